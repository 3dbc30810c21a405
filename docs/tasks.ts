/**
 * Five tasks done on the desk as a person would do them, over the sample collection: what is asked for must be
 * found, each step is counted, each task timed, and what was seen is kept as pictures beside `docs/tasks.md`.
 *
 *     node docs/tasks.ts
 */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { readGold } from '../eval/gold.ts';
import type { ReadingRecord } from '../src/record.ts';
import { launchChromium, openPage } from '../src/serve/in-chromium.ts';
import { ROOT } from '../test/sources.ts';

const PORT = 4299;
const DESK = `http://localhost:${PORT}`;
const PICTURES = join(ROOT, 'docs', 'tasks');
const STARTS_WITHIN_MS = 120_000;

/** A page with a count of what was done on it. */
interface Walk {
  readonly page: Page;
  steps: number;
}

interface Task {
  readonly name: string;
  readonly lang: 'ar' | 'en';
  readonly walk: (walk: Walk) => Promise<void>;
}

async function open(walk: Walk, path: string): Promise<void> {
  walk.steps++;
  await walk.page.goto(DESK + path);
}
async function click(walk: Walk, selector: string): Promise<void> {
  walk.steps++;
  await walk.page.locator(selector).first().click();
}
async function fill(walk: Walk, selector: string, value: string): Promise<void> {
  walk.steps++;
  await walk.page.locator(selector).first().fill(value);
}
const keep = async ({ page }: Walk, name: string): Promise<void> => {
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
};

/** A call of the last week of February 2021, and the words that say it. */
async function findCall(walk: Walk): Promise<void> {
  const { page } = walk;
  await open(walk, '/');
  await click(walk, 'svg a[href*="2021"]');
  await click(walk, 'a[href*="kind=call"]');
  await keep(walk, '1-calls-of-a-year');
  await click(walk, '.entry a[href^="/engagements/"]');
  await click(walk, 'dl a.value');
  assert.match(page.url(), /#w\d+$/);
  const target = new URL(page.url()).hash.slice(1);
  assert.ok(await page.locator(`.words mark.${target}`).first().isVisible(), 'the words that say the value');
  await keep(walk, '1-words-of-the-call');
}

/** Two outlets that contradict each other about one visit. */
async function findContradiction(walk: Walk): Promise<void> {
  await open(walk, '/stories');
  await click(walk, 'a[href*="erdogan-cairo"]');
  await keep(walk, '2-contradictions');
  const first = walk.page.locator('.contradictions > li').first();
  const outlets = await first.locator('a.quoted').count();
  assert.ok(outlets >= 2, 'both sides are a click from their words');
}

/** How two outlets call one party. */
async function compareNamings(walk: Walk): Promise<void> {
  await open(walk, '/parties/IL');
  const ledger = walk.page.locator('.ledger');
  await ledger.scrollIntoViewIfNeeded();
  assert.ok((await ledger.locator('tbody tr').count()) >= 2, 'at least two forms');
  await keep(walk, '3-namings');
  await click(walk, '.ledger tbody tr:nth-child(2) td a');
  assert.ok((await walk.page.locator('main mark').count()) > 0, 'the words in their sentence');
  await keep(walk, '3-words-of-a-naming');
}

interface Misdated {
  readonly article: string;
  readonly engagement: string;
  /** The day that a person read. */
  readonly day: string;
}

/** A main engagement of the samples that has another day than the one a person read. */
async function findMisdated(): Promise<Misdated> {
  for (const { id, engagements = [] } of readGold(join(ROOT, 'eval', 'samples.gold.jsonl'))) {
    const [expected, ...others] = engagements.filter(({ focus }) => focus === 'main');
    const reading = (await (await fetch(`${DESK}/articles/${id}.json`)).json()) as ReadingRecord;
    const [read, ...more] = reading.engagements.filter(({ focus }) => focus === 'main');
    const isAlone = expected && read && others.length + more.length === 0 && !read.until;
    if (isAlone && expected.date?.length === 10 && expected.kind === read.kind && read.date !== expected.date)
      return { article: String(id), engagement: read.id, day: expected.date };
  }
  throw new Error('every main engagement of the samples has its day: choose another task');
}

/** A day that was misread, put right and signed; the machine's day stays beside it. */
async function correctDate(walk: Walk): Promise<void> {
  const { article, engagement, day } = await findMisdated();
  await open(walk, `/articles/${article}`);
  await click(walk, `a[href="/engagements/${engagement}"]`);
  await click(walk, 'a.button[href$="/correct"]');
  await fill(walk, 'input[name=date]', day);
  await fill(walk, 'input[name=by]', 'Reader');
  await keep(walk, '4-correcting');
  await click(walk, '.correction-form .primary');
  await walk.page.waitForURL(/\/engagements\/[^/]+$/);
  await keep(walk, '4-corrected');
  assert.equal(await walk.page.locator('del, s, .machine').first().isVisible(), true);
}

/** A dossier on two parties for some years, as it prints. */
async function prepareDossier(walk: Walk): Promise<void> {
  const { page } = walk;
  await open(walk, '/parties/SA');
  await click(walk, 'a[href^="/pairs/"][href*="US"]');
  await click(walk, 'a[href^="/dossier"]');
  await fill(walk, 'input[name=since]', '2018-01-01');
  await fill(walk, 'input[name=until]', '2022-12-31');
  await click(walk, 'form[action^="/dossier"] button');
  await keep(walk, '5-dossier');
  const pdf = await page.pdf({ format: 'A4' });
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  assert.ok(pages >= 2, `the dossier prints on ${pages} pages`);
}

const TASKS: readonly Task[] = [
  { name: 'find a call of a given year and its words', lang: 'ar', walk: findCall },
  { name: 'find who contradicts whom about one meeting', lang: 'ar', walk: findContradiction },
  { name: 'see how outlets call one party', lang: 'ar', walk: compareNamings },
  { name: 'correct a wrong date', lang: 'en', walk: correctDate },
  { name: 'prepare a dossier', lang: 'en', walk: prepareDossier },
];

async function isOpen(): Promise<boolean> {
  try {
    return (await fetch(DESK)).ok;
  } catch {
    return false;
  }
}

async function walkAll(browser: Browser): Promise<void> {
  for (const { name, lang, walk } of TASKS) {
    const { page, faults } = await openPage(browser, {
      address: DESK,
      lang,
      viewport: { width: 1200, height: 860 },
    });
    const walked: Walk = { page, steps: 0 };
    const started = performance.now();
    await walk(walked);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    assert.deepEqual(faults, []);
    console.log(`${name}: ${walked.steps} steps, ${seconds} s`);
    await page.context().close();
  }
}

const data = mkdtempSync(join(tmpdir(), 'liqa-tasks-'));
mkdirSync(PICTURES, { recursive: true });
const desk = spawn(process.execPath, ['src/cli/cli.ts', 'start', '--port', String(PORT)], {
  cwd: ROOT,
  env: { ...process.env, XDG_DATA_HOME: data },
  stdio: 'ignore',
});
let browser: Browser | null = null;
try {
  const until = performance.now() + STARTS_WITHIN_MS;
  while (!(await isOpen())) {
    assert.ok(performance.now() < until, 'the desk did not open');
    spawnSync('sleep', ['0.5']);
  }
  browser = await launchChromium();
  await walkAll(browser);
} finally {
  await browser?.close();
  desk.kill();
  rmSync(data, { recursive: true, force: true });
}
