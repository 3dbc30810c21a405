/**
 * How quickly the desk answers over a large store: every page, asked by ten readers at once.
 *
 *     node bench/desk.ts FILE [--readers 10] [--requests 150] [--only NAME]
 *
 * Each reader asks for the next page when he has the last one; between two pages he pauses as `--pause` says (0: as
 * quickly as he is answered, which no reader is). The server is a process of its own, as `liqa serve` starts it.
 * `bench/made-store.ts` makes the store. Weight is that of page, style sheet and script, as sent.
 */
import { spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Asked, pagesOf } from './desk-pages.ts';

const CLI = fileURLToPath(new URL('../src/cli/cli.ts', import.meta.url));
const PORT = 4439;
const BAR_MS = 100;
const BAR_KB = 150;

interface Answer {
  readonly status: number;
  readonly firstByteMs: number;
  readonly bytes: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

function ask(path: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const headers = { 'accept-encoding': 'gzip' };
    const sent = request({ agent, host: '127.0.0.1', port: PORT, path, headers }, (answer) => {
      let firstByteMs = 0;
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        firstByteMs ||= performance.now() - start;
        bytes += chunk.length;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, firstByteMs, bytes }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

interface Load {
  readonly readers: number;
  readonly requests: number;
  readonly pauseMs: number;
}
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function measure(
  { addresses }: Asked,
  { readers, requests, pauseMs }: Load,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  let next = 0;
  const read = async (reader: number): Promise<void> => {
    // readers do not all begin at once
    await wait((pauseMs * reader) / readers);
    while (next < requests) {
      answers.push(await ask(addresses[next++ % addresses.length]!));
      if (pauseMs > 0) await wait(pauseMs);
    }
  };
  await Promise.all(Array.from({ length: readers }, (_, reader) => read(reader)));
  return answers;
}

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;

/** Resolves when the server says that it is open: a store of an older schema is brought up to date before. */
async function untilOpen(notes: AsyncIterable<Buffer>): Promise<void> {
  for await (const note of notes) if (String(note).includes('the desk is open')) return;
  throw new Error('the server ended before it was open');
}

async function main(path: string, load: Load, only: string | undefined): Promise<void> {
  const pages = pagesOf(path).filter(({ name }) => !only || name.startsWith(only));
  const server = spawn(process.execPath, [CLI, 'serve', '--store', path, '--port', String(PORT)], {
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  try {
    await untilOpen(server.stderr);
    const assets = await Promise.all(['/liqa.css', '/desk.js'].map(ask));
    const common = assets.reduce((sum, { bytes }) => sum + bytes, 0);
    console.log(`style and script ${(common / 1000).toFixed(0)} kB, in the weight of every page`);
    console.log(
      `${'page'.padEnd(22)}${['p50', 'p95', 'most', 'kB', ''].map((it) => it.padStart(8)).join('')}`,
    );
    for (const page of pages) {
      const answers = await measure(page, load);
      const times = answers.map(({ firstByteMs }) => firstByteMs).sort((a, b) => a - b);
      const weight = (Math.max(...answers.map(({ bytes }) => bytes)) + common) / 1000;
      const p95 = quantile(times, 0.95);
      const failed = answers.filter(({ status }) => status !== 200).length;
      const cells = [quantile(times, 0.5), p95, times.at(-1) ?? 0, weight].map((it) =>
        it.toFixed(0).padStart(8),
      );
      const faults = [
        failed > 0 && `${failed} of ${answers.length} failed`,
        p95 > BAR_MS && 'slow',
        weight > BAR_KB && 'heavy',
      ].filter(Boolean);
      console.log(`${page.name.padEnd(22)}${cells.join('')}  ${faults.join(', ')}`);
    }
  } finally {
    server.kill();
    agent.destroy();
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    readers: { type: 'string', default: '10' },
    requests: { type: 'string', default: '150' },
    pause: { type: 'string', default: '0' },
    only: { type: 'string' },
  },
});
const [path] = positionals;
if (!path) throw new Error('name the store: bench/made-store.ts makes one');
const { readers, requests, pause, only } = values;
await main(path, { readers: Number(readers), requests: Number(requests), pauseMs: Number(pause) }, only);
