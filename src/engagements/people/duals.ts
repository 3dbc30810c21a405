/**
 * «وكان الرئيسان التقيا …», «المحادثات بين الجانبين», «زعيما البلدين»: two in one word are the two of whom the
 * report told an interaction before. Without such a pair the word means nobody in particular.
 */

import type { Candidate } from '../candidates.ts';
import { isComplete } from '../merge.ts';
import { BETWEEN } from '../particles.ts';
import { isHuman } from '../roles.ts';
import { BOTH, isOfOthers, isTwo, twoBefore } from './both.ts';
import { areOfTwoParties, isSame, type Member, memberOf } from './who.ts';

/** `candidates` in text order, those told by a dual alone with the two who are meant. */
export function withPairs(candidates: readonly Candidate[]): readonly Candidate[] {
  const out: Candidate[] = [];
  let pair: Candidate | undefined;
  for (const told of candidates) {
    const known = pair?.scene === told.scene ? pair : undefined;
    const one = withoutDual(told);
    if (one !== told && known && areMeant(told, known)) out.push({ ...told, principals: known.principals });
    // whoever is told beside a dual may be one of the two; a body or a state is none of them
    else if (one !== told) out.push(isHuman(one.principals[0]!.actor) ? told : one);
    else if (isPair(told)) {
      pair = told;
      out.push(told);
    } else {
      const principals = meantBy(told, known);
      if (principals) {
        const meant = { ...told, principals };
        out.push(meant);
        if (isPair(meant)) pair = meant;
      } else if (!isTwoAlone(told)) out.push(told);
    }
  }
  return out;
}

/** Those whom a dual means: the two who are named right before it, else the pair told last. */
function meantBy(candidate: Candidate, known?: Candidate): readonly Member[] | null {
  const at = dualIn(candidate);
  if (at < 0) return null;
  const { scene, told } = candidate;
  const named = twoBefore(scene, at);
  if (named) return named.map((actor) => memberOf(scene, actor));
  // what is to come between them, or is called off, is mostly what was told before
  return known && told.status === 'held' ? known.principals : null;
}

/** «الوزير …، والتقى الوزيران»: a dual that acts is no second side of one of the two. */
function withoutDual(candidate: Candidate): Candidate {
  const { kind, principals, scene } = candidate;
  if (kind === 'visit' || kind === 'message' || principals.length !== 2) return candidate;
  const dual = principals.find((m) => m.scene === scene && isActingDual(m));
  return dual ? { ...candidate, principals: principals.filter((m) => m !== dual) } : candidate;
}
const isActingDual = ({ actor, scene }: Member): boolean =>
  actor.kind !== 'person' &&
  ACTING.has(scene.tokens[actor.first]?.form ?? '') &&
  !isOfOthers(scene, actor.first + 1);
const ACTING_WORDS = 'الرييسان الزعيمان الوزيران الجانبان الطرفان المسوولان الرجلان البلدان الدولتان';
const ACTING: ReadonlySet<string> = new Set(ACTING_WORDS.split(' '));

/**
 * Whether a dual beside one who is named, or beside a body, may mean `pair`: he is one of the two; «الوزيران» are
 * two ministers, «الرئيسان» are none and head no house.
 */
function areMeant({ principals, scene }: Candidate, pair: Candidate): boolean {
  const dual = principals.find((m) => m.scene === scene && isActingDual(m));
  const other = principals.find((m) => m !== dual);
  if (other && isHuman(other.actor) && !pair.principals.some((m) => isSame(m.who, other.who))) return false;
  const form = dual ? scene.tokens[dual.actor.first]!.form : '';
  if (!PEOPLE.has(form)) return true;
  if (!pair.principals.every(({ actor }) => isHuman(actor))) return false;
  if (form === TWO_OFFICIALS) return true;
  const ministers = pair.principals.some(({ who }) => who.role.some((word) => MINISTERS.has(word)));
  if (form === TWO_MINISTERS) return ministers;
  return !ministers && !pair.principals.some(({ who }) => who.role.some((word) => HOUSES.has(word)));
}
const TWO_MINISTERS = 'الوزيران';
const TWO_OFFICIALS = 'المسوولان';
const PEOPLE_WORDS = 'الرييسان الزعيمان الوزيران المسوولان الرجلان';
const PEOPLE: ReadonlySet<string> = new Set(PEOPLE_WORDS.split(' '));
const HOUSE_WORDS = 'لجنه مجلس جمعيه حزب هييه';
const HOUSES: ReadonlySet<string> = new Set(HOUSE_WORDS.split(' '));
const MINISTER_WORDS = 'وزير وزيره';
const MINISTERS: ReadonlySet<string> = new Set(MINISTER_WORDS.split(' '));

/** «القمة التي جمعت الزعيمين»: two of whom nothing is known. */
const isTwoAlone = ({ kind, principals: [own, ...others], scene }: Candidate): boolean =>
  GATHERED.has(kind) &&
  own !== undefined &&
  others.length === 0 &&
  own.actor.kind !== 'person' &&
  own.scene === scene &&
  BOTH.has(scene.tokens[own.actor.first]?.form ?? '') &&
  isTwo(scene, own.actor.first);
const GATHERED: ReadonlySet<string> = new Set(['meeting', 'summit', 'call']);

/** Two of two parties who met, spoke or signed. */
const isPair = (candidate: Candidate): boolean => {
  const { kind, principals } = candidate;
  if (kind === 'visit' || kind === 'message' || principals.length !== 2 || !isComplete(candidate))
    return false;
  const [a, b] = principals as readonly [Member, Member];
  return areOfTwoParties(a.who, b.who) && !a.who.plural && !b.who.plural;
};

/** The token of a dual that is all that is told of the two, taking part itself or behind «بين»; -1 where none is. */
function dualIn(candidate: Candidate): number {
  const { kind, scene, principals, words, clause } = candidate;
  // «وقع الجانبان اتفاقية» tells its sides by that word
  if (isComplete(candidate) && !isTwoAlone(candidate)) return -1;
  if (kind === 'visit' || kind === 'message' || principals.length > 1) return -1;
  if (kind === 'summit' && !isTwoAlone(candidate)) return -1;
  const [own] = principals;
  if (own) {
    const { kind: whose, first } = own.actor;
    return whose !== 'person' && own.scene === scene && isTwo(scene, first) ? first : -1;
  }
  const { last } = words[0]!;
  for (let i = last; i < Math.min(clause.last, last + REACH); i++)
    if (scene.tokens[i]!.form === BETWEEN) return isTwo(scene, i + 1) ? i + 1 : -1;
  return -1;
}
/** Tokens between a noun and the «بين» that tells its sides. */
const REACH = 9;
