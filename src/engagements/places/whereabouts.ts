/** «في القاهرة، حيث التقى …», «إلى هلسنكي حيث يرتقب أن يعقد …»: talks in the place that «حيث» points back to. */
import type { PlaceMention } from '../../model.ts';
import { isAny, placeOn, type Scene, senseAt } from '../scene.ts';

/** The place named right before the «حيث» that opens the clause of token `trigger`; null where none is. */
export function placeOfWhere(scene: Scene, trigger: number): PlaceMention | null {
  if (scene.tokens[trigger]!.word.parses.some((p) => p.conjunction !== '' && p.particle === '')) return null;
  const { first } = scene.text.sentences[scene.sentenceOf[trigger]!]!;
  for (let i = trigger - 1; i >= Math.max(first, trigger - REACH); i--) {
    if (scene.tokens[i]!.form === WHERE) return placeEnding(scene, i, first);
    if (scene.actorAt[i] === -1 && endsAt(scene, i)) return null;
  }
  return null;
}
const WHERE = 'حيث';
/** Words from «حيث» to the talks: who met stands there. */
const REACH = 24;

/** Whether another clause begins at `i`: a verb of speech, «أن» but for «يرتقب أن», one more verb behind «و». */
function endsAt(scene: Scene, i: number): boolean {
  if (isAny(scene, i, APART)) return true;
  if (senseAt(scene, i, 'w-that')) return ![1, 2, 3].some((k) => scene.tokens[i - k]?.form === WHERE);
  return scene.senses[i]!.some(
    (s) => s.parse.conjunction !== '' && (s.tense !== 'none' || PLANS.has(s.class)),
  );
}
const APART: ReadonlySet<string> = new Set(['speech', 'speech-participle', 'w-relative', 'w-border']);
const PLANS: ReadonlySet<string> = new Set(['w-planned', 'w-intend']);

/** The place whose last word stands before `at`, a mark between; of «تشينغداو في الصين» the city. */
function placeEnding(scene: Scene, at: number, first: number): PlaceMention | null {
  let i = at - 1;
  while (i > first && scene.tokens[i]!.kind === 'mark') i--;
  const last = placeOn(scene, i);
  if (!last || (i < at - 1 && isOver(scene, last.first, first))) return null;
  const before = placeOn(scene, last.first - 2) ?? placeOn(scene, last.first - 1);
  return last.city === null && before?.city && before.country === last.country ? before : last;
}

/** «وصل إلى بيروت، بعد رحلة إلى عمان، حيث …»: where somebody was before he came. */
function isOver(scene: Scene, place: number, first: number): boolean {
  for (let i = place - 1; i >= Math.max(first, place - NEAR); i--) {
    if (scene.placeAt[i] !== -1) return false;
    if (OVER.has(scene.tokens[i]!.form)) return true;
  }
  return false;
}
const NEAR = 5;
const OVER_WORDS = 'بعد عقب اثر منذ';
const OVER: ReadonlySet<string> = new Set(OVER_WORDS.split(' '));
