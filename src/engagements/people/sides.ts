/** The other side of a noun of engagement: whom it was with, and what only says where. */
import type { Actor } from '../../model.ts';
import { BY_BI, LAM, WITH } from '../particles.ts';
import { type Group, isFree, listFrom } from '../roles.ts';
import { placeOn, type Scene, senseAt } from '../scene.ts';

/** «العلاقات بين البلدين»: the preposition belongs to the relation before it. */
export const hangsOnRelation = (scene: Scene, group: Group): boolean => {
  const attached = group.actors[0]!.start > scene.tokens[group.first]!.start;
  const at = attached ? group.first - 1 : group.first - 2;
  return [at, at - 1].some((i) => senseAt(scene, i, 'w-relation') !== undefined);
};

/** Whom it was with: behind «مع» or «ب», or the object of the verbal noun at token `verbal` («لقائه نظيره»). */
export function otherSide(scene: Scene, groups: readonly Group[], verbal: number): readonly Actor[] {
  const through = listFrom(
    groups,
    (g) => WITH.has(g.preposition) && !isPlace(g) && !hangsOnRelation(scene, g),
  );
  if (through.length > 0) return through;
  // «استقبال الرئيس للمبعوث …»
  const received = verbal >= 0 && senseAt(scene, verbal, 'n-reception') !== undefined;
  const guest = received ? groups.find((g) => g.preposition === LAM && g.first <= verbal + GUEST) : undefined;
  if (guest && !isState(guest)) return guest.actors;
  // «استقباله بمقر الأمانة الوزير …»: a house is where, a state behind a preposition too
  const first = groups.find(
    (g) =>
      !isPlace(g) &&
      !(g.actors[0]!.kind === 'institution' && g.governor >= 0 && g.governor !== verbal) &&
      !(g.actors[0]!.kind === 'state' && g.preposition !== ''),
  );
  return verbal >= 0 && first && (isFree(first) || (first.preposition === '' && first.governor === verbal))
    ? listFrom(groups, (g) => g === first)
    : [];
}

/** Tokens between a reception and its guest. */
const GUEST = 9;
const isState = ({ actors }: Group): boolean => actors[0]!.kind === 'state';

/** «بماليزيا», «بالقصر الرئاسي»: where it was, not with whom. */
export const isPlace = (group: Group): boolean =>
  group.preposition === BY_BI &&
  (group.actors[0]!.kind === 'state' || group.actors[0]!.kind === 'institution');

/** «مباحثات موسكو», «محادثات أستانة»: a city alone names the place. */
export function isVenue(scene: Scene, group: Group): boolean {
  const actor = group.actors[0]!;
  return group.actors.length === 1 && actor.kind === 'state' && placeOn(scene, actor.first)?.city != null;
}
