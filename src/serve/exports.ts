/** What a page shows, as files: the filter of the timeline, or one story, in every format of `export`. */
import type { Context, Hono } from 'hono';
import { stream } from 'hono/streaming';
import { LiqaError } from '../errors.ts';
import {
  type Entries,
  exportEntries,
  FORMAT_NAMES,
  FORMATS,
  type FormatName,
  readCorrected,
  readEntries,
  writeGold,
} from '../export/export.ts';
import { requireEditor } from './accounts.ts';
import type { DeskStore, StoryRecord } from './desk-store.ts';
import { readFilter } from './filter.ts';

export function addExports(app: Hono, store: DeskStore): void {
  for (const format of FORMAT_NAMES)
    app.get(`/export.${FORMATS[format].ending}`, (c) => send(c, store, format));
  app.get('/export.gold.jsonl', (c) => sendGold(c, store));
}

/** A feed is read where it stands, the rest is kept as a file. */
const isShown = (format: FormatName): boolean => format === 'rss';

async function send(c: Context, store: DeskStore, format: FormatName): Promise<Response> {
  const { type, ending, most } = FORMATS[format];
  const asked = c.req.query();
  const rows = asked.rows === 'participants' ? ('participants' as const) : undefined;
  const entries = await entriesOf(store, asked, most);
  c.header('Content-Type', type);
  c.header('Cache-Control', 'private, no-cache');
  if (!isShown(format)) c.header('Content-Disposition', `attachment; filename="liqa.${ending}"`);
  const desk = new URL(c.req.url).origin;
  return stream(c, async (out) => {
    for await (const piece of exportEntries(format, entries, { desk, ...(rows ? { rows } : {}) })) {
      if (out.aborted) return;
      await (typeof piece === 'string' ? out.write(piece) : out.write(new Uint8Array(piece)));
    }
  });
}

async function entriesOf(
  store: DeskStore,
  asked: Readonly<Record<string, string>>,
  most: number | undefined,
): Promise<Entries> {
  const order = most === undefined ? 'oldest' : 'newest';
  if (!asked.story) return readEntries(store, readFilter(asked), { order, most });
  const story = await store.story(asked.story);
  if (story) return entriesOfStory(store, story);
  throw new LiqaError('store.not-found', 'nothing in the store has this id: check the address');
}

async function* entriesOfStory(store: DeskStore, { readings }: StoryRecord): Entries {
  for (const { article } of readings) yield* readEntries(store, { article: article.id });
}

async function sendGold(c: Context, store: DeskStore): Promise<Response> {
  requireEditor(c);
  c.header('Content-Type', 'application/jsonl; charset=utf-8');
  c.header('Content-Disposition', 'attachment; filename="liqa.gold.jsonl"');
  return stream(c, async (out) => {
    for await (const line of writeGold(readCorrected(store))) await out.write(String(line));
  });
}
