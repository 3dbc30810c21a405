/**
 * Parties told by adjectives of origin: «بين الجانبين الهندي والصيني», «المحادثات الروسية الأميركية»,
 * «القمة العربية». They join the actors of the scene.
 */
import { originAt } from '../mentions/mentions.ts';
import type { Actor, Entity, Mentions, Text } from '../model.ts';
import { perWord } from '../text/text.ts';
import type { Sense } from './lexemes.ts';
import { BETWEEN, LAM, WITH_MAA } from './particles.ts';

/** What the scene adds: the actors in text order with those that adjectives name. */
export function withOrigins(text: Text, mentions: Mentions, senses: readonly (readonly Sense[])[]): Mentions {
  const draft: Draft = { text, actors: [...mentions.actors], entities: [...mentions.entities], senses };
  const covered = new Uint8Array(text.tokens.length);
  for (const actor of mentions.actors) covered.fill(1, actor.first, actor.last);
  mentions.actors.forEach((actor, index) => {
    if (!actor.plural && actor.name !== null && draft.actors[index]!.role !== null)
      joinEllipsis(draft, index, covered);
    if (actor.plural && actor.represents && actor.name === null) splitDual(draft, actor, index);
  });
  for (let i = 0; i < text.tokens.length; i++) {
    if (covered[i]) continue;
    if (areTwins(text.tokens[i]!.word)) addTwins(draft, i);
    if (isPeopleOf(draft, i)) addPeople(draft, i);
    if (senses[i]!.length === 0) continue;
    if (senses[i]!.some((s) => NOUNS.has(s.class))) addBehindNoun(draft, covered, i);
  }
  return draft.actors.length === mentions.actors.length && !draft.changed
    ? mentions
    : { ...mentions, actors: draft.actors, entities: draft.entities };
}

/** «الكوريتان», «بين الكوريتين»: two states in one word. */
const areTwins = perWord(({ parses }): boolean => parses.some((p) => p.article && TWINS.has(p.stem)));
const TWIN_WORDS = 'كوريتان كوريتين';
const TWINS: ReadonlySet<string> = new Set(TWIN_WORDS.split(' '));
const TWIN_CODES = ['KP', 'KR'];
/** The rule of actors that stand for one of two in the same word; the second has no token of its own. */
export const TWIN = 'actor.twin';

function addTwins(draft: Draft, i: number): void {
  const token = draft.text.tokens[i]!;
  const parse = token.word.parses.find((p) => p.article && TWINS.has(p.stem))!;
  const before = draft.text.tokens[i - 1]?.form ?? '';
  const preposition = parse.particle || (PREPOSITIONS.has(before) ? before : '');
  const start = token.start + parse.conjunction.length + parse.particle.length;
  for (const [k, code] of TWIN_CODES.entries()) {
    addActor(draft, { first: i, code, start, joined: false, preposition });
    const at = draft.actors.length - 1;
    const known = stateOf(draft, code);
    const entity = known >= 0 ? known : draft.actors[at]!.entity;
    draft.actors[at] = { ...draft.actors[at]!, rule: TWIN, last: k === 0 ? i + 1 : i, entity };
  }
  draft.changed = true;
}

/** The state of `code` that the text names in its own words; -1 where it does not. */
const stateOf = ({ actors, entities }: Draft, code: string): number =>
  entities.findIndex(
    (entity) =>
      entity.represents === code &&
      actors[entity.actors[0] ?? -1]?.kind === 'state' &&
      entity.office === '' &&
      actors[entity.actors[0]!]!.rule !== TWIN,
  );
const PREPOSITION_WORDS = 'مع من الي عن علي في';
const PREPOSITIONS: ReadonlySet<string> = new Set([...PREPOSITION_WORDS.split(' '), BETWEEN]);

/** «بين الأتراك والإيرانيين», «مع الأميركيين والروس»: sides told by their peoples; «مع الأميركيين» alone is any dealing. */
function isPeopleOf({ text: { tokens }, actors }: Draft, i: number): boolean {
  const { form } = tokens[i]!;
  const before = tokens[i - 1]?.form ?? '';
  const last = actors.at(-1);
  const listed = last?.rule === PEOPLE && last.last === i && form.startsWith(WAW);
  const next = tokens[i + 1];
  const leads =
    before === BETWEEN || (before === WITH_MAA && next?.form.startsWith(WAW + AL) && originAt(tokens, i + 1));
  if (!listed && !leads) return false;
  const noun = form.startsWith(WAW) && listed ? form.slice(WAW.length) : form;
  return noun.startsWith(AL) && isPlural(noun) && originAt(tokens, i) !== null;
}
const AL = 'ال';
/** «الروس», «الأتراك», «الإيرانيين»; «السعودي» is one. */
const isPlural = (form: string): boolean => PLURAL.has(form.slice(-2)) || !form.endsWith(YA);
/** The rule of actors that are a people. */
const PEOPLE = 'actor.people';

function addPeople(draft: Draft, i: number): void {
  const token = draft.text.tokens[i]!;
  const listed = token.form.startsWith(WAW) && draft.actors.at(-1)?.last === i;
  const previous = draft.actors.at(-1)!;
  const preposition = listed ? previous.preposition : draft.text.tokens[i - 1]!.form;
  const start = token.start + (listed ? WAW.length : 0);
  const code = originAt(draft.text.tokens, i)!;
  addActor(draft, { first: i, code, start, joined: listed, preposition });
  const at = draft.actors.length - 1;
  const place = { start, end: token.end };
  draft.actors[at] = { ...draft.actors[at]!, kind: 'group', role: place, plural: true, rule: PEOPLE };
  draft.entities[draft.actors[at]!.entity] = { ...draft.entities.at(-1)!, role: place, plural: true };
  draft.changed = true;
}

interface Draft {
  readonly text: Text;
  readonly actors: Actor[];
  readonly entities: Entity[];
  readonly senses: readonly (readonly Sense[])[];
  changed?: boolean;
}

const NOUNS = new Set(['n-meeting', 'n-summit', 'n-call']);
const WAW = 'و';
export const ORIGIN = 'actor.origin';

/** «الرئيسان السوري … والروسي …», «الجانبين الهندي والصيني»: one party for each adjective. */
function splitDual(draft: Draft, actor: Actor, index: number): void {
  const { tokens } = draft.text;
  if (originAt(tokens, actor.last - 1) !== actor.represents) return;
  const named = draft.actors[index + 1];
  if (named?.name && named.first === actor.last && named.represents === actor.represents) {
    const next = draft.actors[index + 2];
    const code = joinedOrigin(draft.text, named.last);
    if (!next?.name || !code || next.first !== named.last + 1) return;
    const { first, preposition, joined } = actor;
    // nobody stands for the two together any more
    draft.actors[index] = { ...actor, first, last: first };
    draft.actors[index + 1] = { ...named, first, preposition, joined };
    const start = tokens[named.last]!.start + 1;
    const place = { first: named.last, start, preposition: '', joined: true };
    draft.actors[index + 2] = { ...next, ...place, represents: next.represents ?? code };
    draft.changed = true;
    return;
  }
  const adjective = tokens[actor.last - 1]!.form;
  const several = PLURAL.has(adjective.slice(-2));
  // «شركات فرنسية وسعودية»: many of both
  if (adjective.endsWith(SHE) && !DUAL.has(tokens[actor.first]!.form.slice(-2))) return;
  let last = actor.last;
  for (let code = joinedOrigin(draft.text, last); code; code = joinedOrigin(draft.text, last)) {
    addActor(draft, { first: last, code, start: tokens[last]!.start + 1, joined: true, preposition: '' });
    last++;
  }
  if (last === actor.last) return;
  draft.changed = true;
  if (several) return;
  const { start, end } = tokens[actor.last - 1]!;
  draft.actors[index] = { ...actor, start, end, role: null, plural: false };
  becomeOwn(draft, index, actor.represents!);
}

/** «وزير الخارجية الروسي … والتركي … والإيراني …»: an office is told once, for each by his own adjective. */
function joinEllipsis(draft: Draft, index: number, covered: Uint8Array): void {
  const actor = draft.actors[index]!;
  const next = draft.actors[index + 1];
  const { tokens } = draft.text;
  const at = tokens[actor.last]?.kind === 'mark' ? actor.last + 1 : actor.last;
  if (next?.first !== at + 1 || next.name === null || next.role !== null || covered[at]) return;
  const code = joinedOrigin(draft.text, at);
  if (!code || (next.represents !== null && next.represents !== code)) return;
  const { start, end } = tokens[at]!;
  const role = { start: start + WAW.length, end };
  draft.actors[index + 1] = {
    ...next,
    first: at,
    start: role.start,
    role,
    represents: code,
    preposition: actor.preposition,
    joined: true,
  };
  covered[at] = 1;
  draft.changed = true;
}

/** Endings of two things and of several people. */
const DUAL = new Set('ين ان تي تا'.split(' '));
const PLURAL = new Set('ين ون'.split(' '));

/** «والروسي» at token `i`: the state it stands for. */
function joinedOrigin(text: Text, i: number): string | null {
  const token = text.tokens[i];
  if (!token?.form.startsWith(WAW)) return null;
  const next = text.tokens[i + 1]?.form ?? '';
  // «وكوريين شماليين»
  if (token.form.includes(KOREAN)) return next.includes(NORTH) ? 'KP' : next.includes(SOUTH) ? 'KR' : null;
  return originAt(text.tokens, i);
}

const KOREAN = 'كوري';
const NORTH = 'شمالي';
const SOUTH = 'جنوبي';

/** The actor at `index` becomes somebody of its own. */
function becomeOwn(draft: Draft, index: number, code: string): void {
  const actor = draft.actors[index]!;
  draft.entities.push(entityOf(actor, index, code));
  draft.actors[index] = { ...actor, entity: draft.entities.length - 1 };
}

const entityOf = (actor: Actor, index: number, code: string): Entity => ({
  actors: [index],
  name: null,
  role: null,
  represents: code,
  representsAt: { start: actor.start, end: actor.end },
  plural: false,
  person: null,
  office: '',
});

interface Found {
  readonly first: number;
  readonly start: number;
  readonly code: string;
  readonly joined: boolean;
  readonly preposition: string;
}

function addActor(draft: Draft, { first, start, code, joined, preposition }: Found): void {
  const { end } = draft.text.tokens[first]!;
  const actor: Actor = {
    kind: code.length === 2 ? 'state' : 'institution',
    start,
    end,
    first,
    last: first + 1,
    name: null,
    role: null,
    represents: code,
    representsAt: { start, end },
    preposition,
    joined,
    plural: false,
    entity: draft.entities.length,
    rule: ORIGIN,
  };
  draft.entities.push(entityOf(actor, draft.actors.length, code));
  draft.actors.push(actor);
}

/** «المحادثات العسكرية الروسية الأميركية», «القمة العربية»: two states or the body of a summit. */
function addBehindNoun(draft: Draft, covered: Uint8Array, noun: number): void {
  const { tokens } = draft.text;
  const summit = draft.senses[noun]!.some((s) => s.id.startsWith('n-summit-summit'));
  const found: Found[] = [];
  for (let i = noun + 1; i < tokens.length && i <= noun + MOST; i++) {
    const token = tokens[i]!;
    if (covered[i]) break;
    if (token.kind === 'mark') {
      if (DASHES.has(token.words) && found.length > 0) continue;
      break;
    }
    const code = originAt(tokens, i) ?? (summit ? bodyAt(draft, i) : null);
    if (code) {
      const start = token.form.startsWith(WAW) && found.length > 0 ? token.start + 1 : token.start;
      found.push({ first: i, start, code, joined: found.length > 0, preposition: BETWEEN });
    } else if (found.length > 0 || !(token.form.endsWith(YA) || token.form.endsWith(SHE))) break;
  }
  const codes = new Set(found.map((f) => f.code));
  const several = codes.size > 1 && found.length === codes.size;
  if (!several && !(summit && found.length === 1 && found[0]!.code.length > 2)) return;
  for (const one of found) addActor(draft, several ? one : { ...one, preposition: LAM });
}
/** Words behind a noun in which adjectives of origin are looked for. */
const MOST = 6;
const YA = 'ي';
const SHE = 'يه';
const DASHES: ReadonlySet<string> = new Set(['-', '–', '—', '/']);

/** «العربية» behind a summit: the league; the code stands in the id of the row. */
function bodyAt({ senses }: Draft, i: number): string | null {
  const sense = senses[i]?.find((s) => s.class === 'w-body-of');
  return sense ? sense.id.split('-')[3]!.toUpperCase() : null;
}
