/** Days counted from another: «غداة لقاء», «بعد يومين من القمة», «في اليوم الثالث من زيارته», «أنهى أمس زيارة استمرت يومين». */
import type { DateMention } from '../../model.ts';
import type { Candidate } from '../candidates.ts';
import type { Range } from '../clauses.ts';
import type { Cluster } from '../merge.ts';
import { LAM, OUT_OF } from '../particles.ts';
import type { Scene } from '../scene.ts';
import { type Days, isWhen } from './days.ts';

/** The day of `part` where `days` is the one its sentence tells before it: so many days earlier or later. */
export function dayBeside(part: Candidate, date: DateMention, days: Days): Days {
  const trigger = part.words[0]!;
  if (days.day?.length !== 10 || (date.last > trigger.first && !isOfMain(part, date))) return days;
  const by = shiftBefore(part.scene, trigger.first) || (date.last > trigger.first ? 0 : sinceBegun(part));
  return by === 0 ? days : { day: moved(days.day, by), until: null };
}

/** «غداة لقائه …، قال الأحد»: a day told behind is that of the main clause, from which the talks are counted. */
function isOfMain({ scene, words }: Candidate, date: DateMention): boolean {
  const { first, last } = words[0]!;
  if (scene.sentenceOf[date.first] !== scene.sentenceOf[first]) return false;
  if (isNumbered(scene, first)) return true;
  for (let i = last; i < date.first; i++)
    if (scene.tokens[i]!.form === COMMA) return isVerbIn(scene, i, date);
  return false;
}
const COMMA = '،';

function isVerbIn(scene: Scene, from: number, date: DateMention): boolean {
  for (let i = from; i <= date.last && i < scene.tokens.length; i++)
    if (scene.actorAt[i] === -1 && scene.senses[i]!.some((s) => s.tense === 'past')) return true;
  return false;
}

/** «أعلن، الجمعة، أن …، وذلك عشية القمة», «وجاء ذلك في اليوم الثاني من زيارته»: the day told last before what is counted from it. */
export function countedDay(
  { kind, parts }: Cluster,
  body: Scene,
): { readonly date: DateMention; readonly part: Candidate } | null {
  for (const part of parts) {
    const { first } = part.words[0]!;
    if (part.scene !== body || (part.date !== null && part.dateClose)) continue;
    if (!(kind === 'visit' && isNumbered(body, first)) && shiftBefore(body, first) === 0) continue;
    const date = body.mentions.dates.findLast(
      (d) =>
        d.grain === 'day' &&
        d.value !== null &&
        d.tense !== 'future' &&
        d.first < first &&
        part.sentence - body.sentenceOf[d.first]! <= BACK &&
        body.text.quoteOf[d.first] === -1 &&
        isWhen(body, d),
    );
    if (date) return { date, part };
  }
  return null;
}
/** Sentences before it in which the day that something is counted from stands. */
const BACK = 2;

/** «في اليوم الثاني من زيارته», «ثاني أيام زيارته». */
function isNumbered(scene: Scene, trigger: number): boolean {
  const form = (i: number): string => scene.tokens[i]?.form ?? '';
  if (form(trigger - 1) === DAYS_OF) return ORDINALS.has(ARTICLE + form(trigger - 2));
  return (
    PREPOSITIONS.has(form(trigger - 1)) && ORDINALS.has(form(trigger - 2)) && form(trigger - 3) === THE_DAY
  );
}

/** Whether words set `part` off from a day that its sentence tells before it. */
export const isCounted = ({ scene, words }: Candidate, date: DateMention): boolean =>
  date.last <= words[0]!.first && shiftBefore(scene, words[0]!.first) !== 0;

const moved = (day: string, by: number): string =>
  new Date(Date.parse(day) + by * DAY_MS).toISOString().slice(0, 10);
const DAY_MS = 86_400_000;

/** By how many days the words straight before a trigger set it off from the day of its sentence. */
function shiftBefore(scene: Scene, trigger: number): number {
  const form = (i: number): string => scene.tokens[i]?.form ?? '';
  const before = form(trigger - 1);
  if (MORROWS.has(before)) return -1;
  if (EVES.has(before)) return 1;
  if (before === DAYS_OF) return -Math.max(0, (ORDINALS.get(ARTICLE + form(trigger - 2)) ?? 1) - 1);
  const attached = scene.tokens[trigger]!.word.parses.some((p) => p.particle === LAM);
  // «قبل يوم من عقد القمة»
  if (HOLDING.has(before) && PREPOSITIONS.has(form(trigger - 2))) return shiftBefore(scene, trigger - 1);
  let i = PREPOSITIONS.has(before) ? trigger - 2 : attached ? trigger - 1 : -1;
  while (FILLERS.has(form(i))) i--;
  const ordinal = form(i - 1) === THE_DAY ? ORDINALS.get(form(i)) : undefined;
  if (ordinal !== undefined) return 1 - ordinal;
  const many = form(i) === DAYS_OF ? NUMBERS.get(form(i - 1)) : undefined;
  if (many !== undefined) i--;
  const count = many ?? COUNTS.get(form(i));
  if (count === undefined) return 0;
  return form(i - 1) === AFTER ? -count : form(i - 1) === AHEAD ? count : 0;
}
const HOLDING_WORDS = 'عقد عقده عقدها انعقاد بدء بدايه اجراء';
const HOLDING: ReadonlySet<string> = new Set(HOLDING_WORDS.split(' '));
const ARTICLE = 'ال';
const MORROW = 'غداه';
const AND_MORROW = 'وغداه';
const MORROWS: ReadonlySet<string> = new Set([MORROW, AND_MORROW]);
const EVE = 'عشيه';
const AND_EVE = 'وعشيه';
const EVES: ReadonlySet<string> = new Set([EVE, AND_EVE]);
const DAYS_OF = 'ايام';
const THE_DAY = 'اليوم';
const AFTER = 'بعد';
const AHEAD = 'قبل';
const UPON = 'علي';
const PREPOSITIONS: ReadonlySet<string> = new Set([OUT_OF, UPON]);
const FILLER_WORDS = 'واحد فقط والاخير';
const FILLERS: ReadonlySet<string> = new Set(FILLER_WORDS.split(' '));
const ONE_DAY = 'يوم';
const TWO_DAYS = 'يومين';
const ONE_WEEK = 'اسبوع';
const TWO_WEEKS = 'اسبوعين';
const COUNTS: ReadonlyMap<string, number> = new Map([
  [ONE_DAY, 1],
  [TWO_DAYS, 2],
  [ONE_WEEK, 7],
  [TWO_WEEKS, 14],
]);
const ORDINAL_WORDS = 'الاول الثاني الثالث الرابع الخامس السادس السابع';
const ORDINALS: ReadonlyMap<string, number> = new Map(
  ORDINAL_WORDS.split(' ').map((word, i) => [word, i + 1]),
);

/** Days since the first one of what ended on the day told: «أنهت أمس اجتماعا من يومين». */
function sinceBegun({ scene, words, clause }: Candidate): number {
  const { first } = words[0]!;
  if (!isEnded(scene, { first: Math.min(clause.first, first) - 2, last: first })) return 0;
  return 1 - Math.max(1, lengthOf(scene, first));
}

/** Whether a word before a trigger says that it ended. */
export function isEnded(scene: Scene, { first, last }: Range): boolean {
  const sentence = scene.text.sentences[scene.sentenceOf[last]!]!;
  for (let i = last - 1; i >= Math.max(sentence.first, first); i--)
    if (scene.actorAt[i] === -1 && scene.senses[i]!.some((s) => s.id.startsWith(CLOSING))) return true;
  return false;
}
const CLOSING = 'conduct-close';

/** Days that the words behind a trigger say it lasted («استمرت يومين», «من ثلاثة أيام»); 0 where none do. */
export function lengthOf(scene: Scene, trigger: number): number {
  const { last } = scene.text.sentences[scene.sentenceOf[trigger]!]!;
  for (let i = trigger + 1; i < Math.min(last, trigger + LENGTH_REACH); i++) {
    const { form } = scene.tokens[i]!;
    if (form === TWO_DAYS || form === FOR_TWO_DAYS) return 2;
    const count = NUMBERS.get(form) ?? (form.startsWith(FOR) ? NUMBERS.get(form.slice(1)) : undefined);
    if (count !== undefined && scene.tokens[i + 1]?.form === DAYS_OF) return count;
  }
  return 0;
}
/** Words behind a visit within which its length stands. */
const LENGTH_REACH = 14;
const FOR = 'ل';
const FOR_TWO_DAYS = 'ليومين';
const NUMBER_WORDS = 'ثلاثه اربعه خمسه سته سبعه';
const NUMBERS: ReadonlyMap<string, number> = new Map(NUMBER_WORDS.split(' ').map((word, i) => [word, i + 3]));
