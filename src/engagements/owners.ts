/** Whose a meeting is that is told as a purpose. */
import type { Actor } from '../model.ts';
import type { Trigger } from './clauses.ts';
import { groupsIn, isHuman } from './roles.ts';
import { actorOn, type Scene } from './scene.ts';

/** «قال الوزير إن شرط الرئيس للقاء نظيره …»: right behind its owner the meeting is his, whoever speaks of it. */
export function ownerBefore(scene: Scene, { first, sentence, sense }: Trigger): Actor | null {
  if (sense.parse.particle !== TO_LAM || !actorOn(scene, first - 1)) return null;
  const group = groupsIn(scene, { first: scene.text.sentences[sentence]!.first, last: first }).at(-1);
  if (group?.last !== first || group.preposition !== '' || group.governor === -1) return null;
  return isHuman(group.actors[0]!) ? group.actors[0]! : null;
}
const TO_LAM = 'ل';
