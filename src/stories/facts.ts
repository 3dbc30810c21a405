/** Facts of a story × the outlets that report it: who tells what, and who leaves it out. */
import type { Statement } from '../model.ts';
import { normalise, readText } from '../text/text.ts';
import type { Claim, Quoted } from './claims.ts';
import { type Account, personKey, type Told } from './same.ts';
import { isSaidBySomebody } from './speech.ts';
import { readTerm } from './terms.ts';

/** `deed`: what several outlets tell in their own voice. */
export type FactKind = 'participant' | 'statement' | 'deed';
export interface Fact {
  readonly kind: FactKind;
  /** In the words of the first report that tells it. */
  readonly words: string;
  /** Who says it, or takes part. */
  readonly who: string | null;
  readonly represents: string | null;
  readonly present: readonly Quoted[];
  /** Outlets that tell it, and outlets all of whose reports of this story lack it; none where nobody speaks. */
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
  /** Reports that tell it with an engagement of theirs, in whatever words. */
  readonly also?: readonly string[];
  /** Whether others may be said to leave it out. */
  isMissed?: boolean;
}

/** Share of what tells something in a statement that must stand in a sentence to be told there. 0.3 … 0.6 tried, 2026-11. */
const TOLD = 0.4;
/** The same for what is told of many: names alone are soon half of it. */
const TOLD_DEED = 0.6;
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
  const drafts = [
    ...participantsOf(joined),
    ...statementsOf(readings),
    ...deedsOf(readings).map((it) => withAccounts(it, joined)),
  ];
  const bodies = readings.map((reading) => ({ reading, sentences: sentencesOf(reading) }));
  return drafts.map(({ terms, party: _party, present, also, isMissed = true, ...draft }) => {
    const tells = new Set([...present.map(({ article }) => article), ...(also ?? [])]);
    const silent = bodies.filter(
      ({ reading, sentences }) =>
        !tells.has(reading.article.id) && !isTold({ draft, terms }, reading.article.body, sentences),
    );
    const silentIds = new Set(silent.map(({ reading }) => reading.article.id));
    const outletsOf = (of: readonly Told[]): readonly string[] => [...new Set(of.map(outletOf))].sort();
    const outlets = outletsOf(readings.filter(({ article }) => !silentIds.has(article.id)));
    const lacking = outletsOf(silent.map(({ reading }) => reading)).filter((it) => !outlets.includes(it));
    const missing = isMissed ? lacking : [];
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
  return sentences.some((it) => shareIn(terms, it) >= (draft.kind === 'deed' ? TOLD_DEED : TOLD));
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
      const isMissed = isSaidBySomebody(article, statement);
      if (known) {
        known.present.push(quoted);
        known.isMissed ||= isMissed;
      } else
        drafts.push({
          ...{ isMissed, kind: 'statement', words: content, who: speaker, represents, party: represents },
          ...{ terms, present: [quoted] },
        });
    }
  }
  return drafts;
}

/** Words of a sentence that tell a deed: fewer are headings, more are several. */
const LEAST_DEED = 8;
const MOST_DEED = 60;
/** Share of a sentence that must stand in one of another outlet to be told there too. */
const ONE_DEED = 0.5;

type DeedDraft = Draft & { readonly by: Set<string> };
/** Terms by which a sentence is looked for among those told. */
const LOOKED_FOR = 5;
const rarest = (terms: Weights): readonly string[] =>
  [...terms]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, LOOKED_FOR)
    .map(([term]) => term);

/** Sentences in which nobody is said to speak, and which another outlet tells too or which tell who took part. */
function deedsOf(readings: readonly Told[]): readonly Draft[] {
  const sentences = readings.flatMap(sentencesTold);
  const drafts: DeedDraft[] = [];
  const byTerm = new Map<string, DeedDraft[]>();
  for (const { outlet, quoted, terms } of sentences) {
    const near = new Set(rarest(terms).flatMap((term) => byTerm.get(term) ?? []));
    const known = [...near].find(
      (it) => Math.min(shareIn(it.terms, terms), shareIn(terms, it.terms)) >= ONE_DEED,
    );
    if (known) {
      known.present.push(quoted);
      known.by.add(outlet);
      continue;
    }
    const facts = { kind: 'deed' as const, words: quoted.words, who: null, represents: null, party: null };
    const draft = { ...facts, terms, present: [quoted], by: new Set([outlet]) };
    drafts.push(draft);
    for (const term of terms.keys()) byTerm.set(term, [...(byTerm.get(term) ?? []), draft]);
  }
  return drafts
    .filter(({ by, words }) => by.size > 1 || tellsPart(words))
    .map(({ by: _by, ...draft }) => draft);
}

const PART_FORMS = 'ضم ضمت شارك شاركت شاركوا حضر حضرت حضرها حضره ترأس ترأست مثل مثلت';
const PART = new Set(PART_FORMS.split(' ').map(normalise));
/** Whether a sentence begins with who took part: «وضم الوفد …», «وحضر اللقاء …». */
const tellsPart = (words: string): boolean =>
  readText(words).tokens[0]?.word.parses.some(({ rest }) => PART.has(rest)) === true;

/** A deed that is an engagement is told by all that have an account of it. */
const withAccounts = (draft: Draft, joined: readonly (readonly Account[])[]): Draft => ({
  ...draft,
  also: joined
    .filter((accounts) => accounts.some((it) => draft.present.some((quoted) => isWithin(it, quoted))))
    .flatMap((accounts) => accounts.map(({ article }) => article.id)),
});
const isWithin = ({ article, engagement }: Account, quoted: Quoted): boolean =>
  article.id === quoted.article &&
  (engagement.evidence['/kind'] ?? []).some(
    (it) => it.in === undefined && it.start >= quoted.start && it.end <= quoted.end,
  );

interface SentenceTold {
  readonly outlet: string;
  readonly quoted: Quoted;
  readonly terms: Weights;
}
function sentencesTold(told: Told): readonly SentenceTold[] {
  const { article, statements } = told;
  const { tokens, sentences } = readText(article.body);
  return sentences.flatMap(({ first, last, start, end }) => {
    const isSaid = statements.some((it) => it.start < end && it.end > start);
    if (isSaid || last - first < LEAST_DEED || last - first > MOST_DEED) return [];
    const words = article.body.slice(start, end);
    const terms = new Map<string, number>();
    for (const { kind, word } of tokens.slice(first, last)) {
      const { term, rarity } = kind === 'mark' ? { term: '', rarity: 0 } : readTerm(word);
      if (rarity > 0) terms.set(term, rarity);
    }
    return [{ outlet: outletOf(told), quoted: { article: article.id, start, end, words }, terms }];
  });
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
