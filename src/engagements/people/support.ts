/** The verb before a noun of engagement that brings its subject: «عقد الرئيس لقاء», «ألغت طهران المحادثات». */
import { OUT_OF } from '../particles.ts';
import type { Reach } from '../roles.ts';
import { isAny, type Scene, senseAt } from '../scene.ts';

/** Nouns of engagement. */
export const NOUNS = new Set([
  'n-meeting',
  'n-visit',
  'n-tour',
  'n-call',
  'n-summit',
  'n-reception',
  'n-press',
  'n-signing',
]);

/** Verbs that carry such a noun. */
export const SUPPORT = new Set(['conduct', 'take-in', 'bring', 'take-place', 'w-cancel']);

/** The supporting verb of the clause before a noun, or -1. */
export function supportBefore({ scene, trigger, clause }: Reach): number {
  const at = clause.first - 1;
  if (at < 0 || trigger.first - at > (senseAt(scene, at, 'bring') ? 3 : 30)) return -1;
  const sense = scene.senses[at]!.find((s) => SUPPORT.has(s.class) && s.tense !== 'none');
  if (sense?.pronoun !== '' || scene.sentenceOf[at] !== trigger.sentence) return -1;
  // «ألغت محادثات مع …»; «لإنهاء المفاوضات» tells of others
  if (
    sense.class === 'w-cancel' &&
    (wordsBetween(scene, at, trigger.first) > 6 || trigger.sense.parse.article)
  )
    return -1;
  if (isAside({ scene, trigger })) return -1;
  // «أجرى مشاورات لعقد اجتماع»: the verb has its noun already
  for (let i = at + 1; i < trigger.first - 1; i++) {
    const another = scene.actorAt[i] === -1 && isAny(scene, i, NOUNS) && !isRound({ scene, trigger }, i);
    if (another && !isAny(scene, trigger.first - 1, NOUNS)) return -1;
  }
  return at;
}

/** «تم الاتفاق خلال قمة …», «قامت المملكة باستضافة قمة»: the verb is about something else. */
const isAside = ({ scene, trigger: { first } }: Pick<Reach, 'scene' | 'trigger'>): boolean =>
  scene.actorAt[first - 1] === -1 && scene.tokens[first - 1]!.word.parses.some((p) => ASIDE.has(p.rest));
const ASIDE_WORDS = 'خلال اثناء قبل بعد قبيل بعيد عقب اثر منذ عشيه غداه في امام ضمن استضافه حضور';
const ASIDE: ReadonlySet<string> = new Set(ASIDE_WORDS.split(' '));

/** Tokens from `first` to `last` that neither tell who nor when. */
function wordsBetween(scene: Scene, first: number, last: number): number {
  let words = 0;
  for (let i = first; i < last; i++) if (scene.actorAt[i] === -1 && scene.dateAt[i] === -1) words++;
  return words;
}

/** «عقد جولة جديدة من المحادثات»: a round of what is told behind it. */
const isRound = ({ scene, trigger }: Pick<Reach, 'scene' | 'trigger'>, i: number): boolean =>
  senseAt(scene, i, 'n-tour') !== undefined && scene.tokens[trigger.first - 1]?.form === OUT_OF;

/** Whether the verb at token `at` says that somebody chairs («ترأس», «رأس»). */
export const isChairing = ({ senses }: Scene, at: number): boolean =>
  at >= 0 && senses[at]!.some((s) => CHAIRED.test(s.id));
const CHAIRED = /conduct-(?:chair|preside)/u;
