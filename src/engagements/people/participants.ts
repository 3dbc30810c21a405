/** Participants as they are printed: fullest name, office as worded, party, with the words for each. */

import { isEveryday } from '../../mentions/mentions.ts';
import type { Actor, Participant, Span } from '../../model.ts';
import { evidenceAt, type Ledger, note } from '../evidence.ts';
import type { Scene } from '../scene.ts';
import { personOf } from './holders.ts';
import { COUNTERPARTS, type Member, type Who } from './who.ts';

/** The participant that `member` is, its evidence noted under its place in the list. */
export function makeParticipant(
  member: Member,
  part: Participant['part'],
  { index, ledger, day }: { index: number; ledger: Ledger; day: string | null },
): Participant {
  const { who, actor } = member;
  const { entity, scene } = who;
  const pointer = `/participants/${index}`;
  const name = entity.name ? wordsAt(who, entity.name) : null;
  const role = roleOf(member);
  if (entity.name) note(ledger, `${pointer}/name`, evidenceAt(scene, entity.name, actor.rule));
  if (role) note(ledger, `${pointer}/role`, evidenceAt(scene, role, actor.rule));
  const represents = entity.represents ?? actor.represents;
  const at = entity.represents ? entity.representsAt : actor.representsAt;
  if (represents && at) note(ledger, `${pointer}/represents`, evidenceAt(scene, at, actor.rule));
  else if (represents) ledger.inferred.push(`${pointer}/represents`);
  const person = personOf(who, { pointer, ledger, day });
  return { name, role: role ? wordsAt(who, role) : null, represents, part, person };
}

const LAM = 'ل';
/** Nouns whose own first letter it is, though what is left is a word too («لجنة»). */
const WITH_LAM_FORMS = 'لجنة لجان لواء لقاء لاعب لاعبي';
const WITH_LAM: ReadonlySet<string> = new Set(WITH_LAM_FORMS.split(' '));
const ALEF = 'ا';
const AL = 'ال';

/** The words as printed; the article that «ل» has swallowed («للمجلس», not «للجنة») gets its alef back. */
function wordsAt(who: Who, { start, end }: Span): string {
  const { body } = who.scene.text;
  const words = body.slice(start, end);
  const swallowed = body[start - 1] === LAM && words.startsWith(LAM);
  const first = words.split(' ', 1)[0]!;
  // «للرئيس» is «ل» and «الرئيس», though «لرئيس» is a word of every day too
  const begins = WITH_LAM.has(first) || (isEveryday(first) && !isEveryday(AL + first.slice(1)));
  return swallowed && !begins ? ALEF + words : words;
}

/** «الرئيس», «الوزير»: an office of which no words say whose it is. */
const isOneWord = ({ entity: { role }, scene }: Who): boolean =>
  role !== null && !scene.text.body.slice(role.start, role.end).includes(' ');

/** «نظيره الروسي»: an office told by another's, and of which state. */
const isCounterpart = ({ tokens }: Scene, { role, first, last }: Actor): boolean =>
  role !== null &&
  last - first > 1 &&
  tokens[first]!.word.parses.some(({ rest }) => COUNTERPARTS.has(rest)) &&
  tokens[first + 1]!.end <= role.end;

/** The office here, or the most telling one of the article; for a body without name its own words. */
function roleOf({ who, actor, scene }: Member): Span | null {
  const own = actor.kind === 'pronoun' ? null : actor.role;
  // «واشنطن» here, «الولايات المتحدة» elsewhere: a state is told as it is told here
  const here = actor.kind === 'state' && scene === who.scene && !who.entity.name ? own : null;
  // «الرئيس» elsewhere, «نظيره الروسي» here: what is worded here says more
  const asCounterpart =
    own && scene === who.scene && isCounterpart(scene, actor) && isOneWord(who) ? own : null;
  const role = here ?? asCounterpart ?? who.entity.role ?? own;
  if (role || who.entity.name) return role;
  const first = who.scene.mentions.actors[who.entity.actors[0]!]!;
  return { start: first.start, end: first.end };
}
