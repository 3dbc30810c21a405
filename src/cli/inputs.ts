/** From the inputs a user names to pages: failures are told at once and counted, the rest goes on. */
import { type Client, type Collected, collect, openClient, type Resuming } from '../collect/collect.ts';
import { LiqaError } from '../errors.ts';
import type { Page } from '../model.ts';
import type { Batch } from '../pipeline.ts';
import type { Output } from './output.ts';

/** How far work has come. */
export interface Tally {
  pages: number;
  engagements: number;
  failed: number;
  /** Whether the user named something that cannot be used at all: exit 2. */
  misused: boolean;
  readonly startedMs: number;
}
export const startTally = (): Tally => ({
  pages: 0,
  engagements: 0,
  failed: 0,
  misused: false,
  startedMs: performance.now(),
});

/** How the pages of `inputs` are taken in. */
export interface Intake {
  readonly output: Output;
  readonly tally: Tally;
  readonly published: string | undefined;
  /** Hosts that may be asked although they are not public. */
  readonly allowHosts?: readonly string[] | undefined;
  /** Where earlier runs stopped. */
  readonly resuming?: Resuming;
}

/** The pages of `inputs`; what cannot be read is one line on standard error. */
export async function* pagesOf(
  inputs: readonly string[],
  { output, tally, published, allowHosts = [], resuming }: Intake,
): AsyncIterable<Page> {
  let client: Promise<Client> | undefined;
  const connect = (): Promise<Client> => {
    client ??= openClient({ allowHosts });
    return client;
  };
  try {
    const onNote = (sentence: string): void => output.note(sentence);
    const items = collect(inputs, {
      stdin: process.stdin,
      connect,
      onNote,
      ...(resuming ? { resuming } : {}),
    });
    yield* takePages(items, { output, tally, published });
  } finally {
    (await client)?.close();
  }
}

async function* takePages(
  items: AsyncIterable<Collected>,
  { output, tally, published }: Intake,
): AsyncIterable<Page> {
  for await (const item of items) {
    if (item.ok) {
      const { page } = item;
      yield published && page.given.published === undefined
        ? { ...page, given: { ...page.given, published } }
        : page;
      continue;
    }
    tally.failed++;
    if (item.error.code.startsWith('usage.')) tally.misused = true;
    output.note(`${item.error.code}: ${item.error.message}`);
  }
}

/** Counts a batch, tells its failures, shows how far we are. */
export function tell(batch: Batch, { output, tally }: { output: Output; tally: Tally }): void {
  tally.pages += batch.pages;
  tally.engagements += batch.engagements;
  tally.failed += batch.failures.length;
  for (const { code, message } of batch.failures) output.note(`${code}: ${message}`);
  output.progress(() => lineOf(tally));
}

const number = (value: number): string => Math.round(value).toLocaleString('en');

/** «1,240 articles · 612/s · 803 engagements · 2 failed» */
export function lineOf({ pages, engagements, failed, startedMs }: Tally): string {
  const seconds = Math.max(0.001, (performance.now() - startedMs) / 1000);
  const parts = [
    `${number(pages)} articles`,
    `${number(pages / seconds)}/s`,
    `${number(engagements)} engagements`,
  ];
  if (failed > 0) parts.push(`${number(failed)} failed`);
  return parts.join(' · ');
}

export const exitCodeOf = (tally: Tally): number => (tally.misused ? 2 : tally.failed > 0 ? 1 : 0);

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/u;

/** A day as the user wrote it. @throws LiqaError `date.bad-day` */
export function checkDay(day: string | undefined, option: string): string | undefined {
  if (day === undefined) return undefined;
  const found = DAY.exec(day);
  const instant = found ? new Date(`${day}T00:00:00Z`) : null;
  if (instant && !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day)) return day;
  throw new LiqaError('date.bad-day', `${option} is «${day}», expected a day such as 2021-02-18`);
}

/** A whole number as the user wrote it. @throws LiqaError `usage.bad-argument` */
export function checkNumber(
  words: string | undefined,
  { option, from, to }: { option: string; from: number; to: number },
): number | undefined {
  if (words === undefined) return undefined;
  const value = Number(words);
  if (Number.isInteger(value) && words.trim() !== '' && value >= from && value <= to) return value;
  throw new LiqaError(
    'usage.bad-argument',
    `${option} is «${words}», expected a whole number from ${from} to ${to}`,
  );
}
