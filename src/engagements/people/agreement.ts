/** Whether a pronoun or a verb may mean somebody: of a man or a woman, of one or of several. */
import type { Actor } from '../../model.ts';
import type { Trigger } from '../clauses.ts';
import { HER, HIS, SINGLE } from '../particles.ts';
import { groupsIn } from '../roles.ts';
import type { Scene } from '../scene.ts';

/**
 * The one whom `pronoun` at token `at` means: `found`, or where it cannot be `found` the person nearest before
 * it in the sentence who may be meant; null where nobody may.
 */
export function agreeing(scene: Scene, at: number, pronoun: string, found: Actor | null): Actor | null {
  if (!found || mayMean(scene, pronoun, found)) return found;
  if (!SINGLE.has(pronoun)) return null;
  const { first } = scene.text.sentences[scene.sentenceOf[at]!]!;
  const others = groupsIn(scene, { first, last: at }).flatMap((g) => g.actors);
  const isHers = pronoun === HER;
  return others.findLast((a) => a.kind === 'person' && isOfWoman(scene, a) === isHers) ?? null;
}

function mayMean(scene: Scene, pronoun: string, actor: Actor): boolean {
  if (pronoun === HER) return !isOfMan(scene, actor);
  if (pronoun === THEIRS) return actor.plural || actor.kind === 'group' || actor.kind === 'institution';
  return pronoun !== HIS || !isOfWoman(scene, actor);
}
const THEIRS = 'هم';

/** Whether the verb of `sense` may have `actor`, told of before, for its subject: «انتقلت» is no prince, «سافروا» not one. */
export function maySubject(scene: Scene, { first, sense }: Trigger, actor: Actor): boolean {
  const {
    tense,
    parse: { rest },
  } = sense;
  if (tense === 'none' || (actor.kind !== 'person' && actor.kind !== 'office')) return true;
  const past = tense === 'past';
  if (rest.endsWith(past ? THEY_DID : THEY_DO)) return actor.plural;
  // «قال: غادرت إلى قطر»: a speaker of himself
  if (past && scene.text.quoteOf[first] !== -1) return true;
  if (past ? rest.endsWith(HERS) : rest.startsWith(HERS)) return actor.plural || !isOfMan(scene, actor);
  // «بعد لقاء رئيسة الوزراء سيسافر …»: a man's verb
  return past || !rest.startsWith(HE_DOES) || actor.plural || !isOfWoman(scene, actor);
}
const THEY_DID = 'وا';
const THEY_DO = 'ون';

/** «وزير الخارجية», «عرض فلان»: by the office, or by the verb right before a name. */
function isOfMan(scene: Scene, actor: Actor): boolean {
  if (actor.kind !== 'person' && actor.kind !== 'office') return false;
  if (startsWith(scene, actor, MEN)) return true;
  const verb = scene.senses[actor.first - 1]?.find((s) => s.tense !== 'none' && s.pronoun === '');
  if (!verb || actor.preposition !== '' || actor.kind !== 'person') return false;
  return verb.tense === 'past' ? !verb.parse.rest.endsWith(HERS) : verb.parse.rest.startsWith(HE_DOES);
}
/** «المستشارة الألمانية», «زوجة الرئيس». */
const isOfWoman = (scene: Scene, actor: Actor): boolean => startsWith(scene, actor, WOMEN);

/** Whether somebody is told by an office of which the first word is one of `words`. */
const startsWith = ({ tokens }: Scene, { first, role }: Actor, words: ReadonlySet<string>): boolean =>
  role !== null && tokens[first]!.word.parses.some((p) => words.has(p.stem));
const HERS = 'ت';
const HE_DOES = 'ي';
const MEN_WORDS = 'رييس وزير ملك امير سفير مبعوث زعيم نايب مستشار قايد مدير شيخ سلطان';
const MEN: ReadonlySet<string> = new Set(MEN_WORDS.split(' '));
const WOMEN_WORDS =
  'رييسه وزيره ملكه اميره سفيره مبعوثه زعيمه نايبه مستشاره زوجه قرينه عقيله مفوضه ممثله شيخه سيده';
const WOMEN: ReadonlySet<string> = new Set(WOMEN_WORDS.split(' '));
