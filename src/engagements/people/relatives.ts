import type { Range } from '../clauses.ts';
import type { Sense } from '../lexemes.ts';
import { OUT_OF, WITH } from '../particles.ts';
import { distinct, type Group, listFrom, type Reach } from '../roles.ts';
import { type Scene, senseAt } from '../scene.ts';
import { antecedent, antecedents } from './meant.ts';
import type { NounParties } from './parties.ts';
import { hangsOnRelation, isPlace } from './sides.ts';
import { SUPPORT } from './support.ts';

/** «مباحثات أجراها الرئيس مع …», «لقاء جمعه بنظيره», «اتصال تلقاه من …»: a verb right behind the noun. */
export function relativeParties({ scene, trigger, clause }: Reach, near: readonly Group[]): NounParties {
  const at = relativeAfter(scene, { first: trigger.last, last: clause.last });
  if (at < 0) return { all: [], how: null };
  const groups = near.filter((g) => g.first > at);
  const free = groups.filter((g) => g.preposition === '' && wordsTo(scene, at, g.first) <= 2);
  const sense = scene.senses[at]!.find((s) => SUPPORT.has(s.class))!;
  const through = listFrom(
    groups,
    (g) => WITH.has(g.preposition) && !isPlace(g) && !hangsOnRelation(scene, g),
  );
  if (sense.class === 'bring') {
    const meant = sense.pronoun && free.length === 0 ? antecedent(scene, trigger.first, sense.pronoun) : null;
    return {
      all: distinct([...(meant ? [meant] : []), ...free.flatMap((g) => g.actors), ...through]),
      how: 'joined',
    };
  }
  // without a pronoun and without subject the verb is passive: «الاجتماع الذي سيعقد غدا»
  const subject = free[0]?.actors ?? (sense.pronoun ? antecedents(scene, trigger.first, agentOf(sense)) : []);
  const from = sense.class === 'take-in' ? listFrom(groups, (g) => g.preposition === OUT_OF) : [];
  return {
    all: distinct([...subject, ...(from.length > 0 ? from : through)]),
    how: sense.class === 'take-in' ? 'taken' : 'held',
  };
}

/** Words behind token `at` up to `first` that are no time: «جمع، صباح اليوم، رئيس الحكومة». */
function wordsTo(scene: Scene, at: number, first: number): number {
  let words = 0;
  for (let i = at + 1; i < first; i++)
    if (scene.tokens[i]!.kind !== 'mark' && scene.dateAt[i] === -1) words++;
  return words;
}

/** «أجراها», «أجرياها»: one who did it, or two. */
const agentOf = ({ parse, pronoun }: Sense): string =>
  DUAL_ENDS.some((end) => parse.rest === parse.rest.slice(0, -pronoun.length - end.length) + end + pronoun)
    ? THEY
    : HE;
const DUAL_ENDS = 'يا تا وا'.split(' ');
const THEY = 'هما';
const HE = 'ه';

const QUOTES: ReadonlySet<string> = new Set(['"', '«', '»', '“', '”']);

/** The verb of bringing together behind a passive one and its day («عُقد نهاية العام جمع …»). */
function broughtBehind(scene: Scene, { first, last }: Range): number | null {
  for (let i = first + 1; i < Math.min(last, first + 9); i++) {
    if (scene.dateAt[i] !== -1 || scene.placeAt[i] !== -1 || scene.tokens[i]!.kind === 'mark') continue;
    if (scene.actorAt[i] !== -1) return null;
    const bring = senseAt(scene, i, 'bring');
    if (bring && bring.tense !== 'none' && bring.parse.conjunction === '') return i;
  }
  return null;
}

/** A supporting verb within seven words behind a noun, before any comma but one that «الذي» follows. */
function relativeAfter(scene: Scene, range: Range): number {
  for (let i = range.first; i < Math.min(range.last, range.first + 7); i++) {
    // «الاجتماع في روما ضم …»
    if (scene.actorAt[i] !== -1 && scene.placeAt[i] === -1) return -1;
    if (scene.tokens[i]!.kind === 'mark' && !QUOTES.has(scene.tokens[i]!.words)) {
      // «المباحثات، التي أجراها …»
      if (!senseAt(scene, i + 1, 'w-relative')) return -1;
    }
    const sense = scene.senses[i]!.find((s) => SUPPORT.has(s.class) && s.tense !== 'none');
    // «لقاء عُقد أمس جمع …»: what is not said by whom is said by what it brought together
    if (sense && sense.parse.conjunction === '')
      return broughtBehind(scene, { first: i, last: range.last }) ?? i;
  }
  return -1;
}
