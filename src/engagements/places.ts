/** Where: the destination of a journey, the place of a meeting. */
import type { Actor, PlaceMention } from '../model.ts';
import { withoutPronoun } from '../text/text.ts';
import type { Range, Trigger } from './clauses.ts';
import { HEADING, IN, LAM } from './particles.ts';
import type { Reach } from './roles.ts';
import { actorOn, placeOn, type Scene, senseAt } from './scene.ts';

const NOT: ReadonlySet<string> = new Set([
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

/** The places of a range with the preposition that governs each, in order. */
export function placesIn(
  scene: Scene,
  range: Range,
): readonly { readonly place: PlaceMention; readonly preposition: string }[] {
  const out: { place: PlaceMention; preposition: string }[] = [];
  for (let i = range.first; i < range.last; i++) {
    const place = placeOn(scene, i);
    if (!place || place.first < range.first) continue;
    const previous = out.at(-1);
    const joined = previous !== undefined && isJoined(scene, previous.place, place);
    out.push({ place, preposition: joined ? previous.preposition : prepositionOf(scene, place) });
    i = place.last - 1;
  }
  return out;
}

function isJoined(scene: Scene, before: PlaceMention, place: PlaceMention): boolean {
  const gap = place.first - before.last;
  if (gap > 1) return false;
  const token = scene.tokens[place.first]!;
  const conjunction =
    token.word.parses.some((p) => p.conjunction !== '' && p.particle === '') && place.start > token.start;
  return conjunction || (gap === 1 && COMMAS.has(scene.tokens[before.last]!.words));
}
const COMMAS: ReadonlySet<string> = new Set(['،', ',', '-', '/']);

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
    if (IN.has(token.form) || HEADING.has(token.form) || NOT.has(token.form)) return token.form;
    const bare = token.form.startsWith('و') ? token.form.slice(1) : '';
    if (IN.has(bare) || HEADING.has(bare) || NOT.has(bare)) return bare;
    const parse = token.word.parses.find(
      (p) =>
        p.particle !== '' &&
        (LEADS.has(p.stem) || withoutPronoun(p.rest).some(({ base }) => LEADS.has(base))),
    );
    if (parse) return parse.particle;
    if (!leads(scene, i)) return '';
  }
  return '';
}
const OPENING: ReadonlySet<string> = new Set(['"', '«', '“', '(', '#']);
const LEADS: ReadonlySet<string> = new Set([
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
]);

const NISBA = 'ي';
const NISBA_SHE = 'يه';

function leads(scene: Scene, i: number): boolean {
  const { word } = scene.tokens[i]!;
  return (
    word.parses.some((p) => LEADS.has(p.stem)) || word.form.endsWith(NISBA_SHE) || word.form.endsWith(NISBA)
  );
}

function attached(scene: Scene, i: number, start: number): string {
  const token = scene.tokens[i]!;
  if (start <= token.start) return token.form.startsWith('لل') ? LAM : '';
  return token.word.parses.find((p) => p.particle !== '')?.particle ?? '';
}

/** The stops of a journey «إلى موسكو وبروكسل»: the first and those joined to it, each country once. */
export function stopsIn(scene: Scene, range: Range, first: PlaceMention): readonly PlaceMention[] {
  const out = [first];
  const places = placesIn(scene, range);
  const at = places.findIndex((p) => p.place === first);
  for (let k = at + 1; k < places.length && isJoined(scene, places[k - 1]!.place, places[k]!.place); k++) {
    const { place } = places[k]!;
    if (place.country && out.every((p) => p.country !== place.country)) out.push(place);
  }
  return out;
}

/** Where a journey goes: behind «إلى» or «ل», or (direct) straight behind the verb or noun. */
export function destinationIn(scene: Scene, range: Range, how: 'direct' | 'to'): PlaceMention | null {
  const places = placesIn(scene, range);
  const to = places.find((p) => HEADING.has(p.preposition));
  if (to) return to.place;
  if (how !== 'direct') return null;
  return places.find((p) => p.preposition === '' && !isOfSomebody(scene, p.place))?.place ?? null;
}

/** Whether a place stands inside an office («رئيس وزراء باكستان»). */
const isOfSomebody = (scene: Scene, place: PlaceMention): boolean => {
  const actor = actorOn(scene, place.first);
  return (
    actor !== undefined && actor.kind !== 'state' && place.venue === null && !isTail(scene, actor, place)
  );
};

/** «دول الحلف في بروكسل», «مقر المركز في الرياض»: a city that only follows a body or group. */
function isTail(scene: Scene, actor: Actor, place: PlaceMention): boolean {
  if (actor.name !== null || actor.kind === 'person' || place.city === null || place.last < actor.last)
    return false;
  if (!IN.has(prepositionOf(scene, place))) return false;
  for (let i = actor.first; i < place.first; i++)
    if (scene.tokens[i]!.word.parses.some((p) => ENVOYS.has(p.stem))) return false;
  return true;
}
/** Those who stand for others at a place. */
const ENVOY_WORDS = 'سفير سفيره سفراء سفاره ممثل ممثله ممثليه قايم قنصل قنصليه مبعوث مندوب مكتب';
const ENVOYS = new Set(ENVOY_WORDS.split(' '));

/** A site that is visited: «زيارة لمركز …», «زار مقر …»; -1 where none is named. */
export function siteIn(scene: Scene, range: Range, how: 'direct' | 'to'): number {
  for (let i = range.first; i < Math.min(range.last, range.first + SITE_REACH); i++) {
    const actor = scene.mentions.actors[scene.actorAt[i] ?? -1];
    if (actor && !(actor.kind === 'institution' && actor.first === i)) continue;
    const sense = senseAt(scene, i, 'w-site');
    if (!sense) continue;
    const to = sense.parse.particle === LAM || HEADING.has(scene.tokens[i - 1]?.form ?? '');
    if (to || (how === 'direct' && sense.parse.particle === '')) return i;
  }
  return -1;
}
/** Words behind a verb of visiting within which its site stands: its subject may be long. */
const SITE_REACH = 24;

/** All stops of a tour, each country once. */
export function destinationsIn(scene: Scene, range: Range): readonly PlaceMention[] {
  const seen = new Set<string>();
  const out: PlaceMention[] = [];
  const from = listStart(scene, range);
  for (const { place, preposition } of placesIn(scene, {
    first: from,
    last: Math.min(range.last, from + 30),
  })) {
    if (NOT.has(preposition) || isOfSomebody(scene, place) || !place.country) continue;
    const key = place.country;
    if (seen.has(key)) continue;
    seen.add(key);
    out.push(place);
  }
  return out;
}

/** Where the stops of a tour begin: behind «تشمل» or «إلى»; the end of the range where neither stands. */
function listStart(scene: Scene, range: Range): number {
  for (let i = range.first; i < range.last; i++) {
    const place = placeOn(scene, i);
    if (senseAt(scene, i, 'w-includes')) return i + 1;
    if (place && HEADING.has(prepositionOf(scene, place))) return i;
  }
  return range.last;
}

/** Where a meeting was: a place behind «في» or «ب» in its clause that belongs to it and to no other noun. */
export function placeOf({ scene, trigger, clause }: Reach): PlaceMention | null {
  const near = (range: Range): PlaceMention | null => {
    const found = placesIn(scene, range).filter(
      (p) =>
        IN.has(p.preposition) &&
        !isOfSomebody(scene, p.place) &&
        !hangsElsewhere(scene, p.place, trigger.last),
    );
    return (found.find((p) => p.place.city) ?? found[0])?.place ?? null;
  };
  return (
    near({ first: trigger.last, last: clause.last }) ??
    near({ first: clause.first, last: trigger.first }) ??
    openingPlace(scene, trigger)
  );
}

/** «في القاهرة، استقبل …»: a place that opens the sentence. */
function openingPlace(scene: Scene, trigger: Trigger): PlaceMention | null {
  const { first } = scene.text.sentences[trigger.sentence]!;
  const place = placesIn(scene, { first, last: Math.min(first + 5, trigger.first) })[0];
  return place && IN.has(place.preposition) && scene.tokens[place.place.last]?.kind === 'mark'
    ? place.place
    : null;
}

/** «الوضع في اليمن», «السفير في بيروت»: the place belongs to the noun before its preposition. */
function hangsElsewhere(scene: Scene, place: PlaceMention, from: number): boolean {
  let i = place.first - 1;
  while (
    i >= from &&
    i >= place.first - 5 &&
    !isPreposition(scene, i) &&
    place.start <= scene.tokens[place.first]!.start
  )
    i--;
  if (isPreposition(scene, i)) i--;
  const token = scene.tokens[i];
  if (!token || token.kind === 'mark' || i < from + 3) return false;
  if (scene.actorAt[i] !== -1 || scene.dateAt[i] !== -1 || scene.placeAt[i] !== -1) return false;
  // «وزراء الخارجية العرب في القاهرة»: an adjective goes with the actor before it
  if (scene.actorAt[i - 1] !== -1 && token.word.parses.some((p) => p.article)) return false;
  return scene.senses[i]!.length === 0 && !leads(scene, i);
}
const isPreposition = (scene: Scene, i: number): boolean => IN.has(scene.tokens[i]?.form ?? '');
