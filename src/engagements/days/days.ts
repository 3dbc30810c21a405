/** When: the time expression that belongs to an engagement. */
import type { DateMention } from '../../model.ts';
import type { Range, Trigger } from '../clauses.ts';
import { isOfOtherNoun } from '../held-clauses.ts';
import { ISSUED, LASTING } from '../particles.ts';
import { isPrepared } from '../prepared.ts';
import type { Reach } from '../roles.ts';
import { dateOn, isAny, isAnyIn, isToldIn, type Scene, senseAt } from '../scene.ts';
import { isApart } from './apart.ts';
import { isSetOff } from './uncounted.ts';

function datesIn(scene: Scene, range: Range): readonly DateMention[] {
  const out: DateMention[] = [];
  for (let i = range.first; i < range.last; i++) {
    const date = dateOn(scene, i);
    if (!date || date.first < range.first) continue;
    out.push(date);
    i = date.last - 1;
  }
  return out;
}

/** The nearest time expression of the clause, behind the trigger first, then before it. */
export function dateOf({ scene, trigger, clause }: Reach): DateMention | null {
  const behind = datesIn(scene, { first: trigger.last, last: clause.last }).find(
    (d) =>
      isWhen(scene, d) &&
      !isOfAnother(scene, trigger, d.first) &&
      !isOfOtherNoun(scene, trigger, d.first) &&
      !isOfOtherTalks(scene, trigger, d) &&
      !isOfDeedBefore(scene, trigger, d) &&
      !isApart(scene, trigger, d) &&
      !isQuoted(scene, d, trigger),
  );
  if (behind) return behind;
  if (isPrepared(scene, trigger.first) || isBefore(scene, trigger) || isOfJourneyAround(scene, trigger))
    return null;
  const before = datesIn(scene, { first: clause.first, last: trigger.first });
  return (
    before.findLast(
      (d) =>
        isWhen(scene, d) &&
        !(d.grain === 'day' && isTopic(scene, trigger)) &&
        !isQuoted(scene, d, trigger) &&
        !isRelative(scene, d.last, trigger.first) &&
        !isInRelative(scene, d, clause) &&
        !isOfOtherNoun(scene, trigger, d.first) &&
        !isApposed(scene, d, { clause, trigger }),
    ) ?? null
  );
}

/**
 * The time expression of the sentence, where one stands on the trigger's side of every «أن»: the day
 * on which somebody said something is not the day of what he told.
 */
export function dateOfSentence({ scene, trigger }: Reach): DateMention | null {
  const sentence = scene.text.sentences[trigger.sentence]!;
  const near = datesIn(scene, sentence).filter(
    (d) =>
      isWhen(scene, d) &&
      !isCut(scene, d, trigger) &&
      !isQuoted(scene, d, trigger) &&
      !isOfOtherTalks(scene, trigger, d) &&
      !isOfOtherNoun(scene, trigger, d.first) &&
      !isOfDeedBefore(scene, trigger, d) &&
      !(d.first >= trigger.last && isApart(scene, trigger, d)) &&
      !(
        d.last <= trigger.first &&
        (isPrepared(scene, trigger.first) ||
          isBefore(scene, trigger) ||
          isOfJourneyAround(scene, trigger) ||
          (d.grain === 'day' && isTopic(scene, trigger)) ||
          isInRelative(scene, d, sentence))
      ),
  );
  return near[0] && near.every((d) => d.value === near[0]!.value) ? near[0] : null;
}

/** «زيارة … بعد اعتراف الرئيس … في 6 ديسمبر»: the day of what the talks come after or before. */
export function isOfDeedBefore(
  scene: Scene,
  { last }: Pick<Range, 'last'>,
  { first, grain }: DateMention,
): boolean {
  if (grain !== 'day' || scene.tokens[first - 1]?.form !== WITHIN) return false;
  for (let i = first - 2; i >= last; i--) {
    const { kind, form } = scene.tokens[i]!;
    if (kind === 'mark') return false;
    if (scene.actorAt[i] !== -1 || scene.dateAt[i] !== -1) continue;
    if (isAny(scene, i, NOUNS)) return false;
    if (ORDER.has(form)) return scene.tokens[i + 1]!.form !== THIS_THING && scene.actorAt[i + 1] === -1;
  }
  return false;
}
const WITHIN = 'في';
const ORDER_WORDS = 'بعد عقب قبل قبيل اثر';
const ORDER: ReadonlySet<string> = new Set(ORDER_WORDS.split(' '));
const THIS_THING = 'ذلك';

/** Whether «أن» or «الذي» stands between a date and a trigger; what was said during the talks was said on their day. */
function isCut(scene: Scene, date: Range, told: Trigger): boolean {
  const trigger = told.first;
  // «أعلنت الوزارة، الاثنين، أنها استدعت السفير»: who summons says so at once
  const during = DURING.has(scene.tokens[trigger - 1]?.form ?? '') || SUMMONING.has(told.sense.class);
  for (let i = Math.min(date.first, trigger); i < Math.max(date.first, trigger); i++)
    if (!during && scene.actorAt[i] === -1 && senseAt(scene, i, 'w-that') && !isSameDay(scene, i, told))
      return true;
  return isRelative(scene, Math.min(date.last, trigger), Math.max(date.first, trigger));
}

const SUMMONING: ReadonlySet<string> = new Set(['summon', 'n-summon']);

/** «يجري الخميس محادثات … قبل أن يلتقي», «هاجم الاثنين … بعد أن أجرى محادثات»: what one does on one day. */
function isSameDay(scene: Scene, that: number, { first, last, sense }: Trigger): boolean {
  const order = scene.tokens[that - 1]?.form ?? '';
  if (first <= that || first - that > AT_ONCE || AWAY.has(sense.class)) return false;
  // «بعد أن اتصل الرئيس …»: somebody else did
  return order === AHEAD_OF || (AFTER.has(order) && (sense.tense === 'none' || scene.actorAt[last] === -1));
}
const AHEAD_OF = 'قبل';
const AFTER_WORDS = 'بعد عقب';
const AFTER: ReadonlySet<string> = new Set(AFTER_WORDS.split(' '));
const AWAY: ReadonlySet<string> = new Set(['visit', 'arrive', 'head', 'leave', 'call', 'n-call']);

/** Whether «الذي» stands between two tokens: «منحه، الجمعة، وساما … الذي يزور البلاد». */
const isRelative = (scene: Scene, first: number, last: number): boolean =>
  isAnyIn(scene, { first, last }, RELATIVES);
const RELATIVES: ReadonlySet<string> = new Set(['w-relative']);

/** «عدم تكرار "7 أكتوبر"»: a date that only a quotation names. */
const isQuoted = ({ text }: Scene, { first }: DateMention, trigger: Trigger): boolean =>
  text.quoteOf[first]! !== -1 && text.quoteOf[first] !== text.quoteOf[trigger.first];

/** «الهجوم الذي شنته الحركة في السابع من أكتوبر، خلال اتصال»: the day of the relative clause it stands in. */
function isInRelative(scene: Scene, { first }: DateMention, clause: Range): boolean {
  for (let i = first - 1; i >= clause.first; i--) {
    if (scene.tokens[i]!.form === COMMA) return false;
    if (senseAt(scene, i, 'w-relative')) return true;
  }
  return false;
}

/** «مصر التي وصلها أمس، إلى إنعاش الشراكة في جولة …»: the clause begins behind the verb of a relative clause that a comma ends. */
function isApposed(
  scene: Scene,
  date: DateMention,
  { clause, trigger }: Pick<Reach, 'clause' | 'trigger'>,
): boolean {
  if (!senseAt(scene, clause.first - 2, 'w-relative')) return false;
  for (let i = date.last; i < trigger.first; i++) if (scene.tokens[i]!.form === COMMA) return true;
  return false;
}

/** «الانتخابات التي جرت في 19 مايو»: what the relative clause tells of stands behind a preposition of its own. */
function isOfThing(scene: Scene, trigger: Trigger, relative: number): boolean {
  for (let i = relative - 1; i >= trigger.last; i--) {
    if (scene.actorAt[i] !== -1 || scene.placeAt[i] !== -1 || scene.tokens[i]!.kind === 'mark') return false;
    if (scene.senses[i]!.some((s) => s.class.startsWith('n-'))) return false;
    const { form, word } = scene.tokens[i]!;
    if (THINGS.has(form) || word.parses.some((p) => ATTACHED.has(p.particle) && p.article)) return true;
  }
  return false;
}
const THING_WORDS = 'علي في عن حول بشان من';
const THINGS: ReadonlySet<string> = new Set(THING_WORDS.split(' '));
const ATTACHED: ReadonlySet<string> = new Set('ب ل'.split(' '));

/** «اتصل بالرئيس الذي التقى وفدا أمس», «بحثا القرار الذي صدر أمس»: the day of something else. */
function isOfAnother(scene: Scene, trigger: Trigger, to: number): boolean {
  for (let i = to - 2; i >= trigger.last; i--) {
    if (trigger.sense.tense !== 'none' && scene.tokens[i]!.form === COMMA) return false;
    if (!senseAt(scene, i, 'w-relative') || isArrival(scene, trigger, { first: i, last: to })) continue;
    if (trigger.sense.tense !== 'none' || isOfThing(scene, trigger, i) || isJoinedTo(scene, i)) return true;
    if (i > trigger.last && scene.senses[i + 1]!.some((s) => s.tense === 'past' && OCCASIONS.has(s.class)))
      return true;
  }
  return false;
}

/** «وصل الأحد قبل القمة المرتقبة»: what comes later has not the day of what is told before it. */
const isBefore = (scene: Scene, { first, sense }: Trigger): boolean =>
  (sense.pronoun === '' && EARLIER.has(scene.tokens[first - 1]?.form ?? '')) || isSetOff(scene, first);
const EARLIER_WORDS = 'قبل قبيل';
const EARLIER: ReadonlySet<string> = new Set(EARLIER_WORDS.split(' '));

/** «وصل الأحد إلى الدوحة بعد زيارة مصر», «زار الخميس موزمبيق في إطار جولة …»: a journey told beside another one, whose day it is. */
function isOfJourneyAround(scene: Scene, { first, sense, sentence }: Trigger): boolean {
  if (!TRAVELS.has(sense.class)) return false;
  if (!AROUND.has(scene.tokens[first - 1]?.form ?? '')) return false;
  const start = scene.text.sentences[sentence]!.first;
  return isToldIn(scene, { first: start, last: first - 1 }, JOURNEYS);
}
const TRAVELS: ReadonlySet<string> = new Set(['n-visit', 'n-tour']);
const AROUND_WORDS = 'بعد عقب اثر اطار ضمن سياق ختام اختتام انتهاء منتصف';
const AROUND: ReadonlySet<string> = new Set(AROUND_WORDS.split(' '));

/** «برنامج القوى المعتدلة والتي اختطفت …»: one more clause about what was named last. */
const isJoinedTo = (scene: Scene, relative: number): boolean =>
  scene.tokens[relative]!.word.parses.some((p) => p.conjunction !== '') && !isAny(scene, relative + 1, HELD);
const HELD: ReadonlySet<string> = new Set(['take-place', 'conduct', 'w-was', 'w-planned']);

/** «زيارته إلى مصر التي وصلها أمس», «جولته التي بدأها الاثنين»: the day on which the journey itself began. */
function isArrival(scene: Scene, trigger: Trigger, { first, last }: Range): boolean {
  if (!JOURNEYS.has(trigger.sense.class)) return false;
  const verb = [1, 2, 3].map((k) => first + k).find((i) => !WAS_ALREADY.has(scene.tokens[i]?.form ?? ''));
  if (verb === undefined || last - verb > AT_ONCE) return false;
  return scene.senses[verb]!.some(
    (s) => s.tense === 'past' && s.pronoun !== '' && (s.class === 'arrive' || s.id.startsWith(BEGINNING)),
  );
}
/** Words from such a verb to its day. */
const AT_ONCE = 3;
const WAS_ALREADY_WORDS = 'كان كانت قد';
const WAS_ALREADY: ReadonlySet<string> = new Set(WAS_ALREADY_WORDS.split(' '));
const BEGINNING = 'conduct-begin';

/** «انتقدت، الأربعاء، البيان بشأن المحادثة»: talks that something else was about. */
const isTopic = (scene: Scene, { first, sense }: Trigger): boolean =>
  TOPIC_OF.has(scene.tokens[first - 1]?.form ?? '') && !(sense.class === SIGNING && isOf(scene, first - 1));
/** «أعلن، الخميس، عن توقيع»: a signing is announced on its day. */
const isOf = (scene: Scene, i: number): boolean => scene.tokens[i]!.form === OF;
const OF = 'عن';
const SIGNING = 'n-signing';
const TOPIC_WORDS = 'بشان حول عن بخصوص حيال ازاء';
const TOPIC_OF: ReadonlySet<string> = new Set(TOPIC_WORDS.split(' '));

/** «وصل الرياض لاستكمال محادثات الاثنين»: a day straight behind talks is theirs, not that of the journey. */
function isOfTalks(scene: Scene, trigger: Trigger, { first, grain }: DateMention): boolean {
  const noun = first - 1;
  if (grain !== 'day' || noun <= trigger.first || !isAny(scene, noun, TALKS)) return false;
  return JOURNEYS.has(trigger.sense.class) && !AT_TALKS.has(scene.tokens[noun - 1]!.form);
}
const TALKS: ReadonlySet<string> = new Set(['n-meeting', 'n-summit', 'n-call']);
const JOURNEYS: ReadonlySet<string> = new Set(['visit', 'n-visit', 'n-tour', 'arrive', 'head', 'leave']);
/** «وصل لإجراء محادثات الاثنين», «وصل لحضور القمة اليوم»: what somebody came for is on the day of his coming. */
const AT_TALKS_WORDS = 'خلال لدي اثناء لاجراء لعقد لحضور في';
const AT_TALKS: ReadonlySet<string> = new Set(AT_TALKS_WORDS.split(' '));

/** «بعد التزامات قطعتها خلال قمة في كامب ديفيد في مايو»: the month of talks that are named by the way. */
function isOfOtherTalks(scene: Scene, trigger: Trigger, date: DateMention): boolean {
  if (isOfTalks(scene, trigger, date)) return true;
  if (date.grain !== 'month' && date.grain !== 'year') return false;
  for (let i = date.first - 1; i > trigger.last + SETTING; i--) {
    if (scene.tokens[i]!.kind === 'mark') return false;
    if (isAny(scene, i, NOUNS) && DURING.has(scene.tokens[i - 1]!.form)) return true;
  }
  return false;
}

/** «التقيا خلال قمة … في يوليو»: words behind the talks within which others are their own setting. */
const SETTING = 6;

/** «أعلن الاثنين أن …، خلال لقاء مع …»: the day of the words is that of the talks. */
const IN_THE_COURSE = 'خلال';
const AT = 'لدي';
const WHILE = 'اثناء';
const DURING: ReadonlySet<string> = new Set([IN_THE_COURSE, AT, WHILE]);
const COMMA = '،';
const OCCASIONS: ReadonlySet<string> = new Set([
  'meet',
  'receive',
  'visit',
  'arrive',
  'head',
  'leave',
  'call',
  'sign',
  'send',
  'hand',
]);

/** A day with the last day of several. */
export interface Days {
  readonly day: string | null;
  readonly until: string | null;
}
const NO_DAY: Days = { day: null, until: null };

/**
 * The day that a date means for something past or to come. A week or a part of a month names no day
 * but its month; «قبل أيام» the month of publication.
 */
export function dayOf(date: DateMention, planned: boolean, published: string | null = null): Days {
  if (date.value === null)
    return date.tense === 'past' && published && (date.grain === 'day' || date.rule === RECENT)
      ? { day: published.slice(0, 7), until: null }
      : NO_DAY;
  const ahead =
    planned &&
    date.next !== null &&
    date.tense !== 'past' &&
    date.value !== published &&
    !isYearAhead(date.next, published);
  const value = ahead ? date.next! : date.value;
  const [day, until] = value.split('/');
  if (!day) return NO_DAY;
  if (date.rule === EITHER)
    return { day: until?.slice(0, 4) === day.slice(0, 4) ? day.slice(0, 4) : null, until: null };
  if (VAGUE.has(date.rule)) return { day: day.slice(0, 7), until: null };
  if (!until || date.rule === NIGHT) return { day, until: null };
  if (!isSpan(day, until)) return { day, until };
  // «هذا الأسبوع» at the turn of a month: in that of its first day that may be meant
  const from = planned && published !== null && published > day && published <= until ? published : day;
  const isMonth = from.slice(0, 7) === until.slice(0, 7) || (planned && WEEKS.has(date.rule));
  return { day: isMonth ? from.slice(0, 7) : null, until: null };
}
/** «القمة في أعقاب لقاء 27 أبريل» in May: not the day in April of the year to come. */
const isYearAhead = (next: string, published: string | null): boolean =>
  published !== null && next.length === 10 && Date.parse(next) - Date.parse(published) > FAR * 86_400_000;
/** Days from a report to what it announces without naming the year. */
const FAR = 240;
const WEEKS: ReadonlySet<string> = new Set(['date.relative-week']);
/** «التقاه في 3 ديسمبر» in November: a day without a year on which something was held is the latest such one. */
export function lastSuch(date: DateMention, published: string | null): DateMention {
  const { value, rule, tense } = date;
  if (published === null || value === null || value <= published) return date;
  if (rule !== DAY_OF_YEAR || tense !== null) return date;
  return { ...date, value: `${Number(value.slice(0, 4)) - 1}${value.slice(4)}`, next: value };
}
const DAY_OF_YEAR = 'date.day-month';

/** «في مايو أو يونيو»: some time of the year. */
const EITHER = 'date.either';
/** «الأيام الأخيرة». */
const RECENT = 'date.recent-days';

/** «ليل الجمعة السبت»: the day on whose evening it began. */
const NIGHT = 'date.night';
const VAGUE: ReadonlySet<string> = new Set(['date.part-of-month', 'date.part-of-week']);

/** Six days apart and more: a week, not the days of a summit. */
const isSpan = (day: string, until: string): boolean =>
  day.length === 10 && until.length === 10 && Date.parse(until) - Date.parse(day) >= 6 * 86_400_000;

/** Whether a date may say when: no «منذ», «حتى», and no «الصحف الصادرة اليوم». */
export const isWhen = (scene: Scene, date: DateMention): boolean =>
  !isSince(scene, date) &&
  !isCountedFrom(scene, date) &&
  !NO_DAY_OF.has(scene.tokens[date.first - 1]?.form ?? '');
/** «قبل أسابيع من القمة», «بعد أيام قليلة على لقائه»: so long before or after something. */
const isCountedFrom = (scene: Scene, { rule, value, last }: DateMention): boolean =>
  rule === AGO && value === null && [0, 1].some((k) => COUNTED_FROM.has(scene.tokens[last + k]?.form ?? ''));
const AGO = 'date.ago';
const COUNTED_FROM_WORDS = 'من علي';
const COUNTED_FROM: ReadonlySet<string> = new Set(COUNTED_FROM_WORDS.split(' '));

/** «الصحف الصادرة اليوم», «في موعد أقصاه يونيو». */
const AT_MOST = 'اقصاه';
const NO_DAY_OF: ReadonlySet<string> = new Set([...ISSUED, AT_MOST]);

/** «منذ 34 يوما», «حتى 13 مارس», «منذ تسلمه مهامه في فبراير»: how long something lasts, not when this was. */
function isSince(scene: Scene, date: DateMention): boolean {
  if (LASTING.has(scene.tokens[date.first]!.form)) return true;
  for (let i = date.first - 1; i >= Math.max(0, date.first - SINCE_WORDS); i--) {
    const token = scene.tokens[i]!;
    // «منذ قمة 12 حزيران»: the day of the summit
    if (token.kind === 'mark' || isAny(scene, i, i === date.first - 1 ? NOUNS : GATHERINGS)) return false;
    if (LASTING.has(token.form)) return true;
  }
  return false;
}
const SINCE_WORDS = 8;
/** «منذ وصوله إلى السلطة في يونيو»: an arrival is as often no journey. */
const GATHERINGS: ReadonlySet<string> = new Set(['n-meeting', 'n-summit', 'n-call']);
const NOUNS: ReadonlySet<string> = new Set(['n-meeting', 'n-summit', 'n-visit', 'n-call', 'n-reception']);
