/** Honorifics and ranks before a name or an office. */
import type { Parse, Text } from '../model.ts';
import { type Sense, senseOf, sensesAt } from './words.ts';

export interface Titles {
  readonly last: number;
  readonly parse: Parse | null;
}

/** Honorifics and ranks from token `i` on («صاحب السمو الملكي الأمير», «الفريق أول»). */
export function titlesAt(text: Text, i: number): Titles {
  let last = i;
  let parse: Parse | null = null;
  let ranked = false;
  for (;;) {
    if (isAbbreviated(text, last)) {
      last += 2;
      continue;
    }
    const found = sensesAt(text.tokens, last);
    // «اللواء طيار ركن»
    if (ranked && BRANCHES.has(text.tokens[last]?.form ?? '')) {
      last++;
      continue;
    }
    if (!found || !isTitle(found.value)) break;
    ranked = found.value.some(({ sort }) => sort === 'rank');
    if (last > i && (found.parse.conjunction || found.parse.particle)) break;
    parse ??= found.parse;
    last = endsInOffice(text, found) ? found.last - 1 : found.last;
    if (last < found.last) break;
    while (text.tokens[last]?.words === '.' || text.tokens[last]?.words === '/') last++;
  }
  return { last, parse };
}

/** What a rank is of: «طيار», «ركن»; whether its bearer still serves. */
const BRANCH_WORDS = 'طيار ركن بحري طبيب مهندس مظلي حقوقي متقاعد احتياط الركن الطيار المتقاعد';
const BRANCHES: ReadonlySet<string> = new Set(BRANCH_WORDS.split(' '));

/** Offices that stand before a name as a mere title: «الأمير», «الأستاذ». */
const MERE_TITLES = new Set(['prince', 'academic', 'press', 'activist']);
function isTitle(senses: readonly Sense[]): boolean {
  if (!senses.some((sense) => sense.sort === 'honorific' || sense.sort === 'rank')) return false;
  const head = senses.find((sense) => sense.sort === 'head');
  return !head || MERE_TITLES.has(head.value);
}

/** «فخامة الرئيس», «معالي الوزير»: the honorific ends before the office. */
function endsInOffice(
  text: Text,
  { first, last }: { readonly first: number; readonly last: number },
): boolean {
  if (last - first < 2) return false;
  const head = senseOf(sensesAt(text.tokens, last - 1), 'head');
  return head !== null && !MERE_TITLES.has(head.value);
}

const DOCTOR = new Set('د م ا ود وم وا أد'.split(' '));
/** «د.», «م.», «ود.»: a title only with a full stop behind it. */
export function isAbbreviated(text: Text, i: number): boolean {
  return (
    text.tokens[i + 1]?.words === '.' &&
    DOCTOR.has(text.tokens[i]!.form) &&
    text.tokens[i + 2]?.kind === 'word'
  );
}
