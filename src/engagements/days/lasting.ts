/** Visits and tours of several days: what is told in them without a day of its own has their month. */
import type { DateMention } from '../../model.ts';
import type { Cluster } from '../merge.ts';
import { isAny, isAnyIn, type Scene, senseAt } from '../scene.ts';

const TWO_DAYS = 'يومين';
const DAYS = 'ايام';
const WEEK = 'اسبوعا';
const TWO_WEEKS = 'اسبوعين';
const SPANS: ReadonlySet<string> = new Set([TWO_DAYS, DAYS, WEEK, TWO_WEEKS]);
const UNTIL_END = 'حتي';
const JOURNEYS: ReadonlySet<string> = new Set(['n-visit', 'n-tour']);
const ALL_ALONG = 'خلالها';
const ALL_ALONG_HIM = 'خلاله';

/** «زيارة تستمر ثلاثة أيام»: whether the words around a visit say that it lasts for days. */
export const lastsDays = (visit: Cluster): boolean =>
  visit.parts.some(({ scene, sentence }) =>
    [sentence, sentence + 1].some((s) => scene.text.sentences[s] !== undefined && saysDays(scene, s)),
  );

function saysDays(scene: Scene, sentence: number): boolean {
  const { first, last } = scene.text.sentences[sentence]!;
  let journey = false;
  for (let i = first; i < last; i++) {
    journey ||= isAny(scene, i, JOURNEYS);
    if (!journey || !senseAt(scene, i, 'w-lasts')) continue;
    for (let k = i + 1; k <= i + 4 && k < last; k++) if (SPANS.has(scene.tokens[k]!.form)) return true;
  }
  return false;
}

/** «يجري خلالها محادثات»: told of the visit as a whole. */
export function isAllAlong(scene: Scene, trigger: number): boolean {
  for (let i = Math.max(0, trigger - 2); i < Math.min(scene.tokens.length, trigger + 4); i++) {
    const { form } = scene.tokens[i]!;
    if (form === ALL_ALONG || form === ALL_ALONG_HIM) return true;
  }
  return false;
}

/** «جولته التي تستمر حتى 13 آذار»: the last day of the journey that a sentence with a part of `cluster` names. */
export function lastDay(cluster: Cluster, body: Scene): DateMention | null {
  const found = body.mentions.dates.find((date) => {
    if (date.grain !== 'day' || body.tokens[date.first - 1]?.form !== UNTIL_END) return false;
    const sentence = body.sentenceOf[date.first]!;
    const { first } = body.text.sentences[sentence]!;
    const names = new Set(cluster.principals.map((m) => m.actor.entity));
    return (
      isAnyIn(body, { first, last: date.first }, JOURNEYS) &&
      body.mentions.actors.some((a) => body.sentenceOf[a.first] === sentence && names.has(a.entity))
    );
  });
  return found ?? null;
}
