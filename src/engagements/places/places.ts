/** Where: the destination of a journey, the place of a meeting. */
import type { Actor, PlaceMention } from '../../model.ts';
import { isVerb, type Range, type Trigger } from '../clauses.ts';
import { isOfOtherNoun } from '../held-clauses.ts';
import type { Sense } from '../lexemes.ts';
import { HEADING, IN, LAM, OUT_OF, WITH_MAA } from '../particles.ts';
import { isPrepared } from '../prepared.ts';
import { attached, leads, NOT, prepositionOf } from '../prepositions.ts';
import type { Reach } from '../roles.ts';
import { actorOn, isAnyIn, placeOn, type Scene, senseAt } from '../scene.ts';
import { hangsElsewhere } from './elsewhere.ts';
import { hostOf } from './hosting.ts';

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

/** «إلى القاهرة ثم إلى العاصمة الأردنية عمان», «ومنها إلى الدوحة»: the next stop of a journey. */
function isNextStop(scene: Scene, before: PlaceMention, place: PlaceMention): boolean {
  let i = before.last;
  while (scene.tokens[i]?.kind === 'mark') i++;
  if (scene.tokens[i]?.form === AND_FROM) i++;
  const then = THEN.has(scene.tokens[i]?.form ?? '') || (i === before.last && isAndCity(scene, i));
  if (!then || place.first - i > NEXT_REACH) return false;
  for (i++; i < place.first; i++)
    if (scene.dateAt[i] === -1 && !HEADING.has(scene.tokens[i]!.form) && !leads(scene, i)) return false;
  return true;
}
/** «طوكيو والعاصمة الهندية نيودلهي», «الرياض ومدينة جدة». */
const isAndCity = (scene: Scene, i: number): boolean =>
  scene.tokens[i]?.word.parses.some((p) => p.conjunction !== '' && CITIES.has(p.stem)) ?? false;
const CITY_WORDS = 'عاصمه مدينه جمهوريه مملكه دوله';
const CITIES: ReadonlySet<string> = new Set(CITY_WORDS.split(' '));
const AND_FROM = 'ومن';
const THEN: ReadonlySet<string> = new Set('ثم ومنها وبعدها'.split(' '));
/** Tokens from «ثم» to the next stop: a day, «إلى», «العاصمة» and an adjective. */
const NEXT_REACH = 6;

/** The stops of a journey «إلى موسكو وبروكسل»: the first and those joined to it, each country once. */
export function stopsIn(scene: Scene, range: Range, first: PlaceMention): readonly PlaceMention[] {
  const out = [first];
  // «إلى إسرائيل ثم إلى الأردن»: «ثم» ends the clause, not the journey
  const end = scene.text.sentences[scene.sentenceOf[first.first]!]!.last;
  const goesOn = THEN.has(scene.tokens[range.last]?.form ?? '');
  const last = goesOn ? Math.min(end, range.last + NEXT_REACH) : range.last;
  const places = placesIn(scene, { first: range.first, last });
  const at = places.findIndex((p) => p.place === first);
  for (let k = at + 1; k < places.length; k++) {
    const { place } = places[k]!;
    const { place: before } = places[k - 1]!;
    // «كوت ديفوار (ساحل العاج) والكونغو»: one land by two names
    if (place.country === before.country && place.first - before.last === 1) continue;
    if (!isJoined(scene, before, place) && !isNextStop(scene, before, place)) break;
    if (place.country && out.every((p) => p.country !== place.country)) out.push(place);
  }
  return out;
}

/**
 * Where a journey goes: behind «إلى» or «ل», or (direct) straight behind the verb or noun. Of an object
 * («زار وفد من المجلس البلدي لنيويورك رام الله») «ل» tells something else.
 */
export function destinationIn(
  scene: Scene,
  range: Range,
  how: 'direct' | 'to' | 'object',
): PlaceMention | null {
  const places = placesIn(scene, range);
  const to = places.find(
    (p) =>
      HEADING.has(p.preposition) &&
      !(how === 'object' && (p.preposition === LAM || isInName(scene, p.place))) &&
      !isOfPost(scene, p.place),
  );
  if (to) return to.place;
  if (how === 'to') return null;
  const direct = places.find((p) => p.preposition === '' && !isOfSomebody(scene, p.place))?.place;
  if (!direct || isPastRelative(scene, range.first, direct.first)) return null;
  return how === 'direct' && isPastSetting(scene, range.first, direct.first) ? null : direct;
}

/** «بعد إعادة انتخابه رئيسا للصين»: the land of a post. */
const isOfPost = (scene: Scene, { first, start }: PlaceMention): boolean =>
  start > scene.tokens[first]!.start && POSTS.has(scene.tokens[first - 1]?.form ?? '');
const POST_WORDS = 'رييسا وزيرا سفيرا ملكا اميرا زعيما مبعوثا مستشارا حاكما قنصلا';
const POSTS: ReadonlySet<string> = new Set(POST_WORDS.split(' '));

/** «تأتي زيارة الوزير في ظل الهجمات ردا على دعم واشنطن»: behind a preposition the visit is told no further. */
function isPastSetting(scene: Scene, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (scene.actorAt[i] === -1 && scene.dateAt[i] === -1 && SETTINGS.has(scene.tokens[i]!.form)) return true;
  return false;
}
const SETTING_WORDS = 'في علي عن وسط بعد قبل بشان';
const SETTINGS: ReadonlySet<string> = new Set(SETTING_WORDS.split(' '));

/** «زار المبعوث إلى سوريا جون سميث بكين»: the land of an office before a name. */
function isInName(scene: Scene, place: PlaceMention): boolean {
  const actor = actorOn(scene, place.first);
  return actor?.kind === 'person' && place.last < actor.last;
}

/** «زيارة الوزير … الدعم الذي لا تزال قطر تقدمه»: a relative clause tells of something else. */
function isPastRelative(scene: Scene, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (scene.actorAt[i] === -1 && (senseAt(scene, i, 'w-relative') ?? senseAt(scene, i, 'w-that')))
      return true;
  return false;
}

/** Whether a place stands inside an office («رئيس وزراء باكستان»). */
export const isOfSomebody = (scene: Scene, place: PlaceMention): boolean => {
  const actor = actorOn(scene, place.first);
  return (
    actor !== undefined &&
    actor.kind !== 'state' &&
    place.venue === null &&
    !isTail(scene, actor, place) &&
    !isPremises(scene, actor, place)
  );
};

/** «في مقر السفارة السعودية في روما»: an embassy is a house, where somebody is met. */
const isPremises = (scene: Scene, actor: Actor, place: PlaceMention): boolean =>
  actor.kind === 'institution' &&
  place.city !== null &&
  scene.tokens[actor.first]!.word.parses.some((p) => MISSIONS.has(p.stem)) &&
  isIn(scene, actor) &&
  IN.has(prepositionOf(scene, place));
function isIn(scene: Scene, { first, start }: Actor): boolean {
  const before = scene.tokens[first - 1];
  return (
    IN.has(attached(scene, first, start)) ||
    (before !== undefined && (IN.has(before.form) || before.word.parses.some((p) => SEATS.has(p.stem))))
  );
}
const SEAT_WORDS = 'مقر مبني';
const SEATS: ReadonlySet<string> = new Set(SEAT_WORDS.split(' '));
const MISSION_WORDS = 'سفاره قنصليه';
/** Houses of a state in the land of another. */
export const MISSIONS: ReadonlySet<string> = new Set(MISSION_WORDS.split(' '));

/** «دول الحلف في بروكسل», «مقر المركز في الرياض»: a city that only follows a body or group. */
function isTail(scene: Scene, actor: Actor, place: PlaceMention): boolean {
  if (actor.name !== null || actor.kind === 'person' || place.last < actor.last) return false;
  // «رؤساء دول بريكس في جنوب أفريقيا»
  if (place.city === null && !senseAt(scene, place.first - 2, 'w-bodies')) return false;
  if (!IN.has(prepositionOf(scene, place))) return false;
  for (let i = actor.first; i < place.first; i++)
    if (scene.tokens[i]!.word.parses.some((p) => ENVOYS.has(p.stem))) return false;
  return true;
}
/** Those who stand for others at a place. */
const ENVOY_WORDS = 'سفير سفيره سفراء سفاره ممثل ممثله ممثليه قايم قنصل قنصليه مبعوث مندوب مكتب';
const ENVOYS = new Set(ENVOY_WORDS.split(' '));

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
    const before = out.at(-1);
    // «جولة شملت نيجيريا وغانا، لمناقشة الوضع في النيجر»: behind the list the sentence goes on
    if (before && (place.first - before.last > STOPS_APART || isAimBetween(scene, before.last, place.first)))
      break;
    const key = place.country;
    if (seen.has(key)) continue;
    seen.add(key);
    out.push(place);
  }
  return out;
}
/** Tokens between two stops of a tour. */
const STOPS_APART = 12;
/** «لبحث …», «بهدف …», «تمهيدا ل…»: what a journey is for. */
function isAimBetween(scene: Scene, first: number, last: number): boolean {
  for (let i = first; i < last; i++)
    if (scene.actorAt[i] === -1 && (AIMS.has(scene.tokens[i]!.form) || isVerb(scene, i))) return true;
  return false;
}
const AIM_WORDS =
  'بهدف لمناقشه لبحث لتعزيز للتشاور للتباحث لحضور للمشاركه للقاء لاجراء تمهيدا حول بشان باعتبارها باعتباره';
const AIMS: ReadonlySet<string> = new Set(AIM_WORDS.split(' '));

/** Where the stops of a tour begin: behind «تشمل» or «إلى»; the end of the range where neither stands. */
function listStart(scene: Scene, range: Range): number {
  for (let i = range.first; i < range.last; i++) {
    const place = placeOn(scene, i);
    if (senseAt(scene, i, 'w-includes')) return i + 1;
    // «جولته التي بدأت في مصر ثم بريطانيا»
    if (senseAt(scene, i, 'w-relative') && senseAt(scene, i + 1, 'conduct') && placeOn(scene, i + 3))
      return i + 2;
    if (place && HEADING.has(prepositionOf(scene, place))) return i;
  }
  return range.last;
}

/** Where a meeting was: a place behind «في» or «ب» in its clause that belongs to it and to no other noun. */
export function placeOf({ scene, trigger, clause }: Reach): PlaceMention | null {
  const held = (range: Range): readonly PlaceMention[] =>
    placesIn(scene, range)
      .filter(
        ({ place, preposition }) =>
          IN.has(preposition) &&
          // «في غرب آسيا»: a region is where somebody travels, and no place of talks
          (place.city !== null || place.country !== null || VISITS.has(trigger.sense.class)) &&
          !isOfSomebody(scene, place) &&
          !isQuotedApart(scene, place.first, trigger.first) &&
          !isOfOtherNoun(scene, trigger, place.first) &&
          !isOneOfLands(scene, place) &&
          (isOfSite(scene, trigger, place.first) || !hangsElsewhere(scene, place, objectOf(trigger))),
      )
      .map(({ place }) => place);
  const behind = held({ first: trigger.last, last: clause.last }).filter(
    (p) => !isOfOtherTalks(scene, trigger.last, p.first),
  );
  const before = isPrepared(scene, trigger.first)
    ? []
    : held({ first: clause.first, last: trigger.first }).filter(
        (p) =>
          !isPastRelative(scene, p.last, trigger.first) &&
          (p.city !== null || !hangsElsewhere(scene, p, Math.max(0, clause.first - NOUN_REACH))),
      );
  return (
    namedFor(scene, trigger) ??
    hostOf(scene, trigger) ??
    behind.find((p) => p.city) ??
    before.find((p) => p.city) ??
    behind.find((p) => p.first - trigger.last < STATE_REACH) ??
    before.find((p) => p.country) ??
    openingPlace(scene, trigger)
  );
}

/** Tokens from the beginning of a clause within which no noun is asked for. */
const NOUN_REACH = 3;

/** «وزراء … في كل من تونس والجزائر»: one of several lands, where the people are from. */
function isOneOfLands(scene: Scene, place: PlaceMention): boolean {
  if (place.city !== null) return false;
  const [before, next] = [placeOn(scene, place.first - 1), placeOn(scene, place.last)];
  return (
    (scene.tokens[place.first - 1]?.form === OUT_OF && EACH.has(scene.tokens[place.first - 2]?.form ?? '')) ||
    (isOtherLand(place, next) && isJoined(scene, place, next)) ||
    (isOtherLand(place, before) && isJoined(scene, before, place))
  );
}
const isOtherLand = (place: PlaceMention, other: PlaceMention | undefined): other is PlaceMention =>
  other !== undefined && other !== place && other.city === null && other.country !== place.country;
const EACH: ReadonlySet<string> = new Set('كل كلا'.split(' '));

/** «كتب بعد اجتماعه …: "المراكز في إيطاليا …"»: a place that only a quotation names. */
const isQuotedApart = ({ text }: Scene, place: number, trigger: number): boolean =>
  text.quoteOf[place]! !== -1 && text.quoteOf[place] !== text.quoteOf[trigger];

/** Words behind the talks within which a state is where they were; one named farther away is what they were about. */
const STATE_REACH = 20;

/** «… قبل محادثات مرتقبة في جنيف»: a place behind talks that came later. */
function isOfOtherTalks(scene: Scene, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) {
    const noun = scene.actorAt[i] === -1 ? scene.senses[i]!.some((s) => NAMED.has(s.class)) : false;
    if (noun && LATER.has(scene.tokens[i - 1]!.form)) return true;
  }
  return false;
}

const LATER_WORDS = 'قبل قبيل عشيه';
const LATER: ReadonlySet<string> = new Set(LATER_WORDS.split(' '));

/** «قمة هلسنكي», «اجتماع الدوحة بين …»: talks named for their city. */
function namedFor(scene: Scene, trigger: Trigger): PlaceMention | null {
  const place = placeOn(scene, trigger.last);
  return place && isNamedFor(scene, trigger.sense, place) ? place : null;
}

/** Whether talks with such a noun are named for the city right behind it; two cities are parties. */
export function isNamedFor(
  scene: Scene,
  { class: noun, parse, pronoun }: Sense,
  place: PlaceMention,
): boolean {
  if (!NAMED.has(noun) || parse.article || pronoun !== '' || place.city === null) return false;
  if (place.start > scene.tokens[place.first]!.start) return false;
  const next = scene.tokens[place.last];
  const isPair = next?.word.parses.some((p) => p.conjunction !== '') && placeOn(scene, place.last);
  return !isPair && next?.form !== WITH_MAA;
}
const NAMED: ReadonlySet<string> = new Set(['n-meeting', 'n-summit']);

/** «في القاهرة، استقبل …»: a place that opens the sentence. */
function openingPlace(scene: Scene, trigger: Trigger): PlaceMention | null {
  const { first } = scene.text.sentences[trigger.sentence]!;
  const place = placesIn(scene, { first, last: Math.min(first + 5, trigger.first) })[0];
  if (!place || !IN.has(place.preposition) || scene.tokens[place.place.last]?.kind !== 'mark') return null;
  return isSpokenAt(scene, first, place.place.first) ? null : place.place;
}

/** «وقالت مصادر في سول، إن …»: where those are who say it. */
const isSpokenAt = (scene: Scene, first: number, last: number): boolean =>
  isAnyIn(scene, { first, last }, SAYING);
const SAYING: ReadonlySet<string> = new Set(['speech']);

/** «زيارة مستشفى الملك فهد بالخبر»: where the site is that is visited. */
function isOfSite(scene: Scene, trigger: Trigger, place: number): boolean {
  if (!VISITS.has(trigger.sense.class)) return false;
  for (let i = Math.max(trigger.last, place - SITE_WORDS); i < place; i++)
    if (senseAt(scene, i, 'w-site')) return true;
  return false;
}
const SITE_WORDS = 7;
const VISITS: ReadonlySet<string> = new Set(['visit', 'n-visit', 'n-tour']);

/** Where the words begin whose places may belong to a noun: straight behind «بحثا», past the subject of others. */
const objectOf = ({ sense, last }: Trigger): number => (sense.class === 'discuss' ? last - 3 : last);
