/**
 * Day arithmetic on whole numbers: days since 1 January 1970, Gregorian proleptic, no `Date` and no
 * time zone; Hijri months and movable feasts on top of it.
 *
 * @source civil day numbers: H. Hinnant, chrono-compatible low-level date algorithms; Hijri days:
 *   Umm al-Qura, as in Intl `islamic-umalqura`; Easter: anonymous Gregorian computus
 */

/** Year, month 1…12, day 1…31. */
export interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The number of a day; months beyond 1…12 run on into the years beside. */
export function dayNumber(year: number, month: number, day: number): number {
  const y0 = year + Math.floor((month - 1) / 12);
  const m = ((((month - 1) % 12) + 12) % 12) + 1;
  const y = m <= 2 ? y0 - 1 : y0;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (m > 2 ? m - 3 : m + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Year, month and day of a day number. */
export function partsOf(number: number): Parts {
  const z = number + 719468;
  const era = Math.floor(z / 146097);
  const doe = z - era * 146097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  const year = yoe + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: doy - Math.floor((153 * mp + 2) / 5) + 1 };
}

const pad = (value: number, size: number): string => String(value).padStart(size, '0');

/** ISO day of a day number, e.g. `2021-02-18`. */
export function isoDay(number: number): string {
  const { year, month, day } = partsOf(number);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** ISO month, e.g. `2021-02`; months beyond 1…12 run on. */
export function isoMonth(year: number, month: number): string {
  return isoDay(dayNumber(year, month, 1)).slice(0, 7);
}

/** ISO weekday of a day number: 1 (Monday) … 7 (Sunday). */
export const weekdayOf = (number: number): number => ((((number + 3) % 7) + 7) % 7) + 1;

/** How many days a Gregorian month has. */
export const daysIn = (year: number, month: number): number =>
  dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);

/** The day number of an ISO day or of the day in an ISO instant as printed; null where it is none. */
export function parseDay(iso: string | null): number | null {
  const found = iso === null ? null : /^([0-9]{4})-([0-9]{2})-([0-9]{2})/.exec(iso);
  return found ? gregorianDay(Number(found[1]), Number(found[2]), Number(found[3])) : null;
}

/** The day number of a Gregorian day; null where the month has no such day. */
export function gregorianDay(year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return dayNumber(year, month, day);
}

// made when the first Hijri date is met: Intl takes milliseconds to set up
let formatter: Intl.DateTimeFormat | null = null;
const starts = new Map<number, number>();
const known = new Map<number, Parts>();
/** Days kept: reports of an archive share theirs, and asking the calendar takes some 20 µs. */
const DAYS_KEPT = 2000;

function hijriParts(number: number): Parts {
  let parts = known.get(number);
  if (!parts) {
    if (known.size >= DAYS_KEPT) known.clear();
    parts = askCalendar(number);
    known.set(number, parts);
  }
  return parts;
}

function askCalendar(number: number): Parts {
  formatter ??= new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  const parts = formatter.formatToParts(number * 86_400_000);
  const part = (type: string): number => Number(parts.find((p) => p.type === type)?.value ?? Number.NaN);
  return { year: part('year'), month: part('month'), day: part('day') };
}

/** The day number of a Hijri day of the years 1…1600; months beyond 1…12 run on. */
export function hijriDay(year: number, month: number, day: number): number {
  return hijriMonthStart(year * 12 + month - 1) + day - 1;
}

function hijriMonthStart(index: number): number {
  const start = starts.get(index);
  if (start !== undefined) return start;
  // mean month from 1 Muharram 1 AH; the calendar says by how much it is off
  let guess = Math.round(-492148 + (index - 12) * 29.530588);
  for (let round = 0; round < 4; round++) {
    const at = hijriParts(guess);
    const months = index - (at.year * 12 + at.month - 1);
    if (months === 0) {
      guess -= at.day - 1;
      break;
    }
    guess += Math.round(months * 29.53) - (at.day - 1) + 2;
  }
  starts.set(index, guess);
  return guess;
}

/** The Hijri year and month in which a day falls. */
export const hijriOf = (number: number): Parts => hijriParts(number);

/** Western Easter Sunday of a year. */
export function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  return dayNumber(year, Math.floor((h + l - 7 * m + 114) / 31), ((h + l - 7 * m + 114) % 31) + 1);
}
