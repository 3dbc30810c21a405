/** What looks like an engagement and is none: matches, interviews, wishes, rumours. */
import type { Trigger } from '../clauses.ts';
import { HIS, IN_FI, LAM, OUT_OF, TO_ILA } from '../particles.ts';
import { isOnWay } from '../returns.ts';
import { isAny, isAnyIn, type Scene, senseAt } from '../scene.ts';
import { isLookalike } from './lookalikes.ts';
import { isWitnessed } from './occasions.ts';
import { isSport } from './sport.ts';

const MEDIA = new Set(['w-media']);

/** Whether the words around a trigger forbid to read it. */
export function isBlocked(scene: Scene, trigger: Trigger): boolean {
  return (
    isNounOfAct(scene, trigger) ||
    isAnyTravel(scene, trigger) ||
    isOtherWord(scene, trigger) ||
    isSport(scene, trigger) ||
    isInterview(scene, trigger) ||
    isNounAfterSimilar(scene, trigger) ||
    isRound(scene, trigger) ||
    isAttended(scene, trigger) ||
    isWelcome(scene, trigger) ||
    isCondition(scene, trigger) ||
    isRise(scene, trigger) ||
    isContinued(scene, trigger) ||
    isRelation(scene, trigger) ||
    isLookalike(scene, trigger)
  );
}

/** «مجالات تتصل بالقضاء», «فيما يتصل بإيران»: matters bear on something, nobody calls. */
const isRelation = (scene: Scene, { first, sense }: Trigger): boolean =>
  sense.class === 'call-link' &&
  sense.tense === 'present' &&
  scene.actorAt[first - 1] === -1 &&
  (scene.tokens[first - 1]?.word.parses.some((p) => MATTERS.has(p.stem) || MATTERS.has(p.rest)) ?? false);
const MATTER_WORDS = 'ما فيما مجالات قضايا مسايل امور موضوعات مواضيع ملفات جوانب اسباب معلومات شوون';
const MATTERS: ReadonlySet<string> = new Set(MATTER_WORDS.split(' '));

/** «سفره إلى …», «في طريقه إلى …» is his journey, «سفر» and «طريق» any, «جواز سفره» none. */
function isAnyTravel(scene: Scene, trigger: Trigger): boolean {
  const { first, last, sense } = trigger;
  const before = scene.tokens[first - 1]?.form ?? '';
  if (TRAVEL.test(sense.id)) return sense.pronoun === '' || before.includes(PASS);
  if (!isOnWay(trigger)) return false;
  return sense.pronoun === '' || before !== IN_FI || scene.tokens[last]?.form !== TO_ILA;
}
const TRAVEL = /^n-(?:visit-travel|way-going|way-moving)/u;
const PASS = 'جواز';

/** «وزارته» is his ministry, «تحط من شأنه» no landing. */
const isOtherWord = (scene: Scene, { first, last, sense }: Trigger): boolean =>
  (sense.class === 'visit' && sense.pronoun !== '' && scene.tokens[first]!.form.startsWith(MINISTRY)) ||
  (sense.id.startsWith(LANDS) && scene.tokens[last]?.form === OUT_OF);
const MINISTRY = 'وزارت';
const LANDS = 'arrive-land';

/** «استضافة اللاجئين»: a noun that is spelled like «استضافه». */
const isNounOfAct = (scene: Scene, { first, sense }: Trigger): boolean =>
  sense.pronoun === HIS && sense.tense !== 'none' && scene.tokens[first]!.words.endsWith(SHE);
const SHE = 'ة';

/** «منذ وصوله إلى السلطة»: who comes to power travels nowhere. */
function isRise(scene: Scene, { first, last, sense }: Trigger): boolean {
  if (sense.class !== 'n-visit' && sense.class !== 'arrive') return false;
  for (let i = first + 1; i < last + 8; i++)
    if (POWER.has(scene.tokens[i]?.form ?? '')) return scene.tokens[i - 1]!.form === TO_ILA;
  // «وصل للسلطة»
  for (let i = first + 1; i < last + 4; i++)
    if (scene.tokens[i]?.word.parses.some((p) => p.particle === LAM && p.article && POWER_OF.has(p.stem)))
      return true;
  return false;
}
const POWER_OF: ReadonlySet<string> = new Set('سلطه حكم'.split(' '));
const POWER_WORDS = 'السلطه الحكم سده الرياسه';
const POWER: ReadonlySet<string> = new Set(POWER_WORDS.split(' '));

/** «إذا التقى …», «هل يزور …؟»: what would follow if they met. */
function isCondition(scene: Scene, { first, sense }: Trigger): boolean {
  if (sense.tense === 'none') return false;
  return IF.has(scene.tokens[first - 1]?.form ?? '');
}
const IF: ReadonlySet<string> = new Set('اذا لو هل'.split(' '));

/** «يلتقيان الوزير، ويبحثان معه …»: what was told before goes on, with whom it was told. */
function isContinued(scene: Scene, { last, sense }: Trigger): boolean {
  return (
    sense.class === 'discuss' &&
    sense.parse.conjunction !== '' &&
    WITH_HIM.has(scene.tokens[last]?.form ?? '')
  );
}
const WITH_HIM: ReadonlySet<string> = new Set('معه معها معهما معهم'.split(' '));

/** «لقاء صحفي», «اتصال مع قناة»: an interview, not talks. */
function isInterview(scene: Scene, { last, sense }: Trigger): boolean {
  if (
    !sense.class.startsWith('n-') ||
    sense.class === 'n-press' ||
    sense.class === 'n-visit' ||
    sense.class === 'n-summit'
  )
    return false;
  // «وزراء الإعلام» are no journalists
  for (let i = last; i < last + 3 && i < scene.tokens.length; i++)
    if (isAny(scene, i, MEDIA) && !isOfMinisters(scene, i) && !isAgency(scene, i)) return true;
  return false;
}
/** «مدير وكالة الاستخبارات», «الرئيس بالوكالة»: an agency of a state, or an office held for another. */
const isAgency = (scene: Scene, i: number): boolean =>
  scene.tokens[i]!.word.parses.some((p) => OUTLETS.has(p.stem)) &&
  (scene.mentions.actors[scene.actorAt[i]!]?.first ?? i) < i;
const OUTLET_FORMS = 'وكاله شبكه موقع محطه برنامج';
const OUTLETS: ReadonlySet<string> = new Set(OUTLET_FORMS.split(' '));
const isOfMinisters = (scene: Scene, i: number): boolean => [1, 2].some((k) => isAny(scene, i - k, HEADS));
const HEADS = new Set(['w-heads']);

/** «مؤتمر صحفي» is no conference, «دورة» no session without its body; «قمة» of a mountain has none. */
function isNounAfterSimilar(scene: Scene, { first, sense }: Trigger): boolean {
  if (sense.class !== 'n-summit') return false;
  const next = first + 1;
  return isAny(scene, next, MEDIA) || senseAt(scene, first, 'n-press') !== undefined;
}

/** «جولة ثانية من المحادثات»: a round of talks, no tour. */
const isRound = (scene: Scene, { last, sense }: Trigger): boolean =>
  sense.class === 'n-tour' && isAnyIn(scene, { first: last, last: last + 4 }, TALKS);
const TALKS = new Set(['n-meeting']);

/** «حضر اللقاء فلان»: the meeting is known, those named are present; `attendance.ts` reads it. */
export function isAttended(scene: Scene, { first, sense }: Trigger): boolean {
  if (sense.class !== 'n-meeting' && sense.class !== 'n-reception' && sense.class !== 'n-signing')
    return false;
  if (isWitnessed(scene, first)) return true;
  return (
    sense.parse.article &&
    (senseAt(scene, first - 1, 'attend') ??
      senseAt(scene, first - 2, 'attend') ??
      (isPartOf(scene, first) ? senseAt(scene, first - 3, 'attend') : undefined)) !== undefined
  );
}
/** «حضر جانبا من اللقاء» */
const isPartOf = (scene: Scene, i: number): boolean =>
  scene.tokens[i - 1]?.form === OUT_OF && PARTS.has(scene.tokens[i - 2]?.form ?? '');
const PART_FORMS = 'جانبا جزءا بعضا جزء جانب';
const PARTS: ReadonlySet<string> = new Set(PART_FORMS.split(' '));

/** «وكان في استقباله …», «كان في استقبال الملك …»: a welcome at the airport; those named are present at the visit. */
export function isWelcome(scene: Scene, { first, sense }: Trigger): boolean {
  return sense.class === 'n-reception' && scene.tokens[first - 1]?.form === IN_FI;
}
