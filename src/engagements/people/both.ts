/** Two in one word, who are named nowhere in it: «الرئيسان», «الجانبين», «زعيما البلدين». */
import type { Actor } from '../../model.ts';
import { distinct, groupsIn, isHuman } from '../roles.ts';
import { actorOn, type Scene } from '../scene.ts';
import { areOfTwoParties, whoIs } from './who.ts';

/** «الرئيسان», «الجانبين»; «زعيما البلدين», «وزيرا خارجية البلدين»; not «وزيرا خارجية فرنسا وألمانيا». */
export function isTwo(scene: Scene, first: number): boolean {
  const form = scene.tokens[first]?.form ?? '';
  if (BOTH.has(form)) return !isOfOthers(scene, first + 1);
  if (!HEADS.has(form)) return false;
  return [1, 2].some((k) => BOTH_LANDS.has(scene.tokens[first + k]?.form ?? ''));
}

/** «الرئيسان الروسي والأميركي»: they are named themselves. */
export const isOfOthers = (scene: Scene, i: number): boolean => {
  const actor = actorOn(scene, i);
  return actor !== undefined && actor.first <= i;
};

const PEOPLE_WORDS =
  'الرييسان الرييسين الزعيمان الزعيمين الوزيران الوزيرين القايدان القايدين الرجلان الرجلين المسوولان';
const SIDE_WORDS = 'الجانبان الجانبين الطرفان الطرفين';
const LAND_WORDS = 'البلدان البلدين الدولتان الدولتين';
const BOTH_LANDS: ReadonlySet<string> = new Set(LAND_WORDS.split(' '));
/** All such words, normal forms. */
export const BOTH: ReadonlySet<string> = new Set([
  ...PEOPLE_WORDS.split(' '),
  ...SIDE_WORDS.split(' '),
  ...BOTH_LANDS,
]);
const HEAD_WORDS = 'زعيما زعيمي رييسا رييسي وزيرا وزيري قايدا قايدي مسوولو مسوولي مفاوضو مفاوضي';
const HEADS: ReadonlySet<string> = new Set(HEAD_WORDS.split(' '));

/**
 * The two of two lands whom such a word at token `first` means, where the sentence before it and the one or two
 * before that name just two who may be meant: ministers by «الوزيران», heads by «الرئيسان».
 */
export function twoBefore(scene: Scene, first: number): readonly [Actor, Actor] | null {
  const form = scene.tokens[first]?.form ?? '';
  const may = MINISTER_FORMS.has(form) ? MINISTERS : HEAD_FORMS.has(form) ? RULERS : null;
  if (!may && !ANYBODY.has(form)) return null;
  const sentence = scene.sentenceOf[first]!;
  for (let back = 0; back <= BACK && back <= sentence; back++) {
    const range = { first: scene.text.sentences[sentence - back]!.first, last: first };
    const found = distinct(groupsIn(scene, range).flatMap((g) => g.actors)).filter((a) => {
      const { role, code, plural } = whoIs(scene, a);
      return isHuman(a) && !plural && code !== null && (!may || may.has(role[0] ?? ''));
    });
    if (found.length > 2) return null;
    const [one, other] = found;
    if (one && other) return areOfTwoParties(whoIs(scene, one), whoIs(scene, other)) ? [one, other] : null;
  }
  return null;
}
/** Sentences before the word's own that are asked. */
const BACK = 2;
const MINISTER_FORM_WORDS = 'الوزيران الوزيرين';
const MINISTER_FORMS: ReadonlySet<string> = new Set(MINISTER_FORM_WORDS.split(' '));
const HEAD_FORM_WORDS = 'الرييسان الرييسين الزعيمان الزعيمين';
const HEAD_FORMS: ReadonlySet<string> = new Set(HEAD_FORM_WORDS.split(' '));
const ANYBODY_WORDS = 'الرجلان الرجلين';
const ANYBODY: ReadonlySet<string> = new Set(ANYBODY_WORDS.split(' '));
const MINISTER_WORDS = 'وزير وزيره نظير نظيره نظيرها نظيرته';
const MINISTERS: ReadonlySet<string> = new Set(MINISTER_WORDS.split(' '));
const RULER_WORDS = 'رييس رييسه زعيم زعيمه ملك امير عاهل سلطان مستشار مستشاره نظيره نظيرها نظيرته';
const RULERS: ReadonlySet<string> = new Set(RULER_WORDS.split(' '));
