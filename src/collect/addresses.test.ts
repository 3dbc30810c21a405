import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LiqaError } from '../errors.ts';
import { hostOf, isPublic, makeAllowed, readAddress, resolveSafely } from './addresses.ts';

const INNER =
  '127.0.0.1 127.8.9.1 10.1.2.3 172.31.0.1 192.168.0.1 169.254.169.254 100.64.0.1 100.100.100.200 0.0.0.0 0.1.2.3 ' +
  '224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255 192.0.0.192 192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.1 ' +
  '168.63.129.16 :: ::1 fe80::1 fc00::1 fd00:ec2::254 fec0::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ' +
  '::127.0.0.1 64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b:1::808:808 2002:7f00:1:: 2001::1 2001:db8::1 100::1 ' +
  '::7f00:1 ::a00:1 ::2 4000::1 5f00::1';
const OUTER =
  '8.8.8.8 1.1.1.1 93.184.216.34 172.32.0.1 2606:4700::1111 2a00:1450:4001::1 ::ffff:8.8.8.8 64:ff9b::808:808';

test('addresses of this machine, its network and its keeper are not public', () => {
  assert.deepEqual(
    INNER.split(' ').filter((address) => isPublic(address)),
    [],
  );
});

test('addresses of the public network are', () => {
  assert.deepEqual(
    OUTER.split(' ').filter((address) => !isPublic(address)),
    [],
  );
});

const isError = (code: string) => (cause: unknown) => cause instanceof LiqaError && cause.code === code;
const refusesToResolve = (): Promise<never> => Promise.reject(new Error('asked'));
const check = (words: string, allow: readonly string[] = [], resolve = refusesToResolve): Promise<unknown> =>
  resolveSafely(readAddress(words), { resolve, isAllowed: makeAllowed(allow) });

test('a literal address of this machine is refused in every notation, without asking anybody', async () => {
  const hosts =
    '127.0.0.1 127.0.0.1. 127.1 2130706433 0x7f000001 0x7f.1 0177.0.0.1 017700000001 0 [::1] [::] [::ffff:127.0.0.1] ' +
    '[::ffff:7f00:1] [::127.0.0.1] [::7f00:1] [::a00:1] [::ffff:0:7f00:1] [0:0:0:0:0:0:0:1] localhost LOCALHOST. a.localhost printer.local metadata.google.internal %6cocalhost ' +
    '①②⑦.⓪.⓪.① 127。0。0。1 0251.0376.0251.0376 2852039166 [::ffff:a9fe:a9fe] [64:ff9b::169.254.169.254] [fd00:ec2::254]';
  for (const host of hosts.split(' '))
    await assert.rejects(check(`http://${host}/`), isError('collect.refused'), host);
});

test('a password in an address is not told on', () => {
  assert.throws(
    () => readAddress('https://editor:hush@example.com/feed'),
    (cause) => cause instanceof LiqaError && !/hush|editor/u.test(`${cause.message} ${cause.place}`),
  );
});

test('what is no address of a page is told as such', () => {
  const words = [
    'ftp://example.com/',
    'file:///etc/passwd',
    'http://',
    'no',
    'http://a:b@example.com/',
    'http://a..b/',
  ];
  for (const it of [
    ...words,
    `http://example.com/${'a'.repeat(5_000)}`,
    'http://256.1.1.1/',
    'javascript:alert(1)',
  ]) {
    assert.throws(() => readAddress(it), isError('collect.bad-address'), it);
  }
});

test('one address among several that is not public refuses all', async () => {
  const resolve = async () => [
    { address: '8.8.8.8', family: 4 as const },
    { address: '::1', family: 6 as const },
  ];
  await assert.rejects(
    resolveSafely(readAddress('http://example.com/'), { resolve, isAllowed: () => false }),
    isError('collect.refused'),
  );
});

test('an allowed host is allowed by its name, on its port where one is named, and by nothing else', async () => {
  const loopback = [{ address: '127.0.0.1', family: 4 }];
  assert.deepEqual(await check('http://127.0.0.1:8080/', ['127.0.0.1']), loopback);
  assert.deepEqual(await check('http://127.0.0.1:8080/', ['127.0.0.1:8080']), loopback);
  assert.deepEqual(await check('http://[::1]:81/', ['[::1]:81']), [{ address: '::1', family: 6 }]);
  await assert.rejects(check('http://127.0.0.1:8081/', ['127.0.0.1:8080']), isError('collect.refused'));
  await assert.rejects(check('http://127.0.0.2/', ['127.0.0.1']), isError('collect.refused'));
  await assert.rejects(check('http://a.localhost/', ['localhost']), isError('collect.refused'));
});

test('a host is the same with a dot at its end and in capital letters', () => {
  assert.equal(hostOf(readAddress('http://Example.COM./a')), 'example.com');
});
