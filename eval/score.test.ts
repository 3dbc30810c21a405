/** Holds the scorer to its rules on tiny cases, and to the shared scorer where that stands beside the checkout. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { type GoldArticle, readRows, type ScoredArticle, type ScoredEngagement } from './gold.ts';
import { pair } from './pair.ts';
import { perturb } from './perturb.ts';
import { isSame, isSameOffice } from './same.ts';
import { countAll, scoreArticles } from './score.ts';
import { scoreDates } from './score-dates.ts';
import { loadSets, SHARED } from './sets.ts';
import { figuresOf, scoreOf } from './tallies.ts';
import { areNear, bareWordsOf, nameWordsOf, wordsOf } from './words.ts';

const HOST = {
  name: 'سلمى الحداد',
  role: 'وزيرة الخارجية الأردنية',
  represents: 'JO',
  part: 'principal',
};
const GUEST = {
  name: 'كريم البنّاي',
  role: 'وزير الخارجية المغربي',
  represents: 'MA',
  part: 'principal',
};
const AIDE = { name: 'نادر الشوّاف', role: null, represents: 'JO', part: 'attendee' };
const meeting: ScoredEngagement = {
  kind: 'meeting',
  status: 'held',
  focus: 'main',
  date: '2024-05-02',
  place: { city: 'عمان', country: 'JO' },
  participants: [HOST, GUEST],
  topics: ['water'],
};
const TEXT = 'التقت سلمى الحداد كريم البنّاي. وقالت الحداد إن المياه حق لكل بيت في البلدين.';
const article = (...engagements: readonly ScoredEngagement[]): GoldArticle => ({
  id: 'a',
  text: TEXT,
  engagements,
});
const figures = (gold: GoldArticle, output: ScoredArticle) =>
  figuresOf(countAll(scoreArticles([gold], [output])));

test('words are compared without marks, variants of letters, article and particles', () => {
  const folded = 'الي القدس اليوم';
  assert.equal(wordsOf('إلى القُدْس، اليوم').join(' '), folded);
  const written = nameWordsOf('عبدالرحمن');
  assert.deepEqual(nameWordsOf('الأمير عبد الرحمن'), written);
  const words = 'الأميركي الأمريكي بالقدس قدس وعمان عمان وزير وزير'.split(' ');
  for (let i = 0; i < words.length; i += 2) {
    assert.deepEqual(bareWordsOf(words[i]), bareWordsOf(words[i + 1]), words[i]);
  }
});

test('words are near with one letter more, less or other, if they have four', () => {
  const isNear = (words: string): boolean => areNear(words.split(' ')[0]!, words.split(' ')[1]!);
  assert.ok(isNear('بلينكن بلينكين'));
  assert.ok(isNear('نتنياهو نتانياهو'));
  assert.ok(isNear('نتنياهو نتنياهر'));
  assert.ok(!isNear('بلينكن بلنكيين'));
  assert.ok(!isNear('علي عدي'));
});

test('a person is the same by the last name, and two of one family are not', () => {
  const isHost = (name: string): boolean => isSame({ name: HOST.name }, { name });
  assert.ok(isHost('الحداد'));
  assert.ok(isHost('سلمى سعيد الحداد'));
  assert.ok(!isHost('رامي الحداد'));
  assert.ok(!isHost('سلمى'));
});

test('an office stands for a name only with the same party', () => {
  const office = { role: 'وزيرة الخارجية' };
  assert.ok(isSame(HOST, { ...office, represents: 'JO' }));
  assert.ok(!isSame(HOST, { ...office, represents: 'EG' }));
  assert.ok(!isSame(HOST, office));
});

test('offices are the same by the words of the shorter, if the longer is not three times as long', () => {
  const council = 'رئيس لجنة العلاقات في المجلس';
  assert.ok(isSameOffice(council, 'رئيس اللجنة'));
  assert.ok(isSameOffice(council, 'رئيس المجلس'));
  assert.ok(!isSameOffice(council, 'الرئيس'));
  assert.ok(isSame({ role: council }, { role: council, represents: 'EG' }));
  assert.ok(!isSame({ role: council, represents: 'JO' }, { role: council, represents: 'EG' }));
});

test('pairs the most alike first and each only once', () => {
  const { pairs, restX, restY } = pair([3, 5], [5, 4, 9], (x, y) => Math.max(0, 2 - Math.abs(x - y)));
  assert.deepEqual(pairs, [
    [5, 5],
    [3, 4],
  ]);
  assert.deepEqual([restX, restY], [[], [9]]);
});

test('gold held against itself is right in everything, and measures without a case are absent', () => {
  const found = figures(article(meeting), article(meeting));
  assert.deepEqual(found['engagement.all'], { precision: 1, recall: 1, f1: 1, tp: 1, fp: 0, fn: 0 });
  assert.deepEqual(found.date, { accuracy: 1, ok: 1, n: 1 });
  assert.ok(!('attendee' in found));
  assert.ok(!('statement' in found));
});

test('an article that did not come misses everything', () => {
  const counts = countAll(scoreArticles([article(meeting)], []));
  assert.deepEqual(counts.get('engagement.all'), { tp: 0, fp: 0, fn: 1 });
  assert.equal(scoreOf(counts.get('engagement.all')!), 0);
  assert.ok(!counts.has('date'));
});

test('a visit is never a meeting, whoever takes part', () => {
  const found = figures(article(meeting), article({ ...meeting, kind: 'visit' }));
  assert.deepEqual(found['engagement.all'], { precision: 0, recall: 0, f1: 0, tp: 0, fp: 1, fn: 1 });
});

test('half of the principals must be shared where both have two', () => {
  const names = 'رامي قنديل/هدى مرعي/زياد الصلح'.split('/');
  const others = names.map((name) => ({ name, part: 'principal' }));
  const found = figures(article(meeting), article({ ...meeting, participants: [HOST, ...others] }));
  assert.equal((found['engagement.all'] as { tp: number }).tp, 0);
});

test('a main one told as background still counts as main, and the focus as wrong', () => {
  const found = figures(article(meeting), article({ ...meeting, focus: 'background' }));
  assert.equal((found['engagement.main'] as { f1: number }).f1, 1);
  assert.deepEqual(found.focus, { accuracy: 0, ok: 0, n: 1 });
});

test('an attendee who came as a principal is missed but no false principal', () => {
  const gold = { ...meeting, participants: [HOST, GUEST, AIDE] };
  const output = { ...meeting, participants: [HOST, GUEST, { ...AIDE, part: 'principal' }] };
  const found = figures(article(gold), article(output));
  assert.deepEqual(found.participant, { precision: 1, recall: 1, f1: 1, tp: 2, fp: 0, fn: 0 });
  assert.deepEqual(found.attendee, { precision: 0, recall: 0, f1: 0, tp: 0, fp: 0, fn: 1 });
});

test('a call has no place to be right about', () => {
  const call = { ...meeting, kind: 'call', place: null };
  assert.ok(!('place.city' in figures(article(call), article(call))));
});

test('a statement is found with half of its words, and its speaker by name or office', () => {
  const statement = {
    speaker: 'سلمى الحداد',
    cue: 'وقالت',
    start: 'المياه حق',
    end: 'في البلدين',
    direct: false,
  };
  const gold = { ...article(), statements: [statement] };
  const content = 'المياه حق لكل بيت';
  const whole = figures(gold, { ...article(), statements: [{ ...statement, content, speaker: 'الحداد' }] });
  assert.deepEqual(whole.statement, { precision: 1, recall: 1, f1: 1, tp: 1, fp: 0, fn: 0 });
  assert.deepEqual(whole['statement.speaker'], { accuracy: 1, ok: 1, n: 1 });
  const part = figures(gold, { ...article(), statements: [{ ...statement, content: 'المياه حق' }] });
  assert.deepEqual(part.statement, { precision: 0, recall: 0, f1: 0, tp: 0, fp: 1, fn: 1 });
});

test('a time expression is right with its value or the other one it may have', () => {
  const gold = {
    id: 'd',
    text: 'الخميس',
    published: '2024-05-01',
    value: '2024-04-25',
    also: ['2024-05-02'],
  };
  const read = (value: string | null) =>
    scoreDates([gold], [{ id: 'd', mentions: [{ kind: 'date', value }] }])[0]!.marks[0]!.outcome;
  assert.equal(read('2024-04-25'), 'right');
  assert.equal(read('2024-05-02'), 'right');
  assert.equal(read('2024-05-09'), 'wrong');
  assert.equal(read(null), 'wrong');
  assert.equal(scoreDates([gold], [])[0]!.marks[0]!.outcome, 'wrong');
});

// ---- against the shared scorer ---------------------------------------------------------------------

const sharedScorer = join(SHARED, 'score.mjs');
const sharedDates = join(SHARED, 'score-dates.mjs');
const toLines = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/** What a shared program prints about `gold` and `output`. */
function runShared(program: string, gold: readonly unknown[], output: readonly unknown[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'liqa-score-'));
  const [goldPath, outputPath] = [join(folder, 'gold.jsonl'), join(folder, 'output.jsonl')];
  writeFileSync(goldPath, toLines(gold));
  writeFileSync(outputPath, toLines(output));
  const args = [program, goldPath, outputPath, ...(program === sharedScorer ? ['--json'] : [])];
  const printed = execFileSync(process.execPath, args, { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return printed;
}

/** The figures of the shared scorer that rest on at least one case. */
function sharedFigures(
  gold: readonly GoldArticle[],
  output: readonly ScoredArticle[],
): Record<string, unknown> {
  const printed = JSON.parse(runShared(sharedScorer, gold, output)) as Record<string, Record<string, number>>;
  return Object.fromEntries(
    Object.entries(printed).filter(([, { n, tp = 0, fp = 0, fn = 0 }]) => (n ?? tp + fp + fn) > 0),
  );
}

const skip = existsSync(sharedScorer) ? false : 'the shared scorer is not here';
for (const { name, articles } of loadSets()) {
  if (articles.length === 0) continue;
  for (const rate of [0, 0.03, 0.1, 0.3]) {
    test(`agrees with the shared scorer on ${name} with faults in ${100 * rate} % of values`, {
      skip,
    }, () => {
      const output = perturb(articles, { seed: 7, rate });
      const own = figuresOf(countAll(scoreArticles(articles, output)));
      assert.deepEqual(own, sharedFigures(articles, output));
    });
  }
}

test('agrees with the shared scorer of dates', { skip }, () => {
  const dates = loadSets('dates')[0]?.dates ?? [];
  const output = dates.map(({ id, value, also }, i) => {
    const values = [value, also?.[0] ?? null, '1999-01-01'];
    return { id, mentions: [{ kind: i % 5 === 0 ? 'place' : 'date', value: values[i % 3] ?? null }] };
  });
  const right = scoreDates(dates, output).filter(({ marks }) => marks[0]!.outcome === 'right').length;
  assert.match(runShared(sharedDates, dates, output), new RegExp(`dates ${dates.length} {2}right ${right} `));
});

test('the samples are gold of the contract', () => {
  const [samples] = loadSets('samples', join(tmpdir(), 'nothing-here'));
  assert.ok(samples && samples.articles.length > 30);
  assert.deepEqual(readRows(join(import.meta.dirname, 'samples.gold.jsonl')), samples.articles);
});
