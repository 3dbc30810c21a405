/**
 * findMentions(text): people with their offices and what they represent, organisations, states,
 * places, days – as flat mentions, as noun phrases that can act, and as the people behind them.
 */
import type { Actor, DateMention, Entity, Mention, Mentions, Span, Text, Token } from '../model.ts';
import { wordOf } from '../text/text.ts';
import { COUNTERPART, type Draft, findDrafts, placeOf, type Range } from './actors.ts';
import { findDates } from './dates.ts';
import { type Group, groupDrafts } from './entities.ts';
import { joinHolders, joinSpellings } from './held.ts';
import { homeOf, inferCode, knownParty, personOf } from './home.ts';
import { addKnownNames } from './known-names.ts';
import { nameSpan } from './name-words.ts';
import { shareOffices } from './pairs.ts';
import { countParties, findPlaces } from './places.ts';
import { roleWords } from './role-words.ts';
import { loadLexica, senseOf, sensesAt } from './words.ts';

export { INTERNATIONAL } from './bodies.ts';
export { sameName, spellingKey } from './name-words.ts';
export { findDates, homeOf };

export interface MentionOptions {
  /** ISO 8601 day of publication; null where the page names none. */
  readonly published: string | null;
  /** Name words (normal forms) that another part of the report gives in full, e.g. the body for its title. */
  readonly names?: Iterable<string>;
  /** State of offices that are named without one; see `homeOf`. */
  readonly home?: string | null;
}

/** Everything of `text` that names somebody, somewhere or some day; see `Mentions`. */
export function findMentions(text: Text, options: MentionOptions): Mentions {
  const drafts = shareOffices(text, addKnownNames(text, findDrafts(text), options.names ?? []));
  const grouped = joinSpellings(
    text,
    groupDrafts(text, drafts, (group) => knownParty(text, group, options.published)),
  );
  const { groups } = grouped;
  const of = joinHolders(text, grouped, options.published);
  for (const group of groups)
    group.code ||= inferCode(text, group, { home: options.home ?? null, published: options.published });
  const actors = makeActors(text, { drafts, of, groups });
  const entities = groups.map((group) => makeEntity(text, group));
  const dates = findDates(text, options.published);
  const named = new Set<number>();
  for (const { name } of drafts) if (name) for (let i = name.first; i < name.last; i++) named.add(i);
  const parties = countParties(actors.map((actor) => actor.represents));
  const places = findPlaces(text, {
    isName: (token) => named.has(token),
    parties,
    home: options.home ?? null,
  });
  return { actors, entities, dates, places, all: listAll(actors, places, dates) };
}

interface Made {
  readonly drafts: readonly Draft[];
  readonly of: readonly number[];
  readonly groups: readonly Group[];
}

function makeActors(text: Text, { drafts, of, groups }: Made): readonly Actor[] {
  const actors: Actor[] = [];
  for (const [i, draft] of drafts.entries()) {
    const previous = actors[i - 1];
    const joined = previous !== undefined && isJoined(text, previous, draft);
    const own = prepositionOf(text, draft);
    const group = groups[of[i]!]!;
    const code = draft.code || group.code;
    actors.push({
      ...placeOf(text, draft, draft.parse),
      kind: draft.kind,
      first: draft.first,
      last: draft.last,
      name: draft.name
        ? placeOf(text, draft.name, draft.name.first === draft.first ? draft.parse : null)
        : null,
      role: draft.role
        ? placeOf(text, draft.role, draft.role.first === draft.first ? draft.parse : null)
        : null,
      represents: code || null,
      representsAt: spanOf(text, draft.code ? draft.codeAt : group.codeAt),
      preposition: joined && own === '' ? previous.preposition : own,
      joined,
      plural: draft.plural,
      entity: of[i]!,
      rule: draft.rule,
    });
  }
  return actors;
}

const spanOf = (text: Text, range: Range | null): Span | null => (range ? placeOf(text, range, null) : null);

/** Whether `draft` goes on a list that `previous` began: «و» on its first word, or only a comma between. */
function isJoined(text: Text, previous: Actor, draft: Draft): boolean {
  for (let i = previous.last; i < draft.first; i++) {
    const { words, form } = text.tokens[i]!;
    if (form !== WAW && !COMMAS.has(words)) return false;
  }
  const conjunction = draft.parse?.conjunction === WAW || text.tokens[draft.first - 1]?.form === WAW;
  // «في الرياض، تيان تشي السفير …»: a comma behind a place begins something else
  if (!conjunction && previous.kind === 'state' && draft.kind !== 'state') return false;
  return conjunction || draft.first > previous.last;
}

const WAW = 'و';
const COMMAS = new Set('، ,'.split(' '));
/** «أن», «إن»: no prepositions, though they bind. */
const THAT = 'ان';
const EACH = new Set('من السيد'.split(' '));
const ALL_OF = new Set('كل كلا'.split(' '));

/** The preposition written onto the phrase or standing before it, also before «كل من». */
function prepositionOf(text: Text, draft: Draft): string {
  const attached = draft.parse?.particle;
  if (attached) return attached;
  const { facts } = loadLexica();
  let i = draft.first - 1;
  if (
    text.tokens[i]?.kind === 'mark' &&
    text.tokens[i]!.start < text.tokens[i]!.end &&
    isOpening(text.tokens[i]!.words)
  )
    i--;
  const before = text.tokens[i];
  if (before?.kind !== 'word') return '';
  if (EACH.has(before.form) && ALL_OF.has(stemOf(text, i - 1))) {
    const outer = text.tokens[i - 2];
    const particle = text.tokens[i - 1]!.word.parses.find((p) => ALL_OF.has(p.rest))?.particle;
    if (particle) return particle;
    return outer && facts(outer.word).preposition ? bareForm(outer.form) : '';
  }
  if (before.form === THAT) return '';
  return facts(before.word).preposition || isAttachedPreposition(text, i) ? bareForm(before.form) : '';
}

const QUOTES = new Set(['"', '«', '“', '(']);
const isOpening = (words: string): boolean => QUOTES.has(words);

function stemOf(text: Text, i: number): string {
  const parse = text.tokens[i]?.word.parses.find((p) => ALL_OF.has(p.rest));
  return parse?.rest ?? '';
}

const isAttachedPreposition = (text: Text, i: number): boolean =>
  text.tokens[i]!.word.parses.some(
    (p) => p.conjunction !== '' && p.particle === '' && PREPOSITIONS.has(p.rest),
  );
const PREPOSITIONS = new Set('مع بين من الي عن علي في لدي'.split(' '));
const bareForm = (form: string): string =>
  form.length > 2 && CONJUNCTIONS.has(form[0]!) && PREPOSITIONS.has(form.slice(1)) ? form.slice(1) : form;
const CONJUNCTIONS = new Set('و ف'.split(' '));

function makeEntity(text: Text, group: Group): Entity {
  return {
    actors: group.members,
    name: group.name ? nameSpan(text, group.name, group.nameParse) : null,
    role: group.role ? roleSpan(text, group.role) : null,
    represents: group.code || null,
    representsAt: spanOf(text, group.codeAt),
    plural: group.plural,
    person: personOf(text, group),
    office: group.office === COUNTERPART ? '' : group.office,
  };
}

function roleSpan(text: Text, range: Range): Span {
  const found = sensesAt(text.tokens, range.first);
  return placeOf(text, range, found?.parse ?? null);
}

function listAll(
  actors: readonly Actor[],
  places: readonly Mention[],
  dates: readonly DateMention[],
): readonly Mention[] {
  const all: Mention[] = [...places, ...dates];
  for (const actor of actors) {
    const { first, last, rule } = actor;
    if (actor.name) all.push({ ...actor.name, kind: 'person', value: null, rule, first, last });
    if (actor.role && (actor.kind === 'person' || actor.kind === 'office' || actor.kind === 'group')) {
      all.push({ ...actor.role, kind: 'office', value: actor.represents, rule, first, last });
    }
    if (actor.kind === 'institution')
      all.push({
        start: actor.start,
        end: actor.end,
        kind: 'org',
        value: actor.represents,
        rule,
        first,
        last,
      });
  }
  return all.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The words of the names in `text` (normal forms), so that its title knows them too. */
export function nameWordsOf(text: Text, mentions: Mentions): ReadonlySet<string> {
  const words = new Set<string>();
  const { facts } = loadLexica();
  for (const { name, first, last } of mentions.actors) {
    if (!name) continue;
    for (let i = first; i < last; i++) {
      const token = text.tokens[i]!;
      if (token.start < name.start || token.end > name.end || token.form.length < 3) continue;
      if (facts(token.word).nameness === 3) words.add(token.form);
    }
  }
  return words;
}

/** The state that the adjective of origin at token `i` stands for («الروسي» → RU); null where it is none. */
export function originAt(tokens: readonly Token[], i: number): string | null {
  const found = sensesAt(tokens, i);
  const nisba = senseOf(found, 'nisba');
  if (!found || !nisba || found.last !== i + 1 || found.parse.particle || senseOf(found, 'country'))
    return null;
  return nisba.code || null;
}

/** Whether the body that is named at token `i` is a paper, a channel or an agency. */
export const isOutletAt = (tokens: readonly Token[], i: number): boolean =>
  PRESS.has(senseOf(sensesAt(tokens, i), 'org')?.class ?? '');
const PRESS: ReadonlySet<string> = new Set(['outlet', 'agency']);

/** The words of the office at `span`, by which two tellings of it are held against each other. */
export function officeWordsAt(text: Text, { start, end }: Span): readonly string[] {
  let low = 0;
  let high = text.tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (text.tokens[middle]!.end <= start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last < text.tokens.length && text.tokens[last]!.start < end) last++;
  return roleWords(text, { first: low, last });
}

/** Whether `printed` is a word of everyday use by itself («لجنة», of which «ل» is no preposition). */
export const isEveryday = (printed: string): boolean => loadLexica().facts(wordOf(printed)).common;
