/**
 * `npm run check`: types, format and lint, tests in two time zones, docs fresh. What CI runs, nothing else.
 * `--tested UTC` leaves out the tests of a zone in which they have just run. The tests in a browser run in one
 * zone only: they take two thirds of the time, and what pages say is tested without one in both (docs/decisions/011-zones.md).
 */
import { spawnSync } from 'node:child_process';
import { ROOT } from './sources.ts';

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const testsOf = (source: string): readonly string[] => [
  ...['node', '--test', '--test-reporter=dot'],
  ...[source, 'eval/**/*.test.ts', 'test/**/*.test.ts'],
];
const STEPS: readonly Step[] = [
  { name: 'types', command: ['tsc', '--noEmit'] },
  { name: 'format and lint', command: ['biome', 'check', '.'] },
  { name: 'docs are fresh', command: ['node', 'docs/make.ts', '--check'] },
  { name: 'tests in UTC', command: testsOf('src/**/*.test.ts'), env: { TZ: 'UTC' } },
  {
    name: 'tests in Riyadh',
    command: testsOf('src/**/!(*.browser).test.ts'),
    env: { TZ: 'Asia/Riyadh' },
  },
  { name: 'quality', command: ['node', 'eval/eval.ts'] },
];

const tested = process.argv[process.argv.indexOf('--tested') + 1];
for (const { name, command, env } of STEPS.filter(({ env }) => !env || env.TZ !== tested)) {
  const started = process.hrtime.bigint();
  const [program, ...args] = command;
  const { status } = spawnSync(program!, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  console.log(`${status === 0 ? 'ok' : 'FAILED'}  ${name}  ${seconds.toFixed(1)} s`);
  if (status !== 0) process.exit(1);
}
