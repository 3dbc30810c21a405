/** Standard output and standard error as the commands see them: records here, notes there. */
export interface Output {
  /** Whether standard output is a terminal. */
  readonly isTerminal: boolean;
  readonly columns: number;
  write(text: string | Uint8Array): void;
  /** Resolves when the reader has taken enough that memory does not grow. */
  drained(): Promise<void>;
  /** One line on standard error. */
  note(sentence: string): void;
  /** Shows how far work has come; on a terminal one line that is written over. */
  progress(line: () => string): void;
  /** Takes the progress line away and waits until everything is written. */
  end(): Promise<void>;
}

/** Whether the reader of our output has gone: `liqa read … | head`. */
export const isBrokenPipe = (cause: unknown): boolean =>
  cause instanceof Error &&
  'code' in cause &&
  (cause.code === 'EPIPE' || cause.code === 'ERR_STREAM_DESTROYED');

const TERMINAL_EVERY_MS = 100;
const LINE_EVERY_MS = 10_000;

/** The output of this process. */
export function openOutput(
  out: NodeJS.WriteStream = process.stdout,
  err: NodeJS.WriteStream = process.stderr,
): Output {
  const state = { full: false, shown: false, last: performance.now() };
  for (const stream of [out, err]) {
    stream.on('error', (cause) => {
      if (!isBrokenPipe(cause)) throw cause;
      process.exit(0);
    });
  }
  const clear = (): void => {
    if (state.shown) err.write('\r\u001B[K');
    state.shown = false;
  };
  return {
    isTerminal: out.isTTY === true,
    columns: out.columns ?? 100,
    write(text) {
      if (out.isTTY) clear();
      if (!out.write(text)) state.full = true;
    },
    async drained() {
      if (!state.full) return;
      await new Promise<void>((resolve) => out.once('drain', resolve));
      state.full = false;
    },
    note(sentence) {
      clear();
      err.write(`liqa: ${oneLine(sentence)}\n`);
    },
    progress(line) {
      const now = performance.now();
      if (now - state.last < (err.isTTY ? TERMINAL_EVERY_MS : LINE_EVERY_MS)) return;
      state.last = now;
      if (!err.isTTY) {
        err.write(`liqa: ${line()}\n`);
        return;
      }
      err.write(`\r\u001B[K${line().slice(0, (err.columns ?? 80) - 1)}`);
      state.shown = true;
    },
    async end() {
      clear();
      if (out.writableLength > 0) await new Promise<void>((resolve) => out.write('', () => resolve()));
    },
  };
}

/** A note is one line whatever a file's name holds; control characters do not reach the terminal. */
const oneLine = (sentence: string): string => sentence.replace(/\p{Cc}+/gu, ' ');
