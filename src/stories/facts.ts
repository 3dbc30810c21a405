/** Facts of a story × the outlets that report it: who tells what, and who leaves it out. */
import type { Statement } from '../model.ts';
import { normalise, readText } from '../text/text.ts';
import type { Claim, Quoted } from './claims.ts';
import { type Account, personKey, type Told } from './same.ts';
import { readTerm } from './terms.ts';

export type FactKind = 'participant' | 'statement' | 'engagement';
export interface Fact {
  readonly kind: FactKind;
  /** In the words of the first report that tells it. */
  readonly words: string;
  /** Who says it, or takes part. */
  readonly who: string | null;
  readonly represents: string | null;
  readonly present: readonly Quoted[];
  /** Outlets that tell it, and outlets all of whose reports of this story lack it. */
  readonly outlets: readonly string[];
  readonly missing: readonly string[];
}
/** A fact that some outlets of the story tell and others do not; never claimed of outlets that did not report the story. */
export interface Omission {
  readonly fact: number;
  readonly missing: readonly string[];
  readonly articles: readonly string[];
}

interface Draft {
  readonly kind: FactKind;
  readonly words: string;
  readonly who: string | null;
  readonly represents: string | null;
  readonly terms: ReadonlyMap<string, number>;
  readonly party: string | null;
  readonly present: Quoted[];
}

/** Share of what tells something in a statement that must stand in a sentence to be told there. 0.3 … 0.6 tried, 2026-11. */
const TOLD = 0.4;
/** The same for two statements of one speaker to be one. */
const ONE_STATEMENT = 0.4;

type Weights = ReadonlyMap<string, number>;
function weigh(words: string): Weights {
  const terms = new Map<string, number>();
  for (const { kind, word } of readText(words).tokens) {
    if (kind === 'mark') continue;
    const { term, rarity } = readTerm(word);
    if (rarity > 0) terms.set(term, rarity);
  }
  return terms;
}
/** How much of `part` stands in `whole`, 0 … 1. */
function shareIn(part: Weights, whole: { has(term: string): boolean }): number {
  let all = 0;
  let there = 0;
  for (const [term, rarity] of part) {
    all += rarity;
    if (whole.has(term)) there += rarity;
  }
  return all === 0 ? 0 : there / all;
}

/** The facts of a story: those who took part, and what was said. */
export function factsOf(readings: readonly Told[], joined: readonly (readonly Account[])[]): readonly Fact[] {
  const drafts = [...participantsOf(joined), ...statementsOf(readings)];
  const bodies = readings.map((reading) => ({ reading, sentences: sentencesOf(reading) }));
  return drafts.map(({ terms, party: _party, present, ...draft }) => {
    const tells = new Set(present.map(({ article }) => article));
    const silent = bodies.filter(
      ({ reading, sentences }) =>
        !tells.has(reading.article.id) && !isTold({ draft, terms }, reading.article.body, sentences),
    );
    const silentIds = new Set(silent.map(({ reading }) => reading.article.id));
    const outletsOf = (of: readonly Told[]): readonly string[] => [...new Set(of.map(outletOf))].sort();
    const outlets = outletsOf(readings.filter(({ article }) => !silentIds.has(article.id)));
    const missing = outletsOf(silent.map(({ reading }) => reading)).filter((it) => !outlets.includes(it));
    return { ...draft, present, outlets, missing };
  });
}

/** The outlet of a report; its id where it names none. */
export const outletOf = ({ article }: Told): string => article.outlet ?? article.id;

function isTold(
  { draft, terms }: { draft: Pick<Draft, 'kind' | 'words'>; terms: Weights },
  body: string,
  sentences: readonly ReadonlySet<string>[],
): boolean {
  if (draft.kind === 'participant') {
    const last = draft.words.split(' ').at(-1) ?? '';
    return body.includes(last) || sentences.some((it) => shareIn(terms, it) >= 0.5);
  }
  return sentences.some((it) => shareIn(terms, it) >= TOLD);
}

const sentencesOf = ({ article }: Told): readonly ReadonlySet<string>[] => {
  const { tokens, sentences } = readText(article.body);
  return sentences.map(({ first, last }) => {
    const terms = new Set<string>();
    for (let i = first; i < last; i++) {
      const token = tokens[i]!;
      if (token.kind !== 'mark') terms.add(readTerm(token.word).term);
    }
    return terms;
  });
};

/** Persons named as taking part, once each. */
function participantsOf(joined: readonly (readonly Account[])[]): readonly Draft[] {
  const drafts = new Map<string, Draft>();
  for (const { article, engagement } of joined.flat()) {
    for (const [i, it] of engagement.participants.entries()) {
      const key = personKey(it);
      const [at] = engagement.evidence[`/participants/${i}/name`] ?? [];
      if (key === null || it.name === null || !at) continue;
      const place = { article: article.id, start: at.start, end: at.end, words: at.words };
      const quoted: Quoted = at.in ? { ...place, in: at.in } : place;
      const known = drafts.get(key);
      if (known) known.present.push(quoted);
      else {
        const { name, represents } = it;
        drafts.set(key, {
          ...{ kind: 'participant', words: name, who: name, represents, party: represents },
          ...{ terms: weigh(name), present: [quoted] },
        });
      }
    }
  }
  return [...drafts.values()];
}

/** Statements, the same one of several reports once. */
function statementsOf(readings: readonly Told[]): readonly Draft[] {
  const drafts: Draft[] = [];
  for (const { article, statements } of readings) {
    for (const statement of statements) {
      const terms = weigh(statement.content);
      if (terms.size < 2) continue;
      const { start, end, content, speaker, represents } = statement;
      const quoted = { article: article.id, start, end, words: content };
      const known = drafts.find((it) => areOneStatement(it, { terms, statement }));
      if (known) known.present.push(quoted);
      else
        drafts.push({
          ...{ kind: 'statement', words: content, who: speaker, represents, party: represents },
          ...{ terms, present: [quoted] },
        });
    }
  }
  return drafts;
}

function areOneStatement(a: Draft, { terms, statement }: { terms: Weights; statement: Statement }): boolean {
  const sameSpeaker =
    a.party !== null && statement.represents !== null
      ? a.party === statement.represents
      : normalise(a.who ?? '')
          .split(' ')
          .some((word) => word.length > 3 && normalise(statement.speaker).includes(word));
  return sameSpeaker && Math.min(shareIn(a.terms, terms), shareIn(terms, a.terms)) >= ONE_STATEMENT;
}

/** The facts that somebody leaves out, those told by most outlets first. */
export function omissionsOf(facts: readonly Fact[], readings: readonly Told[]): readonly Omission[] {
  return facts
    .map(({ missing }, fact) => ({
      fact,
      missing,
      articles: readings.filter((it) => missing.includes(outletOf(it))).map(({ article }) => article.id),
    }))
    .filter(({ missing }) => missing.length > 0)
    .sort((a, b) => facts[b.fact]!.outlets.length - facts[a.fact]!.outlets.length || a.fact - b.fact);
}

/** Contradictions among claims, the rest told apart. */
export const contradictionsOf = (claims: readonly Claim[]): readonly Claim[] =>
  claims.filter(({ verdict }) => verdict === 'contradiction');
