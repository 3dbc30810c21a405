/** The gist of a report: what it is held against other reports by, as plain data that a store can keep. */

import { findMentions } from '../mentions/mentions.ts';
import type { Article, Engagement, Mention, Reading, Text } from '../model.ts';
import { readText } from '../text/text.ts';
import { readTerm } from './terms.ts';

/** A main engagement of a report, as far as grouping needs it. */
export interface GistEngagement {
  readonly kind: Engagement['kind'];
  /** ISO 8601 day, or null. */
  readonly date: string | null;
  /** Parties of the principals, sorted. */
  readonly parties: readonly string[];
}
/** A term of the report with its weights, in thousandths. */
export interface GistTerm {
  readonly term: string;
  /** In the whole report; the title and the first words count for more. */
  readonly whole: number;
  /** In the title and the first words; 0 where it does not stand there. */
  readonly front: number;
  /** In the whole report with names of persons and places left out; 0 for those. */
  readonly deed: number;
  /** In the title; 0 where it does not stand there. */
  readonly title: number;
}
export interface Gist {
  readonly id: string;
  readonly outlet: string | null;
  readonly headline: string;
  /** ISO 8601 day; null where nothing tells it. */
  readonly day: string | null;
  /** Sorted by term. */
  readonly terms: readonly GistTerm[];
  /** Terms under which it is looked for. */
  readonly keys: readonly string[];
  /** Terms of the title that name persons and places. */
  readonly titleNames: readonly string[];
  /** Terms of persons and places that stand anywhere. */
  readonly names: readonly string[];
  readonly engagements: readonly GistEngagement[];
}

/** Words of the body that count as its beginning. 40 … 80 tried on both development windows, 2026-11. */
const FRONT_WORDS = 60;
const TITLE = 2;
const FRONT = 1.5;
const BODY = 0.5;
/** Rare words tell more than in proportion. */
const RARITY_POWER = 1.5;
/** Share of its weight a name keeps in the title: who acts is known from the topic, what is new is the deed. */
const NAME_IN_TITLE = 0.5;
/** Terms kept beside those of title and beginning. */
const MOST_TERMS = 80;
const KEYS = 24;

/** What a gist needs of a reading; where its mentions were not kept they are found again. */
export type Gistable = Pick<Reading, 'article' | 'engagements'> & Partial<Pick<Reading, 'mentions'>>;

/** The gist of a reading. */
export function gistOf({ article, engagements, mentions = [] }: Gistable): Gist {
  const title = readText(article.title);
  const body = readText(article.body);
  const { published } = article;
  const names = namesOf(body, mentions.length > 0 ? mentions : findMentions(body, { published }).all);
  const zones = weigh(title, body);
  const terms = toTerms(zones, names);
  const keys = [...terms]
    .sort((a, b) => b.front + b.whole - a.front - a.whole || (a.term < b.term ? -1 : 1))
    .slice(0, KEYS)
    .map(({ term }) => term);
  return {
    id: article.id,
    outlet: article.outlet,
    headline: article.title,
    day: dayOf(article, engagements),
    terms,
    keys: keys.sort(),
    titleNames: terms.filter((it) => it.title > 0 && names.has(it.term)).map(({ term }) => term),
    names: [...names].sort(),
    engagements: engagements.filter(({ focus }) => focus === 'main').map(toGistEngagement),
  };
}

/** Day of publication; where the page names none, the last day its main engagements may have. */
function dayOf({ published }: Article, engagements: readonly Engagement[]): string | null {
  if (published) return published.slice(0, 10);
  const days = engagements
    .filter(({ focus }) => focus === 'main')
    .map(({ date, between }) => (date?.length === 10 ? date : (between?.[1] ?? '')))
    .filter((day) => day.length === 10);
  return days.sort().at(-1) ?? null;
}

const toGistEngagement = ({ kind, date, participants }: Engagement): GistEngagement => {
  const parties = participants.flatMap((it) =>
    it.part === 'principal' && it.represents ? it.represents : [],
  );
  return { kind, date: date?.length === 10 ? date : null, parties: [...new Set(parties)].sort() };
};

/** The terms of the words that name persons, states and places. */
function namesOf({ tokens }: Text, mentions: readonly Mention[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { kind, first, last } of mentions) {
    if (kind !== 'person' && kind !== 'country' && kind !== 'place') continue;
    for (let i = first; i < last; i++) {
      const token = tokens[i];
      if (token?.kind === 'word') names.add(readTerm(token.word).term);
    }
  }
  return names;
}

interface Weighed {
  readonly rarity: number;
  whole: number;
  front: number;
  title: boolean;
}
/** How much each term stands where. */
function weigh(title: Text, body: Text): ReadonlyMap<string, Weighed> {
  const found = new Map<string, Weighed>();
  const add = ({ kind, word }: Text['tokens'][number], front: number): Weighed | undefined => {
    if (kind === 'mark') return undefined;
    const { term, rarity } = readTerm(word);
    if (rarity === 0) return undefined;
    const known = found.get(term) ?? { rarity, whole: 0, front: 0, title: false };
    known.whole += front;
    known.front += front;
    found.set(term, known);
    return known;
  };
  for (const token of title.tokens) {
    const known = add(token, TITLE);
    if (known) known.title = true;
  }
  let place = 0;
  for (const token of body.tokens) {
    const isWord = token.kind !== 'mark';
    const known = add(token, isWord && place < FRONT_WORDS ? FRONT : 0);
    if (known) known.whole += BODY;
    if (isWord) place++;
  }
  return found;
}

function toTerms(found: ReadonlyMap<string, Weighed>, names: ReadonlySet<string>): readonly GistTerm[] {
  const raw = [...found].map(([term, { rarity, whole, front, title }]) => {
    const rare = rarity ** RARITY_POWER;
    const isName = names.has(term);
    const weight = Math.log1p(whole) * rare;
    return {
      term,
      whole: weight,
      front: Math.log1p(front) * rare,
      deed: isName ? 0 : weight,
      title: title ? rare * (isName ? NAME_IN_TITLE : 1) : 0,
    };
  });
  const kept = raw
    .sort(
      (a, b) => Number(b.front > 0) - Number(a.front > 0) || b.whole - a.whole || (a.term < b.term ? -1 : 1),
    )
    .filter(({ front }, i) => front > 0 || i < MOST_TERMS);
  return normaliseWeights(kept).sort((a, b) => (a.term < b.term ? -1 : 1));
}

/** Lengths of one, the title to a sum of one, as whole thousandths: sums are exact whatever their order. */
function normaliseWeights(terms: readonly GistTerm[]): GistTerm[] {
  const length = (of: (term: GistTerm) => number): number => Math.hypot(...terms.map(of)) || 1;
  const whole = length((it) => it.whole);
  const front = length((it) => it.front);
  const deed = length((it) => it.deed);
  const title = terms.reduce((sum, it) => sum + it.title, 0) || 1;
  return terms.map((it) => ({
    term: it.term,
    whole: round(it.whole / whole),
    front: round(it.front / front),
    deed: round(it.deed / deed),
    title: round(it.title / title),
  }));
}
const round = (value: number): number => Math.round(value * 1000);
