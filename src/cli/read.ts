/** `liqa read`: pages in, records out, nothing kept. */
import { LiqaError } from '../errors.ts';
import { run } from '../pipeline.ts';
import type { Extras } from '../record.ts';
import { checkDay, checkNumber, exitCodeOf, pagesOf, startTally, tell } from './inputs.ts';
import type { Output } from './output.ts';

export interface ReadOptions {
  readonly format: 'jsonl' | 'pretty';
  readonly published?: string;
  readonly with?: string;
  readonly workers?: string;
  readonly allowHost?: readonly string[];
}

/** Prints the record of every page of `inputs`. @returns exit code */
export async function read(output: Output, inputs: readonly string[], options: ReadOptions): Promise<number> {
  const extras = readExtras(options.with);
  const published = checkDay(options.published, '--published');
  const workers = checkNumber(options.workers, { option: '--workers', from: 0, to: 256 });
  const tally = startTally();
  const pages = pagesOf(inputs, { output, tally, published, allowHosts: options.allowHost });
  const threads = workers === undefined ? {} : { workers };
  if (options.format === 'pretty') {
    const { drawReading } = await import('./pretty.ts');
    await run(
      pages,
      async (batch) => {
        for (const reading of batch.readings) output.write(drawReading(reading, { ...output, extras }));
        tell(batch, { output, tally });
        await output.drained();
      },
      { make: 'readings', extras: { ...extras, mentions: true }, ...threads },
    );
    return exitCodeOf(tally);
  }
  await run(
    pages,
    async (batch) => {
      output.write(batch.lines);
      tell(batch, { output, tally });
      await output.drained();
    },
    { make: 'lines', extras, ...threads },
  );
  return exitCodeOf(tally);
}

function readExtras(words: string | undefined): Extras {
  const names = (words ?? '').split(',').filter((name) => name !== '');
  for (const name of names) {
    if (name === 'mentions' || name === 'dropped') continue;
    throw new LiqaError('usage.bad-argument', `--with is «${name}», expected mentions, dropped or both`);
  }
  return { mentions: names.includes('mentions'), dropped: names.includes('dropped') };
}
