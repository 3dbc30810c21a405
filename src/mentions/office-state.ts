/** The state in which an office phrase is read, and what its pieces do to it. */
import type { Found } from '../text/text.ts';
import type { Sense, Senses } from './words.ts';

export interface State {
  at: number;
  /** Whether the construct chain still wants a definite end. */
  open: boolean;
  code: string;
  codeAt: [number, number] | null;
  codes: number;
  /** Office type of the portfolio taken («foreign-minister»), or empty. */
  portfolio: string;
}

export interface Frame {
  readonly first: number;
  readonly head: Sense;
}

export interface Coded {
  readonly found: Found<Senses>;
  readonly sense: Sense;
}

export function takeCode(state: State, { found, sense }: Coded): boolean {
  if (sense.code && sense.code !== state.code) {
    state.codes++;
    if (!state.code) {
      state.code = sense.code;
      state.codeAt = [found.first, found.last];
    }
  }
  state.at = found.last;
  state.open = false;
  return true;
}

/** A piece that belongs to the phrase and says nothing of the party: where an ambassador is posted. */
export function takePlain(state: State, found: Found<Senses>): boolean {
  state.at = found.last;
  return true;
}

export function takeOpen(state: State, found: Found<Senses>, inner: Sense): boolean {
  state.at = found.last;
  state.open = inner.class === 'indefinite';
  return true;
}

/** Offices that are held at or towards somebody. */
export const SENDERS = new Set([
  'envoy',
  'ambassador',
  'representative',
  'special-envoy',
  'permanent-representative',
]);
/** «في» after a minister or president tells where something happens, not of what he is minister. */
const PLAIN = new Set([
  'minister',
  'head-of-state',
  'head-of-government',
  'king',
  'president',
  'prince',
  'foreign-minister',
]);
export const isPlainHead = (frame: Frame): boolean =>
  PLAIN.has(frame.head.value) || frame.head.sort === 'title' || frame.head.sort === 'counterpart';

export const LAM = 'ل';
export const BA = 'ب';
export const SIN = 'س';
export const KAF = 'ك';
