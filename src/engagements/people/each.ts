/** Who meets, calls or writes to several one by one, told in one breath. */
import type { Actor } from '../../model.ts';
import type { Candidate } from '../candidates.ts';
import { ALL_ALONG } from '../particles.ts';
import { isHuman } from '../roles.ts';
import type { Scene } from '../scene.ts';
import type { Reading } from '../triggers.ts';
import type { Member } from './who.ts';

/** Whether the first of the principals had to do with each of the others alone. */
export function areEachMet(reading: Reading, candidate: Candidate): boolean {
  const { principals, told } = candidate;
  if (
    principals.length > 2 &&
    (isEachCalled(candidate) || isEachMet(reading, candidate) || isEachWritten(candidate))
  )
    return true;
  return told.status === 'planned' && reading.draft.acting === 1 && areApart(candidate);
}

/** «تحدث الرئيس مع المستشارة الألمانية ورئيس الوزراء الإيطالي هاتفيا»: a call to each. */
const isEachCalled = ({ rule, kind, principals: [one, ...others] }: Candidate): boolean =>
  kind === 'call' &&
  CALLED.has(rule) &&
  isSingle(one!) &&
  others.every(isSingle) &&
  new Set(others.map((m) => m.who.code)).size === others.length &&
  others.every((m) => m.who.code !== null && m.who.code !== one!.who.code);
const CALLED_RULES = 'call.discussed call.spoke call.telephoned call.linked call.made call.took';
const CALLED: ReadonlySet<string> = new Set(CALLED_RULES.split(' '));

/** «في زيارة التقى خلالها وزير الدفاع، والرئيس»: a meeting with each. */
const isEachMet = ({ reach, draft }: Reading, { rule, principals: [one, ...others] }: Candidate): boolean =>
  rule === 'meeting.met' &&
  draft.acting === 1 &&
  ALL_ALONG.has(reach.scene.tokens[reach.trigger.last]?.form ?? '') &&
  isSingle(one!) &&
  others.every(isSingle) &&
  new Set(others.flatMap((m) => m.who.code ?? [])).size < 2 &&
  others.every((m) => m.who.code !== one!.who.code);
/** «تلقى التهنئة من الرئيس الروسي والرئيس السوري»: a cable from each. */
const isEachWritten = ({ rule, principals: [one, ...others] }: Candidate): boolean =>
  rule === RECEIVED &&
  isSingle(one!) &&
  others.every(isSingle) &&
  new Set(others.map((m) => m.who.code)).size === others.length &&
  others.every((m) => m.who.code !== null && m.who.code !== one!.who.code);
const RECEIVED = 'message.received';

const isSingle = ({ actor, who }: Member): boolean => isHuman(actor) && !who.plural;

/** «سيلتقي الملك ورئيس الوزراء»: people met one by one; states, «نظيريه» and whole crowds sit together. */
const areApart = ({ scene, principals: [, ...others] }: Candidate): boolean =>
  others.length > 1 &&
  others.some(isSingle) &&
  others.every((m) => m.actor.kind !== 'state' && !isCounterparts(scene, m.actor));
const isCounterparts = (scene: Scene, { first }: Actor): boolean =>
  scene.tokens[first]!.word.parses.some((p) => COUNTERPARTS.has(p.rest));
const COUNTERPART_FORMS = 'نظيريه نظيريها نظرايه نظرايها';
const COUNTERPARTS: ReadonlySet<string> = new Set(COUNTERPART_FORMS.split(' '));
