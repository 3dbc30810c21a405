/**
 * Keeps account of how far inputs were read: what is behind a page is noted when the page is taken in, and
 * goes into the store in the transaction that keeps the page's article.
 */
import type { Progress, Resuming } from '../collect/collect.ts';
import type { InputProgress, Store } from '../store/store.ts';
import { VERSION } from '../version.ts';

export interface Ledger {
  /** For `collect`. */
  readonly resuming: Resuming;
  /** A page was taken in. */
  take(): void;
  /** The progress to store with the next `pages` pages. */
  settle(pages: number): readonly InputProgress[];
}

interface Entry {
  /** Pages that must be stored before it holds. */
  readonly after: number;
  readonly progress: InputProgress;
}

/**
 * The ledger of one run.
 *
 * @param options.anew       reads inputs from their beginning, whatever was read before
 * @param options.published  part of what an input is: with another day, the same file gives other readings
 */
export function makeLedger(
  store: Pick<Store, 'progress'>,
  {
    anew = false,
    published,
  }: { readonly anew?: boolean | undefined; readonly published?: string | undefined },
): Ledger {
  let taken = 0;
  let stored = 0;
  let entries: readonly Entry[] = [];
  let open: Entry[] = [];
  const keyOf = (input: string): string => [input, VERSION, ...(published ? [published] : [])].join(' ');
  const isForPage = ({ position }: Progress): boolean => /^[#0-9]/u.test(position ?? '');
  return {
    resuming: {
      find: async (input) => (anew ? null : store.progress(keyOf(input))),
      note(progress) {
        const { input, position } = progress;
        open.push({
          after: taken + (isForPage(progress) ? 1 : 0),
          progress: { input: keyOf(input), position },
        });
      },
    },
    take() {
      taken++;
    },
    settle(pages) {
      stored += pages;
      entries = [...entries, ...open];
      open = [];
      const latest = new Map<string, InputProgress>();
      let first = 0;
      for (const { after, progress } of entries) {
        if (after > stored) break;
        latest.set(progress.input, progress);
        first++;
      }
      entries = entries.slice(first);
      return [...latest.values()];
    },
  };
}
