/**
 * Hijri days as Gregorian ones.
 *
 * @source Umm al-Qura, as in Intl `islamic-umalqura`
 */
const DAY_MS = 86_400_000;
/** 1 Muharram 1300 by the tabular count; the exact day is searched from an estimate of it. */
const EPOCH_MS = Date.UTC(1882, 10, 12);
const YEAR_DAYS = 354.36708;
const MONTH_DAYS = 29.530589;
const REACH = 4;

let format: Intl.DateTimeFormat | undefined;

function hijriOf(ms: number): string {
  format ??= new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  const parts = format.formatToParts(ms);
  const value = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return `${Number.parseInt(value('year'), 10)}-${value('month')}-${value('day')}`;
}

/**
 * The ISO day of a Hijri one, or null where there is none such.
 *
 * @example readHijri(1440, 6, 3) //=> '2019-02-08'
 */
export function readHijri(year: number, month: number, day: number): string | null {
  if (![year, month, day].every(Number.isInteger)) return null;
  if (month < 1 || month > 12 || day < 1 || day > 30 || year < 1300 || year > 1600) return null;
  const wanted = `${year}-${month}-${day}`;
  const days = Math.round((year - 1300) * YEAR_DAYS + (month - 1) * MONTH_DAYS + day - 1);
  for (let reach = 0; reach <= REACH; reach++) {
    for (const sign of [1, -1]) {
      const ms = EPOCH_MS + (days + sign * reach) * DAY_MS;
      if (hijriOf(ms) === wanted) return new Date(ms).toISOString().slice(0, 10);
    }
  }
  return null;
}
