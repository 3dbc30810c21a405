/** Many pages through threads: order, failures, and what a page that trips us costs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from './model.ts';
import { type Batch, type RunOptions, readBatch, run } from './pipeline.ts';
import { toLine } from './record.ts';

const BODY = 'استقبل وزير الخارجية المصري سامح شكري اليوم الخميس في القاهرة نظيره الأردني أيمن الصفدي.';
const page = (id: string, content = BODY): Page => ({
  ...{ id, url: null, place: `test:${id}`, kind: 'text', content },
  ...{ given: { title: 'عنوان', published: '2021-02-18' }, problems: [] },
});
async function* stream(pages: Iterable<Page>): AsyncIterable<Page> {
  yield* pages;
}
async function readAll(pages: Iterable<Page>, options: RunOptions): Promise<readonly Batch[]> {
  const batches: Batch[] = [];
  await run(stream(pages), (batch) => void batches.push(batch), options);
  return batches;
}
const linesOf = (batches: readonly Batch[]): string =>
  batches.map(({ lines }) => new TextDecoder().decode(lines)).join('');
const PAGES = Array.from({ length: 260 }, (_, i) => page(`p${i}`, `${BODY}\nفقرة ${i} في الخبر.`));

test('threads and no threads give the same lines in the order of the pages', async () => {
  const alone = linesOf(await readAll(PAGES, { make: 'lines', workers: 1 }));
  const threads = linesOf(await readAll(PAGES, { make: 'lines', workers: 3 }));
  assert.equal(threads === alone, true);
  const ids = alone
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { id: string }).id);
  assert.deepEqual(
    ids,
    PAGES.map(({ id }) => id),
  );
});

test('readings come whole through threads', async () => {
  const options = { make: 'readings', workers: 2, extras: { mentions: true } } as const;
  const readings = (await readAll(PAGES, options)).flatMap((batch) => batch.readings);
  const [wanted] = readBatch([PAGES.at(-1)!], options).readings;
  assert.deepEqual(readings.at(-1), wanted);
  assert.ok(wanted!.mentions.length > 0);
  assert.equal(toLine(readings[0]!).includes('"mentions"'), false);
});

/** A page on which reading fails, as a fault of ours would make it. */
const tripping = (id: string): Page => ({ ...page(id), given: null as unknown as Page['given'] });

test('a page that trips us is one failure with its place, and the rest is read', async () => {
  for (const workers of [1, 3]) {
    const pages = PAGES.map((it, i) => (i === 5 || i === 200 ? tripping(it.id!) : it));
    const batches = await readAll(pages, { make: 'readings', workers });
    const failures = batches.flatMap((batch) => batch.failures);
    assert.deepEqual(
      failures.map(({ code, place }) => [code, place]),
      [
        ['internal.failed', 'test:p5'],
        ['internal.failed', 'test:p200'],
      ],
    );
    assert.equal(batches.flatMap(({ readings }) => readings).length, PAGES.length - 2);
    assert.equal(
      batches.reduce((sum, batch) => sum + batch.pages, 0),
      PAGES.length,
    );
  }
});

test('a sink that fails ends the run with its error and leaves no thread behind', async () => {
  let batches = 0;
  const sink = (): void => {
    if (++batches > 100) throw new Error('full');
  };
  await assert.rejects(run(stream(PAGES), sink, { make: 'lines', workers: 3 }), /full/u);
});

test('nothing to read gives nothing', async () => {
  assert.deepEqual(await readAll([], { make: 'lines' }), []);
});
