/**
 * «وكان الرئيسان التقيا …», «المحادثات بين الجانبين», «زعيما البلدين»: two in one word are the two of whom the
 * report told an interaction before. Without such a pair the word means nobody in particular.
 */
import type { Candidate, Member } from './candidates.ts';
import { isComplete } from './merge.ts';
import { BETWEEN } from './particles.ts';
import { actorOn, type Scene } from './scene.ts';

/** `candidates` in text order, those told by a dual alone with the two who are meant. */
export function withPairs(candidates: readonly Candidate[]): readonly Candidate[] {
  const out: Candidate[] = [];
  let pair: Candidate | undefined;
  for (const candidate of candidates) {
    if (isPair(candidate)) pair = candidate;
    else if (pair?.scene === candidate.scene && isDual(candidate)) {
      out.push({ ...candidate, principals: pair.principals });
      continue;
    }
    out.push(candidate);
  }
  return out;
}

/** Two of two parties who met, spoke or signed. */
const isPair = (candidate: Candidate): boolean => {
  const { kind, principals } = candidate;
  if (kind === 'visit' || kind === 'message' || principals.length !== 2 || !isComplete(candidate))
    return false;
  const [a, b] = principals as readonly [Member, Member];
  return (
    a.who.code !== null && b.who.code !== null && a.who.code !== b.who.code && !a.who.plural && !b.who.plural
  );
};

/** Told of nobody but a dual, which takes part itself or stands behind «بين». */
function isDual(candidate: Candidate): boolean {
  const { kind, scene, principals, words, clause, told } = candidate;
  // «وقع الجانبان اتفاقية» tells its sides by that word
  if (isComplete(candidate)) return false;
  // what is to come between them, or is called off, is mostly what was told before
  if (told.status !== 'held') return false;
  if (kind === 'visit' || kind === 'message' || kind === 'summit' || principals.length > 1) return false;
  const [own] = principals;
  if (own) return own.actor.kind !== 'person' && own.scene === scene && isTwo(scene, own.actor.first);
  const { last } = words[0]!;
  for (let i = last; i < Math.min(clause.last, last + REACH); i++)
    if (scene.tokens[i]!.form === BETWEEN) return isTwo(scene, i + 1);
  return false;
}
/** Tokens between a noun and the «بين» that tells its sides. */
const REACH = 9;

/** «الرئيسان», «الجانبين»; «زعيما البلدين», «وزيرا خارجية البلدين»; not «وزيرا خارجية فرنسا وألمانيا». */
function isTwo(scene: Scene, first: number): boolean {
  const form = scene.tokens[first]?.form ?? '';
  if (BOTH.has(form)) return !isOfOthers(scene, first + 1);
  if (!HEADS.has(form)) return false;
  return [1, 2].some((k) => BOTH_LANDS.has(scene.tokens[first + k]?.form ?? ''));
}

/** «الرئيسان الروسي والأميركي»: they are named themselves. */
const isOfOthers = (scene: Scene, i: number): boolean => {
  const actor = actorOn(scene, i);
  return actor !== undefined && actor.first <= i;
};

const BOTH_WORDS = 'الرييسان الرييسين الزعيمان الزعيمين الوزيران الوزيرين الجانبان الجانبين الطرفان الطرفين';
const LAND_WORDS = 'البلدان البلدين الدولتان الدولتين';
const BOTH_LANDS: ReadonlySet<string> = new Set(LAND_WORDS.split(' '));
const BOTH: ReadonlySet<string> = new Set([...BOTH_WORDS.split(' '), ...BOTH_LANDS]);
const HEAD_WORDS = 'زعيما زعيمي رييسا رييسي وزيرا وزيري قايدا قايدي مسوولو مسوولي';
const HEADS: ReadonlySet<string> = new Set(HEAD_WORDS.split(' '));
