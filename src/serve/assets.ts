/**
 * The files that pages load: one style sheet and one script, each put together from its folder, and the fonts.
 * All from here, none from another host.
 */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Context, Hono } from 'hono';

interface Asset {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly tag: string;
}

const FONTS = {
  plex: 'ibm-plex-sans-arabic',
  naskh: 'noto-naskh-arabic',
} as const;
const FONT_ADDRESS = /^(plex|naskh)-(arabic|latin)-(400|600|700)\.woff2$/;

/** How many values of one page can be lit in turn; those beyond are still linked. */
const LIT_VALUES = 120;

/** The rules that light the words of a value while it is pointed at, and the value while its words are. */
export function lightRules(): string {
  const numbers = Array.from({ length: LIT_VALUES }, (_, i) => i + 1);
  const words = numbers.map((n) => `.edition:has(.v${n}:hover,.v${n}:focus-within,.w${n}:target) mark.w${n}`);
  const values = numbers.map((n) => `.edition:has(mark.w${n}:hover,.w${n}:target) .v${n}`);
  return `${words.join(',')}{--hue:var(--light);color:var(--on-light)}\n${values.join(',')}{background:var(--lit)}`;
}

const cache = new Map<string, Asset | null>();

function load(
  name: string,
  read: () => { readonly type: string; readonly bytes: Buffer } | null,
): Asset | null {
  const known = cache.get(name);
  if (known !== undefined) return known;
  const found = read();
  const asset = found && {
    type: found.type,
    bytes: new Uint8Array(found.bytes),
    tag: `"${createHash('sha256').update(found.bytes).digest('base64url').slice(0, 16)}"`,
  };
  cache.set(name, asset);
  return asset;
}

const ownFile = (name: string): Buffer => readFileSync(fileURLToPath(new URL(`./${name}`, import.meta.url)));

/** The files of a folder of ours with one ending, in the order of their names, as one. */
function joinFolder(folder: string, ending: string): Buffer {
  const names = readdirSync(fileURLToPath(new URL(`./${folder}/`, import.meta.url)));
  const wanted = names.filter((name) => name.endsWith(ending)).sort();
  return Buffer.concat(wanted.map((name) => ownFile(`${folder}/${name}`)));
}

const readStyles = (): { readonly type: string; readonly bytes: Buffer } => ({
  type: 'text/css; charset=utf-8',
  bytes: Buffer.concat([joinFolder('styles', '.css'), Buffer.from(`\n${lightRules()}\n`)]),
});

const readScripts = (): { readonly type: string; readonly bytes: Buffer } => ({
  type: 'text/javascript; charset=utf-8',
  bytes: joinFolder('scripts', '.js'),
});

function readFont(name: string): { readonly type: string; readonly bytes: Buffer } | null {
  const match = FONT_ADDRESS.exec(name);
  if (!match) return null;
  const [, family, subset, weight] = match;
  const folder = FONTS[family as keyof typeof FONTS];
  const file = `@fontsource/${folder}/files/${folder}-${subset}-${weight}-normal.woff2`;
  return { type: 'font/woff2', bytes: readFileSync(fileURLToPath(import.meta.resolve(file))) };
}

function send(c: Context, asset: Asset | null, maxAgeSeconds: number): Response | Promise<Response> {
  if (!asset) return c.notFound();
  const headers = {
    'Content-Type': asset.type,
    ETag: asset.tag,
    'Cache-Control': `max-age=${maxAgeSeconds}`,
  };
  if (c.req.header('if-none-match') === asset.tag) return c.body(null, 304, headers);
  return c.body(asset.bytes, 200, headers);
}

const YEAR_SECONDS = 31_536_000;

export function addAssets(app: Hono): void {
  app.get('/liqa.css', (c) => send(c, load('liqa.css', readStyles), 0));
  app.get('/desk.js', (c) => send(c, load('desk.js', readScripts), 0));
  app.get('/favicon.svg', (c) =>
    send(
      c,
      load('favicon.svg', () => ({ type: 'image/svg+xml', bytes: ownFile('favicon.svg') })),
      3600,
    ),
  );
  app.get('/fonts/:name', (c) => {
    const name = c.req.param('name');
    return send(c, FONT_ADDRESS.test(name) ? load(name, () => readFont(name)) : null, YEAR_SECONDS);
  });
}
