/** For tests: one server on loopback that plays many hosts, most of which misbehave, and counts what is asked of it. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createRawServer, type Server } from 'node:net';

export interface Hit {
  readonly host: string;
  readonly path: string;
  readonly atMs: number;
  readonly headers: IncomingMessage['headers'];
}
/** One request to a host, and how often its path was asked before. */
export interface Asked {
  readonly path: string;
  /** Address of the host, without a slash at its end. */
  readonly origin: string;
  readonly before: number;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}
/** How a host answers; `null` is status 404. */
export type HostPlay = (asked: Asked) => void;

export interface UnrulyServer {
  readonly port: number;
  /** A server that must never be asked: its port, and the connections made to it. */
  readonly forbidden: { readonly port: number; readonly connections: number };
  readonly hits: readonly Hit[];
  hitsOf(host: string, path?: string): readonly Hit[];
  originOf(host: string): string;
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

/** Starts the server. @param plays  by host name, without port */
export async function startUnruly(plays: Readonly<Record<string, HostPlay>>): Promise<UnrulyServer> {
  const hits: Hit[] = [];
  const forbidden = { port: 0, connections: 0 };
  const server = createServer((request, response) => {
    const host = (request.headers.host ?? '').replace(/:[0-9]+$/u, '');
    const path = request.url ?? '';
    const before = hits.filter((hit) => hit.host === host && hit.path === path).length;
    hits.push({ host, path, atMs: performance.now(), headers: request.headers });
    response.on('error', () => {});
    const play = plays[host];
    if (play) play({ path, origin: `http://${host}:${portOf(server)}`, before, request, response });
    else notFound(response);
  });
  server.on('clientError', (_cause, socket) => socket.destroy());
  const trap = createRawServer((socket) => {
    forbidden.connections++;
    socket.destroy();
  });
  await Promise.all([listen(server), listen(trap)]);
  forbidden.port = portOf(trap);
  return {
    port: portOf(server),
    forbidden,
    hits,
    hitsOf: (host, path) => hits.filter((hit) => hit.host === host && (!path || hit.path === path)),
    originOf: (host) => `http://${host}:${portOf(server)}`,
    close: async () => {
      server.closeAllConnections();
      await Promise.all([server, trap].map((it) => new Promise((resolve) => it.close(resolve))));
    },
  };
}

const listen = (server: Server): Promise<void> =>
  new Promise((resolve) => server.listen(0, LOOPBACK, resolve));
const portOf = (server: Server): number => (server.address() as AddressInfo).port;

type Headers = Readonly<Record<string, string | number | readonly string[]>>;

/** Sends a whole answer. */
export function reply(
  response: ServerResponse,
  body: string | Uint8Array,
  options: { readonly status?: number; readonly type?: string; readonly headers?: Headers } = {},
): void {
  const { status = 200, type = 'text/html; charset=utf-8', headers = {} } = options;
  response.writeHead(status, { 'Content-Type': type, ...headers });
  response.end(body);
}

export const notFound = (response: ServerResponse): void => reply(response, 'no', { status: 404 });

/** Writes bytes as they are, past HTTP, and ends the connection. */
export function replyRaw({ socket }: IncomingMessage, ...pieces: readonly (string | Uint8Array)[]): void {
  for (const piece of pieces) socket.write(piece);
  socket.end();
}

/** A report in Arabic whose words no other report has. */
export const reportPage = (title: string, extra = ''): string =>
  `<!doctype html><html lang="ar"><head><title>${title}</title>${extra}</head><body><article><h1>${title}</h1>
<p>استقبل وزير الخارجية في مقر الوزارة السفيرة الجديدة وبحث معها العلاقات الثنائية بين البلدين، ${title}.</p>
<p>وأكد الوزير خلال اللقاء حرص بلاده على تطوير التعاون في المجالات كافة.</p></article></body></html>`;

export const RSS = 'application/rss+xml';
/** A feed of items by their addresses. */
export const rssOf = (urls: readonly string[], extra = ''): string =>
  `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>وكالة التجربة</title>${extra}${urls
    .map((url, i) => `<item><title>خبر ${i + 1}</title><link>${url}</link></item>`)
    .join('')}</channel></rss>`;
