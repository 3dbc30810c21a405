/**
 * What is seen around a word that may tell an engagement: its sentence and the end of the one before, each
 * phrase that names somebody, a place or a day as one unit, and who might have taken part. Everything that
 * is seen has a name; `lexicons/proposal-weights.tsv` says what the names weigh.
 */
import type { Actor, PlaceMention } from '../../model.ts';
import { dateOf } from '../days/days.ts';
import { isPress } from '../guards/contacts.ts';
import { sportInOpening } from '../guards/sport.ts';
import type { Sense } from '../lexemes.ts';
import { antecedents, topicBefore, topicOf } from '../people/meant.ts';
import { type Group, type Reach, subjectsBefore } from '../roles.ts';
import { actorOn, placeOn, type Scene } from '../scene.ts';
import { statusOf, type Told } from '../weights/status.ts';

/** What the network hears of around one word, units in text order. */
export interface Surroundings {
  /** The form of each unit, or what it names: `<D>`, `<P>`, `<Apenr>`. */
  readonly symbols: readonly string[];
  /** Its first class in `lexicons/verbs.tsv` with its tense; empty where it has none. */
  readonly classes: readonly string[];
  /** The unit of the word that is asked about. */
  readonly at: number;
  readonly signs: readonly string[];
}
/** A word with its surroundings, and who is named in them. */
export interface Sight extends Surroundings {
  readonly reach: Reach;
  /** What the word tells by the words around it. */
  readonly told: Told['status'];
  /** Units that name somebody or a place, and which of them stand in the sentence before. */
  readonly named: readonly Named[];
}
/** The surroundings of a word, with all who may belong to what it tells. */
export interface View extends Surroundings {
  readonly choices: readonly Choice[];
}
interface Named {
  readonly unit: Unit;
  readonly at: number;
  /** Units from the word, negative before it. */
  readonly far: number;
  readonly isBefore: boolean;
}
/** Somebody or some place that may belong to what the word tells. */
export interface Choice {
  readonly unit: number;
  readonly actor: Actor | null;
  readonly place: PlaceMention | null;
  readonly signs: readonly string[];
}

/** One unit of a scene, tokens `last` exclusive. */
interface Unit {
  readonly symbol: string;
  readonly class: string;
  readonly first: number;
  readonly last: number;
  readonly actor: Actor | null;
  readonly place: PlaceMention | null;
}

/** Units seen before and behind the word, and of the sentence before. */
const REACH = 40;
const BEFORE = 25;

/** What is seen around the trigger of `reach`, in a report published on `published`. */
export function sightOf(reach: Reach, published: string | null): Sight {
  const { scene, trigger } = reach;
  const { units, unitOf } = unitsOf(scene);
  const sentence = scene.text.sentences[trigger.sentence]!;
  const middle = unitOf[trigger.first]!;
  const first = Math.max(unitOf[sentence.first]!, middle - REACH);
  const last = Math.min(unitOf[sentence.last - 1]! + 1, middle + REACH + 1);
  const before = scene.text.sentences[trigger.sentence - 1];
  const from =
    before && first === unitOf[sentence.first] ? Math.max(unitOf[before.first]!, first - BEFORE) : first;
  const seen = units.slice(from, last);
  const named: Named[] = [];
  for (const [at, unit] of seen.entries()) {
    const far = at - (middle - from);
    if (far !== 0 && (unit.actor || unit.place)) named.push({ unit, at, far, isBefore: at < first - from });
  }
  const { status: told } = statusOf(reach, dateOf(reach), published);
  return {
    symbols: seen.map((u) => u.symbol),
    classes: seen.map((u) => u.class),
    at: middle - from,
    signs: wordSigns(reach, told, named),
    reach,
    told,
    named,
  };
}

/** Who and what may belong to what is told at the word of `sight`. */
export function choicesOf({ reach, named }: Sight): readonly Choice[] {
  const who = whoIsWho(reach);
  return named.map((one) => ({
    unit: one.at,
    actor: one.unit.actor,
    place: one.unit.place,
    signs: choiceSigns(one, named, who),
  }));
}

export function viewOf(reach: Reach, published: string | null): View {
  const sight = sightOf(reach, published);
  const { symbols, classes, at, signs } = sight;
  return { symbols, classes, at, signs, choices: choicesOf(sight) };
}

interface Units {
  readonly units: readonly Unit[];
  /** The unit of each token. */
  readonly unitOf: Int32Array;
}
const memory = new WeakMap<Scene, Units>();

/** A scene cut into units. */
export function unitsOf(scene: Scene): Units {
  const known = memory.get(scene);
  if (known) return known;
  const units: Unit[] = [];
  const unitOf = new Int32Array(scene.tokens.length);
  for (let i = 0; i < scene.tokens.length; ) {
    const unit = unitAt(scene, i);
    unitOf.fill(units.length, i, unit.last);
    units.push(unit);
    i = unit.last;
  }
  const made = { units, unitOf };
  memory.set(scene, made);
  return made;
}

function unitAt(scene: Scene, first: number): Unit {
  const { actorAt, dateAt, placeAt, tokens } = scene;
  const alone = { class: '', first, last: first + 1, actor: null, place: null };
  if (actorAt[first] !== -1) {
    const actor = actorOn(scene, first)!;
    return { ...alone, symbol: nameOf(actor), last: endOf(actorAt, first), actor };
  }
  if (dateAt[first] !== -1) return { ...alone, symbol: DAY, last: endOf(dateAt, first, actorAt) };
  if (placeAt[first] !== -1)
    return {
      ...alone,
      symbol: PLACE,
      last: endOf(placeAt, first, actorAt),
      place: placeOn(scene, first)!,
    };
  const token = tokens[first]!;
  if (token.kind === 'mark') return { ...alone, symbol: token.form.length < 3 ? token.form : MARK };
  const sense = scene.senses[first]![0];
  return {
    ...alone,
    symbol: token.kind === 'number' ? NUMBER : token.form,
    class: sense ? classOf(sense) : '',
  };
}
/** The name of a class with its tense; the same string each time. */
function classOf({ class: name, tense }: Sense): string {
  if (tense === 'none') return name;
  const names = tense === 'past' ? pasts : presents;
  const before = names.get(name);
  if (before) return before;
  const made = `${name}/${tense}`;
  names.set(name, made);
  return made;
}
const pasts = new Map<string, string>();
const presents = new Map<string, string>();
const DAY = '<D>';
const PLACE = '<P>';
const MARK = '<M>';
const NUMBER = '<N>';

/** `<Apenr>`: a person, named, whose party is known. */
const nameOf = ({ kind, name, represents, plural }: Actor): string =>
  `<A${kind.slice(0, 2)}${name ? 'n' : ''}${represents ? 'r' : ''}${plural ? 'p' : ''}>`;

function endOf(of: Int32Array, first: number, not: Int32Array | null = null): number {
  let last = first + 1;
  while (last < of.length && of[last] === of[first] && (not === null || not[last] === -1)) last++;
  return last;
}

/** Who is who around a trigger, asked once for all choices. */
interface Around {
  readonly reach: Reach;
  readonly antecedents: readonly Actor[];
  readonly topic: Actor | null;
  readonly before: Actor | null;
  readonly subjects: readonly Actor[];
}
function whoIsWho(reach: Reach): Around {
  const { scene, trigger } = reach;
  const { sense, first, sentence } = trigger;
  return {
    reach,
    antecedents: sense.pronoun ? antecedents(scene, first, sense.pronoun) : [],
    topic: topicOf(scene, sentence, first),
    before: topicBefore(scene, sentence),
    subjects: sense.tense === 'none' ? [] : subjectsBefore(reach),
  };
}

/** The names of all that is seen of the word itself. */
function wordSigns(
  { scene, trigger }: Reach,
  told: Told['status'],
  named: readonly Named[],
): readonly string[] {
  const { sense } = trigger;
  const out = scene.senses[trigger.first]!.map((s) => `class=${s.class}`);
  const few = (wanted: (far: number) => boolean): number =>
    Math.min(named.filter(({ unit, far }) => unit.actor && wanted(far)).length, 3);
  out.push(`told=${told}`, `tense=${sense.tense}`);
  out.push(`actors-before=${few((far) => far < 0)}`, `actors-behind=${few((far) => far > 0)}`);
  if (sense.parse.article) out.push('article');
  if (sense.pronoun) out.push(`pronoun=${sense.pronoun}`);
  if (sense.parse.particle) out.push('particle');
  if (scene.where === 'title') out.push('title');
  const sport = Math.min(sportInOpening(scene), 3);
  if (sport > 0) out.push(`sport=${sport}`);
  return out;
}

/** The names of all that is seen of one choice among all that are `named`. */
function choiceSigns(
  one: Named,
  named: readonly Named[],
  { reach, antecedents: meant, topic, before, subjects }: Around,
): readonly string[] {
  const { unit, far, isBefore } = one;
  const { scene, clause } = reach;
  const { actor } = unit;
  const between = named.filter((n) => (far < 0 ? n.far > far && n.far < 0 : n.far > 0 && n.far < far)).length;
  const side = far < 0 ? 'before' : 'behind';
  const out = [`far=${side}-${stepOf(Math.abs(far))}`, `order=${side}-${Math.min(between, 7)}`];
  if (unit.first >= clause.first && unit.first < clause.last) out.push('in-clause');
  if (isBefore) out.push('sentence-before');
  if (!actor) {
    const p = unit.place!;
    out.push('kind=place', `preposition=${scene.tokens[unit.first - 1]?.form.slice(0, 5) ?? ''}`);
    if (p.country === null) out.push('nowhere');
    return out;
  }
  out.push(`kind=${actor.kind}`, `preposition=${actor.preposition}`);
  const isNear = (n: Named): boolean => Math.abs(n.far) < Math.abs(far);
  if (named.some((n) => n !== one && n.unit.actor?.entity === actor.entity && isNear(n))) out.push('again');
  if (actor.joined) out.push('joined');
  if (actor.plural) out.push('plural');
  if (actor.represents) out.push('represents');
  if (actor.name) out.push('name');
  if (isPress(scene, actor)) out.push('press');
  if (meant.includes(actor)) out.push('antecedent');
  if (topic === actor) out.push('topic');
  if (before === actor) out.push('topic-before');
  if (subjects.includes(actor)) out.push('subject');
  addGroup(actor, reach, out);
  return out;
}

/** How the list of actors stands in which somebody is named. */
function addGroup(actor: Actor, { before, after }: Reach, out: string[]): void {
  const add = (groups: readonly Group[], side: string, order: (k: number) => number): void => {
    const k = groups.findIndex((g) => g.actors.includes(actor));
    if (k < 0) return;
    const { actors, preposition, governor, continues } = groups[k]!;
    out.push(`list=${side}-${Math.min(order(k), 3)}`, `list-preposition=${preposition}`);
    out.push(`list-size=${Math.min(actors.length, 4)}`, `list-place=${Math.min(actors.indexOf(actor), 3)}`);
    if (governor >= 0) out.push('governed');
    if (continues) out.push('continues');
  };
  add(before, 'before', (k) => before.length - 1 - k);
  add(after, 'behind', (k) => k);
}

/** Distances by steps: one by one up to five units, then ever wider. */
const stepOf = (far: number): number =>
  far < 6 ? far : 6 + BORDERS.filter((border) => far >= border).length;
const BORDERS: readonly number[] = [8, 11, 15, 20, 28];
