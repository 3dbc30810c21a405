/** Whom a report names, and in which office: what its engagements leave aside is read from its text once more. */

import { findMentions, homeOf } from '../mentions/mentions.ts';
import type { Actor, Article, Mentions, Span, Text } from '../model.ts';
import { theHolder, whichOffice } from '../offices/offices.ts';
import { normalise, readText } from '../text/text.ts';
import { type Claim, countIndependent, type Quoted } from './claims.ts';
import { nameWords } from './same.ts';
import type { Source } from './sources.ts';
import { termOf } from './terms.ts';

/** A report with its people. */
export interface Read {
  readonly article: Article;
  readonly text: Text;
  readonly mentions: Mentions;
}

/** The reports with their people, in their order. */
export function readPeople(articles: readonly Article[]): readonly Read[] {
  return articles.map((article) => {
    const text = readText(article.body);
    const home = homeOf(article.outlet, text);
    return { article, text, mentions: findMentions(text, { published: article.published, home }) };
  });
}

/** A person under the key that `personKey` gives, with the name as one report has it. */
export interface Somebody {
  readonly key: string;
  readonly name: string;
}

/**
 * Whether a report names `who`: as the known person, or by a word of the name that `other` does not bear. A known
 * person of the report is nobody else, whatever the words have in common.
 */
export function namesPerson({ mentions, article }: Read, who: Somebody, other: Somebody): boolean {
  const shared = new Set(termsOf(other.name));
  const own = new Set(termsOf(who.name).filter((it) => !shared.has(it)));
  if (own.size === 0) return true;
  return mentions.entities.some(({ person, name }) => {
    if (person === who.key) return true;
    if (name === null || (person !== null && PERSON_ID.test(who.key))) return false;
    return termsOf(article.body.slice(name.start, name.end)).some((it) => own.has(it));
  });
}
const termsOf = (name: string): readonly string[] =>
  nameWords(name)
    .filter(({ length }) => length >= LEAST_LETTERS)
    .map(termOf);
const LEAST_LETTERS = 3;
/** A key is the id of a known person, or a word of the name. */
const PERSON_ID = /^[a-z0-9-]+$/u;

interface Called {
  readonly person: string;
  readonly party: string;
  readonly role: string;
  readonly article: Article;
  readonly quoted: Quoted;
}

/**
 * Persons whom one report calls by an office that was somebody else's on that day, where another report calls them
 * otherwise: a person may have two offices, and an office two wordings.
 */
export function officeClaims(reports: readonly Read[], sources: readonly Source[]): readonly Claim[] {
  const byPerson = new Map<string, Called[]>();
  for (const it of reports.flatMap(calledIn)) {
    byPerson.set(it.person, [...(byPerson.get(it.person) ?? []), it]);
  }
  return [...byPerson].flatMap(([person, called]) => {
    const wrong = called.filter(isAnothers);
    const others = called.filter(
      (it) => !isAnothers(it) && !wrong.some(({ article }) => article.id === it.article.id),
    );
    return wrong.length > 0 && others.length > 0 ? [claimOf(person, [...wrong, ...others], sources)] : [];
  });
}

function claimOf(person: string, called: readonly Called[], sources: readonly Source[]): Claim {
  const byRole = new Map<string, Called[]>();
  for (const it of called) {
    const key = normalise(it.role);
    byRole.set(key, [...(byRole.get(key) ?? []), it]);
  }
  const values = [...byRole.values()].map((same) => {
    const articles = [...new Set(same.map(({ article }) => article.id))];
    return {
      value: same[0]!.role,
      words: same.map(({ quoted }) => quoted),
      articles,
      ...countIndependent(articles, sources),
    };
  });
  return { field: 'role', about: person, values, verdict: 'contradiction' };
}

/** The known persons of a report with the offices that stand beside their names, each once. */
function calledIn({ article, mentions }: Read): readonly Called[] {
  const out: Called[] = [];
  for (const { name, role, entity } of mentions.actors) {
    const { person, represents, office } = mentions.entities[entity]!;
    if (!person || !represents || !name || !role || office === '') continue;
    if (isBroken(article.body.slice(Math.min(name.end, role.end), Math.max(name.start, role.start))))
      continue;
    const words = article.body.slice(role.start, role.end);
    if (out.some((it) => it.person === person && normalise(it.role) === normalise(words))) continue;
    const place = around(name, role);
    const quoted = { article: article.id, ...place, words: article.body.slice(place.start, place.end) };
    out.push({ person, party: represents, role: words, article, quoted });
  }
  return out;
}

/** Whether the words between office and name join another person: «رئيس الوزراء، والفريق …». */
const isBroken = (between: string): boolean =>
  between.includes(AND) || [...between].some((letter) => BREAKS.includes(letter));
const AND = ' و';
const BREAKS = '،,.';

const around = (a: NonNullable<Actor['name']>, b: Span): Span => ({
  start: Math.min(a.start, b.start),
  end: Math.max(a.end, b.end),
});

/** Offices of one holder at a time, by the words that begin them. */
const OFFICES: readonly (readonly [office: string, words: string])[] = [
  ['foreign-minister', 'وزير الخارجية'],
  ['foreign-minister', 'وزيرة الخارجية'],
  ['defence-minister', 'وزير الدفاع'],
  ['head-of-government', 'رئيس الوزراء'],
  ['head-of-government', 'رئيس الحكومة'],
];
/** Words that say that somebody held an office before, will hold it, or stands in for its holder. */
const NOT_NOW = 'السابق السابقه الاسبق الراحل الراحله المكلف المعين المقبل الجديد المنتخب بالانابه بالوكاله';
const PASSING: ReadonlySet<string> = new Set(NOT_NOW.split(' '));
/** Days around a change of office in which reports may be early or late. */
const AROUND_DAYS = 20;
const DAY_MS = 86_400_000;
const shift = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** Whether somebody else surely held the office on the day of the report, and some time before and after. */
function isAnothers({ person, party, role, article: { published } }: Called): boolean {
  if (published === null) return false;
  const form = normalise(role);
  if (form.split(' ').some((word) => PASSING.has(word))) return false;
  const days = [shift(published, -AROUND_DAYS), published, shift(published, AROUND_DAYS)];
  return OFFICES.some(([office, words]) => {
    if (!`${form} `.startsWith(`${normalise(words)} `)) return false;
    return days.every((day) => {
      const holder = theHolder(office, party, day);
      return (
        holder !== null &&
        holder.person !== person &&
        !whichOffice(person, day).some((it) => it.office === office)
      );
    });
  });
}
