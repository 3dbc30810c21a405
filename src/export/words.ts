/** How an engagement is called where a format wants one line of words. */
import type { EngagementKind, Participant } from '../model.ts';
import type { EngagementEntry } from '../store/store.ts';

const KINDS: Readonly<Record<EngagementKind, string>> = {
  meeting: 'لقاء',
  call: 'اتصال',
  visit: 'زيارة',
  summit: 'قمة',
  signing: 'توقيع',
  message: 'رسالة',
};
const STATUSES = {
  held: '',
  planned: ' (مقرر)',
  cancelled: ' (ملغى)',
  denied: ' (منفي)',
} as const;
const NAMED = 4;

export const nameOf = ({ name, role, represents }: Participant): string | null => name ?? role ?? represents;

export function namesOf(participants: readonly Participant[], part: Participant['part']): readonly string[] {
  return participants.filter((it) => it.part === part).flatMap((it) => nameOf(it) ?? []);
}

/** Kind, status where it is not held, and who takes part: «لقاء: … – …». */
export function summaryOf({ engagement }: EngagementEntry): string {
  const { kind, status, participants } = engagement;
  const principals = namesOf(participants, 'principal');
  const named = principals.length > 0 ? principals : namesOf(participants, 'attendee');
  const names = named.slice(0, NAMED).join(' – ');
  return `${KINDS[kind]}${STATUSES[status]}${names ? `: ${names}` : ''}`;
}

/** City and country code, or what of them is known. */
export function placeOf({ engagement }: EngagementEntry): string | null {
  const { venue, city, country } = engagement.place;
  const parts = [venue, city, country].filter((it) => it !== null);
  return parts.length > 0 ? parts.join(', ') : null;
}

/** The words that say the engagement, the first of them; null where none do. */
export function wordsOf({ engagement }: EngagementEntry): string | null {
  return engagement.evidence['/kind']?.[0]?.words ?? null;
}

/** The address of the engagement on the desk, of its report where no desk is named; null where neither is known. */
export function addressOf({ engagement, article }: EngagementEntry, desk: string | undefined): string | null {
  if (desk) return `${desk}/engagements/${encodeURIComponent(engagement.id)}`;
  return article.url && /^https?:\/\//u.test(article.url) ? article.url : null;
}

/** Characters that XML and calendars cannot hold, and halves of surrogate pairs, left out. */
export const cleanOf = (words: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is left out
  words.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd\ufffe\uffff]/gu, '');
