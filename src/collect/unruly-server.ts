/** For tests: one server on loopback that plays many hosts, most of which misbehave, and counts what is asked of it. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createRawServer, type Server } from 'node:net';
import { Worker } from 'node:worker_threads';

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

/** What was asked, and how often the server that must not be asked was connected to. */
export interface Asks {
  readonly hits: readonly Hit[];
  readonly forbidden: number;
}
export interface UnrulyServer {
  readonly port: number;
  asks(): Promise<Asks>;
  close(): Promise<void>;
}

/** Starts the server in a thread of its own, so that neither side holds up the other. */
export async function startUnruly(): Promise<UnrulyServer> {
  const worker = new Worker(new URL('./unruly-thread.ts', import.meta.url));
  const next = async <T>(): Promise<T> => ((await once(worker, 'message')) as [T])[0];
  const { port } = await next<{ port: number }>();
  return {
    port,
    asks: async () => {
      const answer = next<Asks>();
      worker.postMessage('asks');
      return answer;
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

const LOOPBACK = '127.0.0.1';

/** Serves the hosts of `makePlays` on this thread. @param makePlays  by host name; given the forbidden port */
export async function serveUnruly(
  makePlays: (forbiddenPort: number) => Readonly<Record<string, HostPlay>>,
): Promise<{ readonly port: number; asks(): Asks }> {
  const hits: Hit[] = [];
  const counted = new Map<string, number>();
  let forbidden = 0;
  const trap = createRawServer((socket) => {
    forbidden++;
    socket.destroy();
  });
  const trapPort = await listen(trap);
  const plays = makePlays(trapPort);
  const server = createServer((request, response) => {
    const { host = '' } = request.headers;
    const name = host.replace(/:[0-9]+$/u, '');
    const path = request.url ?? '';
    const before = counted.get(host + path) ?? 0;
    counted.set(host + path, before + 1);
    hits.push({ host: name, path, atMs: performance.now(), headers: request.headers });
    response.on('error', () => {});
    const play = plays[name];
    if (play) play({ path, origin: `http://${host}`, before, request, response });
    else notFound(response);
  });
  server.on('clientError', (_cause, socket) => socket.destroy());
  return { port: await listen(server), asks: () => ({ hits, forbidden }) };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, LOOPBACK, resolve));
  return (server.address() as AddressInfo).port;
}

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
