/** Reports of one engagement told together, and engagements by the party that has most of them. */
import type { EngagementEntry } from './desk-store.ts';

/** One engagement as several reports tell it. */
export interface Happening {
  /** The report that says most. */
  readonly lead: EngagementEntry;
  /** All that tell it, the lead among them. */
  readonly entries: readonly EngagementEntry[];
}
export interface PartyGroup {
  /** Null where no participant's party is known. */
  readonly party: string | null;
  readonly happenings: readonly Happening[];
}

/** Codes of the parties that take part, each once, in alphabetical order. */
export const partiesOf = ({ engagement }: EngagementEntry): readonly string[] =>
  [...new Set(engagement.participants.flatMap(({ represents }) => represents ?? []))].sort();

/** What two reports of one story must share to tell of one engagement. */
function signature(entry: EngagementEntry): string {
  const { engagement, story, article } = entry;
  const parties = partiesOf(entry);
  const names = engagement.participants.map(({ name, role }) => name ?? role ?? '').sort();
  const who = parties.length > 1 ? parties : [...parties, ...names];
  const { kind, status } = engagement;
  return [story ?? article.id, kind, status, entry.day ?? '', ...who].join('\n');
}

/** How much an entry says: the main one before background, the named before the unnamed. */
function weight({ engagement }: EngagementEntry): number {
  const named = engagement.participants.filter(({ name }) => name !== null).length;
  return (engagement.focus === 'main' ? 100 : 0) + Math.min(named, 9) * 10 + (engagement.place.city ? 5 : 0);
}

/** Entries of one story, kind, state, day and pair of parties as one, in the order of their first entries. */
export function joinReports(entries: readonly EngagementEntry[]): readonly Happening[] {
  const groups = new Map<string, EngagementEntry[]>();
  for (const entry of entries) {
    const key = signature(entry);
    const known = groups.get(key);
    if (known) known.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups.values()].map((group) => ({
    lead: group.reduce((best, it) => (weight(it) > weight(best) ? it : best)),
    entries: group,
  }));
}

/** Each happening once, under the one of its parties that has most; parties with most first. */
export function groupByParty(happenings: readonly Happening[]): readonly PartyGroup[] {
  const counts = new Map<string, number>();
  for (const { lead } of happenings)
    for (const party of partiesOf(lead)) counts.set(party, (counts.get(party) ?? 0) + 1);
  const rank = (a: string, b: string): number =>
    (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1);
  const groups = new Map<string | null, Happening[]>();
  for (const happening of happenings) {
    const party = [...partiesOf(happening.lead)].sort(rank)[0] ?? null;
    groups.set(party, [...(groups.get(party) ?? []), happening]);
  }
  return [...groups]
    .map(([party, list]) => ({ party, happenings: list }))
    .sort((a, b) =>
      a.party === null || b.party === null
        ? Number(a.party === null) - Number(b.party === null)
        : b.happenings.length - a.happenings.length || rank(a.party, b.party),
    );
}
