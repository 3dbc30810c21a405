/** Clauses that say of a noun of talks or of a journey that it was or will be held: «القمة التي عقدت في …», «المحادثات المقررة …». */
import type { Range, Trigger } from './clauses.ts';
import { isVerb } from './clauses.ts';
import { type Sense, SIN } from './lexemes.ts';
import { ENDING } from './particles.ts';
import { isAny, type Scene, senseAt } from './scene.ts';

/** A noun of talks or of a journey with the clause that tells of it. */
export interface HeldClause {
  readonly noun: number;
  readonly sense: Sense;
  /** From behind the verb or «المقررة» to the end of its clause. */
  readonly clause: Range;
  /** Whether its words say that this is to come («ستعقد», «المقررة»). */
  readonly ahead: boolean;
}

/** Whether what stands at token `i` is said of other talks than those of `trigger`, unless these were held in them. */
export const isOfOtherNoun = (scene: Scene, trigger: Trigger, i: number): boolean =>
  heldClausesIn(scene).some(
    ({ noun, clause }) =>
      clause.first <= i &&
      i < clause.last &&
      !isWithin(scene, trigger, noun) &&
      // «التقاه على هامش القمة التي عقدت أمس»
      !isSetting(scene, noun),
  );

/** «مؤتمر القمة», «دورة المجلس على مستوى القمة»: the noun of `trigger` itself, or one within its name. */
function isWithin(scene: Scene, { first, last, sense }: Trigger, noun: number): boolean {
  if (noun >= first - 1 && noun <= last) return true;
  if (sense.tense !== 'none' || noun < first || noun - last > NAME) return false;
  for (let i = last; i < noun; i++) if (scene.tokens[i]!.kind === 'mark' || isVerb(scene, i)) return false;
  return true;
}
/** Words from a gathering to «القمة» in its name. */
const NAME = 6;

const isSetting = (scene: Scene, noun: number): boolean =>
  [1, 2].some((k) => SETTINGS.has(scene.tokens[noun - k]?.form ?? ''));
const SETTING_WORDS = 'خلال اثناء لدي في هامش ختام مستهل اطار ضمن عقب بعد اثر';
const SETTINGS: ReadonlySet<string> = new Set(SETTING_WORDS.split(' '));

const memory = new WeakMap<Scene, readonly HeldClause[]>();

/** The clauses of that kind in a scene, in order. */
export function heldClausesIn(scene: Scene): readonly HeldClause[] {
  const known = memory.get(scene);
  if (known) return known;
  const found: HeldClause[] = [];
  scene.senses.forEach((senses, noun) => {
    if (scene.actorAt[noun] !== -1) return;
    const sense = senses.find((s) => NOUNS.has(s.class) && s.tense === 'none');
    const clause = sense && clauseBehind(scene, noun);
    if (clause) found.push({ noun, sense, ...clause });
  });
  memory.set(scene, found);
  return found;
}

/** The clause that says of the noun before it that it was or will be held. */
function clauseBehind(scene: Scene, noun: number): Pick<HeldClause, 'clause' | 'ahead'> | null {
  const { last } = scene.text.sentences[scene.sentenceOf[noun]!]!;
  for (let i = noun + 1; i < Math.min(last, noun + NOUN_PHRASE); i++) {
    if (ENDING.has(scene.tokens[i]!.words)) return null;
    if (scene.actorAt[i] !== -1 || scene.placeAt[i] !== -1) continue;
    if (scene.dateAt[i] !== -1 || isAny(scene, i, NOUNS) || leadsAway(scene, i)) return null;
    if (senseAt(scene, i, 'w-relative')) {
      const verb = heldBehind(scene, i, last);
      if (verb === -1) return null;
      const clause = { first: verb + 1, last: endOf(scene, verb + 1, last) };
      return { clause, ahead: looksAhead(scene, { first: i, last: verb + 1 }) };
    }
    if (isPlan(scene, i)) return { clause: { first: i + 1, last: endOf(scene, i + 1, last) }, ahead: true };
    if (isVerb(scene, i)) return null;
  }
  return null;
}
/** Tokens from a noun to the clause on it: its adjectives and those who met. */
const NOUN_PHRASE = 16;

/** «اتصال … على الانتخابات التي جرت»: behind a preposition stands something else that a clause may tell of. */
const leadsAway = (scene: Scene, i: number): boolean =>
  AWAY.has(scene.tokens[i]!.form) && scene.actorAt[i + 1] === -1 && scene.placeAt[i + 1] === -1;
const AWAY_WORDS = 'علي في عن حول بشان';
const AWAY: ReadonlySet<string> = new Set(AWAY_WORDS.split(' '));

/** «ستعقد», «من المقرر أن تعقد». */
function looksAhead(scene: Scene, { first, last }: Range): boolean {
  for (let i = first; i < last; i++)
    if (scene.senses[i]!.some((s) => s.parse.particle === SIN || s.class === 'w-planned')) return true;
  return false;
}

/** «المقررة», «المرتقبة»: an adjective with the article. */
const isPlan = (scene: Scene, i: number): boolean =>
  scene.senses[i]!.some((s) => s.class === 'w-planned' && s.parse.rest.startsWith(ARTICLE));
const ARTICLE = 'ال';

/** The verb of holding behind «التي», past «كان», «من المقرر أن» and the like; -1 where another verb stands there. */
function heldBehind(scene: Scene, relative: number, last: number): number {
  for (let i = relative + 1; i < Math.min(last, relative + AUXILIARIES); i++) {
    if (scene.actorAt[i] === -1 && isAny(scene, i, HOLDING))
      return scene.actorAt[relative - 1] === -1 || isOfThing(scene, i) ? i : -1;
    if (scene.actorAt[i] === -1 && isVerb(scene, i)) return -1;
  }
  return -1;
}
const AUXILIARIES = 6;

/** «لقاء مع الرئيس الذي أدى زيارة»: behind somebody the verb is his, unless it points back to the talks. */
const isOfThing = (scene: Scene, verb: number): boolean =>
  scene.senses[verb]!.some((s) => s.pronoun !== '' || s.class === 'take-place' || s.class === 'bring');

/** Where a clause ends: with its sentence, at another clause or verb, or far away. */
function endOf(scene: Scene, from: number, last: number): number {
  for (let i = from; i < last; i++) {
    if (i - from >= CLAUSE || ENDING.has(scene.tokens[i]!.words)) return i;
    if (scene.actorAt[i] !== -1 || scene.dateAt[i] !== -1) continue;
    if (mayBe(scene, i)) return i;
    // «المقرر عقدها», «كان من المقرر أن تعقد»
    if (isAny(scene, i, HOLDING) && i - from < AUXILIARIES) continue;
    if (isAny(scene, i, APART) && i - from >= AUXILIARIES) return i;
    if (isVerb(scene, i) || isAny(scene, i, OTHERS)) return i;
  }
  return last;
}
const CLAUSE = 18;
/** «قد تجري في …»: one of several possible places. */
const mayBe = (scene: Scene, i: number): boolean =>
  scene.tokens[i]!.form === MAY && scene.senses[i + 1]?.some((s) => s.tense === 'present') === true;
const MAY = 'قد';

const HOLDING: ReadonlySet<string> = new Set(['take-place', 'conduct', 'bring', 'w-hosts', 'take-in']);
const APART: ReadonlySet<string> = new Set(['w-that', 'w-relative', 'w-border']);
const OTHERS: ReadonlySet<string> = new Set(['w-relative', 'speech-participle', 'w-border']);
/** Nouns of talks. */
export const TALKS: ReadonlySet<string> = new Set(['n-meeting', 'n-summit', 'n-reception']);
/** Nouns of journeys. */
export const JOURNEYS: ReadonlySet<string> = new Set(['n-visit', 'n-tour']);
/** Nouns of calls. */
export const CALLS: ReadonlySet<string> = new Set(['n-call']);
const NOUNS: ReadonlySet<string> = new Set([...TALKS, ...JOURNEYS, ...CALLS]);
