/** What the output got wrong: what was expected, what came, and where to look for the reason. */
import type { ScoredEngagement, ScoredParticipant, ScoredStatement } from './gold.ts';

export interface Fault {
  /** «missed engagement», «date», «speaker» … */
  readonly what: string;
  readonly expected: string;
  readonly came: string;
  /** What the gold has, null where something came that should not. */
  readonly gold: ScoredEngagement | ScoredStatement | null;
  /** What the output has, null where something is missing. */
  readonly output: ScoredEngagement | ScoredStatement | null;
  /** Beginnings of the JSON pointers of the output whose evidence tells why. */
  readonly pointers: readonly string[];
}

export const NOTHING = '–';

/** A participant in one line: name, office, party; an attendee in brackets. */
export function describeParticipant({ name, role, represents, part }: ScoredParticipant): string {
  const words = [name, role && (name ? `(${role})` : role), represents && `[${represents}]`].filter(Boolean);
  return part === 'attendee' ? `(+ ${words.join(' ')})` : words.join(' ');
}

export const describeParticipants = (list: readonly ScoredParticipant[] | undefined): string =>
  (list ?? []).map(describeParticipant).join(' · ') || NOTHING;

/** An engagement in one line. */
export function describeEngagement(engagement: ScoredEngagement): string {
  const { kind, status, focus, date, participants } = engagement;
  return `${kind} ${status} ${focus} ${date ?? NOTHING}: ${describeParticipants(participants)}`;
}

/** A statement in one line, from its speaker to its words. */
export function describeStatement({ speaker, cue, content, start, end }: ScoredStatement): string {
  return `${speaker} / ${cue ?? NOTHING}: ${content ?? `${start} … ${end}`}`;
}
