/** Who hosts talks: the city or state whose verb of hosting stands beside them. */
import type { PlaceMention } from '../../model.ts';
import type { Trigger } from '../clauses.ts';
import type { Sense } from '../lexemes.ts';
import { prepositionOf } from '../prepositions.ts';
import { placeOn, type Scene } from '../scene.ts';

/** «تستضيف الدوحة محادثات», «لقاء استضافته روسيا», «الجزائر ستحتضن القمة»: null where none does. */
export function hostOf(scene: Scene, trigger: Trigger): PlaceMention | null {
  if (trigger.sense.tense !== 'none') return null;
  const { first, last } = scene.text.sentences[trigger.sentence]!;
  for (
    let i = Math.max(first, trigger.first - HOST_REACH);
    i < Math.min(last, trigger.last + HOST_REACH);
    i++
  ) {
    const verb = hostingAt(scene, i);
    if (!verb || (i > trigger.first && verb.pronoun === '')) continue;
    const place = placeOn(scene, i + 1) ?? placeOn(scene, i + 2);
    if (place && prepositionOf(scene, place) === '') return place;
    const before = placeOn(scene, i - 1);
    if (before && i < trigger.first && prepositionOf(scene, before) === '') return before;
  }
  return null;
}

/** «القمة التي تستضيفها سنغافورة»: whether a place hosts what the verb before it points back to. */
export function hosts(scene: Scene, place: PlaceMention): boolean {
  const verb = hostingAt(scene, place.first - 1);
  return verb !== undefined && verb.pronoun !== '';
}

const hostingAt = (scene: Scene, i: number): Sense | undefined =>
  (scene.actorAt[i] ?? 0) === -1
    ? scene.senses[i]!.find((s) => s.id.startsWith(HOSTING) || s.class === 'w-hosts')
    : undefined;
/** Words between talks and the verb of hosting. */
const HOST_REACH = 12;
const HOSTING = 'receive-host';
