import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { findNames, printNames, printWords, readSeeds } from './make-names.ts';
import { bare, fold, hostsOf, isAttached } from './name-mining.ts';

const seedText = [
  'id\tclass\tform\tsource',
  'both-1\tboth\tسعيد\thand',
  'family-1\tfamily\tالنجار\thand',
  'family-2\tfamily\tحداد\thand',
  'given-1\tgiven\tسمير\thand',
  'given-2\tgiven\tنبيل\thand',
  'given-3\tgiven\tسعيد\thand',
  'no-name-1\tno-name\tالمدينة\thand',
  'small-1\tsmall\tفي\thand',
  'small-2\tsmall\tإلى\thand',
  'son-1\tson\tبن\thand',
  'title-1\ttitle\tالدكتور\thand',
].join('\n');
const seeds = readSeeds(`${seedText}\n`);

/** Sentences of our own in which «زرقوف», an invented word, is a family name and «مصباح» a thing. */
const sentences = [
  'زار الدكتور سمير زرقوف المدينة، ثم عاد.',
  'وصل الدكتور سمير النجار، ووصل الدكتور نبيل النجار.',
  'تكلم الدكتور نبيل بن سمير حداد، وسكت سمير حداد.',
  'مر الدكتور نبيل حداد في الشارع، ومر سمير حداد.',
  'كتب الدكتور نبيل زرقوف، وقرأ سمير النجار.',
  'جلس الدكتور سمير بن نبيل النجار في البيت.',
  'حضر سمير زرقوف إلى السوق، وغاب نبيل النجار.',
  'اشترى الولد مصباح الدار القديم في السوق.',
  'انطفأ مصباح البيت الكبير في الليل البارد.',
  'كان الرجل سعيد الحظ في البيت الكبير.',
  'فتح البائع الدكان باكرا ورتب السلال على الرفوف.',
  'نزل المطر على الحقول طويلا فاخضرت التلال وفاض النهر.',
  'صنع النجارون طاولة كبيرة من خشب الجوز في يومين.',
  'غسلت الجارة ثيابا كثيرة ونشرتها فوق السطح ظهرا.',
  'ركض الأطفال خلف الكرة حتى غابت الشمس وراء التل.',
  'طبخت الجدة عدسا وأرزا وقدمت لنا خبزا ساخنا.',
  'سافر الدكتور سعيد النجار إلى المدينة.',
];
const corpus = Array.from({ length: 6 }, () => sentences).flat();

test('finds a name that stands where names stand', () => {
  const { names } = findNames(corpus, seeds);
  const found = names.find((row) => row.form === 'زرقوف');
  assert.equal(found?.source, 'press');
  assert.equal(found?.class, 'family');
});

test('leaves out a word that stands where words stand', () => {
  const { names, words } = findNames(corpus, seeds);
  assert.equal(
    names.some((row) => row.form === 'مصباح'),
    false,
  );
  const word = words.find((row) => row.form === 'مصباح');
  assert.ok(word !== undefined && word.share < 0.2);
});

test('keeps every name by hand, with a count of zero where the corpus has it not', () => {
  const more = readSeeds(`${seedText}\ngiven-4\tgiven\tليوبولد\thand\n`);
  const row = findNames(corpus, more).names.find((name) => name.source === 'hand' && name.count === 0);
  assert.equal(row?.form, 'ليوبولد');
});

test('lists a word that is both in both, and a pure name not among the words', () => {
  const { names, words } = findNames(corpus, seeds);
  assert.ok(names.some((row) => row.form === 'سعيد'));
  const both = words.find((row) => row.form === 'سعيد');
  assert.ok(both !== undefined && both.share > 0 && both.share < 1);
  assert.equal(
    words.some((row) => row.form === 'سمير'),
    false,
  );
});

test('never takes a word for a name that was looked at and is none', () => {
  const { names } = findNames(corpus, seeds);
  assert.equal(
    names.some((row) => row.form === 'المدينة'),
    false,
  );
});

test('folds spellings and strips marks', () => {
  assert.equal(fold('مُوسَى'), fold('موسي'));
  assert.equal(fold('أسامة'), fold('اسامه'));
  assert.equal(bare('سميـــر'), 'سمير');
});

test('knows an attached particle by its commoner host', () => {
  const counts = new Map([
    [fold('سمير'), 10],
    [fold('وسمير'), 3],
    [fold('الأمير'), 10],
    [fold('للأمير'), 2],
    [fold('وليد'), 9],
  ]);
  const countOf = (form: string): number => counts.get(form) ?? 0;
  assert.equal(isAttached(fold('وسمير'), countOf), true);
  assert.equal(isAttached(fold('للأمير'), countOf), true);
  assert.equal(isAttached(fold('وليد'), countOf), false);
  assert.deepEqual(hostsOf(fold('سمير')), []);
});

test('prints rows with ids in the order of the forms', () => {
  const { names, words } = findNames(corpus, seeds);
  for (const text of [printNames(names), printWords(words)]) {
    const rows = text.trimEnd().split('\n').slice(1);
    const ids = rows.map((row) => row.split('\t')[0] ?? '');
    assert.deepEqual(ids, [...ids].sort());
    assert.equal(new Set(rows.map((row) => row.split('\t').length)).size, 1);
  }
});

test('writes the same bytes from a plain and a gzipped corpus', () => {
  const folder = mkdtempSync(join(tmpdir(), 'names-'));
  const script = fileURLToPath(new URL('make-names.ts', import.meta.url));
  const lines = sentences.map((text) => JSON.stringify({ title: null, text })).join('\n');
  const read = (path: string, bytes: string | Buffer): string => {
    writeFileSync(path, bytes);
    const run = spawnSync(process.execPath, [script, path, folder], { encoding: 'utf8' });
    assert.equal(run.status, 0, run.stderr);
    return readFileSync(join(folder, 'names.tsv'), 'utf8') + readFileSync(join(folder, 'words.tsv'), 'utf8');
  };
  try {
    assert.equal(read(join(folder, 'a.jsonl'), lines), read(join(folder, 'b.jsonl.gz'), gzipSync(lines)));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('asks for a corpus where none is named', () => {
  const script = fileURLToPath(new URL('make-names.ts', import.meta.url));
  const run = spawnSync(process.execPath, [script], { encoding: 'utf8' });
  assert.equal(run.status, 2);
  assert.match(run.stderr, /usage/u);
});
