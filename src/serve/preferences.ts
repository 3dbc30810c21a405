/** What a reader chose: language, theme, digits, calendar. Kept in cookies, so that it works without script. */
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Language } from './strings.ts';

export type Theme = 'auto' | 'light' | 'dark';
export type Digits = 'arab' | 'latn';
/** Both: the Hijri day stands beside the Gregorian one. */
export type Calendars = 'gregory' | 'both';
export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  readonly digits: Digits;
  readonly calendar: Calendars;
}

const CHOICES = {
  lang: ['ar', 'en'],
  theme: ['auto', 'light', 'dark'],
  digits: ['arab', 'latn'],
  calendar: ['gregory', 'both'],
} as const;
type Choice = keyof typeof CHOICES;

export const YEAR_SECONDS = 31_536_000;

/**
 * The preferences of a request: the address (`?lang=en`) before the cookie. Arabic where nobody chose
 * English: what a browser was installed in says little of the reader of an Arabic press desk. A
 * language in the address is remembered.
 */
export function readPreferences(c: Context): Preferences {
  const asked = pick('lang', c.req.query('lang'));
  if (asked) remember(c, 'lang', asked);
  const language = asked ?? pick('lang', getCookie(c, 'lang')) ?? 'ar';
  return {
    language: language as Language,
    theme: (pick('theme', getCookie(c, 'theme')) ?? 'auto') as Theme,
    digits: (pick('digits', getCookie(c, 'digits')) ?? 'arab') as Digits,
    calendar: (pick('calendar', getCookie(c, 'calendar')) ?? 'gregory') as Calendars,
  };
}

/** Keeps what a form of the desk chose. */
export function keepPreferences(c: Context, form: Readonly<Record<string, unknown>>): void {
  for (const name of Object.keys(CHOICES) as Choice[]) {
    const value = form[name];
    const chosen = typeof value === 'string' ? pick(name, value) : undefined;
    if (chosen) remember(c, name, chosen);
  }
}

function pick(name: Choice, value: string | undefined): string | undefined {
  return CHOICES[name].find((choice) => choice === value);
}

function remember(c: Context, name: Choice, value: string): void {
  setCookie(c, name, value, { path: '/', maxAge: YEAR_SECONDS, sameSite: 'Lax', httpOnly: true });
}
