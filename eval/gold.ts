/**
 * What gold and output have in common: the shape of the contract, as far as it is scored. Output has more
 * fields, gold names the places of its statements by words; both are read by the same types.
 */
import { existsSync, readFileSync } from 'node:fs';
import { LiqaError } from '../src/errors.ts';
import type { Evidence } from '../src/model.ts';

type Maybe<T> = T | null | undefined;

export interface ScoredParticipant {
  readonly name?: Maybe<string>;
  readonly role?: Maybe<string>;
  readonly represents?: Maybe<string>;
  readonly part?: string;
}
export interface ScoredEngagement {
  readonly kind: string;
  readonly status: string;
  readonly focus: string;
  readonly date?: Maybe<string>;
  readonly place?: Maybe<{ readonly city?: Maybe<string>; readonly country?: Maybe<string> }>;
  readonly participants?: readonly ScoredParticipant[];
  readonly topics?: readonly string[];
  readonly evidence?: Readonly<Record<string, readonly Evidence[]>>;
  readonly inferred?: readonly string[];
}
export interface ScoredStatement {
  readonly speaker: string;
  readonly cue?: string;
  /** In output: the exact words. */
  readonly content?: string;
  /** In gold the first and the last words of the content, in output its place. */
  readonly start: string | number;
  readonly end: string | number;
  readonly direct?: Maybe<boolean>;
  readonly evidence?: Readonly<Record<string, readonly Evidence[]>>;
}
export interface ScoredMention {
  readonly kind: string;
  readonly value: string | null;
}
export interface ScoredArticle {
  readonly id: string | number;
  readonly title?: Maybe<string>;
  readonly outlet?: Maybe<string>;
  readonly published?: Maybe<string>;
  readonly text?: string;
  readonly engagements?: readonly ScoredEngagement[];
  /** Absent in gold where statements were not annotated: they are then not scored. */
  readonly statements?: readonly ScoredStatement[];
  readonly mentions?: readonly ScoredMention[];
}

/** A gold article always has its text. */
export interface GoldArticle extends ScoredArticle {
  readonly text: string;
}

/** A time expression with its value; a bare weekday may have a second one. */
export interface GoldDate {
  readonly id: string;
  readonly text: string;
  readonly published: string | null;
  readonly value: string;
  readonly also?: readonly string[];
}

/**
 * The rows of a JSON Lines file; empty lines are passed over.
 *
 * @throws LiqaError `collect.not-found`, or `collect.bad-json` with the line
 */
export function readRows<T>(path: string): readonly T[] {
  if (!existsSync(path)) {
    throw new LiqaError('collect.not-found', `there is no file ${path}: expected JSON Lines`, {
      place: path,
    });
  }
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.flatMap((line, i) => (line.trim() === '' ? [] : [parseRow(line, `${path}:${i + 1}`) as T]));
}

function parseRow(line: string, place: string): unknown {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch (cause) {
    throw new LiqaError('collect.bad-json', `this line is not JSON: correct it (${place})`, { place, cause });
  }
  if (typeof row === 'object' && row !== null && 'id' in row) return row;
  throw new LiqaError('collect.bad-json', `expected an object with \`id\` on this line (${place})`, {
    place,
  });
}

/**
 * The same, for gold: a row whose text is missing or whose engagements are not of the contract is refused.
 *
 * @throws LiqaError `collect.bad-json`
 */
export function readGold<T extends GoldArticle>(path: string): readonly T[] {
  const rows = readRows<T>(path);
  for (const { id, text, engagements } of rows) {
    const isWhole = (engagements ?? []).every(
      ({ kind, status, focus, participants }) => kind && status && focus && Array.isArray(participants),
    );
    if (typeof text === 'string' && isWhole) continue;
    const wanted = 'expected `text`, and of each engagement kind, status, focus and participants';
    throw new LiqaError('collect.bad-json', `${wanted} (${id} in ${path})`, { place: path });
  }
  return rows;
}

/** The words of a statement: those of the output, or what its first and last words bound in `text`. */
export function contentOf(statement: ScoredStatement, text: string): string {
  if (typeof statement.content === 'string') return statement.content;
  const { start, end } = statement;
  if (typeof start !== 'string' || typeof end !== 'string') return '';
  const from = text.indexOf(start);
  const to = from < 0 ? -1 : text.indexOf(end, from);
  return to < 0 ? '' : text.slice(from, to + end.length);
}
