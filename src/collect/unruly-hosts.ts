/** For tests: the hosts that `unruly-server.ts` plays, one for each way to misbehave. */
import { gzipSync } from 'node:zlib';
import {
  type Asked,
  type HostPlay,
  notFound,
  RSS,
  reply,
  replyRaw,
  reportPage,
  rssOf,
} from './unruly-server.ts';

/** A host that is in order: a feed at /feed, its items, and no robots.txt. */
const orderly =
  (paths: readonly string[], odd: Partial<Readonly<Record<string, HostPlay>>> = {}): HostPlay =>
  (asked) => {
    const { path, origin, response } = asked;
    const play = odd[path];
    if (play) play(asked);
    else if (path === '/feed') reply(response, rssOf(paths.map((it) => origin + it)), { type: RSS });
    else if (paths.includes(path)) reply(response, reportPage(`${origin}${path}`));
    else notFound(response);
  };

/** A host of which /feed alone is asked, after its robots.txt. */
const odd =
  (play: HostPlay): HostPlay =>
  (asked) =>
    asked.path === '/robots.txt' ? notFound(asked.response) : play(asked);

const feedBytes = (origin: string): Buffer => Buffer.from(rssOf([`${origin}/1`]));
const arabicBytes = (text: string): Uint8Array => {
  const decoder = new TextDecoder('windows-1256');
  const table = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const),
  );
  return Uint8Array.from([...text].map((letter) => table.get(letter) ?? 0x3f));
};
const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n';

const drip = ({ response }: Asked): void => {
  response.writeHead(200, { 'Content-Type': RSS });
  const timer = setInterval(() => response.write('<item>'), 20);
  response.on('close', () => clearInterval(timer));
};
const endless = ({ response }: Asked): void => {
  response.writeHead(200, { 'Content-Type': 'text/html' });
  const block = Buffer.alloc(1 << 20, 'a ');
  const fill = (): void => {
    while (!response.destroyed && response.write(block));
  };
  response.on('drain', fill);
  fill();
};

const sitemapIndex = (urls: readonly string[]): string =>
  `<sitemapindex>${urls.map((url) => `<sitemap><loc>${url}</loc></sitemap>`).join('')}</sitemapindex>`;
const sitemap = (urls: readonly string[]): string =>
  `<urlset xmlns:news="n">${urls
    .map((url) => `<url><loc>${url}</loc><news:news><news:title>خبر</news:title></news:news></url>`)
    .join('')}</urlset>`;

/** Packed before the server starts: packing would hold it up. */
const feedBomb = gzipSync(Buffer.alloc(80 << 20), { level: 1 });
const bomb = ({ response }: Asked): void => {
  reply(response, feedBomb, { type: RSS, headers: { 'Content-Encoding': 'gzip' } });
};

/** Hosts that answer within HTTP. */
const POLITE: Readonly<Record<string, HostPlay>> = {
  'good.test': (asked) => {
    const { path, request, response, origin } = asked;
    if (path === '/feed' && request.headers['if-none-match'] === '"v1"') response.writeHead(304).end();
    else if (path === '/feed') {
      const urls = ['/a', '/b', '/c'].map((it) => origin + it);
      reply(response, rssOf(urls), { type: RSS, headers: { ETag: '"v1"' } });
    } else orderly(['/a', '/b', '/c'])(asked);
  },
  'change.test': (asked) => {
    const { path, before, origin, response } = asked;
    const urls = Array.from({ length: Math.min(3, before + 1) }, (_, i) => `${origin}/${i + 1}`);
    if (path === '/feed') reply(response, rssOf(urls), { type: RSS, headers: { ETag: `"${before}"` } });
    else orderly(['/1', '/2', '/3'])(asked);
  },
  'flaky.test': orderly(['/1', '/2'], {
    '/2': ({ before, response }) =>
      before < 3 ? reply(response, 'no', { status: 500 }) : reply(response, reportPage('flaky 2')),
  }),
  'busy.test': orderly(['/1'], {
    '/feed': ({ before, origin, response }) =>
      before === 0
        ? reply(response, 'no', { status: 429, headers: { 'Retry-After': '1' } })
        : reply(response, rssOf([`${origin}/1`]), { type: RSS }),
  }),
  'closed.test': orderly([], {
    '/feed': ({ response }) => reply(response, 'no', { status: 503, headers: { 'Retry-After': '3600' } }),
  }),
  'error.test': orderly([], { '/feed': ({ response }) => reply(response, 'no', { status: 500 }) }),
  'delay.test': orderly(['/1', '/2', '/3'], {
    '/robots.txt': ({ response }) =>
      reply(response, 'User-agent: *\nCrawl-delay: 0.3\nDisallow:', { type: 'text/plain' }),
  }),
  'barred.test': orderly(
    ['/open', '/%d8%a3%d8%ae%d8%a8%d8%a7%d8%b1/1', '/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/2'],
    {
      '/robots.txt': ({ response }) =>
        reply(response, '\ufeffUser-agent: liqa\r\nDisallow: /أخبار/\r\n', { type: 'text/plain' }),
    },
  ),
  'norobots.test': orderly(['/1'], { '/robots.txt': ({ response }) => reply(response, '', { status: 500 }) }),
  'cookie.test': orderly(['/1'], {
    '/1': ({ request, response }) =>
      request.headers.cookie === 'seen=1'
        ? reply(response, reportPage('cookie'))
        : reply(response, '', { status: 302, headers: { Location: '/1', 'Set-Cookie': 'seen=1; Path=/' } }),
  }),
  'loop.test': odd(({ path, response }) =>
    reply(response, '', { status: 301, headers: { Location: path === '/feed' ? '/other' : '/feed' } }),
  ),
  'hops.test': odd(({ path, response }) =>
    reply(response, '', { status: 302, headers: { Location: `${path}x` } }),
  ),
  'pages.test': orderly(['/1'], {
    '/feed': ({ origin, response }) => {
      const next = `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="next" href="${origin}/feed?page=2"/>`;
      reply(response, rssOf([`${origin}/1`], next), { type: RSS });
    },
  }),
  'self.test': (asked) => {
    const { path, origin, response } = asked;
    const type = 'application/xml';
    if (path === '/feed') reply(response, sitemapIndex([`${origin}/feed`, `${origin}/b.xml`]), { type });
    else if (path === '/b.xml')
      reply(response, sitemapIndex([`${origin}/feed`, `${origin}/c.xml.gz`]), { type });
    else if (path === '/c.xml.gz')
      reply(response, gzipSync(sitemap([`${origin}/1`])), { type: 'application/gzip' });
    else orderly(['/1'])(asked);
  },
  'home.test': orderly(['/1'], {
    '/': ({ response }) =>
      reply(response, reportPage('home', '<link rel="alternate" type="application/rss+xml" href="feed">')),
  }),
  'gone.test': orderly(['/1', '/gone', '/missing'], {
    '/gone': ({ response }) => reply(response, 'no', { status: 410 }),
    '/missing': ({ response }) => notFound(response),
  }),
  'blank.test': orderly([], { '/feed': ({ response }) => response.writeHead(204).end() }),
};

/** Hosts whose words are odd. */
const ODD_WORDS: Readonly<Record<string, HostPlay>> = {
  'stray.test': orderly(['/1', '/2?a=1&b=2'], {
    '/feed': ({ origin, response }) => {
      const text = rssOf(
        [`${origin}/1`, `${origin}/2?a=1&b=2`],
        '<description>a & b \u0001 \u001f</description>',
      );
      reply(response, `\ufeff\n${text}`, { type: 'text/html' });
    },
  }),
  'cutfeed.test': orderly(['/1', '/2'], {
    '/feed': ({ origin, response }) => {
      const text = rssOf([`${origin}/1`, `${origin}/2`, `${origin}/3`]);
      reply(response, text.slice(0, text.indexOf('/3')), { type: RSS });
    },
  }),
  'empty.test': orderly([]),
  'html.test': orderly([], { '/feed': ({ response }) => reply(response, reportPage('not a feed')) }),
  'latin.test': orderly(['/1'], {
    '/1': ({ response }) =>
      reply(response, arabicBytes(reportPage('خبر بترميز آخر')), { type: 'text/html; charset=iso-8859-1' }),
  }),
  'types.test': orderly(['/image', '/text', '/bytes', '/both', '/none', '/pdf'], {
    '/image': ({ response }) => reply(response, 'GIF89a', { type: 'image/gif' }),
    '/text': ({ response }) => reply(response, reportPage('type text'), { type: 'text/plain' }),
    '/bytes': ({ response }) =>
      reply(response, reportPage('type bytes'), { type: 'application/octet-stream' }),
    '/both': ({ response }) =>
      reply(response, reportPage('type both'), { type: 'text/html, text/plain; x=y' }),
    '/none': ({ response }) => response.end(reportPage('type none')),
    '/pdf': ({ response }) => reply(response, '%PDF-1.7 x', { type: 'text/html' }),
  }),
  'deep.test': orderly(['/1'], {
    '/1': ({ response }) =>
      reply(response, `<html><body>${'<div><b>'.repeat(50_000)}${reportPage('deep')}</body></html>`),
  }),
};

/** Hosts that do not keep to HTTP, or send what must be given up. */
const BROKEN: Readonly<Record<string, HostPlay>> = {
  'slow.test': odd(() => {}),
  'drip.test': odd(drip),
  'endless.test': orderly(['/1'], { '/1': endless }),
  'short.test': odd(({ request, origin }) =>
    replyRaw(request, `${HEAD}Content-Length: 5000\r\n\r\n`, feedBytes(origin)),
  ),
  'long.test': orderly(['/1'], {
    '/feed': ({ request, origin }) => {
      const bytes = feedBytes(origin);
      replyRaw(request, `${HEAD}Content-Length: ${bytes.length}\r\n\r\n`, bytes, 'and much more');
    },
  }),
  'plain.test': orderly(['/1'], {
    '/feed': ({ response, origin }) =>
      reply(response, feedBytes(origin), { type: RSS, headers: { 'Content-Encoding': 'gzip' } }),
  }),
  'bomb.test': odd(bomb),
  'cutgzip.test': odd(({ response, origin }) =>
    reply(response, gzipSync(feedBytes(origin)).subarray(0, 60), {
      ...{ type: RSS, headers: { 'Content-Encoding': 'gzip' } },
    }),
  ),
  'chunk.test': odd(({ request, origin }) => {
    request.socket.write(`${HEAD}Transfer-Encoding: chunked\r\n\r\nffff\r\n${rssOf([`${origin}/1`])}`);
  }),
  'headers.test': odd(({ request }) => replyRaw(request, `${HEAD}X-Long: ${'x'.repeat(100_000)}\r\n\r\n`)),
  'garbage.test': odd(({ request }) => replyRaw(request, 'SSH-2.0-OpenSSH_9\r\n')),
  'drop.test': (asked) => {
    orderly(['/1', '/2', '/3'])(asked);
    asked.response.on('finish', () => setTimeout(() => asked.request.socket.destroy(), 1));
  },
  'old.test': orderly(['/1'], {
    '/feed': ({ request, origin }) =>
      replyRaw(request, 'HTTP/1.0 200 OK\r\nContent-Type: text/xml\r\n\r\n', feedBytes(origin)),
  }),
};

/** Hosts that lead to where nothing may be reached. @param port  of the server that must not be asked */
export function makeInward(port: number): Readonly<Record<string, HostPlay>> {
  return {
    'inward.test': odd(({ response }) =>
      reply(response, '', { status: 302, headers: { Location: `http://127.0.0.1:${port}/` } }),
    ),
    'numbers.test': orderly(['/1'], {
      '/feed': ({ origin, response }) => reply(response, rssOf(inwardUrls(origin, port)), { type: RSS }),
    }),
  };
}

/** One page that may be read among addresses of this machine and of its network, in many notations. */
const inwardUrls = (origin: string, port: number): readonly string[] => [
  `${origin}/1`,
  ...['127.0.0.1', '2130706433', '0x7f000001', '0177.0.0.1', '127.1', '0', '0.0.0.0', '[::1]', '[::]'].map(
    (host) => `http://${host}:${port}/`,
  ),
  ...[
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[64:ff9b::7f00:1]',
    'localhost',
    'localhost.',
    'a.localhost',
  ].map((host) => `http://${host}:${port}/`),
  ...['127.0.0.1.', '169.254.169.254', 'metadata.google.internal', '[fd00:ec2::254]', '10.0.0.1'].map(
    (host) => `http://${host}:${port}/latest/meta-data/`,
  ),
  ...[
    '192.168.1.1',
    '172.16.0.1',
    '100.100.100.200',
    '[fe80::1]',
    '224.0.0.1',
    'inner.test',
    'mixed.test',
  ].map((host) => `http://${host}:${port}/`),
];

export const HOSTS: Readonly<Record<string, HostPlay>> = { ...POLITE, ...ODD_WORDS, ...BROKEN };
