/** One article as the rules of reported speech see it: tokens, where quotes open, which actor begins where. */
import type { Actor, Mentions, Quote, Span, Text, Token } from '../model.ts';
import { channelOf } from './channels.ts';
import {
  ASIDE,
  AUDIENCE,
  belongs,
  is,
  isBare,
  isMark,
  MEDIA,
  NAMED,
  OTHER_THAT,
  QUOTE_MARKS,
  THAT,
  TITLED,
} from './words.ts';

export interface Scene {
  readonly text: Text;
  readonly tokens: readonly Token[];
  readonly mentions: Mentions;
  /** Longest actor that begins at a token. */
  readonly actorAt: ReadonlyMap<number, Actor>;
  /** Longest actor that ends (exclusive) at a token. */
  readonly actorTo: ReadonlyMap<number, Actor>;
  /** Quote that a mark opens, by the token of the mark. */
  readonly quoteAt: ReadonlyMap<number, Quote>;
  /** Quote that a mark closes, by the token of the mark. */
  readonly quoteTo: ReadonlyMap<number, Quote>;
  /** End of the date that begins at a token. */
  readonly dateAt: ReadonlyMap<number, number>;
  /** Fullest name of each entity. */
  readonly names: ReadonlyMap<number, Span>;
}

/** The fullest name of each entity: as the mentions have it, or the longest that was not cut. */
function findNames(actorAt: ReadonlyMap<number, Actor>, mentions: Mentions): ReadonlyMap<number, Span> {
  const names = new Map<number, Span>();
  const cut = new Set<number>();
  for (const { entity, name, end } of actorAt.values()) {
    const full = mentions.entities[entity]?.name;
    if (full && !name && full.start >= end && full.start - end <= 1) cut.add(entity);
    if (full && name && full.start === name.start && full.end > name.end) cut.add(entity);
    const known = names.get(entity);
    if (name && (!known || name.end - name.start > known.end - known.start)) names.set(entity, name);
  }
  for (const [index, { name }] of mentions.entities.entries())
    if (name && !cut.has(index)) names.set(index, name);
  return names;
}

/** A run of tokens, `last` exclusive. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

export function makeScene(text: Text, mentions: Mentions): Scene {
  const actorAt = new Map<number, Actor>();
  const actorTo = new Map<number, Actor>();
  for (const found of mentions.actors) {
    if (found.kind === 'pronoun') continue;
    // «س» stands before verbs only: what looks like it belongs to the name
    const actor = withoutSetting(text, found.preposition === SIN ? { ...found, preposition: '' } : found);
    const there = actorAt.get(actor.first);
    if (!there || there.last < actor.last) actorAt.set(actor.first, actor);
    const here = actorTo.get(actor.last);
    if (!here || here.first > actor.first) actorTo.set(actor.last, actor);
  }
  const quoteAt = new Map<number, Quote>();
  const quoteTo = new Map<number, Quote>();
  for (const quote of text.quotes) {
    if (!quoteAt.has(quote.first - 1)) quoteAt.set(quote.first - 1, quote);
    quoteTo.set(quote.last, quote);
  }
  return {
    text,
    tokens: text.tokens,
    mentions,
    actorAt,
    actorTo,
    quoteAt,
    quoteTo,
    dateAt: new Map(mentions.dates.map(({ first, last }) => [first, last])),
    names: findNames(actorAt, mentions),
  };
}

const SIN = 'س';
const LAM = 'ل';
/** «للصحفيين», «لوكالة …»: to whom it was said. */
export const isAudience = (token: Token): boolean =>
  is(token, AUDIENCE) || (token.form.startsWith(LAM) && !is(token, MEDIA) && isBare(token, MEDIA));

const IN = 'في';
/** An actor that ends before token `last`. */
function cutAt(tokens: readonly Token[], actor: Actor, last: number): Actor {
  const end = tokens[last - 1]!.end;
  const name = actor.name && actor.name.end > end ? { start: actor.name.start, end } : actor.name;
  return { ...actor, last, end, name: name && name.end > name.start ? name : null };
}

/** An office without what it was said in: «الرئيس في بيان». */
function withoutSetting({ tokens }: Text, actor: Actor): Actor {
  for (let i = actor.first + 1; i < actor.last; i++) {
    if (isAudience(tokens[i]!) || isGluedThat(tokens[i])) return cutAt(tokens, actor, i);
    if (actor.name && tokens[i]!.start < actor.name.end) continue;
    const next = tokens[i + 1];
    if (tokens[i]!.form === IN && next && channelOf(next.word))
      return { ...actor, last: i, end: tokens[i - 1]!.end };
  }
  return actor;
}

/** Words of a quote up to which it may be a name: «صحيفة "…" الفرنسية». */
const LONGEST_NAME = 5;

/** Whether the quote that opens at token `i` is a name within a phrase and no speech. */
export function isNameQuote(scene: Scene, i: number): boolean {
  const quote = scene.quoteAt.get(i);
  if (!quote || quote.last - quote.first > LONGEST_NAME) return false;
  const before = scene.tokens[i - 1];
  if (isBare(before, NAMED | TITLED)) return true;
  if (is(before, ASIDE)) return true;
  // a particle written onto the quote: «لـ"حماس"»
  return (
    before !== undefined &&
    before.kind === 'word' &&
    before.form.length <= 2 &&
    before.end === scene.tokens[i]!.start
  );
}

/** Whether a mark at token `i` begins speech: an opening quote, matched or left open. */
export function opensSpeech(scene: Scene, i: number): boolean {
  const token = scene.tokens[i];
  if (!isMark(token, QUOTE_MARKS)) return false;
  if (scene.quoteAt.has(i)) return !isNameQuote(scene, i);
  if (scene.quoteTo.has(i)) return false;
  const next = scene.tokens[i + 1];
  const before = scene.tokens[i - 1];
  return (
    next !== undefined && next.start === token!.end && (before === undefined || before.end < token!.start)
  );
}

/** Whether «أن», «إن» or one of their forms stands at token `i` and opens content. */
export function isThat(scene: Scene, i: number): boolean {
  const token = scene.tokens[i];
  if (isGluedThat(token)) return true;
  if (!is(token, THAT)) return false;
  // the last syllable of a name: «جي-إن»
  const before = scene.tokens[i - 1];
  if (isFree(token!) && is(before, OTHER_THAT)) return false;
  return !(
    before !== undefined &&
    before.kind === 'mark' &&
    isMark(before, '-–') &&
    before.end === token!.start
  );
}

const isFree = (token: Token): boolean => belongs(token.form, 'report-that');

const SHADDA = '\u0651';
const NUN = 'ن';
const ALEFS = 'أإ';

/** «أنّ» written onto the next word, as where a page lost the space before a link. */
export function isGluedThat(token: Token | undefined): boolean {
  const words = token?.words ?? '';
  return (
    words.length > 5 &&
    ALEFS.includes(words[0]!) &&
    words[1] === NUN &&
    words[2] === SHADDA &&
    !is(token, THAT)
  );
}
