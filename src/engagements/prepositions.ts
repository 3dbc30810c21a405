/** The preposition that governs a place, and the nouns between the two. */
import type { PlaceMention } from '../model.ts';
import { withoutPronoun } from '../text/text.ts';
import { HEADING, IN, LAM, OUT_OF } from './particles.ts';
import type { Scene } from './scene.ts';

/** Prepositions behind which a place is not where something was. */
export const NOT: ReadonlySet<string> = new Set([
  'من',
  'عن',
  'بين',
  'مع',
  'علي',
  'ضد',
  'لدي',
  'حول',
  'بشان',
  'مغادره',
]);

/** The preposition before a place: on its own first word, or before «العاصمة … طهران». */
export function prepositionOf(scene: Scene, place: PlaceMention): string {
  const own = attached(scene, place.first, place.start);
  if (own) return own;
  for (let i = place.first - 1; i >= 0 && i >= place.first - 5; i--) {
    const token = scene.tokens[i]!;
    if (token.kind === 'mark') {
      if (OPENING.has(token.words)) continue;
      break;
    }
    // «إلى كل من سوريا وتركيا»
    if (token.form === OUT_OF && EACH.has(scene.tokens[i - 1]?.form ?? '')) {
      i--;
      continue;
    }
    if (IN.has(token.form) || HEADING.has(token.form) || NOT.has(token.form)) return token.form;
    const bare = token.form.startsWith('و') ? token.form.slice(1) : '';
    if (IN.has(bare) || HEADING.has(bare) || NOT.has(bare)) return bare;
    const parse = token.word.parses.find(
      (p) =>
        p.particle !== '' &&
        (LEADS.has(p.stem) || withoutPronoun(p.rest).some(({ base }) => LEADS.has(base))),
    );
    if (parse) return parse.particle;
    if (!leads(scene, i) && !isOfLead(scene, i)) return '';
  }
  return '';
}
/** «العاصمة المؤقتة عدن»: an adjective behind such a noun. */
const isOfLead = (scene: Scene, i: number): boolean =>
  i > 0 &&
  scene.tokens[i]!.word.parses.some((p) => p.article && p.particle === '' && p.conjunction === '') &&
  scene.tokens[i - 1]!.kind === 'word' &&
  scene.tokens[i - 1]!.word.parses.some((p) => p.article && LEADS.has(p.stem));
const EACH: ReadonlySet<string> = new Set('كل كلا'.split(' '));
const OPENING: ReadonlySet<string> = new Set(['"', '«', '“', '(', '#']);
export const LEADS: ReadonlySet<string> = new Set([
  'عاصمه',
  'مدينه',
  'جمهوريه',
  'مملكه',
  'دوله',
  'مطار',
  'قصر',
  'مقر',
  'منطقه',
  'ولايه',
  'محافظه',
  'سلطنه',
  'امير',
  'جزيره',
  'منتجع',
  'فندق',
  'مكتب',
  'ديوان',
  'منزل',
  'مركز',
  'سفاره',
  'قاعده',
  'شمال',
  'جنوب',
  'شرق',
  'غرب',
  'قرب',
  'وسط',
  'الحدود',
  'اقليم',
  'اراضي',
  'منعقده',
  'منعقد',
  'مقامه',
  'مقام',
  'معقود',
  'معقوده',
]);

const NISBA = 'ي';
const NISBA_SHE = 'يه';

/** Whether a noun before a place leads to it: «عاصمة», «قصر», an adjective of origin. */
export function leads(scene: Scene, i: number): boolean {
  const { word } = scene.tokens[i]!;
  return (
    word.parses.some(
      (p) => LEADS.has(p.stem) || withoutPronoun(p.rest).some(({ base }) => LEADS.has(base)),
    ) ||
    word.form.endsWith(NISBA_SHE) ||
    word.form.endsWith(NISBA)
  );
}

/** The particle written onto the token of a place or actor that begins at `start`. */
export function attached(scene: Scene, i: number, start: number): string {
  const token = scene.tokens[i]!;
  if (start <= token.start) return token.form.startsWith('لل') ? LAM : '';
  return token.word.parses.find((p) => p.particle !== '')?.particle ?? '';
}
