/** How long talks lasted, as a text tells it. */
import type { Sentence, Text, Token } from '../model.ts';
import { normalise } from '../text/text.ts';
import { calendarOf, DIGITS, type Found, wordValue } from './numerals.ts';

/** Begins the unit of a duration, whose value is in minutes. */
export const MINUTES = 'minutes ';

const HOUR = 60;
/** «ساعتين», «ساعة ونصف الساعة», «90 دقيقة», «نصف ساعة», where the sentence tells what lasted. */
export function durationAt(text: Text, i: number, sentence: Sentence): Found | null {
  const time = timeAt(text.tokens, i);
  if (!time || time.last > sentence.last) return null;
  const what = lastedAt(text, i, sentence);
  return what === null
    ? null
    : { value: time.value, unit: `${MINUTES}${what}`, last: time.last, isPrice: false };
}

function timeAt(
  tokens: readonly Token[],
  i: number,
): { readonly value: number; readonly last: number } | null {
  const [unit = '', count = '0'] = (calendarOf(tokens[i]!, 'unit') ?? '').split(' ');
  const whole = minutesOf(unit) * Number(count);
  // «الساعة» is a time of day
  if (whole > 0 && !tokens[i]!.word.parses.some(({ article }) => article)) {
    const part = partAt(tokens, i + 1);
    if (count === '1' && part.value === 0) return null;
    return { value: whole + part.value * minutesOf(unit), last: part.last };
  }
  const number =
    tokens[i]!.kind === 'number' && DIGITS.test(tokens[i]!.form)
      ? Number(tokens[i]!.form)
      : wordValue(tokens[i]);
  const share = shareOf(tokens[i]);
  const [next = '', many] = (tokens[i + 1] ? (calendarOf(tokens[i + 1]!, 'unit') ?? '') : '').split(' ');
  const minutes = minutesOf(next);
  if (minutes === 0 || many === '2') return null;
  if (share > 0) return { value: share * minutes, last: i + 2 };
  if (!number) return null;
  const part = partAt(tokens, i + 2);
  return { value: (number + part.value) * minutes, last: part.last };
}

const minutesOf = (unit: string): number => (unit === 'hour' ? HOUR : unit === 'minute' ? 1 : 0);

const HALF = 'نصف';
const SHARES: ReadonlyMap<string, number> = new Map([
  [HALF, 1 / 2],
  ['ربع', 1 / 4],
  ['ثلث', 1 / 3],
]);
const shareOf = (token: Token | undefined): number =>
  token?.word.parses.map(({ rest }) => SHARES.get(rest) ?? 0).find((it) => it > 0) ?? 0;

/** «ونصف», «ونصف الساعة» behind hours. */
function partAt(tokens: readonly Token[], i: number): { readonly value: number; readonly last: number } {
  const share = tokens[i]?.word.parses.some(({ conjunction }) => conjunction !== '') ? shareOf(tokens[i]) : 0;
  if (share === 0) return { value: 0, last: i };
  const named = tokens[i + 1] !== undefined && calendarOf(tokens[i + 1]!, 'unit') !== null;
  return { value: share, last: named ? i + 2 : i + 1 };
}

const ALONE_FORMS = 'انفراد منفرد منفردا منفردة مغلق مغلقة مغلقا ثنائيا';
const ALONE = new Set(ALONE_FORMS.split(' ').map(normalise));
const TALKS_FORMS = 'لقاء اجتماع محادثات مباحثات جلسة قمة لقائهما اجتماعهما محادثاتهما';
const TALKS = new Set(TALKS_FORMS.split(' ').map(normalise));
const CALL_FORMS = 'اتصال مكالمة محادثة';
const CALLS = new Set(CALL_FORMS.split(' ').map(normalise));
const LASTING_FORMS = 'استمر استمرت دام دامت استغرق استغرقت امتد امتدت طال لمدة مدته مدتها أمضى قضى';
const LASTING = new Set(LASTING_FORMS.split(' ').map(normalise));
const WILL = 'س';
const YA = 'ي';
/** Tokens between a duration and the word that tells what lasted. */
const REACH = 12;

/** What lasted: talks of two alone, talks, a call; null where the sentence does not say that something lasted. */
function lastedAt({ tokens }: Text, at: number, { first, last }: Sentence): string | null {
  const [from, to] = [Math.max(first, at - REACH), Math.min(last, at + REACH)];
  const has = (words: ReadonlySet<string>): boolean =>
    tokens
      .slice(from, to)
      .some(
        ({ word, kind }) =>
          kind === 'word' && word.parses.some(({ stem, rest }) => words.has(stem) || words.has(rest)),
      );
  // «وسيستمر … لمدة» tells what is planned
  if (
    tokens
      .slice(first, at)
      .some(({ word }) => word.parses.some(({ particle, rest }) => particle === WILL && rest.startsWith(YA)))
  )
    return null;
  const lasts = tokens
    .slice(first, at)
    .some(({ word }) => word.parses.some(({ rest, stem }) => LASTING.has(rest) || LASTING.has(stem)));
  if (!lasts) return null;
  if (has(ALONE)) return 'alone';
  if (has(CALLS)) return 'call';
  return has(TALKS) ? 'talks' : null;
}
