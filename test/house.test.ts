/** The rules of the house, as tests: imports, purity, Arabic in code, names, docs. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { VERSION } from '../src/version.ts';
import { COMMON, TABLE } from './imports.ts';
import { partOf, ROOT, readSources, type Source, trackedFiles } from './sources.ts';

const sources = readSources('src', '.ts');
const code = sources.filter(({ path }) => !path.endsWith('.test.ts'));
const everything = [
  ...sources,
  ...['test', 'eval', 'bench', 'docs'].flatMap((folder) => readSources(folder, '.ts')),
];
const PURE = new Set(TABLE.filter(({ world }) => world === 'no').map(({ part }) => part));
const pure = code.filter(({ path }) => PURE.has(partOf(path)) && path.split('/').length > 2);

const none = (faults: readonly string[]): void => assert.deepEqual(faults, []);
const lines = (files: readonly Source[], fault: (line: string) => boolean): readonly string[] =>
  files.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, i) => (fault(line) ? [`${path}:${i + 1}: ${line.trim()}`] : [])),
  );

const IMPORT = /^\s*(?:import|export)\b[^'"]*?from\s+['"](\.[^'"]+)['"]/gmu;
const LAZY_IMPORT = /\bimport\(\s*['"](\.[^'"]+)['"]\s*\)/gu;

/** Targets of relative imports, from the project's root. */
function importsOf({ path, text }: Source): readonly string[] {
  const found = [...text.matchAll(IMPORT), ...text.matchAll(LAZY_IMPORT)].map((match) => match[1]!);
  return found.map((target) => join(path, '..', target).replaceAll('\\', '/'));
}

test('a folder imports only those the table allows, and of them only the door', () => {
  const allowed = new Map(TABLE.map(({ part, imports }) => [part, imports]));
  const faults: string[] = [];
  for (const source of code) {
    const part = partOf(source.path);
    const may = allowed.get(part) ?? (source.path.split('/').length === 2 ? allowed.get('pipeline')! : []);
    for (const target of importsOf(source)) {
      const other = partOf(target);
      if (other === part || COMMON.includes(other) || target.endsWith('package.json')) continue;
      if (part !== 'cli' && !may.includes(other) && !isBesidePipeline(target, may))
        faults.push(`${source.path} imports ${target}`);
      else if (target.split('/').length > 2 && target !== `src/${other}/${other}.ts`)
        faults.push(`${source.path} goes past the door: ${target}`);
    }
  }
  none(faults);
});

/** Files beside the pipeline (its worker, the record) belong to it. */
const isBesidePipeline = (target: string, may: readonly string[]): boolean =>
  target.split('/').length === 2 && (may.includes('pipeline') || may.includes('article'));

test('pure folders touch neither clock, chance, network nor files', () => {
  const world =
    /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bfetch\(|from 'node:(?!assert|test|crypto)|\bprocess\./u;
  none(lines(pure, (line) => world.test(line)));
});

const ARABIC_STRING = /(['"`])[^'"`]*[\u0600-\u06ff][^'"`]*\1/gu;
const REGEX_WITH_ARABIC = /[=(,:\s]\/(?![/*])[^/\n]*[\u0621-\u064a][^/\n]*\/[a-z]*[\s.,;)]/u;
const COMMENT = /^\s*(?:\/\/|\*|\/\*)/u;

test('code holds at most one Arabic string in a line and none in a regular expression', () => {
  const files = code.filter(({ path }) => !path.includes('/strings'));
  none(lines(files, (line) => !COMMENT.test(line) && [...line.matchAll(ARABIC_STRING)].length > 1));
  none(lines(files, (line) => !COMMENT.test(line) && REGEX_WITH_ARABIC.test(line)));
});

test('no invisible direction mark stands in a file but as an escape', () => {
  const hidden = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
  none(lines(everything, (line) => hidden.test(line)));
});

test('expressions over Arabic text use no class of letters that knows only Latin', () => {
  const latin = /\/[^/\n]*\\[bwd][^/\n]*\/[a-z]*u?[a-z]*\.(?:test|exec)|\.match(?:All)?\(\/[^/\n]*\\[bwd]/u;
  const files = pure.filter(({ path }) => !path.startsWith('src/article/'));
  none(lines(files, (line) => latin.test(line)));
});

test('files stay within 400 lines and without any, enum, default export or parameter property', () => {
  none(
    everything
      .filter(({ text }) => text.split('\n').length > 401)
      .map(({ path, text }) => `${path}: ${text.split('\n').length} lines`),
  );
  const forbidden = /^\s*export default\b|^\s*(?:export )?(?:const )?enum\b|:\s*any\b(?!\w)|\bas any\b/u;
  none(lines(everything, (line) => !COMMENT.test(line) && forbidden.test(line)));
});

test('every folder of src has a door of its own name', () => {
  const folders = new Set(
    code.filter(({ path }) => path.split('/').length > 2).map(({ path }) => partOf(path)),
  );
  none([...folders].filter((folder) => !existsSync(join(ROOT, `src/${folder}/${folder}.ts`))));
  none([...folders].filter((folder) => !TABLE.some(({ part }) => part === folder)));
});

test('ARCHITECTURE.md shows the import table as it is tested', () => {
  const text = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');
  none(
    TABLE.map(
      ({ part, imports, world }) => `| \`${part}\` | ${imports.join(', ') || '—'} | ${world} |`,
    ).filter((row) => !text.includes(row)),
  );
});

test('the docs name only paths that exist', () => {
  const docs = [
    'README.md',
    'ARCHITECTURE.md',
    'CONTRIBUTING.md',
    ...trackedFiles().filter((path) => /^docs\/.*\.md$/u.test(path)),
  ];
  const named = /`((?:src|lexicons|docs|samples|test|eval|bench|bin)\/[^`\s*<…]*)`/gu;
  const faults = docs.flatMap((doc) =>
    [...readFileSync(join(ROOT, doc), 'utf8').matchAll(named)]
      .map((match) => match[1]!)
      .filter((path) => !existsSync(join(ROOT, path.replace(/:\d+$/u, ''))))
      .map((path) => `${doc}: ${path}`),
  );
  none(faults);
});

test('styles know no left and right', () => {
  const physical =
    /(?:^|[\s;{-])(?:left|right)\s*:|(?:margin|padding|border)-(?:left|right)|text-align:\s*(?:left|right)|float:\s*(?:left|right)/u;
  none(lines(readSources('src', '.css'), (line) => physical.test(line)));
});

test('one version everywhere and no download address in the lockfile', () => {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  assert.equal(VERSION, manifest.version);
  assert.doesNotMatch(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'), /"resolved": "https?:/u);
});
