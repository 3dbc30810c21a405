/** What each account says of a field, and whether the accounts agree, differ in precision, or contradict. */
import type { Engagement, Evidence, Span } from '../model.ts';
import { normalise } from '../text/text.ts';
import { daysBetween } from './compare.ts';
import { namesPerson, type Read, type Somebody } from './people.ts';
import { type Account, personKey } from './same.ts';
import type { Source } from './sources.ts';

/** Words of a report. */
export interface Quoted {
  readonly article: string;
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly in?: 'title';
}
export interface ClaimValue {
  readonly value: string;
  readonly words: readonly Quoted[];
  readonly articles: readonly string[];
  /** Texts that say it and are no copies of each other. */
  readonly independent: number;
  /** Agencies whose copy is among them. */
  readonly agencies: readonly string[];
}
/**
 * `agreed`: one value. `precision`: one is the other less exact. `sequence`: planned, then held. `compatible`: both
 * may be true. `contradiction`: not all of them can be.
 */
export type Verdict = 'agreed' | 'precision' | 'sequence' | 'compatible' | 'contradiction';
export type ClaimField =
  | 'date'
  | 'city'
  | 'status'
  | 'initiator'
  | 'host'
  | 'participants'
  | 'role'
  | 'number';
export interface Claim {
  readonly field: ClaimField;
  /** Whom it is about: a party for `participants`, a person for `role`; else null. */
  readonly about: string | null;
  readonly values: readonly ClaimValue[];
  readonly verdict: Verdict;
}

interface Said {
  readonly value: string;
  readonly account: Account;
  readonly words: readonly Quoted[];
}

/** What the accounts of a story are judged by. */
export interface Telling {
  readonly sources: readonly Source[];
  readonly reads: readonly Read[];
}

/** The claims of the accounts of one engagement. */
export function claimsOf(accounts: readonly Account[], telling: Telling): readonly Claim[] {
  const { sources } = telling;
  const make = (field: ClaimField, said: readonly Said[], judge: Judge, about: string | null = null) =>
    said.length > 0 ? [claim({ field, about, said, judge, sources })] : [];
  return [
    ...make('status', accounts.flatMap(statusOf), judgeStatus),
    ...make('date', accounts.flatMap(dateOf), judgeDate),
    ...make('city', accounts.flatMap(cityOf), judgeCity),
    ...make(
      'initiator',
      accounts.flatMap((it) => leadOf(it, CALLS)),
      judgeSingle,
    ),
    ...make(
      'host',
      accounts.flatMap((it) => leadOf(it, HOSTS)),
      judgeSingle,
    ),
    ...participantClaims(accounts).flatMap(({ about, said }) =>
      make('participants', said, judgePersons(telling), about),
    ),
    ...roleClaims(accounts).flatMap(({ about, said }) => make('role', said, judgeRole, about)),
  ];
}

type Judge = (said: readonly Said[]) => Verdict;
interface Making {
  readonly field: ClaimField;
  readonly about: string | null;
  readonly said: readonly Said[];
  readonly judge: Judge;
  readonly sources: readonly Source[];
}

function claim({ field, about, said, judge, sources }: Making): Claim {
  const byValue = new Map<string, Said[]>();
  for (const it of said) byValue.set(it.value, [...(byValue.get(it.value) ?? []), it]);
  const values = [...byValue].map(([value, list]) => claimValue(value, list, sources));
  return { field, about, values, verdict: values.length < 2 ? 'agreed' : judge(said) };
}

function claimValue(value: string, said: readonly Said[], sources: readonly Source[]): ClaimValue {
  const articles = said.map(({ account }) => account.article.id);
  return {
    value,
    words: said.flatMap(({ words }) => words),
    articles,
    ...countIndependent(articles, sources),
  };
}

/** How many texts that are no copies of each other stand behind `articles`. */
export function countIndependent(
  articles: readonly string[],
  sources: readonly Source[],
): { readonly independent: number; readonly agencies: readonly string[] } {
  const behind = sources.filter((source) => source.articles.some((it) => articles.includes(it)));
  const agencies = behind.flatMap(({ agency }) => (agency === null ? [] : [agency]));
  return { independent: behind.length, agencies: [...new Set(agencies)].sort() };
}

const quote = (article: string, { start, end, words, in: where }: Evidence): Quoted =>
  where ? { article, start, end, words, in: where } : { article, start, end, words };

function evidenceAt({ article, engagement }: Account, ...pointers: readonly string[]): readonly Quoted[] {
  const found = pointers.flatMap((it) => engagement.evidence[it] ?? []);
  return found.slice(0, 1).map((it) => quote(article.id, it));
}

// ---- values -------------------------------------------------------------------------------------

/** Whether it took place: what a report denies in somebody's name counts as denied. */
function statusOf(account: Account): readonly Said[] {
  const { engagement, article } = account;
  const words = evidenceAt(account, '/status', '/kind');
  const place = engagement.evidence['/kind']?.find(({ in: where }) => where === undefined);
  const { status } = engagement;
  if (status === 'held' && place && isIntended(article, place)) return [];
  if (status === 'denied' && isAside(article, engagement.evidence['/status']?.[0], place)) return [];
  const denial = account.denials.find(
    (it) =>
      place !== undefined && it.start <= place.start && it.end >= place.end && !isAside(article, it, place),
  );
  if (status !== 'held' || !denial) return [{ value: status, account, words }];
  const { start, end, content } = denial;
  return [{ value: 'denied', account, words: [{ article: article.id, start, end, words: content }] }];
}

/** «توافقا على عقد قمة»: told as a thing to come, whatever else was read. */
const isIntended = ({ body }: Account['article'], { start }: Evidence): boolean =>
  INTENDED.some((words) =>
    normalise(body.slice(Math.max(0, start - INTENT_REACH), start))
      .trim()
      .endsWith(words),
  );
const INTENDED_FORMS = 'على عقد|إلى عقد|لعقد|بعقد';
const INTENDED = INTENDED_FORMS.split('|').map(normalise);
const INTENT_REACH = 16;

/** «نفى في اتصال …», «نفى علمه … خلال زيارته»: what is denied is something else, on the occasion of it. */
function isAside(
  { body }: Account['article'],
  denial: Span | undefined,
  kind: Evidence | undefined,
): boolean {
  if (!denial || !kind || kind.start < denial.start) return false;
  return normalise(body.slice(denial.start, kind.start))
    .split(' ')
    .some((word) => OCCASION.has(word));
}
const OCCASION_FORMS = 'في خلال أثناء عبر عقب بعد قبل قبيل لدى على هامش بشأن حول';
const OCCASION = new Set(OCCASION_FORMS.split(' ').map(normalise));

/** Whether a report leads with an engagement, or tells it in its first paragraph. */
function isLed({ article, engagement }: Account): boolean {
  const [kind] = engagement.evidence['/kind'] ?? [];
  const first = article.body.indexOf('\n');
  return engagement.focus === 'main' || (kind !== undefined && kind.in === undefined && kind.start < first);
}

/** Days and cities of accounts that lead with it: in the background of a report they are easily another's. */
const dateOf = (account: Account): readonly Said[] =>
  account.engagement.date && isLed(account)
    ? [{ value: account.engagement.date, account, words: evidenceAt(account, '/date') }]
    : [];

const cityOf = (account: Account): readonly Said[] =>
  account.engagement.place.city && isLed(account)
    ? [{ value: account.engagement.place.city, account, words: evidenceAt(account, '/place/city') }]
    : [];

/** Rules whose first participant is the one who is called or received, and those whose first calls or receives. */
interface Leads {
  readonly kind: Engagement['kind'];
  readonly second: ReadonlySet<string>;
  readonly first: ReadonlySet<string>;
}
const CALLS: Leads = {
  kind: 'call',
  second: new Set(['call.took']),
  first: new Set(['call.linked', 'call.phoned', 'call.made']),
};
const HOSTS: Leads = { kind: 'meeting', second: new Set(), first: new Set(['meeting.received']) };

function leadOf(account: Account, { kind, first, second }: Leads): readonly Said[] {
  const { engagement } = account;
  if (engagement.kind !== kind) return [];
  const rule = engagement.evidence['/kind']?.[0]?.rule ?? '';
  const principals = engagement.participants.filter(({ part }) => part === 'principal');
  const who = first.has(rule) ? principals[0] : second.has(rule) ? principals[1] : undefined;
  const value = who && (who.represents ?? personKey(who));
  return value && principals.length === 2 ? [{ value, account, words: evidenceAt(account, '/kind') }] : [];
}

interface About {
  readonly about: string;
  readonly said: readonly Said[];
}

/** Who stood for each party. */
function participantClaims(accounts: readonly Account[]): readonly About[] {
  const byParty = new Map<string, Said[]>();
  for (const account of accounts) {
    for (const [i, it] of account.engagement.participants.entries()) {
      const key = personKey(it);
      if (!it.represents || key === null || it.name === null) continue;
      const said = { value: key, account, words: evidenceAt(account, `/participants/${i}/name`) };
      byParty.set(it.represents, [...(byParty.get(it.represents) ?? []), said]);
    }
  }
  return [...byParty].map(([about, said]) => ({ about, said })).sort((a, b) => (a.about < b.about ? -1 : 1));
}

/** In which office a person took part. */
function roleClaims(accounts: readonly Account[]): readonly About[] {
  const byPerson = new Map<string, Said[]>();
  for (const account of accounts) {
    for (const [i, { person, role, name }] of account.engagement.participants.entries()) {
      if (!person || !role || name === null) continue;
      const said = { value: role, account, words: evidenceAt(account, `/participants/${i}/role`) };
      byPerson.set(person, [...(byPerson.get(person) ?? []), said]);
    }
  }
  return [...byPerson].map(([about, said]) => ({ about, said })).sort((a, b) => (a.about < b.about ? -1 : 1));
}

// ---- verdicts -----------------------------------------------------------------------------------

/** Two cities, each told by somebody: no two can be the place of one interaction. */
const judgeSingle: Judge = () => 'contradiction';

/** Two cities contradict each other, but those of a journey, and where one report names both: a town beside a city. */
const judgeCity: Judge = (said) => {
  const knows = (it: Said, city: string): boolean =>
    normalise(it.account.article.body).includes(normalise(city));
  const areOther = (a: Said, b: Said): boolean =>
    a.value < b.value &&
    a.account.engagement.kind !== 'visit' &&
    a.account.engagement.status === b.account.engagement.status &&
    !knows(a, b.value) &&
    !knows(b, a.value);
  return said.some((a) => said.some((b) => areOther(a, b) || areOther(b, a)))
    ? 'contradiction'
    : 'compatible';
};

const DAY_LENGTH = 10;
/**
 * Two days contradict each other where the words of both name the day: «اليوم» and «أمس» alone depend on the day a page
 * is dated by, in which an evening edition and its page differ by one. A visit lasts, so what each tells of may be
 * another day of it, but where both name the day of the visit itself.
 */
const judgeDate: Judge = (said) => {
  const firm = said.filter(({ value }) => value.length === DAY_LENGTH);
  const days = firm.map(({ value }) => value);
  if (new Set(days).size > 1) {
    const isClash = firm.some((a) => firm.some((b) => a.value < b.value && isOtherDay(a, b)));
    // a report that tells of such an engagement on either day, or names both, may well mean the other one
    const isUnsure = said.some((it) =>
      firm.some(
        (other) =>
          other.value !== it.value && (it.account.otherDays.includes(other.value) || knowsDay(it, other)),
      ),
    );
    // a day after that on which another report already tells it as past is the day of something else
    const isLate = firm.some(
      (it) =>
        it.account.engagement.status === 'held' &&
        said.some((other) => isHeldBefore(other.account, it.value)),
    );
    return isClash && !isUnsure && !isLate ? 'contradiction' : 'compatible';
  }
  const [day] = days;
  const fits = said.every(({ value }) => day === undefined || day.startsWith(value));
  return fits ? 'precision' : 'compatible';
};

const isHeldBefore = ({ engagement, article }: Account, day: string): boolean =>
  engagement.status === 'held' && article.published !== null && article.published < day;

function isOtherDay(a: Said, b: Said): boolean {
  if (a.account.engagement.status !== b.account.engagement.status) return false;
  if (daysBetween(a.value, b.value) < 2 && (!namesDay(a) || !namesDay(b))) return false;
  return a.account.engagement.kind !== 'visit' || (isPaid(a) && isPaid(b));
}

/** Whether a report names the weekday on which another has it: what it tells of that day may be the same. */
function knowsDay({ account }: Said, { words }: Said): boolean {
  const named = normalise(words[0]?.words ?? '')
    .split(' ')
    .find((word) => WEEKDAYS.has(word));
  return named !== undefined && normalise(account.article.body).split(' ').includes(named);
}

const DIGIT = /[0-9]/u;
/** Words that say a day by more than its distance from the report: a weekday, a day of a month. */
const namesDay = ({ words }: Said): boolean => {
  const said = normalise(words[0]?.words ?? '');
  return DIGIT.test(said) || said.split(' ').some((word) => WEEKDAYS.has(word));
};
const WEEKDAY_FORMS = 'الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت';
const WEEKDAYS = new Set(WEEKDAY_FORMS.split(' ').map(normalise));

/** Rules that read the visit itself, not setting out or arriving. */
const PAID: ReadonlySet<string> = new Set(['visit.paid', 'visit.his', 'visit.visited', 'visit.of']);
const isPaid = ({ account }: Said): boolean =>
  PAID.has(account.engagement.evidence['/kind']?.[0]?.rule ?? '') && account.engagement.until === null;

const judgeStatus: Judge = (said) => {
  const of = (...wanted: readonly string[]): readonly Said[] =>
    said.filter(({ value }) => wanted.includes(value));
  const held = of('held');
  const firm = (it: Said): boolean => it.account.engagement.focus === 'main';
  if (of('denied').length > 0) return 'contradiction';
  // what was planned or put off before it was held came to pass later
  const isLater = ({ account }: Said, other: Said): boolean =>
    (account.article.published ?? '') > (other.account.article.published ?? '~');
  const unheld = of('planned', 'cancelled').filter(firm);
  const isClash = unheld.some((a) =>
    held
      .filter(firm)
      .some(
        (b) =>
          isLater(a, b) &&
          b.account.engagement.date !== null &&
          (a.value === 'cancelled' || isAhead(a.account, b.account)),
      ),
  );
  return isClash ? 'contradiction' : 'sequence';
};

/** Whether a day is still ahead when another report already tells it as past. */
const isAhead = ({ engagement, article }: Account, other: Account): boolean =>
  engagement.date?.length === DAY_LENGTH &&
  engagement.date > (article.published ?? '~') &&
  engagement.date > (other.article.published ?? '~');

/** A person may have two offices, and an office two wordings; an office that is another's is told by `officeClaims`. */
const judgeRole: Judge = () => 'compatible';

/** Two persons for one party contradict only where neither report knows the other's at all. */
const judgePersons =
  ({ reads }: Telling): Judge =>
  (said) => {
    const readOf = (it: Said): Read => reads.find(({ article }) => article.id === it.account.article.id)!;
    const isOther = (a: Said, b: Said): boolean => {
      if (a.value === b.value || a.account === b.account || !sharePerson(a.account, b.account)) return false;
      if (areOnOtherDays(a.account, b.account)) return false;
      const [x, y] = [somebody(a), somebody(b)];
      return (
        isAlone(a, said) && isAlone(b, said) && !namesPerson(readOf(a), y, x) && !namesPerson(readOf(b), x, y)
      );
    };
    const sides = said.filter(({ value, account }) => standsForParty(account, value));
    return sides.some((a) => sides.some((b) => isOther(a, b))) ? 'contradiction' : 'compatible';
  };

/** Whether each names another day: then they may be two meetings of a series. */
const areOnOtherDays = ({ engagement: a }: Account, { engagement: b }: Account): boolean =>
  a.date?.length === DAY_LENGTH && b.date?.length === DAY_LENGTH && a.date !== b.date;

/** Whether somebody takes part in both accounts: else they may be of two meetings. */
function sharePerson(a: Account, b: Account): boolean {
  const keys = new Set(a.engagement.participants.map(personKey));
  return b.engagement.participants.some((it) => it.name !== null && keys.has(personKey(it)));
}

const somebody = ({ value, words }: Said): Somebody => ({ key: value, name: words[0]?.words ?? '' });

/** Whether an account has nobody else for the party. */
const isAlone = (it: Said, said: readonly Said[]): boolean =>
  said.every(({ account, value }) => account !== it.account || value === it.value);

/** At a summit whoever is named stands for his state; elsewhere those beside the two sides may be many. */
const standsForParty = ({ engagement }: Account, key: string): boolean =>
  engagement.kind === 'summit' ||
  engagement.participants.some((it) => it.part === 'principal' && personKey(it) === key);
