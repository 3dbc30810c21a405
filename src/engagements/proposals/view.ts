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
import type { Reading } from '../triggers.ts';
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
  readonly report: Report;
  readonly ruled: Ruled;
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
/** The report in which a word stands. */
export interface Report {
  readonly published: string | null;
  /** Its headline; null where that is itself what is read. */
  readonly headline: Scene | null;
}
/** What a rule made of a word: its own or none. */
export type Ruled = Pick<Reading, 'rule' | 'draft'> | null;
/** Somebody or some place that may belong to what the word tells. */
export interface Choice {
  /** Its unit; -1 for somebody named farther away. */
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

/** What is seen around the trigger of `reach`. */
export function sightOf(reach: Reach, report: Report, ruled: Ruled = null): Sight {
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
  const { status: told } = statusOf(reach, dateOf(reach), report.published);
  return {
    symbols: seen.map((u) => u.symbol),
    classes: seen.map((u) => u.class),
    at: middle - from,
    signs: [...wordSigns(reach, told, named), ...ruledSigns(ruled)],
    reach,
    report,
    ruled,
    told,
    named,
  };
}

/** What a rule read of the word. */
function ruledSigns(ruled: Ruled): readonly string[] {
  if (!ruled) return [];
  const { rule, draft } = ruled;
  const goal = draft.destination ? 'ruled-goal' : draft.site ? 'ruled-site' : 'ruled-nowhere';
  return [
    `rule=${rule.id}`,
    `ruled-sides=${Math.min(draft.principals.length, 4)}`,
    ...(rule.kind === 'visit' ? [goal] : []),
  ];
}

/** Who and what may belong to what is told at the word of `sight`. */
export function choicesOf(sight: Sight): readonly Choice[] {
  const { reach, named } = sight;
  const who = whoIsWho(sight);
  const near = named.map((one) => ({
    unit: one.at,
    actor: one.unit.actor,
    place: one.unit.place,
    signs: choiceSigns(one, named, who),
  }));
  return [
    ...near,
    ...farOnes(reach.scene, who, new Set(named.flatMap(({ unit }) => unit.actor?.entity ?? []))),
  ];
}

/** Those named in the sentences before and in the opening, each by the last mention there. */
function farOnes(scene: Scene, who: Around, near: ReadonlySet<number>): readonly Choice[] {
  const { sentence, first } = who.reach.trigger;
  const last = new Map<number, { readonly actor: Actor; readonly away: string }>();
  const from = Math.max(0, sentence - FARTHEST_SENTENCES);
  const add = (k: number, away: string): void => {
    const range = scene.text.sentences[k]!;
    for (let i = range.first; i < Math.min(range.last, first); i++) {
      const actor = actorOn(scene, i);
      if (actor?.first === i && !near.has(actor.entity)) last.set(actor.entity, { actor, away });
    }
  };
  if (from > 0) add(0, 'opening');
  for (let k = from; k <= sentence; k++) add(k, String(sentence - k));
  const topics = new Map<number, Actor | null>();
  return [...last.values()].map(({ actor, away }) => {
    const there = scene.sentenceOf[actor.first]!;
    if (!topics.has(there)) topics.set(there, topicOf(scene, there));
    const signs = [`away=${away}`, ...actorSigns(actor, who)];
    if (topics.get(there) === actor) signs.push('topic-there');
    return { unit: -1, actor, place: null, signs };
  });
}
/** Sentences before the word whose people are choices. */
const FARTHEST_SENTENCES = 3;

export function viewOf(reach: Reach, report: Report, ruled: Ruled = null): View {
  const sight = sightOf(reach, report, ruled);
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
  readonly report: Report;
  readonly ruled: Ruled;
  readonly antecedents: readonly Actor[];
  readonly topic: Actor | null;
  readonly before: Actor | null;
  readonly subjects: readonly Actor[];
}
function whoIsWho({ reach, report, ruled }: Sight): Around {
  const { scene, trigger } = reach;
  const { sense, first, sentence } = trigger;
  return {
    reach,
    report,
    ruled,
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
function choiceSigns(one: Named, named: readonly Named[], who: Around): readonly string[] {
  const { unit, far, isBefore } = one;
  const { reach, ruled } = who;
  const { scene, clause } = reach;
  const { actor } = unit;
  const between = named.filter((n) => (far < 0 ? n.far > far && n.far < 0 : n.far > 0 && n.far < far)).length;
  const side = far < 0 ? 'before' : 'behind';
  const out = [`far=${side}-${stepOf(Math.abs(far))}`, `order=${side}-${Math.min(between, 7)}`];
  if (unit.first >= clause.first && unit.first < clause.last) out.push('in-clause');
  if (isBefore) out.push('sentence-before');
  const goal = ruled?.draft.destination;
  if (goal && goal.first >= unit.first && goal.first < unit.last) out.push('ruled-goal');
  if (!actor) {
    const p = unit.place!;
    out.push('kind=place', `preposition=${scene.tokens[unit.first - 1]?.form.slice(0, 5) ?? ''}`);
    if (p.country === null) out.push('nowhere');
    return out;
  }
  const isNear = (n: Named): boolean => Math.abs(n.far) < Math.abs(far);
  const nearer = named.flatMap((n) => (n !== one && isNear(n) && n.unit.actor ? [n.unit.actor] : []));
  if (nearer.some((a) => a.entity === actor.entity)) out.push('again');
  else if (actor.represents && nearer.some((a) => a.represents === actor.represents))
    out.push('party-nearer');
  out.push(...actorSigns(actor, who));
  addGroup(actor, reach, out);
  return out;
}

/** What is seen of somebody wherever he is named. */
function actorSigns(actor: Actor, who: Around): readonly string[] {
  const { reach, report, ruled, antecedents: meant, topic, before, subjects } = who;
  const { scene } = reach;
  const out = [`kind=${actor.kind}`, `preposition=${actor.preposition}`];
  if (actor.joined) out.push('joined');
  if (actor.plural) out.push('plural');
  if (actor.represents) out.push('represents');
  if (actor.name) out.push('name');
  if (isPress(scene, actor)) out.push('press');
  if (meant.includes(actor)) out.push('antecedent');
  if (topic === actor) out.push('topic');
  if (before === actor) out.push('topic-before');
  if (subjects.includes(actor)) out.push('subject');
  out.push(`often=${Math.min(scene.mentions.entities[actor.entity]?.actors.length ?? 0, 4)}`);
  if (report.headline) out.push(...headlineSigns(actor, scene, report.headline));
  if (ruled) {
    const { principals, attendees = [] } = ruled.draft;
    if (principals.includes(actor)) out.push('ruled');
    else if (principals.some((a) => a.entity === actor.entity)) out.push('ruled-again');
    else if (attendees.some((a) => a.entity === actor.entity)) out.push('ruled-beside');
    else out.push('ruled-not');
  }
  return out;
}

/** Whether the headline has the last word of the name, or somebody of the same party. */
function headlineSigns(actor: Actor, scene: Scene, headline: Scene): readonly string[] {
  const end = actor.name?.end;
  const last =
    end === undefined ? undefined : scene.tokens.slice(actor.first, actor.last).find((t) => t.end === end);
  if (last && headline.tokens.some((t) => t.form === last.form)) return ['headline=name'];
  const isThere =
    actor.represents !== null && headline.mentions.actors.some((a) => a.represents === actor.represents);
  return isThere ? ['headline=party'] : [];
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
