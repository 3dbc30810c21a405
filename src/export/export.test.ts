import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { parseRssFeed } from 'feedsmith';
import { parquetReadObjects } from 'hyparquet';
import ICAL from 'ical.js';
import { contentOf, type GoldArticle } from '../../eval/gold.ts';
import { LiqaError } from '../errors.ts';
import { makeReading } from '../store/made-readings.ts';
import { openStore, type Store } from '../store/store.ts';
import {
  exportEntries,
  FORMAT_NAMES,
  type FormatName,
  type Rows,
  readCorrected,
  readEntries,
  readFormat,
  writeGold,
} from './export.ts';

/** What a cell may hold to run in a spreadsheet or to leave its place. */
const HOSTILE: readonly string[] = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(A1)',
  '\tx',
  '\rx',
  'a"b',
  'a,b;c',
  'a\nb',
  'a\r\nb',
  'BEGIN:VEVENT',
  'x\\ny',
  ']]><script>1</script>',
  '&lt;b&gt;',
  'half \ud800 pair',
  'nul \u0000 here',
  `long ${'كلمة '.repeat(60)}`,
  'عائلة 👨‍👩‍👧',
];

async function hostileStore(): Promise<Store> {
  const store = await openStore(':memory:');
  const who = [['US', HOSTILE[0]!, null] as const];
  const readings = HOSTILE.map((words, i) =>
    makeReading({
      id: `${i}/${words}`,
      title: words,
      outlet: words,
      body: `${words} التقى الرئيس ${HOSTILE[0]}`,
      engagements: [
        { id: `e${i}`, kind: 'meeting', words: 'التقى', date: '2024-03-05', topics: ['nuclear'], who },
      ],
    }),
  );
  await store.putMany(readings);
  return store;
}

async function write(store: Store, format: FormatName, rows?: Rows): Promise<Buffer> {
  const pieces: Buffer[] = [];
  const entries = readEntries(store, {});
  for await (const piece of exportEntries(format, entries, rows ? { rows } : {}))
    pieces.push(Buffer.from(piece as string));
  return Buffer.concat(pieces);
}

describe('export', () => {
  test('knows its formats and no other', () => {
    assert.equal(readFormat('csv'), 'csv');
    assert.throws(
      () => readFormat('xlsx'),
      (cause) => cause instanceof LiqaError && cause.code === 'usage.bad-argument',
    );
  });

  test('gives the same bytes each time, in every format', async () => {
    const store = await hostileStore();
    for (const format of FORMAT_NAMES) {
      const [first, second] = [await write(store, format), await write(store, format)];
      assert.ok(first.equals(second), format);
      assert.ok(first.length > 0, format);
    }
    await store.close();
  });

  test('writes an empty store as an empty table, list, calendar or feed', async () => {
    const store = await openStore(':memory:');
    assert.equal(String(await write(store, 'jsonl')), '');
    assert.equal(parse(await write(store, 'csv')).length, 1);
    assert.deepEqual(await parquetReadObjects({ file: bufferOf(await write(store, 'parquet')) }), []);
    assert.deepEqual(JSON.parse(String(await write(store, 'jsonld')))['@graph'], []);
    assert.equal(
      new ICAL.Component(ICAL.parse(String(await write(store, 'ics')))).getAllSubcomponents().length,
      0,
    );
    assert.deepEqual(parseRssFeed(String(await write(store, 'rss'))).items ?? [], []);
    await store.close();
  });

  test('csv: a row for each engagement; no cell runs as a formula or leaves its place', async () => {
    const store = await hostileStore();
    const bytes = await write(store, 'csv');
    const rows = parse(bytes, { columns: true }) as readonly Record<string, string>[];
    assert.equal(rows.length, HOSTILE.length);
    for (const [i, row] of rows.entries()) {
      const words = HOSTILE[i]!.toWellFormed().replaceAll('\0', '');
      assert.ok([words, `'${words}`].includes(row.title!), JSON.stringify(row.title));
      assert.equal(row.principals, `'${HOSTILE[0]}`);
      assert.deepEqual([row.kind, row.date, row.topics], ['meeting', '2024-03-05', 'nuclear']);
      for (const cell of Object.values(row)) assert.doesNotMatch(cell, /^[=+@\t\r]|^-/u);
    }
    assert.match(String(bytes), /^id,kind,[^\n]*\r\n/u);
    await store.close();
  });

  test('csv: a row for each participant', async () => {
    const store = await hostileStore();
    const rows = parse(await write(store, 'csv', 'participants'), { columns: true }) as readonly Record<
      string,
      string
    >[];
    assert.equal(rows.length, HOSTILE.length);
    assert.deepEqual(
      [rows[0]!.engagement, rows[0]!.represents, rows[0]!.inferred],
      ['e0', 'US', 'represents'],
    );
    await store.close();
  });

  test('parquet: the columns of the table, absent as null', async () => {
    const store = await hostileStore();
    const rows = await parquetReadObjects({ file: bufferOf(await write(store, 'parquet')) });
    assert.equal(rows.length, HOSTILE.length);
    assert.deepEqual(
      rows.map(({ title }) => title),
      HOSTILE.map((it) => it.toWellFormed()),
    );
    assert.deepEqual([rows[0]!.city, rows[0]!.participants], [null, 1]);
    await store.close();
  });

  test('ics: whole days, stable and different UIDs, lines of 75 octets', async () => {
    const store = await hostileStore();
    const text = String(await write(store, 'ics'));
    for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.doesNotMatch(text.replaceAll('\r\n', ''), /[\r\n]/u);
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
    assert.equal(events.length, HOSTILE.length);
    assert.equal(new Set(events.map((it) => it.getFirstPropertyValue('uid'))).size, HOSTILE.length);
    const event = new ICAL.Event(events[8]!);
    assert.deepEqual([String(event.startDate), String(event.endDate)], ['2024-03-05', '2024-03-06']);
    assert.match(event.description, /«التقى»\na\nb\na\nb/u);
    await store.close();
  });

  test('ics: leaves out what was denied and what has no day', async () => {
    const store = await openStore(':memory:');
    const made = [
      { status: 'denied', date: '2024-03-05' },
      { status: 'held', date: '2024-03' },
      { status: 'cancelled', date: '2024-03-05', until: '2024-03-07' },
    ] as const;
    const engagements = made.map(
      (it, i) => ({ ...it, id: `e${i}`, kind: 'visit', words: 'زار', who: [] }) as const,
    );
    await store.put(makeReading({ id: 'a', title: 't', body: 'زار الرئيس', engagements }));
    const text = String(await write(store, 'ics'));
    assert.equal(text.match(/BEGIN:VEVENT/gu)?.length, 1);
    assert.match(text, /DTEND;VALUE=DATE:20240308\r\n/u);
    assert.match(text, /STATUS:CANCELLED/u);
    await store.close();
  });

  test('rss, json-ld and plover: what they hold can be read back', async () => {
    const store = await hostileStore();
    const feed = parseRssFeed(String(await write(store, 'rss')));
    assert.equal(feed.items?.length, HOSTILE.length);
    assert.equal(new Set(feed.items?.map(({ guid }) => guid?.value)).size, HOSTILE.length);
    const graph = JSON.parse(String(await write(store, 'jsonld')))['@graph'] as readonly {
      readonly startDate: string;
      readonly subjectOf: { readonly headline: string };
    }[];
    assert.deepEqual([graph[1]!.startDate, graph[1]!.subjectOf.headline], ['2024-03-05', HOSTILE[1]]);
    const [line] = String(await write(store, 'plover')).split('\n');
    const { event, mode, context, source } = JSON.parse(line!);
    assert.deepEqual([event, mode, context], ['CONSULT', [], ['nuclear']]);
    assert.equal(source[0].country, 'US');
    await store.close();
  });

  test('reads page by page, as many as are wanted', async () => {
    const store = await openStore(':memory:');
    const engagements = Array.from(
      { length: 1203 },
      (_, i) => ({ id: `e${i}`, kind: 'call', words: 'هاتف', who: [] }) as const,
    );
    await store.put(makeReading({ id: 'a', title: 't', body: 'هاتف الرئيس', engagements }));
    const count = async (most?: number): Promise<number> => {
      const ids = new Set<string>();
      for await (const { engagement } of readEntries(store, {}, { most })) ids.add(engagement.id);
      return ids.size;
    };
    assert.equal(await count(), 1203);
    assert.equal(await count(501), 501);
    assert.equal(await count(7), 7);
    await store.close();
  });
});

const bufferOf = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer;

describe('gold', () => {
  const body = 'التقى الرئيس الوزير. قال الرئيس إن السلام ممكن اليوم. وقال الرئيس إن السلام ممكن غدا';
  const made = makeReading({
    id: 'a',
    title: 't',
    body,
    engagements: [{ id: 'e', kind: 'meeting', words: 'التقى', who: [['US', null, 'الرئيس']] }],
  });
  const contents = ['السلام ممكن اليوم', 'السلام ممكن غدا', 'الرئيس إن السلام ممكن'];
  const statements = contents.map((content, i) => {
    const start = i === 2 ? body.lastIndexOf(content) : body.indexOf(content);
    return { ...made.statements[0]!, content, start, end: start + content.length };
  });
  const filled = async (): Promise<Store> => {
    const store = await openStore(':memory:');
    await store.putMany([
      { ...made, statements },
      { ...made, article: { ...made.article, id: 'b' } },
    ]);
    const change = {
      act: 'change',
      article: 'a',
      engagement: 'e',
      pointer: '/kind',
      value: 'summit',
    } as const;
    await store.corrections.say([change], { by: 'x' });
    return store;
  };
  const goldOf = async (store: Store, options: Parameters<typeof readCorrected>[1]) => {
    const rows: GoldArticle[] = [];
    for await (const line of writeGold(readCorrected(store, options))) rows.push(JSON.parse(String(line)));
    return rows;
  };

  test('holds what stands after corrections, of corrected articles or of all', async () => {
    const store = await filled();
    const rows = await goldOf(store, {});
    assert.deepEqual(
      rows.map(({ id, engagements }) => [id, engagements![0]!.kind]),
      [['a', 'summit']],
    );
    assert.equal((await goldOf(store, { all: true })).length, 2);
    assert.equal((await goldOf(store, { filter: { since: '2024-03-06' } })).length, 0);
    await store.close();
  });

  test('names statements by words that lead back to them, and leaves out those of which none do', async () => {
    const store = await filled();
    const [row] = await goldOf(store, {});
    const found = row!.statements!.map((it) => contentOf(it, row!.text));
    assert.deepEqual(found, [contents[0], contents[1]]);
    await store.close();
  });
});
