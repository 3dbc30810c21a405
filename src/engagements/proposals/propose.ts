/** Readings of words of engagement that no rule read, or of which no rule found both sides, proposed by the network. */
import type { Actor, EngagementKind, PlaceMention } from '../../model.ts';
import { CROWD } from '../people/crowds.ts';
import type { Reach } from '../roles.ts';
import { type Draft, type Rule, rule } from '../rule.ts';
import type { Scene } from '../scene.ts';
import { type Reading, reachesLeft } from '../triggers.ts';
import { PROPOSED } from './known.ts';
import { askChoices, askWord, KINDS, type Said } from './network.ts';
import { type Choice, choicesOf, type Sight, sightOf } from './view.ts';

const TALKS = 'n-meeting meet receive gather discuss n-call n-signing sign';
const JOURNEYS = 'n-visit visit n-tour';
/** Classes of `lexicons/verbs.tsv` whose words are asked about: those of others tell something new once in thirty times at most. */
const OPEN: ReadonlySet<string> = new Set(`${TALKS} ${JOURNEYS}`.split(' '));
const VISITS: ReadonlySet<string> = new Set(JOURNEYS.split(' '));

/**
 * How sure the network must be of a reading – that the word tells an engagement, times each of its two likeliest
 * sides, for a visit its visitor and its goal –, by kind, and for somebody beside the two: where five and more
 * of ten were right that it added to reports not fitted to (`docs/evaluation.md`). Gatherings and messages are left
 * out: at no border half of them were right.
 */
const LEAST: Partial<Record<EngagementKind, number>> = {
  meeting: 0.42,
  call: 0.42,
  visit: 0.62,
  signing: 0.42,
};
const LEAST_OF_OTHERS = 0.4;

/** What the network proposes for the words of a scene that `readings` left open, in text order. */
export function proposeReadings(
  scene: Scene,
  readings: readonly Reading[],
  published: string | null,
): readonly Reading[] {
  const open = readings.filter(isOpen).map(({ reach }) => reach);
  return [...open, ...reachesLeft(scene, readings, OPEN)]
    .flatMap((reach) => proposalFor(reach, published) ?? [])
    .sort((a, b) => a.reach.trigger.first - b.reach.trigger.first);
}

/** Whether a rule found one side only: a visitor who goes nowhere, one who met nobody. */
function isOpen({ rule: { kind }, draft: { destination, site, principals }, reach }: Reading): boolean {
  if (!OPEN.has(reach.trigger.sense.class) || kind === 'summit') return false;
  if (kind === 'visit') return !destination && !site;
  const [one, ...others] = principals;
  // «الجانبان», «وزراء الخارجية»: several in one word met each other, a crowd met somebody
  return one !== undefined && others.length === 0 && (!one.plural || one.rule === CROWD);
}

function proposalFor(reach: Reach, published: string | null): Reading | null {
  const sight = sightOf(reach, published);
  // what is only wished for is kept out later
  if (sight.told === 'wished' || !hasEnough(sight)) return null;
  const heard = askWord(sight);
  const told = 1 - heard.kinds[0]!;
  const shares = heard.kinds.slice(1);
  const kind = KINDS[1 + shares.indexOf(Math.max(...shares))]!;
  const least = LEAST[kind];
  if (least === undefined || told < least) return null;
  const choices = choicesOf(sight);
  const said = askChoices(heard, choices);
  const found = kind === 'visit' ? visitIn(reach.scene, choices, said) : talksIn(choices, said);
  if (!found || found.sure * told < least) return null;
  return { rule: PROPOSALS.find((p) => p.kind === kind)!, draft: found.draft, reach };
}

/** Whether two are named, for a journey one. */
function hasEnough({ named, reach }: Sight): boolean {
  const least = VISITS.has(reach.trigger.sense.class) ? 1 : 2;
  return new Set(named.flatMap(({ unit }) => unit.actor?.entity ?? [])).size >= least;
}

interface Found {
  readonly draft: Draft;
  /** How sure it is who took part. */
  readonly sure: number;
}

/** The two likeliest sides and whoever else is likely, in text order; null where there is but one. */
function talksIn(choices: readonly Choice[], said: Said['choices']): Found | null {
  const [one, other, ...others] = likeliest(choices, said);
  if (!one || !other) return null;
  const all = [one, other, ...others.filter(({ party }) => party > LEAST_OF_OTHERS)];
  return { draft: { principals: inTextOrder(all) }, sure: one.party * other.party };
}

/** The likeliest visitors and where they go; null where no place is likely. */
function visitIn(scene: Scene, choices: readonly Choice[], said: Said['choices']): Found | null {
  const [one, ...others] = likeliest(choices, said);
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
function likeliest(choices: readonly Choice[], said: Said['choices']): readonly Likely[] {
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
