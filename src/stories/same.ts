/** Which engagements of different reports are one interaction. */
import type { Article, Engagement, Participant, Reading, Statement } from '../model.ts';
import { normalise } from '../text/text.ts';
import { daysBetween } from './compare.ts';
import { termOf } from './terms.ts';

/** What telling a story needs of each report. */
export type Told = Pick<Reading, 'article' | 'engagements' | 'statements' | 'namings' | 'sourcing'>;

/** One report's account of an engagement. */
export interface Account {
  readonly article: Article;
  readonly engagement: Engagement;
  /** What the report says that somebody denies. */
  readonly denials: readonly Statement[];
  /** Days on which the report has other engagements of the kind. */
  readonly otherDays: readonly string[];
}

/** Days that accounts of one interaction may differ by: the rest is another one. */
const MOST_DAYS = 2;
const GATHERINGS: ReadonlySet<string> = new Set(['meeting', 'summit']);

/**
 * The engagements of `readings`, those of one interaction together. The readings stand in their order;
 * a report has one account of each at most.
 */
export function joinEngagements(readings: readonly Told[]): readonly (readonly Account[])[] {
  const joined: Account[][] = [];
  for (const { article, engagements, statements } of readings) {
    const denials = statements.filter(({ strength }) => strength === 'deny');
    for (const engagement of [...engagements].sort(byFocus)) {
      const others = engagements.filter((it) => it !== engagement && it.kind === engagement.kind);
      const otherDays = others.flatMap(({ date }) => date ?? []);
      const account = { article, engagement, denials, otherDays };
      const found = joined.find(
        (accounts) =>
          accounts.every((it) => it.article.id !== article.id) &&
          accounts.some((it) => areOne(it.engagement, engagement)) &&
          accounts.every((it) => daysAgree(it.engagement, engagement)),
      );
      if (found) found.push(account);
      else joined.push([account]);
    }
  }
  return joined;
}

const byFocus = (a: Engagement, b: Engagement): number =>
  Number(b.focus === 'main') - Number(a.focus === 'main');

/** A name to hold persons by: the known person, else the last word of the name. */
export function personKey({ person, name }: Participant): string | null {
  if (person) return person;
  const words = nameWords(name ?? '');
  const last = words.at(-1);
  if (!last) return null;
  return termOf(last);
}
/** The words of a name in normal forms, «عبد» taken with the next, marks of social media left out. */
export const nameWords = (name: string): readonly string[] =>
  normalise(name.replaceAll(HASH, ' ').replaceAll('_', ' '))
    .split(' ')
    .filter(Boolean)
    .flatMap((word, i, all) =>
      all[i - 1] === SERVANT ? [`${SERVANT}${word}`] : word === SERVANT && all[i + 1] ? [] : [word],
    );
const HASH = '#';

/** «عبد العزيز» and «عبدالعزيز» are one name. */
const SERVANT = 'عبد';

/** The sides of an engagement: persons, and parties where no person is named. */
const sidesOf = ({ participants }: Engagement): readonly Participant[] => {
  const principals = participants.filter(({ part }) => part === 'principal');
  return principals.length > 0 ? principals : participants;
};

/** Whether all words of the shorter name stand in the longer: two princes have many in common. */
function isOneName(a: string, b: string): boolean {
  const [x, y] = [a, b].map((it) => new Set(nameWords(it).filter(isLong).map(termOf)));
  const [short, long] = x!.size < y!.size ? [x!, y!] : [y!, x!];
  return [...short].every((it) => long.has(it));
}
const isLong = ({ length }: string): boolean => length > 2;

const isSame = (a: Participant, b: Participant): boolean => {
  const [x, y] = [personKey(a), personKey(b)];
  if (x !== null && y !== null)
    return x === y && (a.person !== null || isOneName(a.name ?? '', b.name ?? ''));
  return a.represents !== null && a.represents === b.represents;
};

/** Whether both name somebody of one party, and nobody in common at all. */
function areOfOthers(a: Engagement, b: Engagement): boolean {
  const named = (it: Engagement): readonly Participant[] => sidesOf(it).filter(({ name }) => name !== null);
  const [ofA, ofB] = [named(a), named(b)];
  if (ofA.some((x) => ofB.some((y) => isSame(x, y)))) return false;
  return ofA.some((x) => x.represents !== null && ofB.some((y) => y.represents === x.represents));
}

/** Whether two engagements of different reports may be one. */
export function areOne(a: Engagement, b: Engagement): boolean {
  if (a.kind !== b.kind && !(GATHERINGS.has(a.kind) && GATHERINGS.has(b.kind))) return false;
  if (!daysAgree(a, b) || !placesAgree(a, b) || areOfOthers(a, b)) return false;
  const sides = sidesOf(b);
  const shared = sidesOf(a).filter((x) => sides.some((y) => isSame(x, y)));
  if (a.kind === 'visit') return shared.length > 0 && (a.place.country ?? '') === (b.place.country ?? '');
  if (a.kind === 'summit' || b.kind === 'summit') {
    const others = b.participants;
    return a.participants.some((x) => others.some((y) => isSame(x, y) && personKey(x) !== null));
  }
  return shared.length > 1;
}

function daysAgree(a: Engagement, b: Engagement): boolean {
  if (a.date?.length !== 10 || b.date?.length !== 10) return true;
  return daysBetween(a.date, b.date) <= MOST_DAYS;
}

const placesAgree = (a: Engagement, b: Engagement): boolean =>
  a.place.country === null || b.place.country === null || a.place.country === b.place.country;
