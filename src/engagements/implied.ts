/** Visits whose land only the meeting in them tells: «استقبل الرئيس المستشارة … وتأتي زيارة المستشارة …». */
import type { PlaceMention } from '../model.ts';
import type { Candidate, Member } from './candidates.ts';
import { isComplete } from './merge.ts';
import { isSame } from './who.ts';

/** `candidates`, those visits that name no land with whoever received the visitor as their host. */
export function withHosts(candidates: readonly Candidate[]): readonly Candidate[] {
  const met = candidates.filter((c) => c.kind === 'meeting' && isComplete(c) && c.principals.length > 1);
  if (met.length === 0) return candidates;
  const held = met.filter((c) => c.rule === RECEIVED);
  return candidates.map((c) => {
    if (!isLandless(c)) return c;
    const host = hostOf(c.principals[0]!, held);
    if (host) return { ...c, host };
    const destination = landOf(c, met);
    return destination ? { ...c, destination } : c;
  });
}

/** The land of a meeting told beside the visit, where the visitor is not at home. */
function landOf({ scene, sentence, principals }: Candidate, met: readonly Candidate[]): PlaceMention | null {
  const [visitor] = principals;
  const near = met.find(
    (c) =>
      c.scene === scene &&
      Math.abs(c.sentence - sentence) <= CLOSE &&
      c.place?.country &&
      visitor!.who.code !== null &&
      c.place.country !== visitor!.who.code &&
      c.principals.some((m) => isSame(m.who, visitor!.who)),
  );
  return near?.place ?? null;
}
/** Sentences between a visit and the meeting that tells where it led. */
const CLOSE = 2;
const RECEIVED = 'meeting.received';

/** A visit told by its own noun; «توجه» and «وصول» alone lead anywhere. */
const isLandless = (c: Candidate): boolean =>
  c.kind === 'visit' &&
  c.principals.length === 1 &&
  c.destination === null &&
  !c.site &&
  c.told.status !== 'wished' &&
  VISITS.has(c.rule);
const VISITS: ReadonlySet<string> = new Set(['visit.of', 'visit.his', 'visit.paid', 'visit.on']);

/** Who received the visitor: an official of another state. */
function hostOf(visitor: Member, held: readonly Candidate[]): Member | null {
  for (const { principals } of held) {
    const [host, ...guests] = principals;
    if (!host?.who.code || host.who.code.length > 2 || host.who.code === visitor.who.code) continue;
    if (guests.some((g) => isSame(g.who, visitor.who))) return host;
  }
  return null;
}
