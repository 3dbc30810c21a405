/** Ambassadors who are called in, by a verb or by its noun: their hosts meet them. */
import type { Actor } from '../../model.ts';
import { TO_ILA } from '../particles.ts';
import { topicOf } from '../people/meant.ts';
import { verbParties } from '../people/parties.ts';
import { distinct, isEnvoy, type Reach } from '../roles.ts';
import { type Draft, rule } from '../rule.ts';
import { isFormIn, placeOn, type Scene } from '../scene.ts';

const NOBODY: ReadonlySet<string> = new Set();

export const summoned = rule({
  id: 'meeting.summoned',
  kind: 'meeting',
  on: ['summon'],
  says: 'a ministry summons an ambassador',
  read: (reach) => {
    const { subject, object } = verbParties(reach, NOBODY);
    // one's own ambassador is called home, nobody meets him
    const foreign = object.filter(
      (o) => isEnvoy(reach.scene, o) && subject.every((s) => s.represents !== o.represents),
    );
    if (subject.length > 0 && foreign.length > 0) return { principals: distinct([...subject, ...foreign]) };
    return object.length === 0 ? calledIn(reach, subject) : null;
  },
});

/** «استُدعي السفير الروسي في لندن», «… إلى وزارة الخارجية الإيطالية»: the ministry or the land where he serves. */
function calledIn(reach: Reach, [envoy]: readonly Actor[]): Draft | null {
  const { scene, trigger, after } = reach;
  if (!envoy || !scene.tokens[trigger.first]!.words.endsWith(PASSIVE) || !isEnvoy(scene, envoy)) return null;
  const host = ministryOf(after) ?? whereHeServes(scene, envoy);
  return host ? { principals: distinct([host, envoy]) } : null;
}
/** As printed: «استدعى» ends otherwise. */
const PASSIVE = 'ي';

/** «إلى وزارة الخارجية»: where an envoy has to come. */
const ministryOf = (after: Reach['after']): Actor | undefined =>
  after.find((g) => g.preposition === TO_ILA && g.actors[0]!.kind === 'institution')?.actors[0];

/** «السفير الروسي في لندن»: the state in which he serves, where the report names it. */
function whereHeServes(scene: Scene, envoy: Actor): Actor | undefined {
  for (let i = envoy.first; i < envoy.last; i++) {
    const land = placeOn(scene, i)?.country;
    const state = land
      ? scene.mentions.actors.find(
          (a) => a.represents === land && (a.kind === 'state' || a.kind === 'institution'),
        )
      : undefined;
    if (state && state.represents !== envoy.represents) return state;
  }
  return undefined;
}

/** «تم استدعاء السفير الإيطالي إلى وزارة الخارجية», «أعلنت باريس استدعاء السفير الإيطالي». */
export const summons = rule({
  id: 'meeting.summons',
  kind: 'meeting',
  on: ['n-summon'],
  says: 'an ambassador is called in',
  read: ({ scene, trigger, after }) => {
    const [first] = after;
    const envoys = first && first.first === trigger.last ? first.actors.filter((a) => isEnvoy(scene, a)) : [];
    const [envoy] = envoys;
    if (!envoy || isRecall(scene, trigger.last)) return null;
    const host =
      ministryOf(after) ??
      whereHeServes(scene, envoy) ??
      topicOf(scene, trigger.sentence, trigger.first) ??
      undefined;
    const foreign = envoys.filter((a) => a.represents !== null && a.represents !== host?.represents);
    return host && host.represents !== null && foreign.length > 0
      ? { principals: distinct([host, ...foreign]) }
      : null;
  },
});

/** «استدعاء السفير للتشاور»: a state calls its own envoy home, and nobody meets him. */
const isRecall = (scene: Scene, first: number): boolean => {
  const { last } = scene.text.sentences[scene.sentenceOf[first]!]!;
  return isFormIn(scene, { first, last: Math.min(last, first + RECALL) }, CONSULTING);
};
/** Tokens between the noun and what an envoy is called home for. */
const RECALL = 12;
const CONSULTING_WORDS = 'للتشاور للمشاورات لمشاورات للتباحث للاستشارات';
const CONSULTING: ReadonlySet<string> = new Set(CONSULTING_WORDS.split(' '));
