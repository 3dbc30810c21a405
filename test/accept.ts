/**
 * Takes the present output of fixture pages as expected: `npm run accept -- <slug>…`, or `--all` for
 * those that have no expectation yet. The diff is then for reading.
 */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { FIXTURES, pageFile, readFixture } from './fixtures.ts';

const wanted = process.argv.slice(2);
const slugs = wanted.includes('--all')
  ? readdirSync(FIXTURES).filter((slug) => !existsSync(`${FIXTURES}${slug}/article.json`))
  : wanted;
if (slugs.length === 0)
  process.stderr.write('name the fixtures to accept, or --all for those without expectation\n');
for (const slug of slugs) {
  if (!pageFile(slug)) {
    process.stderr.write(`there is no page in ${slug}: expected page.html or page.txt\n`);
    process.exitCode = 1;
    continue;
  }
  writeFileSync(`${FIXTURES}${slug}/article.json`, `${JSON.stringify(await readFixture(slug), null, 2)}\n`);
  process.stderr.write(`accepted ${slug}: now read the diff\n`);
}
