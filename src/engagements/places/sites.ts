/** Sites that are visited: houses, works, headquarters within a place. */
import type { Range } from '../clauses.ts';
import { HEADING, IN_FI, LAM } from '../particles.ts';
import { type Scene, senseAt } from '../scene.ts';

/** A site that is visited: «زيارة لمركز …», «زار مقر …»; -1 where none is named. */
export function siteIn(scene: Scene, range: Range, how: 'direct' | 'to'): number {
  for (let i = range.first; i < Math.min(range.last, range.first + SITE_REACH); i++) {
    const actor = scene.mentions.actors[scene.actorAt[i] ?? -1];
    const sense = senseAt(scene, i, 'w-site');
    if (!sense) continue;
    // «إلى أميركا اللاتينية» is no state
    const region = sense.id.startsWith(REGION);
    if (actor && !region && !(actor.kind === 'institution' && actor.first === i)) continue;
    // «زيارة للوزير في مكتبه»: where somebody is
    if (scene.tokens[i - 1]?.form === IN_FI && !region) continue;
    const to = sense.parse.particle === LAM || HEADING.has(scene.tokens[i - 1]?.form ?? '');
    if (to || (how === 'direct' && sense.parse.particle === '')) return i;
  }
  return -1;
}
const REGION = 'w-site-region';
/** Words behind a verb of visiting within which its site stands: its subject may be long. */
const SITE_REACH = 24;
