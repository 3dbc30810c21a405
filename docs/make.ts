/**
 * Writes the generated docs: `docs/rules.md` from the examples beside the rules and
 * `docs/record.schema.json` from the one definition of the record. `--check` fails where they are stale.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseExamples } from '../src/rules/rules.ts';
import { ROOT, readSources } from '../test/sources.ts';

function makeRules(): string {
  const parts = [
    '# Rules',
    '',
    'Made by `npm run docs` from the examples beside the rules; do not edit. `+` is read so, `-` is not read by this rule.',
  ];
  for (const { path, text } of readSources('src', '.examples.txt')) {
    parts.push('', `## \`${path}\``);
    for (const { rule, says, examples } of parseExamples(text)) {
      parts.push('', `### ${rule}`, '', ...(says ? [says, ''] : []));
      parts.push(
        ...examples.map(
          ({ side, sentence, fields }) =>
            `- ${side} <bdi>${sentence}</bdi>${fields.map(([name, words]) => ` · ${name}: <bdi>${words}</bdi>`).join('')}`,
        ),
      );
    }
  }
  return `${parts.join('\n')}\n`;
}

async function makeSchema(): Promise<string> {
  const { recordSchema } = await import('../src/record.schema.ts');
  const { z } = await import('zod');
  return `${JSON.stringify(z.toJSONSchema(recordSchema), null, 2)}\n`;
}

const made: readonly (readonly [string, string])[] = [
  ['docs/rules.md', makeRules()],
  ['docs/record.schema.json', await makeSchema()],
];
for (const [path, text] of made) {
  const present = existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path), 'utf8') : '';
  if (present === text) continue;
  if (process.argv.includes('--check')) {
    console.error(`${path} is stale: run npm run docs and commit what changes`);
    process.exitCode = 1;
  } else {
    writeFileSync(join(ROOT, path), text);
    console.log(`wrote ${path}`);
  }
}
