/** The occasion at which people are told to be present: «الجلسة», «مراسم التوقيع», «اللقاء … بحضور». */
import { perWord } from '../../text/text.ts';
import { type Scene, senseAt } from '../scene.ts';

/** Nouns of engagement that are an occasion where they are definite. */
const TALKS: ReadonlySet<string> = new Set(['n-meeting', 'n-reception', 'n-signing']);
const OCCASION = 'w-occasion';

/** «مراسم التوقيع», «حفل الاستقبال»: a ceremony only where a noun of engagement says of what. */
const isCeremony = (scene: Scene, i: number): boolean =>
  senseAt(scene, i, 'w-ceremony') !== undefined && isPart(scene, i + 1);

/** Whether token `i` names an occasion that is known: a noun of talks with the article, a sitting, a ceremony. */
function isOccasion(scene: Scene, i: number): boolean {
  if (senseAt(scene, i, OCCASION) || isCeremony(scene, i)) return true;
  return isKnownTalks(scene, i);
}
/** «اللقاء», «الاستقبال», «التوقيع»: told before. */
export const isKnownTalks = (scene: Scene, i: number): boolean =>
  scene.senses[i]?.some((s) => TALKS.has(s.class) && s.parse.article) ?? false;

/** The token of the occasion that a verb of attending at `i` is about («حضر الجلسة», «شارك في الاجتماع»), or -1. */
export function occasionOf(scene: Scene, i: number): number {
  const verb = senseAt(scene, i, 'attend');
  const witnessed = verb === undefined && isWitness(scene, i);
  if (!verb && !witnessed) return -1;
  for (let k = i + 1; k <= i + 2; k++) {
    if (witnessed ? isSigning(scene, k) : isOccasion(scene, k)) return pastOccasion(scene, k);
  }
  return -1;
}

/** Past «مراسم توقيع الاتفاقية»: the last token that names the occasion. */
function pastOccasion(scene: Scene, i: number): number {
  let last = i;
  while (last < i + 3 && scene.actorAt[last + 1] === -1 && isPart(scene, last + 1)) last++;
  return last;
}
const isPart = (scene: Scene, i: number): boolean =>
  scene.senses[i]?.some((s) => PARTS.has(s.class) && s.parse.conjunction === '') ?? false;
const PARTS: ReadonlySet<string> = new Set([
  'n-signing',
  'n-meeting',
  'n-reception',
  'n-document',
  'w-relation',
  OCCASION,
]);

/** «شهد التوقيع فلان»; «شهد اللقاء بحث …» tells of nobody. */
export const isWitnessed = (scene: Scene, i: number): boolean =>
  isSigning(scene, i) && isWitness(scene, i - 1);

const isWitness = ({ tokens }: Scene, i: number): boolean => i in tokens && witnesses(tokens[i]!.word);
// asked of every word of a report that tells an engagement
const witnesses = perWord(({ parses }): boolean => parses.some(({ rest }) => WITNESSED.has(rest)));
const WITNESSED_FORMS = 'شهد شهدت يشهد';
export const WITNESSED: ReadonlySet<string> = new Set(WITNESSED_FORMS.split(' '));
const isSigning = (scene: Scene, i: number): boolean =>
  (isCeremony(scene, i) && senseAt(scene, i + 1, 'n-signing') !== undefined) ||
  (senseAt(scene, i, 'n-signing') !== undefined && scene.tokens[i]!.word.parses[0]!.article);

/** The token of «بحضور» in a sentence that tells nothing of the occasion but who was there («جرى اللقاء بحضور»), or -1. */
export function isBroughtIn(scene: Scene, i: number, first: number): boolean {
  if (scene.actorAt[i] !== -1 || !BY.has(scene.tokens[i]!.form)) return false;
  for (let k = i - 1; k >= Math.max(first, i - NEAR); k--) {
    if (isOccasion(scene, k)) return true;
    if (scene.actorAt[k] !== -1) return false;
  }
  return false;
}
const BY_FORMS = 'بحضور وبحضور';
const BY: ReadonlySet<string> = new Set(BY_FORMS.split(' '));
/** Tokens between the occasion and those who were there. */
const NEAR = 5;

/** «وكان في استقبال سموه أمير …», «المرافق لسموه وزير …»: the title points back, the one behind it is another. */
export const isPointingBack = (scene: Scene, i: number): boolean => {
  const form = scene.tokens[i]?.form ?? '';
  return HIS_TITLES.has(form) || (form.startsWith(LAM) && HIS_TITLES.has(form.slice(1)));
};
const HIS_TITLE_FORMS = 'سموه سموها معاليه فخامته جلالته سعادته سيادته دولته فضيلته';
const HIS_TITLES: ReadonlySet<string> = new Set(HIS_TITLE_FORMS.split(' '));
const LAM = 'ل';

/** «حضر القمة قادة المنطقة، بينهم …»: the token behind which those are named who came with others, or -1. */
export function namedAmong(scene: Scene, first: number, last: number): number {
  let occasion = false;
  let came = false;
  for (let i = first; i < last; i++) {
    if (scene.actorAt[i] !== -1) continue;
    if (AMONG_THEM.has(scene.tokens[i]!.form)) return occasion && came ? i : -1;
    occasion ||= scene.senses[i]!.some((s) => GATHERINGS.has(s.class));
    came ||= scene.senses[i]!.some((s) => CAME.has(s.class));
  }
  return -1;
}
const AMONG_FORMS = 'بينهم منهم ابرزهم يتقدمهم مقدمتهم وبينهم ومنهم وابرزهم';
const AMONG_THEM: ReadonlySet<string> = new Set(AMONG_FORMS.split(' '));
const MEETING_CLASSES = 'n-summit meet receive gather discuss sign';
const GATHERINGS: ReadonlySet<string> = new Set([...TALKS, OCCASION, ...MEETING_CLASSES.split(' ')]);
const CAME: ReadonlySet<string> = new Set(['attend', 'w-attended']);
