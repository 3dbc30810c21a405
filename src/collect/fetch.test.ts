/** The client without a network: what is sent, to which address, and when. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LiqaError } from '../errors.ts';
import type { HostAddress } from './addresses.ts';
import type { Clock } from './clock.ts';
import { type Client, type ClientOptions, openClient } from './fetch.ts';
import type { Answer, Ask } from './send.ts';

interface Given {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}
/** A client over answers by path, in their order; the last one is given again and again. */
function clientOf(
  answers: Readonly<Record<string, readonly Given[]>>,
  options: Omit<ClientOptions, 'send' | 'clock'> = {},
): { client: Client; asked: Ask[]; sleeps: number[]; times: number[]; clock: Clock & { nowMs: number } } {
  const asked: Ask[] = [];
  const times: number[] = [];
  const sleeps: number[] = [];
  const clock = {
    nowMs: Date.UTC(2021, 1, 18),
    now: () => clock.nowMs,
    random: () => 0.5,
    sleep: async (ms: number) => {
      sleeps.push(ms);
      clock.nowMs += ms;
    },
  };
  const counts = new Map<string, number>();
  const send = async (ask: Ask): Promise<Answer> => {
    const key = ask.url.pathname;
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    asked.push(ask);
    times.push(clock.nowMs);
    const given = answers[key] ?? [{ status: 404 }];
    const { status = 200, headers = {}, body = 'text' } = given[Math.min(count, given.length - 1)]!;
    async function* bytes(): AsyncIterable<Uint8Array> {
      yield Buffer.from(body);
    }
    return { status, headers, cookies: [], body: bytes(), close: () => {} };
  };
  const resolve = async (): Promise<readonly HostAddress[]> => [{ address: '93.184.216.34', family: 4 }];
  return { client: openClient({ resolve, ...options, send, clock }), asked, sleeps, times, clock };
}
const isError = (code: string) => (cause: unknown) => {
  assert.ok(cause instanceof LiqaError, String(cause));
  assert.equal(cause.code, code, cause.message);
  return true;
};
const paths = (asked: readonly Ask[]): readonly string[] => asked.map(({ url }) => url.pathname);

test('a name is resolved once for each request, and the checked address is the one connected to', async () => {
  let resolved = 0;
  const answers = ['93.184.216.34', '93.184.216.34', '127.0.0.1'];
  const resolve = async (): Promise<readonly HostAddress[]> => [{ address: answers[resolved++]!, family: 4 }];
  const { client, asked } = clientOf({ '/a': [{}] }, { resolve });
  await client.get('http://example.com/a');
  assert.equal(resolved, 2);
  await assert.rejects(client.get('http://example.com/a'), isError('collect.refused'));
  assert.deepEqual(paths(asked), ['/robots.txt', '/a']);
  for (const { addresses } of asked) assert.deepEqual(addresses, [{ address: '93.184.216.34', family: 4 }]);
});

test('a redirect into the network is refused before it is asked', async () => {
  const targets = [
    'http://169.254.169.254/latest',
    'http://localhost/',
    'file:///etc/passwd',
    'http://[::ffff:a00:1]/',
  ];
  for (const location of targets) {
    const { client, asked } = clientOf({ '/a': [{ status: 302, headers: { location } }] });
    await assert.rejects(client.get('http://example.com/a'), (cause) => cause instanceof LiqaError);
    assert.deepEqual(paths(asked), ['/robots.txt', '/a']);
  }
});

test('a redirect to another host is held to the robots.txt of that host', async () => {
  const robots = [{ body: 'User-agent: *\nDisallow: /b' }];
  const { client } = clientOf({
    '/robots.txt': robots,
    '/a': [{ status: 301, headers: { location: '/b' } }],
  });
  await assert.rejects(client.get('http://example.com/a'), isError('collect.robots'));
});

test('a redirect to an Arabic address in plain letters is followed', async () => {
  const location = Buffer.from('/أخبار/1').toString('latin1');
  const { client } = clientOf({
    '/a': [{ status: 301, headers: { location } }],
    [encodeURI('/أخبار/1')]: [{}],
  });
  assert.equal((await client.get('http://example.com/a')).url, `http://example.com${encodeURI('/أخبار/1')}`);
});

test('requests to a host are apart by its pause, those to others are not', async () => {
  const { client, times, asked } = clientOf({}, { delayMs: 1_000 });
  const urls = ['http://a.example/1', 'http://a.example/2', 'http://b.example/1'];
  for (const url of urls) await assert.rejects(client.get(url), isError('collect.not-found'));
  const at = (host: string): readonly number[] =>
    times.filter((_, i) => asked[i]!.url.host === host).map((time) => time - times[0]!);
  assert.deepEqual(at('a.example'), [0, 1_000, 2_000]);
  assert.deepEqual(at('b.example'), [2_000, 3_000]);
});

test('a host that asks for rest gets it, as seconds or as a date, and is not asked before', async () => {
  for (const header of ['30', 'Thu, 18 Feb 2021 00:00:31 GMT']) {
    const busy = { status: 429, headers: { 'retry-after': header } };
    const { client, times } = clientOf({ '/a': [busy, { body: 'yes' }] });
    const { bytes } = await client.get('http://example.com/a');
    assert.equal(Buffer.from(bytes).toString(), 'yes');
    assert.ok(times[2]! - times[1]! >= 30_000 - 1_000, String(times));
  }
});

test('a host that asks for a long rest is left alone until then', async () => {
  const closed = { status: 503, headers: { 'retry-after': '3600' } };
  const { client, asked, clock } = clientOf({ '/a': [closed, { body: 'yes' }] });
  await assert.rejects(client.get('http://example.com/a'), isError('collect.later'));
  await assert.rejects(client.get('http://example.com/b'), isError('collect.later'));
  assert.deepEqual(paths(asked), ['/robots.txt', '/a']);
  clock.nowMs += 3_600_000;
  assert.equal((await client.get('http://example.com/a')).status, 200);
});

test('a host in trouble is asked again after growing pauses, and then no more', async () => {
  const { client, asked, sleeps } = clientOf({ '/a': [{ status: 500 }] }, { delayMs: 0, backoffMs: 1_000 });
  await assert.rejects(client.get('http://example.com/a'), isError('collect.host-failed'));
  assert.deepEqual(paths(asked), ['/robots.txt', '/a', '/a', '/a']);
  assert.deepEqual(sleeps, [1_000, 2_000]);
});

test('what another request will not change is not asked for again', async () => {
  for (const [status, code] of [
    [404, 'collect.not-found'],
    [410, 'collect.gone'],
    [403, 'collect.bad-status'],
    [204, 'collect.empty'],
  ] as const) {
    const { client, asked } = clientOf({ '/a': [{ status }] });
    await assert.rejects(client.get('http://example.com/a'), isError(code));
    assert.equal(asked.length, 2);
  }
});

test('an unchanged page is asked for with what was known of it', async () => {
  const { client, asked } = clientOf({ '/a': [{ headers: { etag: '"1"' } }, { status: 304 }] });
  const { validators } = await client.get('http://example.com/a');
  const again = await client.get('http://example.com/a', { validators });
  assert.ok(again.unchanged);
  assert.deepEqual(again.validators, { etag: '"1"', modified: null });
  assert.equal(asked[2]?.headers['If-None-Match'], '"1"');
});

test('robots.txt that cannot be read keeps everything from being fetched, one that is missing does not', async () => {
  const broken = clientOf({ '/robots.txt': [{ status: 500 }], '/a': [{}] });
  await assert.rejects(broken.client.get('http://example.com/a'), isError('collect.robots-unknown'));
  await assert.rejects(broken.client.get('http://example.com/b'), isError('collect.robots-unknown'));
  assert.deepEqual(new Set(paths(broken.asked)), new Set(['/robots.txt']));
  const missing = clientOf({ '/robots.txt': [{ status: 403 }], '/a': [{}] });
  assert.equal((await missing.client.get('http://example.com/a')).status, 200);
});

test('a header that promises too much ends the request before the body', async () => {
  const { client } = clientOf({ '/a': [{ headers: { 'content-length': '99999999' } }] });
  await assert.rejects(client.get('http://example.com/a'), isError('collect.too-large'));
});

test('what is stopped ends at once and says so', async () => {
  const { client, asked } = clientOf({});
  await assert.rejects(
    client.get('http://example.com/a', { signal: AbortSignal.abort() }),
    isError('collect.stopped'),
  );
  assert.deepEqual(asked, []);
});
