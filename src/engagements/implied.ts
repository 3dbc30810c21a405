/** Visits whose land only the meeting in them tells: «استقبل الرئيس المستشارة … وتأتي زيارة المستشارة …». */
import type { PlaceMention } from '../model.ts';
import type { Candidate } from './candidates.ts';
import { isVerb } from './clauses.ts';
import { isVisitNoun } from './journeys.ts';
import { isComplete } from './merge.ts';
import { IN_FI } from './particles.ts';
import { isSame, type Member, whoIs } from './people/who.ts';
import { groupsIn, isFree } from './roles.ts';
import { isAny, isAnyIn, type Scene } from './scene.ts';

/** `candidates`, those visits that name no land with whoever received the visitor as their host. */
export function withHosts(candidates: readonly Candidate[]): readonly Candidate[] {
  const met = candidates.filter((c) => c.kind === 'meeting' && isComplete(c) && c.principals.length > 1);
  const held = met.filter((c) => c.rule === RECEIVED);
  return candidates.map((c) => {
    if (!isLandless(c)) return c;
    const host = hostOf(c.principals[0]!, held);
    if (host) return { ...c, host };
    const destination = landOf(c, met);
    if (destination) return { ...c, destination };
    const speaker = isToldWithLand(c, candidates) ? null : speakerOf(c);
    return speaker ? { ...c, host: speaker } : c;
  });
}

/** Whether the token before somebody says that he speaks or acts, or opens the sentence; no word of blame. */
const isTelling = (scene: Scene, at: number, first: number): boolean =>
  !BLAME.has(scene.tokens[at - 1]?.form.replace(/^\u0648/u, '') ?? '') &&
  (at <= first + 1 || isVerb(scene, at - 1) || isAny(scene, at - 1, TELLS));
const TELLS: ReadonlySet<string> = new Set(['speech', 'w-that']);
const BLAME_WORDS = 'دان دانت ادان ادانت ندد نددت انتقد انتقدت رفض رفضت احتج احتجت استنكر استنكرت';
const BLAME: ReadonlySet<string> = new Set(BLAME_WORDS.split(' '));

/** Whether another telling of the visitor's journey names its land. */
const isToldWithLand = ({ principals: [visitor] }: Candidate, candidates: readonly Candidate[]): boolean =>
  candidates.some(
    (c) =>
      c.kind === 'visit' &&
      c.destination !== null &&
      c.principals[0] !== undefined &&
      isSame(c.principals[0].who, visitor!.who),
  );
const OF = 'visit.of';
/** «زيارات»: of no one time. */
const MANY = /visit-visit-02$/u;
const MEDIA: ReadonlySet<string> = new Set(['w-media']);

/** «رحبت الإمارات بزيارة الرئيس …», «قال الوزير المصري إن زيارة نظيره …»: an official of another state who speaks of it. */
function speakerOf({ scene, sentence, principals, words, rule }: Candidate): Member | null {
  const noun = words[0]!.first;
  if (rule !== OF || !scene.senses[noun]!.some((s) => isVisitNoun(s) && !MANY.test(s.id))) return null;
  const [visitor] = principals;
  if (visitor!.who.code === null || visitor!.who.code.length !== 2) return null;
  // «ولي العهد في القاهرة»: of which land is not told
  const told = visitor!.who.entity.actors.map((i) => visitor!.who.scene.mentions.actors[i]!);
  const { tokens } = visitor!.who.scene;
  if (told.some((a) => tokens.slice(a.first, a.last).some(({ form }) => form === IN_FI))) return null;
  const { first } = scene.text.sentences[sentence]!;
  const group = groupsIn(scene, { first, last: noun }).find((g) => g.preposition === '');
  const [actor] = group?.actors ?? [];
  if (!actor || !group || !isFree(group) || !isTelling(scene, actor.first, first)) return null;
  if (actor.entity === visitor!.actor.entity || isAnyIn(scene, actor, MEDIA)) return null;
  const who = whoIs(scene, actor);
  return who.code !== null && who.code.length === 2 && who.code !== visitor!.who.code
    ? { actor, scene, who }
    : null;
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
