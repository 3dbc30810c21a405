/** Whether it took place, is to come, was called off or is denied – or was only wished for. */
import type { DateMention, Status } from '../../model.ts';
import type { Range } from '../clauses.ts';
import { SIN } from '../lexemes.ts';
import { BY_BI, IN_FI, LAM, OUT_OF } from '../particles.ts';
import { supportBefore } from '../people/support.ts';
import type { Reach } from '../roles.ts';
import { isAny, isAnyIn, type Scene, senseAt } from '../scene.ts';

/** A status with the words that say so; `wished` is none at all and keeps the candidate out. */
export interface Told {
  readonly status: Status | 'wished';
  readonly at: Range | null;
}

const PLANNED = new Set(['w-planned', 'w-intend']);
const CANCELLED = new Set(['w-cancelled', 'w-cancel', 'w-refuse']);
const WISHED = new Set(['w-maybe', 'w-propose']);
const HELD: Told = { status: 'held', at: null };

/** The status that the words around a trigger tell. */
export function statusOf(reach: Reach, date: DateMention | null, published: string | null): Told {
  const { scene, trigger } = reach;
  const one = (i: number): Range => ({ first: i, last: i + 1 });
  const verb = reach.clause.first - 1;
  // «ألغت دورها وسيطا في المفاوضات»: something else was called off
  const object = scene.tokens[trigger.first - 1]?.form !== IN_FI;
  if (object && verb >= 0 && senseAt(scene, verb, 'w-cancel') && scene.sentenceOf[verb] === trigger.sentence)
    return { status: 'cancelled', at: one(verb) };
  if (isTold(reach)) return HELD;
  // «لن يتوجه إلى …»: a journey that will not be made
  if (JOURNEYS.has(trigger.sense.class) && scene.tokens[trigger.first - 1]?.form === WILL_NOT)
    return { status: 'cancelled', at: one(trigger.first - 1) };
  if (isArranged(scene, trigger)) return { status: 'planned', at: one(trigger.first) };
  const behind = lookBehind(reach);
  if (behind) return calledOff(reach, behind) ?? behind;
  const joined = joinedFuture(reach) ?? thenNext(reach);
  if (joined) return joined;
  if (trigger.sense.parse.particle === SIN) return { status: 'planned', at: one(trigger.first) };
  const support = supportBefore(reach);
  const conducted = support >= 0 ? scene.senses[support]! : [];
  // «لن تجري أي محادثات»
  if (support >= 0 && NEVER.has(scene.tokens[support - 1]?.form ?? '')) return { status: 'wished', at: null };
  if (conducted.some((s) => s.parse.particle === SIN && s.tense === 'present'))
    return { status: 'planned', at: one(support) };
  // «عقد محادثات تحضيرا للقمة»: held, whatever comes of it
  if (conducted.some((s) => s.class === 'conduct' && s.tense === 'past')) return HELD;
  const after = lookAhead(scene, trigger.last, reach.clause.last);
  if (after) return after;
  const will = trigger.sense.tense === 'none' ? willBe(scene, trigger.last, reach.clause.last) : null;
  if (will) return will;
  const now =
    trigger.sense.tense === 'present' || conducted.some((s) => s.tense === 'present') || isHosted(reach);
  if (
    date &&
    trigger.sense.tense !== 'past' &&
    (isFuture(date, published) || (now && isNext(date, published)))
  )
    return { status: 'planned', at: { first: date.first, last: date.last } };
  return HELD;
}

/** «يعتزم إرسال وفد»: what the noun of sending tells is to come, unless «بعد» stands before it. */
const isArranged = (scene: Scene, trigger: Reach['trigger']): boolean =>
  isToBeDiscussed(scene, trigger) || isToBeSent(scene, trigger);

/** «سيزور الوزير موسكو لمناقشة … مع نظيره»: as his visit. */
function isToBeDiscussed(scene: Scene, { first, sentence, sense }: Reach['trigger']): boolean {
  if (sense.class !== 'n-consulting') return false;
  for (let i = scene.text.sentences[sentence]!.first; i < first; i++)
    if (
      scene.senses[i]!.some(
        (s) => s.class === 'w-planned' || (s.parse.particle === SIN && s.tense === 'present'),
      )
    )
      return true;
  return false;
}

const isToBeSent = (scene: Scene, { first, sense }: Reach['trigger']): boolean =>
  sense.class === 'dispatch' &&
  sense.tense === 'none' &&
  sense.parse.particle === '' &&
  !isAny(scene, first - 1, AFTER);
const AFTER = new Set(['w-sub']);

/** «تحتضن الجزائر يومي الاثنين والثلاثاء الاجتماع»: the present tense of a host is that of what he hosts. */
function isHosted({ scene, trigger, clause }: Reach): boolean {
  if (trigger.sense.tense !== 'none') return false;
  for (let i = clause.first; i < trigger.first; i++)
    if (scene.senses[i]!.some((s) => s.class === 'w-hosts' && s.tense === 'present')) return true;
  return false;
}

/** «كان من المقرر أن يلتقي …، إلا أن اللقاء أرجئ»: what was planned and called off in the same breath. */
function calledOff({ scene, trigger }: Reach, { status, at }: Told): Told | null {
  if (status !== 'planned' || !at) return null;
  const was = [1, 2, 3].some((k) => senseAt(scene, at.first - k, 'w-was') !== undefined);
  if (!was) return null;
  const { sentences } = scene.text;
  const { last } = sentences[Math.min(trigger.sentence + 1, sentences.length - 1)]!;
  for (let i = trigger.last; i < last; i++)
    if (scene.actorAt[i] === -1 && isAny(scene, i, CALLED_OFF))
      return { status: 'cancelled', at: { first: i, last: i + 1 } };
  return null;
}
const CALLED_OFF = new Set(['w-cancel', 'w-cancelled']);

/** «عقب المباحثات التي أجراها …»: what a relative clause tells in the past took place. */
function isTold({ scene, trigger }: Reach): boolean {
  if (trigger.sense.tense !== 'none') return false;
  let at = trigger.last;
  // «القمة الثلاثية المصرية السودانية، التي عقدت»: behind its adjectives
  while (at < trigger.last + ADJECTIVES && isAdjective(scene, at)) at++;
  if (scene.tokens[at]?.kind === 'mark') at++;
  if (!senseAt(scene, at, 'w-relative')) return false;
  return scene.senses[at + 1]?.some((s) => s.tense === 'past' && DONE.has(s.class)) ?? false;
}
const ADJECTIVES = 4;
const isAdjective = (scene: Scene, i: number): boolean =>
  scene.tokens[i]?.kind === 'word' &&
  scene.tokens[i]!.word.parses.some((p) => p.article && p.particle === '') &&
  scene.senses[i]!.length === 0;

const DONE = new Set(['conduct', 'take-place', 'take-in', 'sign', 'visit']);

/** Whether a day lies after publication, by its value or by its own words. */
function isFuture(date: DateMention, published: string | null): boolean {
  if (date.tense === 'past') return false;
  if (date.tense === 'future') return true;
  if (published === null || date.value === null) return false;
  return date.value.slice(0, 10) > published.slice(0, Math.min(10, date.value.length));
}

/** «يتوجه الاثنين», «يعقد الخميس» in a report of Sunday: the present tense tells of no day that is over. */
const isNext = (date: DateMention, published: string | null): boolean =>
  published !== null &&
  date.next !== null &&
  date.tense === null &&
  date.value !== null &&
  Date.parse(published) - Date.parse(date.value.slice(0, DAY_LETTERS)) > DAY_MS;
/** The present tense of a headline may tell of yesterday. */
const DAY_MS = 86_400_000;
/** «يومي الاثنين والثلاثاء»: the first of them counts. */
const DAY_LETTERS = 10;

/** «سيزور … ويلتقي»: the mark of the future holds for the verbs joined to it. */
function joinedFuture({ scene, trigger }: Reach): Told | null {
  if (
    trigger.sense.tense !== 'present' ||
    trigger.sense.parse.conjunction === '' ||
    trigger.sense.parse.particle === SIN
  )
    return null;
  const from = scene.text.sentences[trigger.sentence]!.first;
  for (let i = trigger.first - 1; i >= from; i--) {
    if (isAny(scene, i, SPEECH)) return null;
    if (scene.senses[i]!.some((s) => s.parse.particle === SIN && s.tense === 'present'))
      return { status: 'planned', at: { first: i, last: i + 1 } };
  }
  return null;
}
const SPEECH = new Set(['speech', 'speech-participle']);

/** «… ثم يتوجه إلى موسكو»: what comes next in the present tense is to come; «لإجراء محادثات» is a purpose. */
function thenNext({ scene, trigger }: Reach): Told | null {
  const before = scene.tokens[trigger.first - 1]?.form ?? '';
  const next = trigger.sense.tense === 'present' && before === THEN;
  return next || (trigger.sense.tense === 'none' && PURPOSES.has(before))
    ? { status: 'planned', at: { first: trigger.first - 1, last: trigger.last } }
    : null;
}

const AN = 'ان';
/** «من المتوقع أن يسهم اللقاء في …»: what is expected is what the talks will do, not the talks. */
function isSubject(scene: Scene, first: number, tense: string): boolean {
  const verb = scene.tokens[first - 1];
  if (tense !== 'none' || scene.tokens[first - 2]?.form !== AN || verb?.kind !== 'word') return false;
  return PRESENT.has(verb.form[0]!) && scene.senses[first - 1]!.length === 0;
}
/** First letters of the present tense in the third person. */
const PRESENT: ReadonlySet<string> = new Set('ي ت'.split(' '));

/** The words before a trigger that govern it: «من المقرر أن يلتقي», «ألغى لقاء», «دعا إلى قمة». */
function lookBehind({ scene, trigger }: Reach): Told | null {
  if (isSubject(scene, trigger.first, trigger.sense.tense)) return null;
  const from = scene.text.sentences[trigger.sentence]!.first;
  const journey = trigger.sense.class === 'n-visit';
  let words = 0;
  for (let i = trigger.first - 1; i >= from && words < 7; i--) {
    const token = scene.tokens[i]!;
    // «دعا نظيره، فلانا، لزيارة …»: a comma beside a name
    const aside = scene.actorAt[i - 1] !== -1 || scene.actorAt[i + 1] !== -1;
    // «رفض …، أمس الأحد، لقاء»: a day between commas
    const day = scene.dateAt[i - 1] !== -1 || scene.dateAt[i + 1] !== -1;
    if (token.kind === 'mark' && token.words !== '"' && !(journey && aside) && !day) break;
    if (token.kind === 'mark' && day) continue;
    if (scene.actorAt[i] !== -1 || scene.dateAt[i] !== -1) continue;
    words++;
    const told = governs(scene, i, { at: trigger.first, tense: trigger.sense.tense, words, journey });
    if (told) return told;
    if (isAny(scene, i, STOP)) break;
  }
  return null;
}
/** «قبل دعوة لزيارة …»: an invitation that was taken. */
const ACCEPTED = new Set(['w-accept']);
const AGREED = 'w-accept-agree';
const STOP = new Set(['speech', 'speech-participle', 'w-sub']);

/** «لا يمكنه تأكيد أو نفي …» says neither. */
const OR = 'او';

/** What is governed: where, in which tense, and how many words but those of people and days lie between. */
interface Governed {
  readonly at: number;
  readonly tense: string;
  readonly words: number;
  /** Whether it is a journey, to which one is invited by name and office. */
  readonly journey: boolean;
}

function governs(scene: Scene, i: number, { at: trigger, tense, words, journey }: Governed): Told | null {
  const at = { first: i, last: i + 1 };
  const gap = trigger - i;
  if (scene.tokens[i]!.form === IF && (gap === 1 || isOpenQuestion(scene, i, trigger)))
    return { status: 'wished', at: null };
  // «من أجل الاجتماع» puts nothing off; «رفض الرئيس … لقاء»: only people between
  if (
    isAny(scene, i, CANCELLED) &&
    (gap <= 3 || (words === 1 && senseAt(scene, i, 'w-refuse'))) &&
    scene.tokens[i - 1]?.form !== OUT_OF
  )
    return { status: 'cancelled', at };
  if (senseAt(scene, i, 'w-deny') && (gap <= 5 || isDenial(scene, i, trigger)))
    return scene.tokens[i - 1]?.form === OR ? { status: 'wished', at: null } : { status: 'denied', at };
  if (senseAt(scene, i, 'w-without') && gap <= 5 && tense !== 'past') return { status: 'wished', at: null };
  if (senseAt(scene, i, 'w-not') && gap <= 2 && tense !== 'past') return { status: 'wished', at: null };
  const invited = senseAt(scene, i, 'w-propose');
  if (invited && isAny(scene, i - 1, ACCEPTED)) return { status: 'planned', at };
  // «وافق الرئيس … على لقاء»
  const agreed = words <= 2 && senseAt(scene, i, 'w-accept')?.id.startsWith(AGREED);
  if (tense === 'none' && (agreed || (gap <= 3 && isAny(scene, i, ACCEPTED))))
    return { status: 'planned', at };
  if (invited?.parse.particle === BY_BI) return null;
  const done = isDone(scene, i);
  if (
    isAny(scene, i, WISHED) &&
    !done &&
    // «استعداد الرئيس … للقاء»: only people between
    (gap <= 4 || words === 1 || (invited && words <= (journey || isOnWay(scene, i, trigger) ? 5 : 2))) &&
    tense !== 'past'
  )
    return { status: 'wished', at: null };
  // «غداة» is no «غدا» with a pronoun
  if (isAny(scene, i, PLANNED) && tense !== 'past' && !MORROWS.has(scene.tokens[i]!.form))
    return { status: 'planned', at };
  const sense = scene.senses[i]!.find(
    (s) =>
      (s.parse.particle === SIN && s.tense === 'present') ||
      (s.class === 'w-was' && (s.parse.particle + s.parse.rest).startsWith(SIN)),
  );
  return sense && gap <= 6 ? { status: 'planned', at } : null;
}

/** «فقد التقى», «كان قد نظم لقاء», «وقد تولى»: before the past «قد» says that it took place, before the present that it may. */
function isDone({ tokens, senses }: Scene, i: number): boolean {
  if (!tokens[i]!.word.parses.some((p) => p.rest === QAD)) return false;
  if ((senses[i - 1] ?? []).some((s) => s.class === 'w-was' && s.parse.rest.startsWith(WAS))) return true;
  const told = senses[i + 1] ?? [];
  if (told.some((s) => s.tense !== 'none')) return told.some((s) => s.tense === 'past');
  const verb = tokens[i + 1];
  return verb?.kind === 'word' && (!PRESENT.has(verb.form[0]!) || ENDS_PAST.has(verb.form.at(-1)!));
}
/** Last letters of the past tense, as «تولى» and «تولت» have them: in normal form. */
const ENDS_PAST: ReadonlySet<string> = new Set('ي ت'.split(' '));
const WAS = 'كان';

/** «رغبته بزيارة إلى باريس للقاء …»: whoever wishes to travel wishes for the meeting too. */
function isOnWay(scene: Scene, from: number, trigger: number): boolean {
  if (!scene.tokens[trigger]!.form.startsWith(LAM)) return false;
  return isAnyIn(scene, { first: from + 1, last: trigger }, VISITS);
}
const VISITS: ReadonlySet<string> = new Set(['n-visit']);

/** «ما إذا كان الرئيس سيلتقي …»: not known. */
const isOpenQuestion = (scene: Scene, i: number, trigger: number): boolean =>
  trigger - i <= 8 && [1, 2].some((k) => senseAt(scene, i + k, 'w-was') !== undefined);

/** «نفى الوزير أن يكون الرئيس قد التقى …»: a denial reaches over «أن يكون» to its verb. */
function isDenial(scene: Scene, from: number, trigger: number): boolean {
  for (let i = from + 1; i + 1 < trigger; i++)
    if (THAT.has(scene.tokens[i]!.form) && senseAt(scene, i + 1, 'w-was')) return trigger - i <= 10;
  return false;
}
const THAT_WORDS = 'ان بان';
const THAT: ReadonlySet<string> = new Set(THAT_WORDS.split(' '));

/** «لقاؤه … قد يكون أسهل», «ستكون القمة»: what is still to be judged is still to come. */
function willBe(scene: Scene, from: number, limit: number): Told | null {
  for (let i = from; i < limit; i++) {
    const was = scene.actorAt[i] === -1 ? senseAt(scene, i, 'w-was') : undefined;
    if (
      was &&
      ((was.parse.particle + was.parse.rest).startsWith(SIN) ||
        scene.tokens[i - 1]!.form === LAN ||
        (scene.tokens[i]!.form.startsWith(YA) && scene.tokens[i - 1]!.form === QAD))
    ) {
      return { status: 'planned', at: { first: i, last: i + 1 } };
    }
  }
  return null;
}
const WILL_NOT = 'لن';
const JOURNEYS: ReadonlySet<string> = new Set(['visit', 'head']);
const NEVER_WORDS = 'لن لم';
const NEVER: ReadonlySet<string> = new Set(NEVER_WORDS.split(' '));
/** «إذا التقى …»: what is only imagined. */
const IF = 'اذا';
const THEN = 'ثم';
const MORROW = 'غداه';
const AND_MORROW = 'وغداه';
const MORROWS: ReadonlySet<string> = new Set([MORROW, AND_MORROW]);
const TO_HOLD = 'لاجراء';
const TO_CONVENE = 'لعقد';
const PURPOSES: ReadonlySet<string> = new Set([TO_HOLD, TO_CONVENE]);
const YA = 'ي';
/** «لن تكون سهلة»: not yet begun. */
const LAN = 'لن';
const QAD = 'قد';

/** The words right behind a noun: «لقاء مرتقب», «القمة التي ستعقد», «زيارته المقررة». */
function lookAhead(scene: Scene, from: number, limit: number): Told | null {
  for (let i = from; i < Math.min(from + 5, limit); i++) {
    if (scene.actorAt[i] !== -1 || scene.dateAt[i] !== -1) continue;
    const at = { first: i, last: i + 1 };
    if (isAny(scene, i, FORTHCOMING) && i <= from + 3) return { status: 'planned', at };
    if (scene.senses[i]!.some((s) => s.parse.particle === SIN && s.tense === 'present'))
      return { status: 'planned', at };
  }
  return null;
}
const FORTHCOMING = new Set(['w-planned']);
