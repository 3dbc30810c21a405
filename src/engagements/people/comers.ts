/** Whoever comes to meet somebody: «وصل الوزير … للقاء الرئيس» names whom he meets, and he is told before. */
import type { Actor } from '../../model.ts';
import { LAM } from '../particles.ts';
import type { Group, Reach } from '../roles.ts';
import { isAny, isAnyIn, type Scene } from '../scene.ts';
import { topicOf } from './meant.ts';
import { ownerBefore } from './owners.ts';

/** «وصل الوزير … للقاء الرئيس», «قبل لقاء الرئيس»: whom somebody meets; the one spoken of meets him. */
export function metBy({ scene, trigger }: Reach, { actors, first }: Group): Actor | null {
  const [met] = actors;
  const many = met!.kind === 'group' && trigger.sense.parse.particle === LAM;
  if (actors.length > 1 || first !== trigger.last || (!many && (!MET.has(met!.kind) || met!.plural)))
    return null;
  if (!trigger.sense.id.startsWith(ENCOUNTER)) return null;
  const { particle, conjunction } = trigger.sense.parse;
  const joined = particle === '' && conjunction !== '' && followsVisit(scene, trigger);
  if (particle !== LAM && !joined && !isAny(scene, trigger.first - 1, SUBORDINATE)) return null;
  const topic = ownerBefore(scene, trigger) ?? topicOf(scene, trigger.sentence, trigger.first);
  return topic && MET.has(topic.kind) && topic.entity !== met!.entity ? topic : null;
}

/** «وصل الوزير … للقاء الملك وولي العهد»: who comes meets both; they do not meet each other. */
export function meetsSeveral({ scene, trigger }: Reach, { actors, first }: Group): Actor | null {
  const { particle, conjunction } = trigger.sense.parse;
  if (actors.length < 2 || first !== trigger.last || !trigger.sense.id.startsWith(ENCOUNTER)) return null;
  if (!actors.every((a) => MET.has(a.kind)) || !followsVisit(scene, trigger, FAR)) return null;
  // «ولقاء بوتين والأمير»: they may have met each other
  const ofOne = new Set(actors.map((a) => a.represents)).size === 1;
  if (particle !== LAM && (particle !== '' || conjunction === '' || !ofOne)) return null;
  const topic = ownerBefore(scene, trigger) ?? topicOf(scene, trigger.sentence, trigger.first);
  return topic && MET.has(topic.kind) && actors.every((a) => a.entity !== topic.entity) ? topic : null;
}

/** «يعتزم زيارة واشنطن ولقاء …»: the one who travels meets. */
function followsVisit(scene: Scene, { first, sentence }: Reach['trigger'], reach = VISIT_REACH): boolean {
  const from = Math.max(scene.text.sentences[sentence]!.first, first - reach);
  return isAnyIn(scene, { first: from, last: first }, VISITS);
}
const VISITS = new Set(['n-visit', 'visit', 'head', 'arrive']);
/** Tokens between a visit and the meeting joined to it. */
const VISIT_REACH = 14;
const FAR = 24;
const MET: ReadonlySet<string> = new Set(['person', 'office']);
const ENCOUNTER = 'n-meeting-meeting-01';
const SUBORDINATE = new Set(['w-sub', 'w-margin']);
