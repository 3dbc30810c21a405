/** What each account says of a field, and whether the accounts agree, differ in precision, or contradict. */
import type { Engagement, Evidence, Participant } from '../model.ts';
import { theHolder, whichOffice } from '../offices/offices.ts';
import { normalise } from '../text/text.ts';
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

/** The claims of the accounts of one engagement. */
export function claimsOf(accounts: readonly Account[], sources: readonly Source[]): readonly Claim[] {
  const make = (field: ClaimField, said: readonly Said[], judge: Judge, about: string | null = null) =>
    said.length > 0 ? [claim({ field, about, said, judge, sources })] : [];
  return [
    ...make('status', accounts.map(statusOf), judgeStatus),
    ...make('date', accounts.flatMap(dateOf), judgeDate),
    ...make('city', accounts.flatMap(cityOf), judgeSingle),
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
      make('participants', said, judgePersons(accounts), about),
    ),
    ...roleClaims(accounts).flatMap(({ about, said }) => make('role', said, judgeRole(about), about)),
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
function statusOf(account: Account): Said {
  const { engagement, article } = account;
  const words = evidenceAt(account, '/status', '/kind');
  const place = engagement.evidence['/kind']?.find(({ in: where }) => where === undefined);
  const denial = account.denials.find(
    ({ start, end }) => place !== undefined && start <= place.start && end >= place.end,
  );
  if (engagement.status !== 'held' || !denial) return { value: engagement.status, account, words };
  const { start, end, content } = denial;
  return { value: 'denied', account, words: [{ article: article.id, start, end, words: content }] };
}

/** Days and cities of accounts that lead with it: in the background of a report they are easily another's. */
const dateOf = (account: Account): readonly Said[] =>
  account.engagement.date && account.engagement.focus === 'main'
    ? [{ value: account.engagement.date, account, words: evidenceAt(account, '/date') }]
    : [];

const cityOf = (account: Account): readonly Said[] =>
  account.engagement.place.city && account.engagement.focus === 'main'
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

const judgeDate: Judge = (said) => {
  const days = said.map(({ value }) => value).filter((it) => it.length === 10);
  if (new Set(days).size > 1) {
    // a report that tells of such an engagement on either day may well mean the other one
    const isUnsure = said.some(({ value, account }) =>
      days.some((day) => day !== value && account.otherDays.includes(day)),
    );
    return isUnsure ? 'compatible' : 'contradiction';
  }
  const [day] = days;
  const fits = said.every(({ value }) => day === undefined || day.startsWith(value));
  return fits ? 'precision' : 'compatible';
};

const judgeStatus: Judge = (said) => {
  const held = said.filter(({ value }) => value === 'held');
  const unheld = said.filter(({ value }) => value !== 'held');
  if (held.length === 0)
    return new Set(said.map(({ value }) => value)).has('denied') ? 'contradiction' : 'sequence';
  // what was planned or put off before it was held came to pass later
  const isEarlier = unheld.every(
    ({ value, account }) =>
      value !== 'denied' &&
      held.some((it) => (account.article.published ?? '') <= (it.account.article.published ?? '~')),
  );
  return isEarlier ? 'sequence' : 'contradiction';
};

/** Two persons for one party contradict only where neither report knows the other's at all. */
const judgePersons =
  (accounts: readonly Account[]): Judge =>
  (said) => {
    const last = (words: readonly Quoted[]): string => words[0]?.words.split(' ').at(-1) ?? '';
    const mentions = (account: Account, words: string): boolean => account.article.body.includes(words);
    for (const a of said) {
      for (const b of said) {
        if (a.value === b.value || a.account === b.account) continue;
        const [x, y] = [last(a.words), last(b.words)];
        const alone = [a, b].every(({ account, value }) =>
          said.every((it) => it.account !== account || it.value === value),
        );
        const arePrincipals = [a, b].every(({ account, value }) => isPrincipal(account, value));
        if (
          alone &&
          arePrincipals &&
          accounts.length > 1 &&
          x !== y &&
          !mentions(a.account, y) &&
          !mentions(b.account, x)
        )
          return 'contradiction';
      }
    }
    return 'compatible';
  };

const isPrincipal = ({ engagement }: Account, key: string): boolean =>
  engagement.participants.some((it: Participant) => it.part === 'principal' && personKey(it) === key);

/**
 * Two offices contradict where one of them is held by one person at a time and was somebody else's on that day; a
 * person may have two offices, and an office two wordings.
 */
const judgeRole =
  (person: string): Judge =>
  (said) =>
    said.some(({ account, value }) => isAnothers(person, value, account.engagement))
      ? 'contradiction'
      : 'compatible';

/** Offices of one holder at a time, by the words that begin them. */
const OFFICES: readonly (readonly [office: string, words: string])[] = [
  ['foreign-minister', 'وزير الخارجية'],
  ['foreign-minister', 'وزيرة الخارجية'],
  ['defence-minister', 'وزير الدفاع'],
  ['head-of-government', 'رئيس الوزراء'],
  ['head-of-government', 'رئيس الحكومة'],
];
function isAnothers(person: string, role: string, { date, participants }: Engagement): boolean {
  const party = participants.find((it) => it.person === person)?.represents;
  if (!party || date?.length !== 10) return false;
  const held = whichOffice(person, date).map(({ office }) => office);
  const form = `${normalise(role)} `;
  return OFFICES.some(([office, words]) => {
    if (!form.startsWith(`${normalise(words)} `) || held.includes(office)) return false;
    const holder = theHolder(office, party, date);
    return holder !== null && holder.person !== person;
  });
}
