/** Holds the sample pages, their gold and the list of what was planted together. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { test } from 'node:test';
import { readPlanted } from './score-told.ts';

interface GoldStatement {
  readonly speaker: string;
  readonly cue: string;
  readonly start: string;
  readonly end: string;
}

interface GoldArticle {
  readonly id: string;
  readonly title: string;
  readonly outlet: string;
  readonly published: string | null;
  readonly text: string;
  readonly engagements: readonly {
    readonly participants: readonly { readonly name: string | null; readonly role: string | null }[];
  }[];
  readonly statements: readonly GoldStatement[];
}

const here = import.meta.dirname;
const samples = join(here, '..', 'samples');
const gold: readonly GoldArticle[] = lines(readFileSync(join(here, 'samples.gold.jsonl'), 'utf8')).map(
  (line) => JSON.parse(line) as GoldArticle,
);
const goldOf = new Map(gold.map((article) => [article.id, article]));
const planted = readPlanted();
const pages = readPages();

/** The lines of `text` that hold something. */
function lines(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

/** The bytes as UTF-8, or as windows-1256 where they are no UTF-8. */
function decode(bytes: Uint8Array): { readonly text: string; readonly encoding: string } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1256').decode(bytes), encoding: 'windows-1256' };
  }
}

/** Every page of the collection by its id: the text as it stands in the file, and how it was decoded. */
function readPages(): Map<
  string,
  { readonly text: string; readonly encoding: string; readonly folder: string }
> {
  const found = new Map<string, { text: string; encoding: string; folder: string }>();
  for (const entry of readdirSync(samples, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    for (const file of readdirSync(join(samples, entry.name))) {
      const { text, encoding } = decode(readFileSync(join(samples, entry.name, file)));
      const ending = extname(file);
      if (ending !== '.jsonl') {
        found.set(basename(file, ending), { text, encoding, folder: entry.name });
        continue;
      }
      for (const line of lines(text)) {
        const row = JSON.parse(line) as {
          readonly id: string;
          readonly text: string;
          readonly title: string;
        };
        found.set(row.id, { text: `${row.title}\n${row.text}`, encoding, folder: entry.name });
      }
    }
  }
  return found;
}

/** `html` with the four named entities of the samples resolved. */
function plain(html: string): string {
  return html
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&');
}

/** The gold article of that id. */
function article(id: string): GoldArticle {
  const found = goldOf.get(id);
  assert.ok(found, `${id} has no gold`);
  return found;
}

test('every sample has its gold and every gold its sample', () => {
  assert.deepEqual([...goldOf.keys()].sort(), [...pages.keys()].sort());
  assert.equal(goldOf.size, gold.length);
});

test('every page holds its title and, in order, the paragraphs of the gold text', () => {
  for (const { id, title, text } of gold) {
    const page = plain(pages.get(id)?.text ?? '');
    assert.ok(page.includes(title), `${id}: title`);
    let from = 0;
    for (const paragraph of text.split('\n')) {
      const at = page.indexOf(paragraph, from);
      assert.ok(at >= 0, `${id}: ${paragraph}`);
      from = at + paragraph.length;
    }
  }
});

test('the pages of the Maghreb daily are windows-1256 and declare nothing', () => {
  for (const [id, page] of pages) {
    assert.equal(page.encoding, page.folder === 'barid-almagharib' ? 'windows-1256' : 'utf-8', id);
    if (page.encoding === 'windows-1256') assert.ok(!page.text.toLowerCase().includes('charset'), id);
  }
});

test('every statement of the gold stands in its text', () => {
  for (const { id, text, statements } of gold) {
    for (const { cue, start, end } of statements) {
      const at = text.indexOf(start);
      assert.ok(at >= 0, `${id}: ${start}`);
      assert.ok(text.indexOf(end, at) >= 0, `${id}: ${end}`);
      assert.ok(text.includes(cue), `${id}: ${cue}`);
    }
  }
});

test('every participant of the gold is spelled as in title or text', () => {
  for (const { id, title, text, engagements } of gold) {
    for (const { name, role } of engagements.flatMap((engagement) => engagement.participants)) {
      assert.ok(name !== null || role !== null, id);
      for (const words of [name, role])
        assert.ok(words === null || `${title}\n${text}`.includes(words), `${id}: ${words}`);
    }
  }
});

test('one report is undated and one holds no engagement', () => {
  assert.deepEqual(
    gold.filter(({ published }) => published === null).map(({ id }) => id),
    ['mashrabiya-pope-sistani'],
  );
  assert.deepEqual(
    gold.filter(({ engagements }) => engagements.length === 0).map(({ id }) => id),
    ['mashrabiya-weather'],
  );
});

test('every report belongs to one story', () => {
  assert.deepEqual(planted.stories.flatMap(({ articles }) => articles).sort(), [...goldOf.keys()].sort());
});

test('what was planted stands in the reports of its story', () => {
  const members = new Map(planted.stories.map(({ id, articles }) => [id, articles]));
  for (const { story, values } of [...planted.contradictions, ...planted.compatible]) {
    for (const value of values) {
      assert.ok(members.get(story)?.includes(value.article), `${story}: ${value.article}`);
      assert.ok(article(value.article).text.includes(value.words), `${value.article}: ${value.words}`);
    }
  }
  for (const { article: id, words, quoted } of planted.namings) {
    assert.ok(article(id).text.includes(words), `${id}: ${words}`);
    const marked = [`"${words}"`, `«${words}»`].some((form) => article(id).text.includes(form));
    assert.ok(marked || !quoted, `${id}: ${words} is not in quotation marks`);
  }
});

test('a planted omission is present where it is said and absent where it is not', () => {
  for (const { missing, present } of planted.omissions) {
    for (const { article: id, words } of present) {
      assert.ok(article(id).text.includes(words), `${id}: ${words}`);
      for (const other of missing) assert.ok(!article(other).text.includes(words), `${other}: ${words}`);
    }
  }
});

test('a wire copy shares its paragraphs with the wire, under a headline of its own', () => {
  for (const { articles } of planted.copies) {
    const [wire, copy] = articles.map(article);
    assert.ok(wire && copy);
    assert.notEqual(copy.title, wire.title);
    for (const paragraph of copy.text.split('\n')) assert.ok(wire.text.includes(paragraph), copy.id);
    assert.ok(copy.text.length < wire.text.length);
  }
});

test('the two readouts of one call belong to one story', () => {
  for (const { story, sides } of planted.readouts) {
    const members = planted.stories.find(({ id }) => id === story)?.articles;
    for (const side of sides) assert.ok(members?.includes(side.article), side.article);
  }
});
