/** Numbers that two reports give for the same: «31 دولة» in one and «34 دولة» in the other, two lengths of one talk. */
import { type Claim, countIndependent } from './claims.ts';
import { type Counted, countedIn } from './counts.ts';
import { MINUTES } from './durations.ts';
import type { Read } from './people.ts';
import type { Source } from './sources.ts';

/**
 * Terms of the sentence, and of the four words on either side, that two numbers of one thing have in common, and the
 * weight of the former. 0.8 … 2.5 tried on the samples and on stories of the press, 2026-11.
 */
const LEAST_SHARED = 2;
const LEAST_WEIGHT = 1.1;
const LEAST_NEAR = 1;
/** Share of what either sentence tells that must stand in the other. */
const LEAST_ALIKE = 0.12;
/** The same where dead and hurt are counted: those of earlier days are told again in the same words. */
const LEAST_ALIKE_TOLL = 0.25;
/** Times that one number may be the other: more is something else. */
const MOST_TIMES = 3;
/** Near words, or share of either sentence, from which sentences that tell of no meeting are of one thing. */
const MANY_NEAR = 2;
const MUCH_ALIKE = 0.35;
const MANY_NEAR_MONEY = 3;

export interface Matter {
  readonly sources: readonly Source[];
  /** Whether two reports are accounts of one engagement. */
  readonly isOneMatter: (a: string, b: string) => boolean;
}

/** Numbers of one thing that cannot all be right. */
export function numberClaims(reports: readonly Read[], { sources, isOneMatter }: Matter): readonly Claim[] {
  const counted = reports.map(countedIn);
  const all = counted.flat();
  const clashes = all.flatMap((a, i) =>
    all
      .slice(i + 1)
      .flatMap((b) => (isClash(a, b, all) && mayDiffer(a, b, isOneMatter) ? [[a, b] as const] : [])),
  );
  const claims: Claim[] = [];
  const told = new Set<Counted>();
  for (const [a, b] of clashes) {
    if (told.has(a) || told.has(b)) continue;
    // all that say the one or the other of the same, and those that clash with either
    const same = all.filter(
      (it) =>
        it === a ||
        it === b ||
        clashes.some(([x, y]) => (x === a || x === b || y === a || y === b) && (it === x || it === y)) ||
        [a, b].some((x) => it.value === x.value && it.article !== x.article && areOfOne(it, x)),
    );
    for (const it of same) told.add(it);
    claims.push(claimOf(same, sources));
  }
  return claims;
}

function claimOf(same: readonly Counted[], sources: readonly Source[]): Claim {
  const values = [...new Set(same.map(({ value }) => value))].map((value) => {
    const saying = same.filter((it) => it.value === value);
    const ids = [...new Set(saying.map(({ article }) => article))];
    return {
      value: String(value),
      words: saying.map(({ quoted }) => quoted),
      articles: ids,
      ...countIndependent(ids, sources),
    };
  });
  return { field: 'number', about: null, values, verdict: 'contradiction' };
}

/** Whether both count the same thing in the same matter; a story has one call and one talk of two alone. */
function areOfOne(a: Counted, b: Counted): boolean {
  if (a.unit !== b.unit) return false;
  if (a.unit.startsWith(MINUTES)) return true;
  const both = [...a.terms].filter(([term]) => b.terms.has(term) && term !== a.unit);
  const weight = both.reduce((sum, [, rarity]) => sum + rarity, 0);
  const least = weight / Math.min(total(a.terms), total(b.terms));
  if (!isOneMeeting(a, b) && least < MUCH_ALIKE && near(a, b) < MANY_NEAR) return false;
  if (a.isMoney && (near(a, b) < MANY_NEAR_MONEY || least < MUCH_ALIKE)) return false;
  return (
    both.length >= LEAST_SHARED &&
    weight >= LEAST_WEIGHT &&
    near(a, b) >= LEAST_NEAR &&
    least >= (a.isToll || b.isToll ? LEAST_ALIKE_TOLL : LEAST_ALIKE)
  );
}
const near = (a: Counted, b: Counted): number => [...a.near].filter((it) => b.near.has(it)).length;
const total = (terms: ReadonlyMap<string, number>): number =>
  [...terms.values()].reduce((sum, rarity) => sum + rarity, 0);

/**
 * Whether two numbers of one thing cannot both be right. Where a report gives several for it, or both know both
 * numbers, each may mean another part of the matter; the dead and the hurt may have become more from day to day.
 */
function isClash(a: Counted, b: Counted, all: readonly Counted[]): boolean {
  if (a.article === b.article || a.value === b.value || a.isPrice || b.isPrice || !areOfOne(a, b))
    return false;
  if (mayBothBe(a, b) || mayBothBe(b, a) || areOfOthers(a, b) || (a.isPeriod && b.isPeriod)) return false;
  // what one report leads with another seldom tells by the way
  if (a.isLead !== b.isLead && !isOneMeeting(a, b)) return false;
  if ((a.isToll || b.isToll) && !(a.isLead && b.isLead)) return false;
  if (Math.max(a.value, b.value) > MOST_TIMES * Math.min(a.value, b.value)) return false;
  if (near(a, b) < 2 && [a, b].some((it) => isOneOfMany(it, all))) return false;
  const knows = (article: string, value: number): boolean =>
    all.some((it) => it.article === article && it.value === value);
  if (knows(a.article, b.value) || knows(b.article, a.value)) return false;
  return [a, b].every((it) => all.every((other) => other === it || !areBeside(it, other)));
}

/** An outlet has its reasons to print another number; reports of two days tell of one thing where they tell of one engagement. */
const mayDiffer = (a: Counted, b: Counted, isOneMatter: Matter['isOneMatter']): boolean =>
  (a.outlet === null || a.outlet !== b.outlet) &&
  (a.day === b.day || isOneMeeting(a, b) || isOneMatter(a.article, b.article));
const isOneMeeting = (a: Counted, b: Counted): boolean =>
  a.unit.startsWith(MINUTES) || [...a.meetings].some((it) => b.meetings.has(it));

/** Whether a report counts such things with other numbers too: sums of money, goals. */
const isOneOfMany = ({ article, unit, value }: Counted, all: readonly Counted[]): boolean =>
  all.some((it) => it.article === article && it.unit === unit && it.value !== value);

/** Whether a report counts the same thing twice in one sentence. */
const areBeside = (a: Counted, b: Counted): boolean =>
  a.article === b.article && a.unit === b.unit && a.terms === b.terms;

/** Whether the sentences name somebody each, and nobody in common. */
const areOfOthers = ({ parties: a }: Counted, { parties: b }: Counted): boolean =>
  a.size > 0 && b.size > 0 && [...a].every((it) => !b.has(it));

const mayBothBe = (a: Counted, b: Counted): boolean =>
  a.bound === 'about' ||
  (a.bound === 'more' && b.value > a.value) ||
  (a.bound === 'less' && b.value < a.value) ||
  (a.isToll && b.isToll && (a.day !== b.day || a.isPeriod || b.isPeriod)) ||
  isRounded(a, b);

/** «15 مليارا» for «14.8 مليار»: large numbers are rounded. */
const isRounded = (a: Counted, b: Counted): boolean =>
  Math.min(a.value, b.value) >= LARGE && Math.abs(a.value - b.value) / Math.max(a.value, b.value) < ROUNDED;
const LARGE = 1000;
const ROUNDED = 0.06;
