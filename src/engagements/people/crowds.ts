/**
 * Groups told by a bare noun, or by a number: «وفدا من عائلته», «مسؤولين في الحركة», «36 دولة». The mentions know those with
 * an adjective of origin or a name of their own; whoever meets an official is somebody all the same.
 */
import type { Actor, Entity, Mentions, Text, Token } from '../../model.ts';
import type { Sense } from '../lexemes.ts';
import { BY_BI, IN_FI, OUT_OF, WITH_MAA, WITH_PRESENCE } from '../particles.ts';

/** The rule of actors that are such groups. */
export const CROWD = 'actor.crowd';
const HEADS = new Set(['w-delegation', 'w-heads', 'w-crowd']);
/** «عدد», «كل»: how many, not who; the ids of their rows. */
const QUANTITY_IDS =
  'w-heads-heads-45 w-heads-heads-46 w-heads-heads-47 w-heads-heads-48 w-heads-heads-49 w-heads-heads-61';
const QUANTITIES: ReadonlySet<string> = new Set(QUANTITY_IDS.split(' '));
/** «كل من …» lists each by itself. */
const EACH_ID = 'w-heads-heads-49';
/** The rule of actors that are states told by their number: «36 دولة». */
export const COUNTED_STATES = 'actor.counted-states';
const STATE_WORDS = 'دوله دول بلدا بلدان';
const STATE_FORMS: ReadonlySet<string> = new Set(STATE_WORDS.split(' '));
const DIGITS = /^[0-9٠-٩]{1,3}$/u;
/** What all of them have in common: nobody is named, and nothing says for whom they stand. */
const GROUP = {
  kind: 'group',
  name: null,
  represents: null,
  representsAt: null,
  joined: false,
  plural: true,
} as const;
/** Words of a group behind its first, at most. */
const MOST = 3;

interface Reading {
  readonly text: Text;
  readonly senses: readonly (readonly Sense[])[];
  /** Actors by the token they begin at, and the tokens that actors and dates cover. */
  readonly starts: ReadonlyMap<number, Actor>;
  readonly covered: Uint8Array;
}

/** `mentions` with the groups that only a bare noun tells, in the order of the text behind all others. */
export function withCrowds(text: Text, mentions: Mentions, senses: readonly (readonly Sense[])[]): Mentions {
  const covered = new Uint8Array(text.tokens.length);
  for (const { first, last } of [...mentions.actors, ...mentions.dates]) covered.fill(1, first, last);
  const starts = new Map(mentions.actors.map((actor) => [actor.first, actor]));
  const reading: Reading = { text, senses, starts, covered };
  const actors = [...mentions.actors];
  const entities = [...mentions.entities];
  for (let i = 0; i < text.tokens.length; i++) {
    if (!covered[i] && isCountOfStates(text, i)) {
      const actor = statesAt(reading, i, entities.length);
      entities.push(entityOf(actor, actors.length));
      actors.push(actor);
      i = actor.last - 1;
      continue;
    }
    const head = covered[i]
      ? undefined
      : (headAt(senses[i]!, text.tokens[i + 1]?.form === OUT_OF) ?? metAt(reading, i));
    if (!head) continue;
    const actor = crowdAt(reading, { first: i, head, entity: entities.length });
    entities.push(entityOf(actor, actors.length));
    actors.push(actor);
    i = actor.last - 1;
  }
  return actors.length === mentions.actors.length ? mentions : { ...mentions, actors, entities };
}

/** «18 دولة», «١٨ بلدا عربيا», «نحو 30 دولة». */
function isCountOfStates({ tokens }: Text, i: number): boolean {
  const at = tokens[i + 1]?.kind === 'number' && APPROXIMATE.has(tokens[i]!.form) ? i + 1 : i;
  const { kind, words } = tokens[at]!;
  return kind === 'number' && STATE_FORMS.has(tokens[at + 1]?.form ?? '') && DIGITS.test(words);
}

function statesAt({ text: { tokens }, senses, covered }: Reading, first: number, entity: number): Actor {
  let last = first + (APPROXIMATE.has(tokens[first]!.form) ? 3 : 2);
  const own = tokens[last];
  const adjective =
    own?.kind === 'word' && !covered[last] && senses[last]!.length === 0 && isBareWord(own.form, own.word);
  if (adjective) last++;
  const [start, end] = [tokens[first]!.start, tokens[last - 1]!.end];
  const before = tokens[first - 1]?.form ?? '';
  const preposition = STATE_PREPOSITIONS.has(before) ? before : '';
  return {
    ...GROUP,
    start,
    end,
    first,
    last,
    role: { start, end },
    preposition,
    entity,
    rule: COUNTED_STATES,
  };
}
const APPROXIMATE_WORDS = 'نحو حوالي قرابه زهاء';
const APPROXIMATE: ReadonlySet<string> = new Set(APPROXIMATE_WORDS.split(' '));
const isBareWord = (form: string, word: Token['word']): boolean =>
  !PARTICLES.has(form) &&
  form !== IN_FI &&
  form !== OUT_OF &&
  word.parses.every((p) => p.conjunction === '' && p.particle === '' && !p.article);

const headAt = (senses: readonly Sense[], counted: boolean): Sense | undefined =>
  senses.find(
    (s) => HEADS.has(s.class) && (counted ? s.id !== EACH_ID : !QUANTITIES.has(s.id)) && s.pronoun === '',
  );

const entityOf = ({ start, end, represents, representsAt }: Actor, index: number): Entity => ({
  actors: [index],
  name: null,
  role: { start, end },
  represents,
  representsAt,
  plural: true,
  person: null,
  office: '',
});

/** «اجتمع مع المجندين», «التقى بمفتشين»: a plural of people right behind the word of a meeting and its preposition. */
function metAt({ text: { tokens }, senses, covered }: Reading, i: number): Pick<Sense, 'parse'> | undefined {
  const { kind, form, word } = tokens[i]!;
  if (kind !== 'word' || senses[i]!.length > 0 || !form.endsWith(PLURAL) || form.length < LEAST)
    return undefined;
  const behind = tokens[i - 1]?.form === WITH_MAA;
  const parse = word.parses.find((p) => p.conjunction === '' && p.particle === (behind ? '' : BY_BI));
  if (!parse || NOT_PEOPLE.has(parse.stem) || isOfDoing(parse.stem)) return undefined;
  for (let k = i - 1, words = 0; k >= 0 && words < MEETING_REACH && tokens[k]!.words !== STOP; k--) {
    if (covered[k]) continue;
    if (senses[k]!.some((s) => MEETINGS.has(s.class))) return { parse };
    words++;
  }
  return undefined;
}
/** «تمكين», «تأمين»: five letters that say what is done. */
const isOfDoing = (stem: string): boolean => stem.length === DOING && stem.startsWith(TA);
const DOING = 5;
const TA = 'ت';
const NOT_PEOPLE_WORDS = 'ميادين ملايين قوانين موازين عناوين براهين مضامين شياطين بساتين مجرمين';
const NOT_PEOPLE: ReadonlySet<string> = new Set(NOT_PEOPLE_WORDS.split(' '));
const PLURAL = 'ين';
/** Letters that such a plural has at least. */
const LEAST = 6;
const STOP = '.';
/** Tokens between a meeting and whom it was with, actors and days left out. */
const MEETING_REACH = 3;
const MEETINGS = new Set(['meet', 'gather', 'n-meeting']);

interface Spot {
  readonly first: number;
  readonly head: Pick<Sense, 'parse'>;
  readonly entity: number;
}

function crowdAt(reading: Reading, { first, head, entity }: Spot): Actor {
  const { tokens } = reading.text;
  const { last, body } = extentOf(reading, first);
  const { conjunction, particle } = head.parse;
  const start = tokens[first]!.start + conjunction.length + particle.length;
  const { end } = tokens[last - 1]!;
  const before = tokens[first - 1]?.form ?? '';
  const joined = conjunction !== '' && reading.covered[first - 1] === 1;
  const preposition = particle || (PREPOSITIONS.has(before) ? before : '');
  const { represents, representsAt } = body ?? GROUP;
  const span = { start, end, first, last, role: { start, end } };
  return { ...GROUP, ...span, represents, representsAt, preposition, joined, entity, rule: CROWD };
}
const PREPOSITION_WORDS = 'مع من الي بين عن علي في لدي امام';
const PREPOSITIONS: ReadonlySet<string> = new Set(PREPOSITION_WORDS.split(' '));
const STATE_PREPOSITIONS: ReadonlySet<string> = new Set([...PREPOSITIONS, ...WITH_PRESENCE]);

/** Where a group ends, and the body it belongs to: «مسؤولين في الحركة». */
function extentOf(
  { text: { tokens }, senses, starts, covered }: Reading,
  first: number,
): { last: number; body?: Actor } {
  let last = first + 1;
  while (last < tokens.length && last <= first + MOST) {
    const token = tokens[last]!;
    if (token.kind !== 'word' || covered[last]) break;
    if (token.form === OUT_OF || token.form === IN_FI) {
      const body = starts.get(last + 1);
      if (body && (body.kind === 'institution' || body.kind === 'group')) return { last: body.last, body };
      if (token.form === IN_FI || covered[last + 1] || tokens[last + 1]?.kind !== 'word') break;
      last += 2;
      continue;
    }
    // «كبار مستشاريه»: one word of a group behind another
    const ends = senses[last]!.some((s) => !HEADS.has(s.class)) || PARTICLES.has(token.form);
    if (ends || token.word.parses.some((p) => p.conjunction !== '' || (p.particle !== '' && !p.article)))
      break;
    last++;
  }
  return { last };
}
const PARTICLE_WORDS = 'الي علي عن بين لدي حول بشان ان قد لم لا لن الذي التي الذين عند امام ضد';
const PARTICLES: ReadonlySet<string> = new Set([...PARTICLE_WORDS.split(' '), WITH_MAA]);
