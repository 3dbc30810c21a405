/** Days, numbers and parties as the reader sees them. Locale and time zone are fixed: no result depends on the machine. */
import type { Preferences } from './preferences.ts';
import { hasString, type Language, say } from './strings.ts';

type Style = Pick<Preferences, 'language' | 'digits'>;

const cache = new Map<string, Intl.DateTimeFormat>();

/** English always has its own digits. */
const localeOf = ({ language, digits }: Style): string =>
  language === 'ar' ? `ar-EG-u-ca-gregory-nu-${digits}` : 'en-GB-u-ca-gregory';

function dateFormat(style: Style, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${localeOf(style)} ${JSON.stringify(options)}`;
  let format = cache.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(localeOf(style), { ...options, timeZone: 'UTC' });
    cache.set(key, format);
  }
  return format;
}

const PARTS: Readonly<Record<number, Intl.DateTimeFormatOptions>> = {
  4: { year: 'numeric' },
  7: { year: 'numeric', month: 'long' },
  10: { year: 'numeric', month: 'long', day: 'numeric' },
};

/**
 * An ISO 8601 day, month or year in words; the input itself where it is none of these.
 *
 * @example formatDay('2021-02', { language: 'en', digits: 'latn' }) //=> 'February 2021'
 */
export function formatDay(
  day: string,
  style: Style,
  options: Intl.DateTimeFormatOptions | undefined = PARTS[Math.min(day.length, 10)],
): string {
  const time = Date.parse(day.slice(0, 10));
  if (Number.isNaN(time) || !options) return day;
  return dateFormat(style, options).format(time);
}

/** A day with its weekday: «الأربعاء، ١٧ فبراير ٢٠٢١», and the Hijri one where both calendars are wanted. */
export function formatFullDay(day: string, style: Style & Partial<Pick<Preferences, 'calendar'>>): string {
  const words = formatDay(day, style, day.length < 10 ? undefined : { ...PARTS[10], weekday: 'long' });
  if (style.calendar !== 'both' || day.length < 10) return words;
  return `${words} (${formatHijri(day, style)})`;
}

/**
 * A Gregorian day in the Hijri calendar.
 *
 * @source Umm al-Qura, as in Intl `islamic-umalqura`
 */
export function formatHijri(
  day: string,
  { language, digits }: Style,
  options: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', day: 'numeric' },
): string {
  const base = language === 'ar' ? `ar-SA-u-ca-islamic-umalqura-nu-${digits}` : 'en-GB-u-ca-islamic-umalqura';
  const key = `${base} ${JSON.stringify(options)}`;
  const format = cache.get(key) ?? new Intl.DateTimeFormat(base, { ...options, timeZone: 'UTC' });
  cache.set(key, format);
  return format.format(Date.parse(day.slice(0, 10)));
}

const numbers = new Map<string, Intl.NumberFormat>();

/** Made once: making a format takes longer than a hundred numbers in it. */
function numberFormat(style: Style, useGrouping: boolean): Intl.NumberFormat {
  const key = `${localeOf(style)} ${useGrouping}`;
  const known = numbers.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat(localeOf(style), { useGrouping });
  numbers.set(key, format);
  return format;
}

/** A number in the digits of the reader, grouped. */
export const formatNumber = (value: number, style: Style): string => numberFormat(style, true).format(value);

/** A year's digits without grouping. */
export const formatYear = (year: number, style: Style): string => numberFormat(style, false).format(year);

const names = {
  ar: new Intl.DisplayNames('ar', { type: 'region', fallback: 'code' }),
  en: new Intl.DisplayNames('en', { type: 'region', fallback: 'code' }),
};

/**
 * The name of a party code: our own row, else CLDR's region, else the code as it is.
 *
 * @example formatParty('PS', 'en') //=> 'Palestine'
 */
export function formatParty(code: string, language: Language): string {
  if (hasString(`party.${code}`)) return say(language, `party.${code}`);
  return /^[A-Z]{2}$/.test(code) ? (names[language].of(code) ?? code) : code;
}
