/**
 * One visit to a source: what it lists, what of it is new, the new pages kept. Everything new is written down
 * as waiting before the list is remembered as read, so that a killed visit loses nothing.
 */
import { createHash } from 'node:crypto';
import { LiqaError } from '../errors.ts';
import type { Page } from '../model.ts';
import type { SourceItem, SourceLog, SourceState, Visit } from '../source-log.ts';
import type { Client } from './fetch.ts';
import { hintsOf, keyOfAddress, type Listed, pageOfListed } from './listed.ts';
import { type ListedNow, readLists } from './lists.ts';
import { mayPass } from './refusals.ts';
import { fetchListed } from './remote.ts';
import type { Source } from './sources.ts';

export interface Visiting {
  readonly client: Client;
  readonly log: SourceLog;
  /** Reads a page and keeps what was read. @throws LiqaError */
  readonly keep: (page: Page) => Promise<void>;
  readonly everyMs: number;
  readonly signal?: AbortSignal;
}

/** Pages fetched in one visit; the rest waits for the next. */
const MOST_PAGES = 200;
/** After which a page that cannot be had is given up; the pauses between double, so that it takes a day or two. */
const MOST_ATTEMPTS = 8;
/** Failures of a host in a row after which the visit leaves it alone. */
const ENOUGH_FAILURES = 3;
/** Older pages of a sitemap are passed over when the source is new. */
const FRESH_MS = 7 * 86_400_000;
/** A first list of more undated pages than this is an archive. */
const MOST_UNDATED = 300;

interface Counts {
  items: number;
  fresh: number;
  kept: number;
  failed: number;
}
interface Ending {
  readonly counts: Counts;
  readonly kind: SourceState['kind'];
  readonly isUnchanged: boolean;
  /** Why the source itself could not be read. */
  readonly failure: LiqaError | null;
  /** The first thing that went wrong otherwise. */
  readonly problem: LiqaError | null;
  readonly atMs: number;
}

const instant = (ms: number): string => new Date(ms).toISOString();

/** Visits `source` and writes down how it went. @throws LiqaError `collect.stopped`, `store.…` */
export async function visitSource(source: Source, visiting: Visiting): Promise<Visit> {
  const { log, client } = visiting;
  const atMs = client.clock.now();
  const before = await log.state(source.url);
  const counts: Counts = { items: 0, fresh: 0, kept: 0, failed: 0 };
  let problem: LiqaError | null = null;
  let failure: LiqaError | null = null;
  let listed: ListedNow | null = null;
  try {
    const known = new Map((await log.lists(source.url)).map((list) => [list.url, list]));
    listed = await readLists(source, { ...visiting, known, kind: before?.kind ?? null });
    problem = listed.problems[0] ?? null;
    problem = (await takeItems(source, { ...visiting, listed, counts, isFirst: before === null })) ?? problem;
  } catch (cause) {
    failure = passOn(cause);
  }
  const isDown = failure !== null && TROUBLE.has(failure.code);
  if (!isDown) problem = (await fetchWaiting(source, { ...visiting, counts })) ?? problem;
  const ending: Ending = {
    ...{ counts, failure, problem, atMs },
    kind: listed?.kind ?? before?.kind ?? source.kind,
    isUnchanged: listed?.isUnchanged ?? false,
  };
  return writeDown(source, before, { ...visiting, ending });
}

/** An error that belongs to what is visited; what belongs to us is thrown on. */
function passOn(cause: unknown): LiqaError {
  if (!(cause instanceof LiqaError)) throw cause;
  if (cause.code === 'collect.stopped' || cause.code.startsWith('store.')) throw cause;
  return cause;
}

interface Taking extends Visiting {
  readonly listed: ListedNow;
  readonly counts: Counts;
  readonly isFirst: boolean;
}

/** Writes down what is new as waiting, keeps what the list itself holds, then remembers the list as read. */
async function takeItems(source: Source, taking: Taking): Promise<LiqaError | null> {
  const { listed, counts, log } = taking;
  const byKey = new Map(listed.items.map((item) => [keyOf(item), item]));
  counts.items = byKey.size + (listed.page ? 1 : 0);
  const known = new Map((await log.items(source.url, [...byKey.keys()])).map((item) => [item.url, item]));
  const changed = (key: string, stamp: string | null): boolean => isChanged(known.get(key), stamp);
  const noise = isNoise([...byKey].filter(([key, { stamp }]) => changed(key, stamp)).length, known.size);
  const fresh = [...byKey].filter(
    ([key, { stamp }]) => isUnkept(known.get(key)) || (!noise && changed(key, stamp)),
  );
  const pass = passOver(fresh, taking);
  const news = fresh.map(([key, item]) => newItem(key, item, { ...taking, source, pass, known }));
  await log.putItems(source.url, news);
  counts.fresh = news.filter(({ state }) => state === 'waiting').length + (listed.page ? 1 : 0);
  const waiting = news.filter(({ state }) => state === 'waiting');
  let problem: LiqaError | null = null;
  for (const item of waiting) {
    const page = pageOfListed(byKey.get(item.url)!, source.url);
    if (!page || !(page.problems.length === 0 || page.url === null)) continue;
    problem = (await keepOne(source, { item, taking, page: named(page, source) })) ?? problem;
  }
  if (listed.page) problem = (await keepPage(named(listed.page, source), taking)) ?? problem;
  if (problem === null || listed.page === null) await log.putLists(source.url, listed.lists);
  return problem;
}

/** Begins the key of an item that has no address. */
const CONTENT = 'content:';

/** The key of an item: its address, or where it has none a hash of what it holds. */
function keyOf(item: Listed): string {
  if (item.url !== null) return keyOfAddress(item.url);
  const words = `${item.title ?? ''}\n${item.content?.words ?? ''}`;
  return `${CONTENT}${createHash('sha256').update(words).digest('hex')}`;
}

/** Whether an item is new, or what its list held of it was never kept. */
const isUnkept = (known: SourceItem | undefined): boolean =>
  !known || (known.state === 'waiting' && known.url.startsWith(CONTENT));
const isChanged = (known: SourceItem | undefined, stamp: string | null): boolean =>
  known !== undefined && stamp !== null && known.stamp !== null && stamp !== known.stamp;

/** Where most items have another stamp than before, it says when the list was made and nothing of them. */
const NOISE_FROM = 4;
const isNoise = (changed: number, known: number): boolean => changed >= NOISE_FROM && changed * 2 > known;

/** Whether an item of a source met for the first time is an old one. */
function passOver(
  fresh: readonly (readonly [string, Listed])[],
  { listed, isFirst, client }: Taking,
): (item: Listed) => boolean {
  const since = client.clock.now() - FRESH_MS;
  if (!listed.isSitemap || !isFirst) return () => false;
  const timeOf = ({ published, stamp }: Listed): number => Date.parse(stamp ?? published ?? '');
  const undated = fresh.filter(([, item]) => Number.isNaN(timeOf(item))).length;
  return (item) => {
    const time = timeOf(item);
    return Number.isNaN(time) ? undated > MOST_UNDATED : time < since;
  };
}

interface Making extends Taking {
  readonly source: Source;
  readonly pass: (item: Listed) => boolean;
  readonly known: ReadonlyMap<string, SourceItem>;
}
function newItem(key: string, item: Listed, { client, pass, known }: Making): SourceItem {
  const at = instant(client.clock.now());
  return {
    ...{ url: key, stamp: item.stamp, hints: hintsOf(item), attempts: 0, at, code: null, message: null },
    firstSeen: known.get(key)?.firstSeen ?? at,
    state: pass(item) ? 'passed' : 'waiting',
  };
}

/** The page, with the name that the user gives its outlet. */
const named = (page: Page, { outlet }: Source): Page =>
  outlet === null ? page : { ...page, hinted: { ...page.hinted, outlet } };

async function keepPage(page: Page, { keep, counts }: Taking): Promise<LiqaError | null> {
  try {
    await keep(page);
    counts.kept++;
    return null;
  } catch (cause) {
    counts.failed++;
    return passOn(cause);
  }
}

interface Keeping {
  readonly item: SourceItem;
  readonly page: Page;
  readonly taking: Visiting & { readonly counts: Counts };
}
async function keepOne(source: Source, { item, page, taking }: Keeping): Promise<LiqaError | null> {
  const { keep, log, counts, client } = taking;
  const at = instant(client.clock.now());
  try {
    await keep(page);
  } catch (cause) {
    const error = passOn(cause);
    counts.failed++;
    await log.putItems(source.url, [failedItem(item, error, at)]);
    return error;
  }
  counts.kept++;
  await log.putItems(source.url, [{ ...item, state: 'done', at, code: null, message: null }]);
  return null;
}

function failedItem(item: SourceItem, error: LiqaError, at: string): SourceItem {
  const attempts = item.attempts + 1;
  const isFinal = !mayPass(error) || attempts >= MOST_ATTEMPTS || item.url.startsWith(CONTENT);
  const { code, message } = error;
  return { ...item, attempts, at, code, message, state: isFinal ? 'given-up' : 'waiting' };
}

/** What says that the host itself is in trouble, and not only one page. */
const TROUBLE: ReadonlySet<string> = new Set([
  ...['collect.unreachable', 'collect.slow', 'collect.host-failed', 'collect.robots-unknown'],
]);

/** Fetches what waits and is due, the longest waiting first. */
async function fetchWaiting(
  source: Source,
  visiting: Visiting & { readonly counts: Counts },
): Promise<LiqaError | null> {
  const { log, client, everyMs, counts, signal } = visiting;
  const connect = async (): Promise<Client> => client;
  const now = client.clock.now();
  const isDue = ({ url, attempts, at }: SourceItem): boolean =>
    !url.startsWith(CONTENT) &&
    (attempts === 0 || Date.parse(at) + everyMs * 0.8 * 2 ** (attempts - 1) <= now);
  const due = (await log.waiting(source.url)).filter(isDue).slice(0, MOST_PAGES);
  let problem: LiqaError | null = null;
  let troubles = 0;
  for (const item of due) {
    if (troubles >= ENOUGH_FAILURES) break;
    if (await isHadElsewhere(source, item, log)) continue;
    const found = await fetchListed(listedOf(item), item.url, { connect, ...(signal ? { signal } : {}) });
    if (found.ok) {
      problem =
        (await keepOne(source, { item, page: named(found.page, source), taking: visiting })) ?? problem;
      troubles = 0;
      continue;
    }
    problem ??= found.error;
    // The host asked for rest: nothing was tried, so nothing is counted against the page.
    if (found.error.code === 'collect.later') break;
    counts.failed++;
    troubles = TROUBLE.has(found.error.code) ? troubles + 1 : 0;
    await log.putItems(source.url, [failedItem(item, found.error, instant(client.clock.now()))]);
  }
  return problem;
}

/** A page that another source has brought already is not fetched again. */
async function isHadElsewhere(source: Source, item: SourceItem, log: SourceLog): Promise<boolean> {
  if (item.firstSeen !== item.at || !(await log.isDoneElsewhere(source.url, item.url))) return false;
  await log.putItems(source.url, [{ ...item, state: 'done' }]);
  return true;
}

const listedOf = ({ url, stamp, hints }: SourceItem): Listed => ({
  ...{ url, stamp, content: null },
  title: hints.title ?? null,
  author: hints.author ?? null,
  outlet: hints.outlet ?? null,
  published: hints.published ?? null,
});

async function writeDown(
  source: Source,
  before: SourceState | null,
  { log, client, ending }: Visiting & { readonly ending: Ending },
): Promise<Visit> {
  const { counts, failure, problem, isUnchanged, atMs, kind } = ending;
  const at = instant(atMs);
  const error = failure ?? problem;
  const reason = { code: error?.code ?? null, message: error?.message ?? null };
  const { waiting } = await log.countItems(source.url);
  const outcome = failure
    ? 'failed'
    : problem
      ? 'partial'
      : isUnchanged && counts.kept === 0
        ? 'unchanged'
        : 'ok';
  const tookMs = Math.round(client.clock.now() - atMs);
  const visit: Visit = { at, tookMs, outcome, ...counts, waiting, ...reason };
  const state: SourceState = {
    ...{ url: source.url, kind, outlet: source.outlet ?? before?.outlet ?? null, lastTry: at },
    lastSuccess: failure ? (before?.lastSuccess ?? null) : at,
    lastNew: counts.fresh > 0 || counts.kept > 0 ? at : (before?.lastNew ?? null),
    failures: failure ? (before?.failures ?? 0) + 1 : 0,
    failingSince: failure ? (before?.failingSince ?? at) : null,
    ...reason,
  };
  await log.putVisit(state, visit);
  return visit;
}
