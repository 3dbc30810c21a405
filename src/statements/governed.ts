/** The prepositions through which verbs of saying take their content. */
import type { Complement } from './cues.ts';
import type { Scene } from './scene.ts';
import { belongs, is, MEDIUM } from './words.ts';

const ON = 'علي';
const TO = 'الي';
const ABOUT = 'عن';
const ABOUT_WHAT = 'عما';
const FROM = 'من';
const IN = 'في';
const BA = 'ب';
const LAM = 'ل';
const PREPOSITIONS = new Set([ON, TO, ABOUT, FROM, IN, BA, LAM]);
export const isPreposition = (form: string): boolean => PREPOSITIONS.has(form);

/** Whether the preposition that `complement` asks for stands at token `i`, free or attached. */
export function governs(scene: Scene, complement: Complement, i: number): boolean {
  const token = scene.tokens[i]!;
  const { form } = token;
  switch (complement) {
    case 'on':
    case 'object-on':
    case 'on-that':
      return form === ON && !is(scene.tokens[i + 1], MEDIUM);
    case 'to':
    case 'object-to':
      return form === TO;
    case 'about':
    case 'about-near':
    case 'object-about':
      return form === ABOUT || form === ABOUT_WHAT;
    case 'from':
      return form === FROM;
    case 'in':
      return form === IN;
    case 'by':
    case 'by-to':
    case 'object-by':
      return form === BA || (complement === 'by-to' && form === TO) || hasParticle(scene, i, BA);
    case 'for':
      return form === LAM || form === TO || hasParticle(scene, i, LAM);
    default:
      return false;
  }
}

function hasParticle(scene: Scene, i: number, particle: string): boolean {
  const token = scene.tokens[i]!;
  if (!token.form.startsWith(particle) || token.form.length < 4 || belongs(token.form, 'not-by'))
    return false;
  const actor = scene.actorAt.get(i);
  if (actor && actor.preposition !== particle) return false;
  return token.word.parses.some((parse) => parse.particle === particle && !parse.conjunction);
}
