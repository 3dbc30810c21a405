/** Sittings of bodies of many states told by a plain noun of talks: who takes part in «اجتماعات مجموعة السبع». */
import { INTERNATIONAL } from '../../mentions/mentions.ts';
import type { Actor } from '../../model.ts';
import { LAM } from '../particles.ts';
import { COUNTED_STATES } from '../people/crowds.ts';
import { isBody } from '../people/houses.ts';
import { nounTakers, partTakers } from '../people/takers.ts';
import { distinct, isHuman, type Reach } from '../roles.ts';
import { rule } from '../rule.ts';

/** «شارك الوزير في اجتماع لحلف الناتو», «لحضور اجتماعات مجموعة السبع», «تشارك 30 دولة في اجتماع». */
export const sitting = rule({
  id: 'summit.attended-sitting',
  kind: 'summit',
  on: ['n-meeting'],
  says: 'somebody takes part in a sitting of a body of many states',
  read: (reach) => {
    const verbal = partTakers(reach);
    const takers = verbal.length > 0 ? verbal : nounTakers(reach);
    if (takers.length === 0) return null;
    const body = bodyOf(reach);
    if (body.length === 0) return takers.every(isCounted) ? { principals: takers } : null;
    return takers.every((a) => isHuman(a) || isCounted(a) || a.kind === 'state' || a.kind === 'group')
      ? { principals: distinct([...takers, ...body]) }
      : null;
  },
});

const isCounted = ({ rule: id }: Actor): boolean => id === COUNTED_STATES;

/** The body of many states, right behind the noun. */
function bodyOf({ trigger, after }: Reach): readonly Actor[] {
  const [first] = after;
  if (!first || first.first > trigger.last + 1) return [];
  if (first.preposition !== '' && first.preposition !== LAM) return [];
  return first.actors.filter(isOfMany);
}
const isOfMany = (actor: Actor): boolean =>
  (actor.kind === 'institution' && actor.rule === INTERNATIONAL) || isBody(actor);
