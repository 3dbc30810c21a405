/** `liqa stories`: which reports tell of one happening. */
import { LiqaError } from '../errors.ts';
import { run } from '../pipeline.ts';
import { gistOf, joinStory, openShelf, type Shelf } from '../stories/stories.ts';
import { exitCodeOf, pagesOf, startTally, tell } from './inputs.ts';
import type { Output } from './output.ts';

export interface StoriesOptions {
  readonly from?: string;
  readonly store?: string;
  readonly limit: string;
  readonly cursor?: string;
  readonly format?: 'jsonl' | 'pretty';
}

/** Prints the stories of an input or of the store. @returns exit code */
export async function stories(output: Output, options: StoriesOptions): Promise<number> {
  const { from, store } = options;
  if (from !== undefined && store !== undefined) {
    throw new LiqaError('usage.bad-argument', '--from and --store exclude each other: name one of them');
  }
  return storiesOf(output, from ?? '', options);
}

/** The stories of one input, nothing kept: a line for each report, in the order of the input. */
async function storiesOf(output: Output, from: string, options: StoriesOptions): Promise<number> {
  const tally = startTally();
  const near = openShelf();
  const ids: string[] = [];
  await run(
    pagesOf([from], { output, tally, published: undefined }),
    (batch) => {
      for (const reading of batch.readings) {
        if (!near.node(reading.article.id)) ids.push(reading.article.id);
        joinStory(gistOf(reading), near);
      }
      tell(batch, { output, tally });
    },
    { make: 'readings', extras: { mentions: true } },
  );
  if (options.format === 'pretty') output.write(drawShelf(near, ids));
  else for (const id of ids) output.write(`${JSON.stringify({ id, story: near.node(id)?.story })}\n`);
  await output.drained();
  return exitCodeOf(tally);
}

/** Stories with their headlines, in the order of their first reports. */
function drawShelf(near: Shelf, ids: readonly string[]): string {
  const told = new Set<string>();
  let page = '';
  for (const id of ids) {
    const story = near.node(id)?.story ?? id;
    if (told.has(story)) continue;
    told.add(story);
    for (const member of ids.filter((it) => near.node(it)?.story === story)) {
      const gist = near.node(member)!.gist;
      const facts = [gist.day ?? 'undated', gist.outlet ?? '', gist.headline, member];
      page += `${member === story ? '' : '  '}${facts.filter((it) => it !== '').join(' · ')}\n`;
    }
  }
  return page;
}
