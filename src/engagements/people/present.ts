/** Who is listed as present from a token on: «… وزير المالية، ومن الجانب التركي وزير الطاقة، بالإضافة إلى …». */
import type { Actor } from '../../model.ts';
import { isVerb } from '../clauses.ts';
import { isPointingBack } from '../guards/occasions.ts';
import { type Group, groupsIn, hasOwnPreposition } from '../roles.ts';
import { actorOn, type Scene } from '../scene.ts';

/** The list from token `first` on; «الوفد الروسي» that is only a heading is none of it. */
export function presentFrom(scene: Scene, first: number, last: number): readonly Actor[] {
  const groups = groupsIn(scene, { first: behindSide(scene, first), last });
  const at = groups.findIndex(
    (g) =>
      (g.preposition === '' ||
        !hasOwnPreposition(scene, g.actors[0]!) ||
        g.first === first ||
        isPointingBack(scene, g.first)) &&
      !HOUSES.has(g.actors[0]!.kind) &&
      !STANDING_IN.has(scene.tokens[g.first]!.form),
  );
  if (at < 0) return [];
  const out = [...groups[at]!.actors];
  for (let k = at + 1; k < groups.length && goesOn(scene, groups[k - 1]!, groups[k]!); k++)
    if (!HOUSES.has(groups[k]!.actors[0]!.kind))
      out.push(...groups[k]!.actors.slice(isApposed(scene, groups[k - 1]!, groups[k]!) ? 1 : 0));
  return withSides(scene, out, actorOn(scene, first - 1 + (fromSide(scene, first) ? 2 : 0)));
}

/** «في قصر المؤتمرات», «مستشفى قوى الأمن»: where they were, or whose. */
const HOUSES: ReadonlySet<string> = new Set(['state', 'institution']);

/** «كان في استقباله، ممثلا للرئيس، وزير …»: for whom somebody is there stands before him. */
const STANDING_IN_FORMS = 'ممثلا مندوبا نيابه';
const STANDING_IN: ReadonlySet<string> = new Set(STANDING_IN_FORMS.split(' '));

/** «السفير فلان شقيق ولي العهد»: what stands right behind a name says who that is. */
const isApposed = (scene: Scene, a: Group, b: Group): boolean =>
  b.first === a.last && a.actors.at(-1)!.name !== null && !scene.tokens[b.first]!.form.startsWith(WAW);
const WAW = 'و';

/** «ومن الجانب الكوري …» at the head of a list or within it says whose people follow. */
function withSides(scene: Scene, present: readonly Actor[], head: Actor | undefined): readonly Actor[] {
  let side = head && isSide(scene, head.first) ? head : undefined;
  const out: Actor[] = [];
  for (const actor of present) {
    if (isSide(scene, actor.first)) side = actor;
    else if (side?.represents && actor.represents === null)
      out.push({ ...actor, represents: side.represents, representsAt: side.representsAt });
    else out.push(actor);
  }
  return out;
}

const isSide = (scene: Scene, i: number): boolean =>
  scene.tokens[i]!.word.parses.some((parse) => parse.article && parse.stem === SIDE);

/** Past «من الجانب الباكستاني،»: whose people the list names. */
function behindSide(scene: Scene, first: number): number {
  if (!fromSide(scene, first)) return first;
  return actorOn(scene, first + 1)?.last ?? first;
}

/** Whether the list goes on: nothing but marks, particles and a word or two between its members. */
function goesOn(scene: Scene, a: Group, b: Group): boolean {
  return (
    b.first - a.last <= 8 &&
    (b.preposition === '' || isSide(scene, b.first) || b.first - a.last <= 1 || isAdded(scene, a, b)) &&
    !scene.tokens
      .slice(a.last, b.first)
      .some((t, k) => t.words === ':' || (isVerb(scene, a.last + k) && !ADDED.has(t.form)))
  );
}

/** «بالإضافة إلى …», «فضلا عن …» */
const isAdded = (scene: Scene, a: Group, b: Group): boolean =>
  scene.tokens.slice(a.last, b.first).some((token) => ADDED.has(token.form));
const ADDED_FORMS = 'بالاضافه اضافه واضافه وبالاضافه فضلا وفضلا علاوه';
const ADDED = new Set(ADDED_FORMS.split(' '));

const SIDE = 'جانب';
/** «حضر من الجانب الأمريكي …» */
export function fromSide(scene: Scene, i: number): boolean {
  return (
    scene.tokens[i]?.form === 'من' && scene.tokens[i + 1]?.word.parses.some((p) => p.stem === SIDE) === true
  );
}
