/**
 * What the words of a report say of its topics: beside the words that name a topic (`topics.ts`) all those
 * that are used where it is spoken of, with weights fitted by `eval/train-topics.ts`.
 */
import { readNumbers } from '../../lexicon/lexicon.ts';
import type { Actor, Token, Word } from '../../model.ts';
import { perWord } from '../../text/text.ts';
import type { Cluster } from '../merge.ts';
import { actorOn, type Scene } from '../scene.ts';
import { isOfAnother, opens, type Told } from './zones.ts';

/** How much a word counts, the nearest place it stands in: in the telling sentence 1, beside it, elsewhere, in an office of one who met. */
const TELLING = 1;
const BESIDE = 0.6;
const ELSEWHERE = 0.35;
const OFFICE = 0.5;
/** What a word in an office of those who met is called: their offices say something else than the report. */
export const OFFICE_MARK = '@';
const SHORTEST = 3;
/** Form of the row that says how likely a topic is before any word. */
export const NO_WORD = '-';
/** The lexicon gives weights as whole numbers of which so many make 1. */
export const UNITS = 20;

interface Words {
  readonly topics: readonly string[];
  /** For each topic its log-odds before any word. */
  readonly base: Float64Array;
  /** The weights of a word for each topic; the same object each time. */
  readonly row: (where: 'text' | 'office', form: string) => Float64Array | null;
}
let words: Words | null = null;

function wordsOnce(): Words {
  if (words) return words;
  const { columns: topics, row } = readNumbers('topic-words');
  const known = new Map<string, Float64Array>();
  const weights: Words['row'] = (where, form) => {
    const name = where === 'office' ? OFFICE_MARK + form : form;
    const before = known.get(name);
    if (before !== undefined) return before;
    const found = row(where, form)?.map((n) => n / UNITS) ?? null;
    // what is not there is not kept: the words of the press have no end
    if (found) known.set(name, found);
    return found;
  };
  words = { topics, row: weights, base: weights('text', NO_WORD) ?? new Float64Array(topics.length) };
  return words;
}

/** A word as it is counted. */
interface TopicWord {
  /** Normal form without the article and what stands before it; empty where it is too short. */
  readonly key: string;
  /** Its weights where it stands in the text; null where it has none. */
  readonly text: Float64Array | null;
}

const topicWord = perWord(({ form, parses }: Word): TopicWord => {
  const parse = parses.find((p) => p.article);
  const key = parse ? parse.stem : form;
  if (key.length < SHORTEST) return { key: '', text: null };
  return { key, text: wordsOnce().row('text', key) };
});

/** For each topic the log-odds that the words around `cluster` give it. */
export function wordScores(cluster: Cluster, told: Told): ReadonlyMap<string, number> {
  const { topics, base, row: rowOf } = wordsOnce();
  const counts = new Map<Float64Array, number>();
  const see: Seeing['see'] = (word, isOffice, near) => {
    const row = isOffice ? rowOf('office', word.key) : word.text;
    if (row !== null && near > (counts.get(row) ?? 0)) counts.set(row, near);
  };
  seeWords(cluster, told, { wordsOf: weighedWords, see });
  const sums = base.slice();
  for (const [row, near] of counts) for (let t = 0; t < sums.length; t++) sums[t]! += row[t]! * near;
  return new Map(topics.map((topic, t) => [topic, sums[t]!]));
}

/** The words around a cluster with how much each counts, from 0 to 1. */
export function countWords(cluster: Cluster, told: Told): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const see: Seeing['see'] = ({ key }, isOffice, near) => {
    const name = isOffice ? OFFICE_MARK + key : key;
    if (near > (counts.get(name) ?? 0)) counts.set(name, near);
  };
  seeWords(cluster, told, { wordsOf: placedWords, see });
  return counts;
}

interface Seeing {
  /** The words of a scene that are looked at. */
  readonly wordsOf: (scene: Scene) => readonly Placed[];
  readonly see: (word: TopicWord, isOffice: boolean, near: number) => void;
}

/** The words of title and body, whether each stands in an office of those who met, and how much it counts there. */
function seeWords(cluster: Cluster, told: Told, { wordsOf, see }: Seeing): void {
  const { body, title, clusters } = told;
  const inTitle = opens(cluster) ? TELLING : ELSEWHERE;
  for (const { word } of wordsOf(title)) see(word, false, inTitle);
  const near = nearness(cluster, body);
  const met = new Set(cluster.principals.filter((m) => m.scene === body).map((m) => m.actor.entity));
  for (const { word, at, sentence, actor } of wordsOf(body)) {
    if (actor && met.has(actor.entity)) see(word, true, OFFICE);
    else if (clusters.length > 1 && near[sentence] === TELLING && isOfAnother(at, cluster, told))
      see(word, false, ELSEWHERE);
    else see(word, false, near[sentence]!);
  }
}

/** For each sentence of the body how much its words count. */
function nearness(cluster: Cluster, body: Scene): readonly number[] {
  const near = new Array<number>(body.text.sentences.length).fill(ELSEWHERE);
  const own = new Set(cluster.parts.filter((p) => p.scene === body).map((p) => p.sentence));
  for (const s of own) for (const beside of [s - 1, s + 1]) if (beside in near) near[beside] = BESIDE;
  for (const s of own) near[s] = TELLING;
  return near;
}

interface Placed {
  readonly word: TopicWord;
  readonly at: number;
  readonly sentence: number;
  readonly actor: Actor | undefined;
}
const memory = new WeakMap<Scene, readonly Placed[]>();

/** Those that have weights, or may have some as words of an office: few words have. */
function weighedWords(scene: Scene): readonly Placed[] {
  const before = memory.get(scene);
  if (before) return before;
  const out = placedWords(scene, true);
  memory.set(scene, out);
  return out;
}

/** The words of a scene that may say what it is about: names, lands, places and days do not. */
function placedWords(scene: Scene, isWeighed = false): readonly Placed[] {
  const out: Placed[] = [];
  for (let i = 0; i < scene.tokens.length; i++) {
    const token = scene.tokens[i]!;
    if (token.kind !== 'word') continue;
    const word = topicWord(token.word);
    if (!word.key || (isWeighed && word.text === null && scene.actorAt[i] === -1)) continue;
    if (!isNamed(scene, i))
      out.push({ word, at: i, sentence: scene.sentenceOf[i]!, actor: actorOn(scene, i) });
  }
  return out;
}

/** The words of a scene that name somebody or something: none of them may speak for a topic. */
export const namesIn = (scene: Scene): readonly string[] =>
  scene.tokens.flatMap((token, i) =>
    token.kind === 'word' && isNamed(scene, i) ? [topicWord(token.word).key] : [],
  );

function isNamed(scene: Scene, i: number): boolean {
  const actor = actorOn(scene, i);
  if (!actor) return scene.placeAt[i] !== -1 || scene.dateAt[i] !== -1;
  return actor.kind === 'state' || (actor.name !== null && isWithin(scene.tokens[i]!, actor.name));
}

const isWithin = ({ start, end }: Token, span: { readonly start: number; readonly end: number }): boolean =>
  start >= span.start && end <= span.end;
