/** One HTTP exchange with an address that was checked before: no redirect, no cookie, no second look-up. */
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { HostAddress } from './addresses.ts';
import type { Bytes } from './bytes.ts';

export interface Ask {
  readonly url: URL;
  /** The only addresses that may be connected to. */
  readonly addresses: readonly HostAddress[];
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}
export interface Answer {
  readonly status: number;
  /** By lower-case name; of a header that is there twice both, with a comma between. */
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly string[];
  /** As sent, not yet unpacked. Ends in an error where the body was cut. */
  readonly body: Bytes;
  /** Gives up the rest of the body. */
  close(): void;
}
/** Asks and gives the answer as soon as its headers are there. */
export type Send = (ask: Ask) => Promise<Answer>;

const HEADER_BYTES = 32_768;
const SOCKETS_PER_HOST = 4;
const IDLE_MS = 4_000;

export interface Sender {
  readonly send: Send;
  /** Closes the connections that are kept open. */
  close(): void;
}

/** A sender over node:http, which keeps connections open between requests to a host. */
export function openSender(): Sender {
  const options = { keepAlive: true, keepAliveMsecs: 1_000, maxSockets: SOCKETS_PER_HOST, timeout: IDLE_MS };
  const agents = { 'http:': new HttpAgent(options), 'https:': new HttpsAgent(options) };
  return {
    send: (ask) => sendBy(agents, ask),
    close: () => {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

type Agents = Readonly<{ 'http:': HttpAgent; 'https:': HttpsAgent }>;

async function sendBy(agents: Agents, ask: Ask): Promise<Answer> {
  try {
    return await exchange(agents, ask);
  } catch (cause) {
    // A connection kept open was closed by the host just now: that says nothing about this request.
    if (!(cause instanceof Error && 'reused' in cause) || ask.signal.aborted) throw cause;
    return exchange(agents, ask);
  }
}

function exchange(agents: Agents, { url, addresses, headers, signal }: Ask): Promise<Answer> {
  const secure = url.protocol === 'https:';
  const options = {
    agent: secure ? agents['https:'] : agents['http:'],
    method: 'GET',
    headers,
    lookup: lookupAmong(addresses),
    maxHeaderSize: HEADER_BYTES,
    signal,
  };
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const request = secure ? httpsRequest(url, options) : httpRequest(url, options);
  request.on('response', (message) => resolve(answerOf(message)));
  request.on('error', (cause: NodeJS.ErrnoException) => {
    if (request.reusedSocket && cause.code === 'ECONNRESET') Object.assign(cause, { reused: true });
    reject(cause);
  });
  // A server that switches protocols or tunnels is no source of pages.
  request.on('upgrade', (_message, socket) => {
    socket.destroy();
    reject(new Error('the host switched to another protocol'));
  });
  request.end();
  return promise;
}

/** A look-up that knows the checked addresses and asks nobody. */
function lookupAmong(addresses: readonly HostAddress[]): LookupFunction {
  return (_name, options, callback) => {
    const wanted = addresses.filter(({ family }) => !options.family || options.family === family);
    const found = wanted.length > 0 ? wanted : addresses;
    const [first] = found;
    if (options.all) callback(null, [...found]);
    else if (first) callback(null, first.address, first.family);
    else callback(new Error('no address'), '', 4);
  };
}

function answerOf(message: IncomingMessage): Answer {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    headers[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
  }
  return {
    status: message.statusCode ?? 0,
    headers,
    cookies: message.headers['set-cookie'] ?? [],
    body: message,
    close: () => message.destroy(),
  };
}
