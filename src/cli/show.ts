/** `liqa show`: one engagement, or one article with all that was read of it. */
import { LiqaError } from '../errors.ts';
import { toLine } from '../record.ts';
import { openStore } from '../store/store.ts';
import { groupRest } from './group-rest.ts';
import type { Output } from './output.ts';
import { drawCopies, drawEngagement, drawReading, evidenceLine } from './pretty.ts';
import { storePlace } from './store-place.ts';

export interface ShowOptions {
  readonly store?: string;
  readonly format?: 'jsonl' | 'pretty';
}

/** Prints what has the id. @returns exit code */
export async function show(output: Output, id: string, options: ShowOptions): Promise<number> {
  const store = await openStore(storePlace(options.store), { create: false });
  const pretty = (options.format ?? (output.isTerminal ? 'pretty' : 'jsonl')) === 'pretty';
  try {
    const record = await store.engagement(id);
    if (record) {
      const { engagement, readings } = record;
      const articles = readings.map(
        ({ article: { dropped: _dropped, problems: _problems, ...facts } }) => facts,
      );
      if (!pretty) output.write(`${JSON.stringify({ ...engagement, articles })}\n`);
      else {
        const evidence = Object.entries(engagement.evidence).flatMap(([pointer, list]) =>
          list.map((it) => evidenceLine(pointer, it)),
        );
        output.write(`${drawEngagement(engagement, output.isTerminal)}${evidence.join('\n')}\n`);
        for (const { id: article, outlet, title } of articles)
          output.write(`  ${outlet ?? ''} · ${title} · ${article}\n`);
      }
      return 0;
    }
    const reading = await store.article(id);
    if (!reading) await groupRest(output, store);
    const story = reading ? null : await store.story(id);
    if (story) {
      const { drawStory, storyRecord } = await import('./story.ts');
      const told = await storyRecord(store, story);
      output.write(pretty ? drawStory(told) : `${JSON.stringify(told)}\n`);
      return 0;
    }
    if (!reading) {
      const message =
        'the store holds no engagement, article or story of this id: liqa timeline and liqa stories list them';
      throw new LiqaError('store.not-found', `${message} (${id})`, { place: id });
    }
    const extras = { dropped: true };
    const copies = await store.copiesOf(id);
    if (pretty)
      output.write(`${drawReading(reading, { ...output, extras })}${copies ? drawCopies(copies) : ''}`);
    else output.write(`${JSON.stringify({ ...JSON.parse(toLine(reading, extras)), ...copies })}\n`);
    return 0;
  } finally {
    await store.close();
  }
}
