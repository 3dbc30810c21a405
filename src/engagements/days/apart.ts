/** Dates behind a noun of talks or journeys that tell of something else: the main verb, who reports it, the how-manieth it is. */
import type { DateMention } from '../../model.ts';
import type { Trigger } from '../clauses.ts';
import { isToldIn, type Scene } from '../scene.ts';

/** Whether `date`, behind the noun `trigger`, is another's. */
export const isApart = (scene: Scene, trigger: Trigger, date: DateMention): boolean =>
  trigger.sense.tense === 'none' &&
  (isCount(scene, trigger, date) ||
    (!isCountedFrom(scene, trigger) &&
      (isOfMainVerb(scene, trigger, date) || isOfSpeech(scene, trigger, date))));

/** «غداة لقائه، قال الأربعاء», «بعد يومين من لقائه»: counted from the day of the main verb. */
const isCountedFrom = (scene: Scene, { first }: Trigger): boolean =>
  [1, 2, 3, 4].some((k) => COUNTING.has(scene.tokens[first - k]?.form ?? ''));
const COUNTING_WORDS = 'غداه وغداه عشيه وعشيه يوم يومين ايام اسبوع اسبوعين';
const COUNTING: ReadonlySet<string> = new Set(COUNTING_WORDS.split(' '));

/** «على هامش زيارته …، بدأت اليوم …», «قبل أسابيع من القمة …، انتقدت، الأحد»: a sentence that opens with what was before, after or around. */
function isOfMainVerb(scene: Scene, { first, last, sentence }: Trigger, date: DateMention): boolean {
  const start = scene.text.sentences[sentence]!.first;
  if (first - start > OPENING || !FRONTED.has(scene.tokens[start]!.form)) return false;
  for (let i = last; i < date.first - 1; i++)
    if (scene.tokens[i]!.form === COMMA && (isPast(scene, i + 1) || isPast(scene, i + 2))) return true;
  return false;
}
/** Tokens from the beginning of a sentence to the noun in its opening. */
const OPENING = 6;
const FRONTED_WORDS = 'علي قبل قبيل بعد عقب اثر غداه عشيه وبعد وقبل وعقب وعلي بالتزامن تزامنا';
const FRONTED: ReadonlySet<string> = new Set(FRONTED_WORDS.split(' '));
const COMMA = '،';
const isPast = (scene: Scene, i: number): boolean =>
  scene.actorAt[i] === -1 && scene.senses[i]!.some((s) => s.tense === 'past');

/** «القمة المرتقبة بينهما، حسبما أفادت الوكالة، الثلاثاء»: on which day it was said. */
const isOfSpeech = (scene: Scene, { last }: Trigger, date: DateMention): boolean =>
  isToldIn(scene, { first: last, last: date.first }, SPEECH);
const SPEECH: ReadonlySet<string> = new Set(['speech']);

/** «زيارته الثالثة هذا العام», «ثاني اجتماع خلال الأسبوع الجاري»: how many there were in that time. */
function isCount(scene: Scene, { first, last }: Trigger, date: DateMention): boolean {
  if (date.grain === 'day') return false;
  const form = (i: number): string => scene.tokens[i]?.form ?? '';
  return COUNTS.has(form(first - 1)) || COUNTED.has(form(last)) || COUNTED.has(form(last + 1));
}
const COUNT_WORDS = 'ثاني ثالث رابع خامس سادس';
const COUNTS: ReadonlySet<string> = new Set(COUNT_WORDS.split(' '));
const COUNTED_WORDS = 'الثاني الثانيه الثالث الثالثه الرابع الرابعه الخامس الخامسه السادسه';
const COUNTED: ReadonlySet<string> = new Set(COUNTED_WORDS.split(' '));
