/** Nobody is a guest in his own land: whoever a pronoun seems to mean at home is the host, and another the visitor. */
import type { Actor, PlaceMention } from '../../model.ts';
import { SINGLE } from '../particles.ts';
import { MISSIONS } from '../places/places.ts';
import { groupsIn, type Reach } from '../roles.ts';
import { isToldIn, type Scene } from '../scene.ts';
import { isVisitor } from './visitors.ts';
import { whoIs } from './who.ts';

/**
 * The visitors of a journey to `destination`: `chosen`, unless all of them are at home there and somebody of
 * elsewhere is named before the journey in its sentence.
 */
export function guestsOf(
  { scene, trigger }: Reach,
  chosen: readonly Actor[],
  destination: PlaceMention | null,
): readonly Actor[] {
  const land = destination?.country;
  if (
    !land ||
    isMission(scene, destination) ||
    chosen.length === 0 ||
    !chosen.every((a) => codeOf(scene, a) === land)
  )
    return chosen;
  const { first } = scene.text.sentences[trigger.sentence]!;
  const isGuest = (actor: Actor): boolean => {
    if (!isVisitor(scene, actor) || !PEOPLE.has(actor.kind)) return false;
    const code = codeOf(scene, actor);
    return code !== null && code !== land;
  };
  const group = groupsIn(scene, { first, last: trigger.first }).findLast((g) => g.actors.some(isGuest));
  const guests = group?.actors.filter(isGuest) ?? [];
  // «التقى الوزير الرئيس خلال زيارته لبغداد»: the host stands behind the guest where the two met
  const haveMet = isToldIn(scene, { first, last: trigger.first }, MET);
  if (!group || (group.first < chosen[0]!.first && !haveMet)) return chosen;
  return trigger.sense.pronoun === '' || SINGLE.has(trigger.sense.pronoun) ? guests.slice(-1) : guests;
}
const MET: ReadonlySet<string> = new Set(['meet', 'receive', 'discuss', 'n-meeting', 'n-reception']);

const codeOf = (scene: Scene, actor: Actor): string | null => whoIs(scene, actor).code;
const PEOPLE: ReadonlySet<string> = new Set(['person', 'office']);

/** «زيارته القنصلية السعودية في …»: a house of his own state abroad. */
const isMission = (scene: Scene, { first }: PlaceMention): boolean =>
  [first - 1, first].some(
    (i) => scene.tokens[i]?.word.parses.some((p) => MISSIONS.has(p.rest) || MISSIONS.has(p.stem)) ?? false,
  );
