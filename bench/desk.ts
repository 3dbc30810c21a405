/**
 * How quickly the desk answers over a large store: every page, asked by ten readers at once.
 *
 *     node bench/desk.ts FILE [--readers 10] [--requests 150] [--pause MS] [--cold] [--only NAME] [--port 4439]
 *
 * Each reader asks for the next page when he has the last one; between two pages he pauses as `--pause` says (0: as
 * quickly as he is answered, which no reader is). The server is a process of its own, as `liqa serve` starts it.
 * With `--cold` each address is asked for once only, so that no page is one that is kept. «cpu» are the milliseconds of
 * processor time that the server spent on a page, which other programs on the machine lengthen little.
 * `bench/made-store.ts` makes the store. Weight is that of page, style sheet and script, as sent.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Asked, pagesOf } from './desk-pages.ts';

const CLI = fileURLToPath(new URL('../src/cli/cli.ts', import.meta.url));
const BAR_MS = 100;
const BAR_KB = 150;

interface Answer {
  readonly status: number;
  readonly firstByteMs: number;
  readonly bytes: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

let port = 0;

function ask(path: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const headers = { 'accept-encoding': 'gzip' };
    const sent = request({ agent, host: '127.0.0.1', port, path, headers }, (answer) => {
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
  readonly cold: boolean;
}

/** Clock ticks a second. @source proc_pid_stat(5), sysconf(_SC_CLK_TCK) on Linux */
const TICKS = 100;
/** Processor time of a process in milliseconds; nothing but 0 where the system does not tell it so. */
function cpuMs(pid: number | undefined): number {
  try {
    const cells = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return ((Number(cells[11]) + Number(cells[12])) / TICKS) * 1000;
  } catch {
    return 0;
  }
}
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function measure(
  { addresses }: Asked,
  { readers, requests: asked, pauseMs, cold }: Load,
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const requests = cold ? Math.min(asked, new Set(addresses).size) : asked;
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
  const began = performance.now();
  const server = spawn(process.execPath, [CLI, 'serve', '--store', path, '--port', String(port)], {
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  try {
    await untilOpen(server.stderr);
    console.log(`open after ${((performance.now() - began) / 1000).toFixed(1)} s`);
    const pages = pagesOf(path).filter(({ name }) => !only || name.startsWith(only));
    const assets = await Promise.all(['/liqa.css', '/desk.js'].map(ask));
    const common = assets.reduce((sum, { bytes }) => sum + bytes, 0);
    console.log(`style and script ${(common / 1000).toFixed(0)} kB, in the weight of every page`);
    console.log(
      `${'page'.padEnd(22)}${['asked', 'p50', 'p95', 'most', 'cpu', 'kB', ''].map((it) => it.padStart(8)).join('')}`,
    );
    for (const page of pages) {
      const before = cpuMs(server.pid);
      const answers = await measure(page, load);
      const cpu = (cpuMs(server.pid) - before) / answers.length;
      const times = answers.map(({ firstByteMs }) => firstByteMs).sort((a, b) => a - b);
      const weight = (Math.max(...answers.map(({ bytes }) => bytes)) + common) / 1000;
      const p95 = quantile(times, 0.95);
      const failed = answers.filter(({ status }) => status !== 200).length;
      const cells = [answers.length, quantile(times, 0.5), p95, times.at(-1) ?? 0, cpu, weight].map((it) =>
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
    cold: { type: 'boolean', default: false },
    port: { type: 'string', default: '4439' },
    only: { type: 'string' },
  },
});
const [path] = positionals;
if (!path) throw new Error('name the store: bench/made-store.ts makes one');
const { readers, requests, pause, cold, only } = values;
port = Number(values.port);
await main(
  path,
  { readers: Number(readers), requests: Number(requests), pauseMs: Number(pause), cold },
  only,
);
