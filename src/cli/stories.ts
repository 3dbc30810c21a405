/** `liqa stories`: which reports tell of one happening. */
import { LiqaError } from '../errors.ts';
import { run } from '../pipeline.ts';
import { openStore, type StoryEntry } from '../store/store.ts';
import {
  type Explanation,
  gistOf,
  joinStory,
  openShelf,
  type Reason,
  type Shelf,
} from '../stories/stories.ts';
import { groupRest } from './group-rest.ts';
import { checkNumber, exitCodeOf, pagesOf, startTally, tell } from './inputs.ts';
import { plain } from './marks.ts';
import type { Output } from './output.ts';
import { tellRest } from './search.ts';
import { storePlace, userName } from './store-place.ts';

export interface StoriesOptions {
  readonly from?: string;
  readonly store?: string;
  readonly merge?: readonly string[];
  readonly split?: readonly string[];
  readonly limit: string;
  readonly cursor?: string;
  readonly format?: 'jsonl' | 'pretty';
}

/** Prints the stories of an input or of the store, or keeps what the user says of them. @returns exit code */
export async function stories(output: Output, options: StoriesOptions): Promise<number> {
  const { from, store, merge, split } = options;
  if (from === undefined) return storiesKept(output, options);
  if (store === undefined && !merge && !split) return storiesOf(output, from, options);
  const message = '--from keeps nothing and has no store: leave out --store, --merge and --split';
  throw new LiqaError('usage.bad-argument', message);
}

async function storiesKept(output: Output, options: StoriesOptions): Promise<number> {
  const limit = checkNumber(options.limit, { option: '--limit', from: 1, to: 500 }) ?? 50;
  const store = await openStore(storePlace(options.store), { create: false });
  try {
    await groupRest(output, store);
    const { merge, split } = options;
    const sign = { by: userName() };
    if (merge) await tellChanged(output, store.correctStory({ verdict: 'together', articles: merge }, sign));
    if (split) {
      const correction = { verdict: 'apart', articles: split, from: split[0]! } as const;
      await tellChanged(output, store.correctStory(correction, sign));
    }
    if (merge || split) return 0;
    const found = await store.stories({}, { limit, cursor: options.cursor });
    const pretty = (options.format ?? (output.isTerminal ? 'pretty' : 'jsonl')) === 'pretty';
    for (const it of found.items) output.write(pretty ? drawEntry(it) : `${JSON.stringify(it)}\n`);
    tellRest(output, found);
    return 0;
  } finally {
    await store.close();
  }
}

async function tellChanged(output: Output, changing: Promise<readonly string[]>): Promise<void> {
  const changed = await changing;
  output.note(`kept; ${changed.length} reports stand in another story now`);
}

const lineOf = (facts: readonly (string | null)[]): string =>
  plain(facts.filter((it) => it !== null && it !== '').join(' · '));

const drawEntry = ({ id, since, until, reports }: StoryEntry): string => {
  const days = since === until ? since : `${since} – ${until}`;
  const lines = reports.map((it) => `  ${lineOf([it.published, it.outlet, it.title, it.id])}\n`);
  return `${lineOf([days ?? 'undated', `${reports.length} reports`, id])}\n${lines.join('')}\n`;
};

/** Prints why two reports of the store are one story or not. @returns exit code */
export async function whyStory(
  output: Output,
  [a, b]: readonly [string, string],
  { store: named, format }: { readonly store?: string; readonly format: 'jsonl' | 'pretty' },
): Promise<number> {
  const store = await openStore(storePlace(named), { create: false });
  try {
    await groupRest(output, store);
    const found = await store.explainStory(a, b);
    if (!found) {
      const message = 'the store does not hold both reports: liqa search and liqa stories show their ids';
      throw new LiqaError('store.not-found', `${message} (${a}, ${b})`);
    }
    output.write(format === 'pretty' ? drawExplanation(found) : `${JSON.stringify(found)}\n`);
    return 0;
  } finally {
    await store.close();
  }
}

const REASONS: Readonly<Record<Reason, string>> = {
  same: 'one story: the later one is as like the earlier ones as is needed',
  corrected: 'the user said so',
  far: 'apart: too many days lie between them',
  unlike: 'apart: they hardly share a word that tells something',
  other:
    'apart: alike, but less than is needed beyond what the topic has in common, or another story is nearer',
};
const shown = (value: number): string => value.toFixed(2);

function drawExplanation({ reason, stories: [x, y], likeness, decided }: Explanation): string {
  const { whole, front, deed, headlineLeast, headlineMost, score, shared } = likeness;
  const { offer, topic, by } = decided;
  const lines = [
    REASONS[reason],
    `stories        ${x} | ${y}`,
    `alike          ${shown(score)} (whole ${shown(whole)}, beginning ${shown(front)}, without names ${shown(deed)}, headlines ${shown(headlineLeast)} and ${shown(headlineMost)})`,
    `days between   ${likeness.days}${likeness.engagement ? ', perhaps one engagement' : ''}${likeness.otherParties ? ', engagements of other parties' : ''}`,
    `shared terms   ${shared.join(' ')}`,
    `decided by     ${by}, alike to its topic at large ${shown(topic)}`,
    ...(offer
      ? [
          `               reached ${shown(offer.score)} of ${shown(offer.needed)} with ${offer.reports} reports of ${offer.story}`,
        ]
      : []),
  ];
  return `${plain(lines.join('\n'))}\n`;
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
