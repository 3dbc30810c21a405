/** What every page is given: the reader's language and style, and where it stands. */
import type { html } from 'hono/html';
import { ALONE, type Reader } from './accounts.ts';
import { formatDay, formatFullDay, formatNumber, formatParty } from './format.ts';
import type { Preferences } from './preferences.ts';
import { say } from './strings.ts';

export type Html = ReturnType<typeof html> | string;

export interface View extends Preferences {
  readonly direction: 'rtl' | 'ltr';
  /** Path and query of this page, without `lang`. */
  readonly address: string;
  readonly version: string;
  /** Who looks. */
  readonly reader: Reader;
  /** Between the parts of a list. Never a middle dot: beside an Arabic-Indic number it reads as a zero. */
  readonly comma: string;
  say(id: string, values?: Readonly<Record<string, string>>): string;
  day(day: string): string;
  fullDay(day: string): string;
  number(value: number): string;
  party(code: string): string;
}

/** The view of one request. */
export function makeView(preferences: Preferences, url: string, version: string): View {
  const { pathname, searchParams } = new URL(url);
  searchParams.delete('lang');
  const query = searchParams.toString();
  return {
    ...preferences,
    direction: preferences.language === 'ar' ? 'rtl' : 'ltr',
    address: query ? `${pathname}?${query}` : pathname,
    version,
    reader: ALONE,
    comma: preferences.language === 'ar' ? '\u060c ' : ', ',
    say: (id, values) => say(preferences.language, id, values),
    day: (day) => formatDay(day, preferences),
    fullDay: (day) => formatFullDay(day, preferences),
    number: (value) => formatNumber(value, preferences),
    party: (code) => formatParty(code, preferences.language),
  };
}
