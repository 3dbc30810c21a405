/**
 * Signs of a status that the report gives around what it tells: the form of the words that tell it, the verbs
 * behind them, what else is told in the past and in the future, and how far off its day is.
 */
import type { DateMention, Status } from '../../model.ts';
import type { Candidate } from '../candidates.ts';
import type { Range } from '../clauses.ts';
import { SIN } from '../lexemes.ts';
import type { Cluster } from '../merge.ts';
import type { Scene } from '../scene.ts';
import type { Setting } from '../setting.ts';

/** Takes in a sign with its value. */
export type Add = (name: string, value: string | number | boolean) => void;

/** Adds these signs of a cluster; `status` is what the words around its triggers say. */
export function addStatusContext(cluster: Cluster, status: Status, setting: Setting, add: Add): void {
  const { body } = setting;
  for (const part of cluster.parts) {
    addForm(part, add);
    addVerbsBehind(part, add);
    addWords(part, add);
  }
  const lead = leadOf(cluster, body);
  const { past, future, all } = verbsOf(body);
  add('past-share', step(past / all, PAST_SHARES));
  add('future-share', step(future / all, FUTURE_SHARES));
  const next = lead.scene === body ? body.text.sentences[lead.sentence + 1] : undefined;
  add('next-future', next !== undefined && verbsIn(body, next).some(isFuture));
  add('goal', `${lead.place !== null}-${lead.destination !== null}-${status}`);
  const distance = distanceOf(cluster, setting.article.published);
  add('distance', distance);
  add('distance-tense', `${distance}-${lead.tense}`);
  add('distance-kind', `${distance}-${cluster.kind}-${status}`);
}

const leadOf = ({ parts }: Cluster, body: Scene): Candidate =>
  parts.find((p) => p.scene === body) ?? parts[0]!;

/** How many of the steps, in rising order, a number reaches. */
const step = (n: number, steps: readonly number[]): number => steps.filter((from) => n >= from).length;
const PAST_SHARES = [0.2, 0.4, 0.5, 0.6, 0.7];
const FUTURE_SHARES = [0.02, 0.05, 0.1, 0.2];
/** Days behind and ahead of publication. */
const DAYS = [1, 2, 3, 8, 32];

/** The form of the word that tells it: what is joined before it, its article, its pronoun, its tense. */
function addForm({ scene, words, tense }: Candidate, add: Add): void {
  const sense = scene.senses[words[0]!.first]![0];
  if (!sense) return;
  const { particle, article } = sense.parse;
  add('form', `${particle}-${article}-${sense.pronoun !== ''}-${tense}`);
}

function addVerbsBehind({ scene, words, sentence }: Candidate, add: Add): void {
  const { last } = scene.text.sentences[sentence]!;
  for (const verb of verbsIn(scene, { first: words[0]!.first + 1, last })) add('verb-behind', verb);
}

/** The words within a few tokens before and behind, in its sentence: none that name people, places or days. */
function addWords({ scene, words, sentence }: Candidate, add: Add): void {
  const range = scene.text.sentences[sentence]!;
  const [{ first, last }] = words as readonly [Range];
  const see = (i: number, name: string): void => {
    if (scene.tokens[i]!.kind !== 'word' || scene.actorAt[i] !== -1) return;
    if (scene.dateAt[i] === -1 && scene.placeAt[i] === -1) add(name, scene.tokens[i]!.form);
  };
  for (let i = Math.max(range.first, first - WORDS); i < first; i++) see(i, 'stands-before');
  for (let i = last; i < Math.min(range.last, last + WORDS); i++) see(i, 'stands-behind');
}
/** Tokens on each side whose words are signs. */
const WORDS = 8;

/** Class and tense of the verbs in a stretch («meet past», «meet future»). */
const verbsIn = (scene: Scene, { first, last }: Range): readonly string[] => {
  const out: string[] = [];
  for (let i = first; i < last; i++) {
    const verb = scene.senses[i]!.find((s) => s.tense !== 'none');
    if (verb) out.push(`${verb.class} ${verb.parse.particle === SIN ? FUTURE : verb.tense}`);
  }
  return out;
};
const FUTURE = 'future';
const isFuture = (verb: string): boolean => verb.endsWith(FUTURE);

interface Verbs {
  readonly past: number;
  readonly future: number;
  /** At least 1. */
  readonly all: number;
}
const verbMemory = new WeakMap<Scene, Verbs>();

function verbsOf(scene: Scene): Verbs {
  const known = verbMemory.get(scene);
  if (known) return known;
  const found = countVerbs(scene);
  verbMemory.set(scene, found);
  return found;
}

function countVerbs({ senses }: Scene): Verbs {
  let [past, future, all] = [0, 0, 0];
  for (const here of senses) {
    const verb = here.length > 0 ? here.find((s) => s.tense !== 'none') : undefined;
    if (!verb) continue;
    all++;
    if (verb.parse.particle === SIN) future++;
    else if (verb.tense === 'past') past++;
  }
  return { past, future, all: Math.max(1, all) };
}

/** How far the first day told of a cluster lies from publication, in steps; months and years by their side. */
function distanceOf({ parts }: Cluster, published: string | null): string {
  const date = parts.find((p) => p.date?.value)?.date;
  return date && published !== null ? distanceTo(date, published) : 'none';
}

function distanceTo({ value, grain }: DateMention, published: string): string {
  const day = value!.slice(0, DAY_LETTERS);
  const same = published.slice(0, day.length);
  if (day.length < DAY_LETTERS) return `${grain}-${day > same ? 'after' : day === same ? 'same' : 'before'}`;
  const days = Math.round((Date.parse(day) - Date.parse(same)) / DAY_MS);
  return days < 0 ? `-${step(-days, DAYS)}` : `+${step(days, DAYS)}`;
}
const DAY_LETTERS = 10;
const DAY_MS = 86_400_000;
