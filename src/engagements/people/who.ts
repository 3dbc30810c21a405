/** Who an actor is, so that the title's people and the body's are the same. */
import { officeWordsAt } from '../../mentions/mentions.ts';
import type { Actor, Entity } from '../../model.ts';
import { normalise } from '../../text/text.ts';
import { type Scene, senseAt } from '../scene.ts';

/** One person or body: equal keys are the same; `names` and `code` let others be matched. */
export interface Who {
  readonly key: number;
  readonly entity: Entity;
  readonly scene: Scene;
  readonly name: readonly string[];
  readonly role: readonly string[];
  /** Words of the office, a state told in one way. */
  readonly office: readonly string[];
  readonly code: string | null;
  readonly kind: Actor['kind'];
  readonly plural: boolean;
}

/** Somebody in an engagement, with the actor that says so. */
export interface Member {
  readonly who: Who;
  readonly actor: Actor;
  readonly scene: Scene;
}

/** Somebody as a member, by the actor that tells of him. */
export const memberOf = (scene: Scene, actor: Actor): Member => ({ actor, scene, who: whoIs(scene, actor) });

const memory = new WeakMap<Scene, Map<number, Who>>();

export function whoIs(scene: Scene, actor: Actor): Who {
  let known = memory.get(scene);
  if (!known) {
    known = new Map();
    memory.set(scene, known);
  }
  const found = known.get(actor.entity);
  if (found) return found;
  const entity = scene.mentions.entities[actor.entity]!;
  const { body } = scene.text;
  const words = (span: { start: number; end: number } | null): readonly string[] =>
    span
      ? normalise(body.slice(span.start, span.end))
          .split(/[^\p{L}\p{N}]+/u)
          .filter(Boolean)
          .map(bare)
      : [];
  const first = scene.mentions.actors[entity.actors[0]!]!;
  const kind = first.kind === 'pronoun' ? actor.kind : first.kind;
  const role = entity.role ?? (entity.name ? null : { start: first.start, end: first.end });
  const who: Who = {
    key: actor.entity,
    entity,
    scene,
    name: words(entity.name),
    role: words(role),
    office: role ? officeWordsAt(scene.text, role) : [],
    code: entity.represents ?? actor.represents,
    kind,
    plural: entity.plural || actor.plural,
  };
  known.set(actor.entity, who);
  return who;
}

const AL = 'ال';
/** «ابن سلمان» is «بن سلمان». */
const IBN = 'ابن';
const BIN = 'بن';
const bare = (word: string): string =>
  word === IBN ? BIN : word.startsWith(AL) && word.length > 4 ? word.slice(2) : word;

/** Somebody of the body who is the one that the title names; null where the body names none. */
export function inBody(body: Scene, who: Who): Who | null {
  let standIn: Who | null = null;
  for (const entity of body.mentions.entities) {
    const actor = body.mentions.actors[entity.actors[0] ?? -1];
    if (!actor) continue;
    const found = whoIs(body, actor);
    if (!isSame(found, who) || (found.name.length === 0 && who.name.length > 0)) continue;
    // a state of the title is no ministry and no news agency of hers
    if (who.kind === 'state' && found.kind === 'institution') continue;
    if (INDIRECT.has(found.kind) === INDIRECT.has(who.kind)) return found;
    // a delegation stands for its leader where nobody else does, a state for nobody in particular
    if (found.kind !== 'state') standIn ??= found;
  }
  return standIn;
}

const INDIRECT = new Set(['state', 'institution', 'group']);

/** «الوفد الكويتي»: whoever leads it stands for it. */
const isDelegation = (who: Who): boolean =>
  who.kind === 'group' &&
  senseAt(who.scene, who.scene.mentions.actors[who.entity.actors[0]!]!.first, 'w-delegation') !== undefined;

/** Whether two are the same: one entity, one name across title and body, or an office without name that the other holds. */
export function isSame(a: Who, b: Who): boolean {
  if (a.scene === b.scene && a.key === b.key) return true;
  if (a.entity.person !== null && a.entity.person === b.entity.person) return true;
  if (a.name.length > 0 && b.name.length > 0) {
    if (a.scene === b.scene) return false;
    const [short, long] = a.name.length <= b.name.length ? [a.name, b.name] : [b.name, a.name];
    return (
      short.every((w) => long.includes(w)) ||
      (short.at(-1) === long.at(-1) && short.length > 1 && short[0] === long[0])
    );
  }
  if (a.code !== null && b.code !== null && a.code !== b.code) return false;
  if ((isDelegation(a) || isDelegation(b)) && a.code !== null && a.code === b.code) return true;
  if (INDIRECT.has(a.kind) || INDIRECT.has(b.kind)) {
    if (a.kind === b.kind && a.kind === 'institution' && a.code === b.code && (a.code?.length ?? 0) > 2)
      return true;
    return a.code === null || b.code === null
      ? isAlike(a.role, b.role)
      : a.code === b.code && (a.kind === 'state' || b.kind === 'state' || isAlike(a.role, b.role));
  }
  if (a.role.length === 0 || b.role.length === 0) return false;
  if (a.code !== null && a.code === b.code && HELD_BY_ONE.has(a.entity.office) && isSameOffice(a, b))
    return true;
  if (isCounterpart(a) || isCounterpart(b))
    return a.code !== null && a.code === b.code && !a.plural && !b.plural;
  const [short, long] = a.office.length <= b.office.length ? [a.office, b.office] : [b.office, a.office];
  return short.every((w) => long.includes(w)) && beginsOffice(long, short[0]!);
}

/** «نظيره الألماني» of a title is whoever the report names for that party. */
const isCounterpart = (who: Who): boolean => who.name.length === 0 && COUNTERPARTS.has(who.role[0] ?? '');
const COUNTERPART_FORMS = 'نظيره نظيرها نظيرته نظيرتها';
export const COUNTERPARTS: ReadonlySet<string> = new Set(COUNTERPART_FORMS.split(' '));

/** Whether a word begins an office in `role`: «رئيس» in «نائب الرئيس» begins none. */
function beginsOffice(role: readonly string[], word: string): boolean {
  return role.some((own, i) => own === word && (i === 0 || !OF_ANOTHER.has(role[i - 1]!)));
}
const OF_ANOTHER_WORDS =
  'نائب نايب نائبه مستشار مساعد مدير وكيل مبعوث ممثل باسم مكتب مستشاري نجل صهر زوجه عقيله';
const OF_ANOTHER: ReadonlySet<string> = new Set(OF_ANOTHER_WORDS.split(' '));

/** Whether each of two stands for a party, and not for the same one. */
export const areOfTwoParties = (a: Who, b: Who): boolean =>
  a.code !== null && b.code !== null && a.code !== b.code;

/** The same one; a member of a delegation is not the delegation. */
export const isSelf = (a: Who, b: Who): boolean =>
  isSame(a, b) && (isDelegation(a) === isDelegation(b) || (a.scene === b.scene && a.key === b.key));
/** Somebody in office, beside a state: he is there for it, and is not it. */
export const isOfState = (a: Who, b: Who): boolean => a.kind === 'state' && PEOPLE.has(b.kind);
const PEOPLE: ReadonlySet<string> = new Set(['person', 'office']);

const isSameOffice = (a: Who, b: Who): boolean =>
  a.entity.office === b.entity.office && !a.plural && !b.plural;

/** Offices that one person holds in a state. */
const HELD_BY_ONE = new Set([
  'head-of-state',
  'head-of-government',
  'foreign-minister',
  'defence-minister',
  'crown-prince',
  'national-security-adviser',
]);

/** Whether two wordings share more than half of the words of the shorter one. */
function isAlike(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const shared = short.filter((w) => long.includes(w)).length;
  return shared > 0 && shared * 5 >= short.length * 3;
}
