/** What the network makes of the words of a scene: which readings of rules it believes, and readings of its own. */
import type { Actor, EngagementKind, PlaceMention } from '../../model.ts';
import { CROWD } from '../people/crowds.ts';
import type { Reach } from '../roles.ts';
import { type Draft, type Rule, rule } from '../rule.ts';
import type { Scene } from '../scene.ts';
import { type Reading, reachesLeft } from '../triggers.ts';
import { PROPOSED } from './known.ts';
import { askChoices, askWord, type Heard, KINDS, type Said } from './network.ts';
import { type Choice, choicesOf, type Report, type Sight, sightOf } from './view.ts';

const TALKS = 'n-meeting meet receive gather discuss n-call n-signing sign';
const JOURNEYS = 'n-visit visit n-tour';
/** Classes of `lexicons/verbs.tsv` whose words are asked about: those of others tell something new once in thirty times at most. */
const OPEN: ReadonlySet<string> = new Set(`${TALKS} ${JOURNEYS}`.split(' '));
const VISITS: ReadonlySet<string> = new Set(JOURNEYS.split(' '));

/**
 * How sure the network must be of a reading of its own – that the word tells an engagement, times each of its two
 * likeliest sides, for a visit its visitor and its goal –, by kind, and of somebody beside the two: where as many are
 * right as are false of what is added to reports not fitted to (`docs/evaluation.md`). Gatherings and messages are
 * left out: at no border half of them were right.
 */
const LEAST: Partial<Record<EngagementKind, number>> = {
  meeting: 0.28,
  call: 0.28,
  visit: 0.45,
  signing: 0.28,
};
const LEAST_OF_OTHERS = 0.5;
/** How sure it must be that what a rule read is told, and that one of its two likeliest sides took part, for the rule to be believed; of a visit that it is told and that the visitor took part. */
const LEAST_OF_RULED = 0.4;
const LEAST_OF_RULED_VISITS = 0.2;
/** A reading of its own that is so many times as sure stands in the place of what a rule read. */
const SURER = 1.3;

/** What is told in a scene, by who says so. */
export interface Weighed {
  /** Readings of rules, in text order. */
  readonly ruled: readonly Reading[];
  /** Those that the network does not believe: they tell nothing of their own, but may tell more of what others told. */
  readonly doubtful: readonly Reading[];
  /** What the network reads in the place of what a rule read, and of words that no rule read, in text order. */
  readonly proposed: readonly Reading[];
}

/** The readings of rules in a scene, weighed by the network; in a body its own beside them. */
export function weighReadings(scene: Scene, readings: readonly Reading[], report: Report): Weighed {
  const ruled: Reading[] = [];
  const doubtful: Reading[] = [];
  const proposed: Reading[] = [];
  for (const reading of readings) {
    const sight = sightOf(reading.reach, report, reading);
    const own = sight.told === 'wished' ? NOTHING : judge(sight, reading);
    if (own.proposal) proposed.push(own.proposal);
    if (own.isBelieved) ruled.push(reading);
    else if (!own.proposal) doubtful.push(reading);
  }
  if (scene.where === 'body')
    for (const reach of reachesLeft(scene, readings, OPEN)) {
      const own = proposalFor(reach, report);
      if (own) proposed.push(own);
    }
  return {
    ruled,
    doubtful,
    proposed: proposed.sort((a, b) => a.reach.trigger.first - b.reach.trigger.first),
  };
}

interface Judgement {
  readonly isBelieved: boolean;
  /** What the network reads beside a side that a rule left open, or instead. */
  readonly proposal: Reading | null;
}
/** What is only wished for is kept out later. */
const NOTHING: Judgement = { isBelieved: true, proposal: null };

function judge(sight: Sight, reading: Reading): Judgement {
  const heard = askWord(sight);
  const answers = answersOf(sight, heard);
  const own = reading.reach.scene.where === 'body' ? readingOf(sight, heard, answers) : null;
  if (isOpen(reading)) return { isBelieved: true, proposal: own?.reading ?? null };
  const told = toldBy(heard);
  const least = reading.rule.kind === 'visit' ? LEAST_OF_RULED_VISITS : LEAST_OF_RULED;
  if (told < least) return { isBelieved: false, proposal: own?.reading ?? null };
  const sides = sidesOf(reading, answers);
  const isBelieved = told * sides.any >= least && !(own && own.sure > SURER * told * sides.both);
  return { isBelieved, proposal: isBelieved ? null : (own?.reading ?? null) };
}
const toldBy = ({ kinds }: Heard): number => 1 - kinds[0]!;
const likeliestKind = ({ kinds: [, ...shares] }: Heard): EngagementKind =>
  KINDS[1 + shares.indexOf(Math.max(...shares))]!;

interface Answers {
  readonly choices: readonly Choice[];
  readonly said: Said['choices'];
}
/** Who may have taken part, and what is said of them, asked when it is first needed; places only of journeys. */
function answersOf(sight: Sight, heard: Heard): () => Answers {
  let known: Answers | null = null;
  return () => {
    if (known) return known;
    const goes = sight.ruled?.rule.kind === 'visit' || likeliestKind(heard) === 'visit';
    const choices = choicesOf(sight).filter(({ actor }) => actor !== null || goes);
    known = { choices, said: askChoices(heard, choices) };
    return known;
  };
}

/** How likely it is that any and both of the two likeliest took part whom a rule read; of a visit the likeliest. */
function sidesOf(
  { rule: { kind }, draft }: Reading,
  answers: () => Answers,
): { readonly any: number; readonly both: number } {
  // of gatherings and messages the network knows that they are told, not by whom
  if (kind === 'summit' || kind === 'message') return SURE;
  // «الرئيسان»: of both in one word it knows as little
  if (draft.principals.length === 1 && draft.principals[0]!.plural) return SURE;
  const entities = new Set(draft.principals.map(({ entity }) => entity));
  const [one, other] = likeliest(answers()).filter(({ actor }) => entities.has(actor.entity));
  if (!one) return SURE;
  if (kind === 'visit' || !other) return { any: one.party, both: one.party };
  return { any: 1 - (1 - one.party) * (1 - other.party), both: one.party * other.party };
}

const SURE = { any: 1, both: 1 };

/** Whether a rule found one side only: a visitor who goes nowhere, one who met nobody. */
function isOpen({ rule: { kind }, draft: { destination, site, principals }, reach }: Reading): boolean {
  if (!OPEN.has(reach.trigger.sense.class) || kind === 'summit') return false;
  if (kind === 'visit') return !destination && !site;
  const [one, ...others] = principals;
  // «الجانبان», «وزراء الخارجية»: several in one word met each other, a crowd met somebody
  return one !== undefined && others.length === 0 && (!one.plural || one.rule === CROWD);
}

/** What the network reads of a word that no rule read. */
function proposalFor(reach: Reach, report: Report): Reading | null {
  const sight = sightOf(reach, report);
  if (sight.told === 'wished' || !hasEnough(sight)) return null;
  const heard = askWord(sight);
  return readingOf(sight, heard, answersOf(sight, heard))?.reading ?? null;
}

/** Whether two are named, for a journey one. */
function hasEnough({ named, reach }: Sight): boolean {
  const least = VISITS.has(reach.trigger.sense.class) ? 1 : 2;
  return new Set(named.flatMap(({ unit }) => unit.actor?.entity ?? [])).size >= least;
}

/** What the network reads, where it is sure enough. */
function readingOf(
  sight: Sight,
  heard: Heard,
  answers: () => Answers,
): { readonly reading: Reading; readonly sure: number } | null {
  const { reach } = sight;
  const told = toldBy(heard);
  const kind = likeliestKind(heard);
  const least = LEAST[kind];
  if (least === undefined || told < least) return null;
  const found = kind === 'visit' ? visitIn(reach.scene, answers()) : talksIn(answers());
  if (!found || found.sure * told < least) return null;
  const by = PROPOSALS.find((p) => p.kind === kind)!;
  return { reading: { rule: by, draft: found.draft, reach }, sure: found.sure * told };
}

interface Found {
  readonly draft: Draft;
  /** How sure it is who took part. */
  readonly sure: number;
}

/** The two likeliest sides and whoever else is likely, in text order; null where there is but one. */
function talksIn(answers: Answers): Found | null {
  const [one, other, ...others] = likeliest(answers);
  if (!one || !other) return null;
  const all = [one, other, ...others.filter(({ party }) => party > LEAST_OF_OTHERS)];
  return { draft: { principals: inTextOrder(all) }, sure: one.party * other.party };
}

/** The likeliest visitors and where they go; null where no place is likely. */
function visitIn(scene: Scene, answers: Answers): Found | null {
  const { choices, said } = answers;
  const [one, ...others] = likeliest(answers);
  const goals = said.map(({ goal }) => goal);
  const goal = Math.max(...goals);
  const destination = placeOf(scene, choices[goals.indexOf(goal)]!);
  if (!one || !destination) return null;
  const all = [one, ...others.filter(({ party }) => party > LEAST_OF_OTHERS)];
  return { draft: { principals: inTextOrder(all), destination }, sure: one.party * goal };
}

interface Likely {
  readonly actor: Actor;
  readonly party: number;
}
/** Everybody named once, by the mention that most likely takes part, the likeliest first. */
function likeliest({ choices, said }: Answers): readonly Likely[] {
  const best = new Map<number, Likely>();
  for (const [i, { actor }] of choices.entries()) {
    const { party } = said[i]!;
    if (actor && party > (best.get(actor.entity)?.party ?? 0)) best.set(actor.entity, { actor, party });
  }
  return [...best.values()].sort((a, b) => b.party - a.party);
}
const inTextOrder = (likely: readonly Likely[]): readonly Actor[] =>
  likely.map(({ actor }) => actor).sort((a, b) => a.first - b.first);

/** A place, or the land that somebody stands for. */
const placeOf = (scene: Scene, { place, actor }: Choice): PlaceMention | undefined =>
  place ?? scene.mentions.places.find((p) => actor && p.first >= actor.first && p.last <= actor.last);

/** What a proposal of a kind is told by, like the rules of `frames/`; no word wakes it. */
export const PROPOSALS: readonly Rule[] = (Object.keys(LEAST) as EngagementKind[]).map((kind) =>
  rule({
    id: `${kind}${PROPOSED}`,
    kind,
    on: [],
    says: 'the network says so where no rule read the word',
    read: () => null,
  }),
);
