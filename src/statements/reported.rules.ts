/** Reported speech around verbs, participles and nouns of saying. Order matters: the first rule that reads a cue wins. */
import type { Token } from '../model.ts';
import { withoutPronoun } from '../text/text.ts';
import { findEnd, findStart, type Start, skipAsides } from './contents.ts';
import { type Cue, opensClause } from './cues.ts';
import { type Draft, makeDraft, type Place, type Rule } from './drafts.ts';
import { readPhrase } from './noun-phrases.ts';
import type { Range, Scene } from './scene.ts';
import { nearestGroup, runningSpeaker, type Speaker, sentenceSubject, subjectBefore } from './speakers.ts';
import {
  belongs,
  CONTENT,
  DIVINE,
  IDIOM,
  is,
  isBare,
  isDefinite,
  isMark,
  MASCULINE,
  MEDIA,
  NAMED,
  OPEN_HEAD,
  PARTING,
  RELATIVE,
  SOURCE,
  THAT,
} from './words.ts';

/** The phrase after the reporting word, circumstances in between left out. */
export function phraseAfter(place: Place, from: number): Range | null {
  const { scene, cue, limit } = place;
  const direct = readPhrase(scene, from, limit, cue.entry.complement);
  if (direct) return isForeign(place, direct) || isAddressed(place, direct) ? null : direct;
  const i = skipAsides(scene, from, limit, cue.entry.complement);
  if (i === from || scene.tokens[i]?.kind === 'mark') return null;
  const phrase = readPhrase(scene, i, limit, cue.entry.complement);
  return phrase && !isForeign(place, phrase) && mayFollow(place, i) ? phrase : null;
}

/** «يقول لترامب»: to whom it is said. */
const isAddressed = ({ scene }: Place, phrase: Range): boolean =>
  scene.actorAt.get(phrase.first)?.preposition.length === 1;

/** After a circumstance only what surely names somebody is a subject. */
const mayFollow = ({ scene }: Place, i: number): boolean => {
  const actor = scene.actorAt.get(i);
  if (actor) return actor.preposition === '';
  return isDefinite(scene.tokens[i]) || isBare(scene.tokens[i], MEDIA | SOURCE | OPEN_HEAD | NAMED);
};

/** A state that takes the feminine is no subject of a masculine verb: «واتهم روسيا» goes on with somebody else. */
function isForeign({ scene, cue }: Place, phrase: Range): boolean {
  if (cue.entry.gender !== 'm' || cue.entry.form !== 'verb') return false;
  const actor = scene.actorAt.get(phrase.first);
  if (actor?.kind !== 'state' || actor.last !== phrase.last || actor.joined) return false;
  return objectTakers.has(cue.entry.complement) && !isBare(scene.tokens[phrase.first], MASCULINE);
}
const objectTakers = new Set(['object', 'object-by', 'object-to', 'object-on']);

export function finish(place: Place, rule: string, speaker: Speaker, found: Start): Draft | null {
  const start = REPEATED.has(place.cue.entry.lemma) ? repeated(place, found) : found;
  if (!start) return null;
  const last = findEnd(place.scene, start, place.sentence.last);
  if (last - start.first < 2 && start.opening !== 'quote') return null;
  if (isOnlyPronoun(place, start) || isGreeting(place, start)) return null;
  if (saysNothing(place, start) || isSign(place, speaker, start)) return null;
  return makeDraft(place, rule, { speaker, first: start.first, last, opening: start.opening });
}

/** «جدد», «كرر»: what is renewed may be a contract as well. */
const REPEATED = new Set(['renew', 'repeat']);

/** «جدد دعمه», «كرر تأكيده أن»: a stance taken again; null where something else is renewed. */
function repeated({ scene, cue, limit }: Place, start: Start): Start | null {
  const token = scene.tokens[start.first]!;
  if (start.opening !== 'object') return start.opening === 'governed' ? null : start;
  if (!belongs(token.form, 'assurance')) return isStance(token) ? start : null;
  const assured: Cue = { ...cue, entry: { ...cue.entry, complement: 'on' } };
  return (
    findStart(scene, assured, { first: start.first + 1, last: limit }) ?? {
      first: start.first + 1,
      opening: 'object',
    }
  );
}

const isStance = ({ word }: Token): boolean =>
  word.parses.some(
    ({ particle, stem }) =>
      particle === '' &&
      (belongs(stem, 'stance') || withoutPronoun(stem).some(({ base }) => belongs(base, 'stance'))),
  );

/** «دعا إليه», «أكد عليه»: nothing is said. */
const isOnlyPronoun = ({ scene }: Place, start: Start): boolean =>
  start.opening === 'governed' && isMark(scene.tokens[start.first], `.${PARTING}`);

/** «داعيا الله», «بقوله تعالى», «لفت الأنظار», «ما يشير إلى»: prayer, scripture, idiom, inference. */
function saysNothing({ scene, cue }: Place, start: Start): boolean {
  const { tokens } = scene;
  const spoken = start.opening === 'quote' || start.opening === 'colon';
  if ((!spoken && is(tokens[start.first], DIVINE)) || is(tokens[cue.last], DIVINE | IDIOM)) return true;
  const before = tokens[cue.first - 1]?.form ?? '';
  if (before === WHAT && belongs(tokens[cue.last]?.form ?? '', 'hanging')) return true;
  const after = tokens[cue.last]?.form ?? '';
  if (is(tokens[cue.first - 1], RELATIVE) && start.opening !== 'that' && belongs(after, 'hanging'))
    return true;
  if (cue.entry.lemma === 'write' && belongs(tokens[cue.last]?.form ?? '', 'upon')) return true;
  if (cue.particle === LAM && start.opening !== 'that') return true;
  return cue.entry.present && !cue.object && belongs(tokens[cue.first - 1]?.form ?? '', 'inferred');
}
/** «القراءة تشير إلى انكماش»: a thing that points to something says nothing. */
const isSign = ({ scene, cue }: Place, speaker: Speaker, start: Start): boolean =>
  cue.entry.lemma === 'point' &&
  cue.entry.present &&
  start.opening === 'governed' &&
  !scene.actorAt.has(speaker.first);

const LAM = 'ل';
const WHAT = 'ما';

/** «رحب بالوفد»: who receives somebody says nothing. */
function isGreeting({ scene, cue }: Place, start: Start): boolean {
  if (cue.entry.lemma !== 'welcome' || start.opening !== 'governed') return false;
  const kind = scene.actorAt.get(start.first)?.kind;
  if (kind === 'person' || kind === 'office' || kind === 'group') return true;
  return scene.tokens[start.first]!.word.parses.some((parse) => belongs(parse.stem, 'guest'));
}

/** «كان الوزير قال إن», «لكن الحركة أكدت أن», «المتحدث الذي كشف أن»: the subject stands before its verb. */
export const subjectVerb: Rule = {
  id: 'statement.subject-verb',
  read(place) {
    const { scene, cue, floor, limit } = place;
    if (cue.entry.form !== 'verb') return null;
    const speaker = subjectBefore(scene, cue, floor);
    if (!speaker) return null;
    const start = findStart(scene, cue, { first: cue.last, last: limit });
    if (start?.opening === 'object' && cue.entry.present) return null;
    if (start?.opening === 'governed' && cue.entry.present && is(scene.tokens[cue.first - 1], RELATIVE))
      return null;
    return start ? finish(place, subjectVerb.id, speaker, start) : null;
  },
};

/** «قال الوزير إن»: verb, subject, content. */
export const verbSubject: Rule = {
  id: 'statement.verb-subject',
  read(place) {
    const { scene, cue, limit } = place;
    if (cue.entry.form !== 'verb' || cue.entry.complement === 'relay') return null;
    // in front of its subject a verb stands in the singular
    const phrase = cue.entry.gender === 'p' ? null : phraseAfter(place, cue.last);
    if (!phrase) return null;
    const relative = is(scene.tokens[cue.first - 1], RELATIVE);
    const start = findStart(scene, cue, { first: phrase.last, last: limit });
    if (!start) return splitByPreposition(place, phrase);
    if (relative && start.opening !== 'that') return null;
    const weak = start.opening === 'object' || start.opening === 'governed';
    if (weak && isRegarded(place, phrase)) return null;
    if (weak && cue.entry.present && !opensClause(scene.tokens, cue, place.sentence.first)) return null;
    const running = isObject(place, phrase, start);
    if (running) return finish(place, runningVerb.id, running, { first: phrase.first, opening: 'object' });
    if (
      start.opening !== 'quote' &&
      start.opening !== 'colon' &&
      objectTakers.has(cue.entry.complement) &&
      isUnfit(place, phrase)
    )
      return null;
    return finish(place, verbSubject.id, { ...phrase, pointed: false }, start);
  },
};

/** «تعتبر هذه الخطوة مهمة»: what is regarded as something, not who regards it. */
const isRegarded = ({ scene, cue }: Place, { first, last }: Range): boolean =>
  cue.entry.lemma === 'consider' &&
  cue.entry.present &&
  !namesSomebody(scene, first) &&
  !isMen(scene.tokens[last - 1]);

const namesSomebody = (scene: Scene, i: number): boolean =>
  scene.actorAt.has(i) || isBare(scene.tokens[i], MEDIA | SOURCE | OPEN_HEAD | NAMED);

const MEN = 'ون';
const isMen = (token: Token | undefined): boolean => token?.form.endsWith(MEN) ?? false;

const TA_MARBUTA = 'ة';
const WOMEN = 'ات';
const MEN_AS_OBJECT = 'ين';
/** Letters from which a definite word on «ين» is sure to be several people and no name. */
const LONG_PLURAL = 7;
/**
 * «ودعا المنشآت إلى», «وحث المواطنين على»: a noun of the feminine behind a verb of the masculine,
 * or a plural in the accusative, is whom it is said to.
 */
function isUnfit({ scene, cue }: Place, { first, last }: Range): boolean {
  if (namesSomebody(scene, first)) return false;
  const { words, form } = scene.tokens[first]!;
  if (last - first === 1 && form.endsWith(MEN_AS_OBJECT) && isDefinite(scene.tokens[first]))
    return form.length >= LONG_PLURAL;
  return cue.entry.gender === 'm' && (words.endsWith(TA_MARBUTA) || form.endsWith(WOMEN));
}

const BA = 'ب';
/** «أشاد الرئيس الكيني بدور المرأة»: a word with «ب» that was taken for a part of the name begins the content. */
function splitByPreposition(place: Place, phrase: Range): Draft | null {
  const { scene, cue } = place;
  if (cue.entry.complement !== 'by' && cue.entry.complement !== 'object-by') return null;
  for (let i = phrase.first + 1; i < phrase.last; i++) {
    const { form, word } = scene.tokens[i]!;
    if (!form.startsWith(BA) || form.length < 4 || !word.parses.some((parse) => parse.particle === BA))
      continue;
    const speaker = { first: phrase.first, last: i, pointed: false };
    return finish(place, verbSubject.id, speaker, { first: i, opening: 'governed' });
  }
  return null;
}

/** Who goes on speaking where the one phrase after «اتهم», «دعا», «حث» is whom they accuse or urge. */
function isObject(place: Place, phrase: Range, start: Start): Speaker | null {
  const { scene, cue, current } = place;
  const { complement } = cue.entry;
  const unfit = isUnfit(place, phrase);
  const given = unfit || belongs(scene.tokens[phrase.first]!.form, 'everyone');
  if (
    (!current && !given) ||
    (complement !== 'object-by' && complement !== 'object-to' && complement !== 'object-on')
  )
    return null;
  const governed =
    start.opening === 'governed' ||
    start.opening === 'quote' ||
    (cue.entry.lemma === 'describe' && start.opening === 'that');
  if (!governed || (!unfit && start.first > phrase.last + 2)) return null;
  const actor = scene.actorAt.get(phrase.first);
  if (cue.entry.lemma === 'stress' || (actor && actor.kind === 'person')) return null;
  return current ? { ...current.speaker, pointed: true } : runningSpeaker(place);
}

/** «وأضاف أن», «وقالت إنها»: the verb alone goes on with who spoke before. */
export const runningVerb: Rule = {
  id: 'statement.running-verb',
  read(place) {
    const { scene, cue, limit, sentence } = place;
    if (cue.entry.form !== 'verb' || cue.entry.complement === 'relay') return null;
    const start = findStart(scene, cue, { first: cue.last, last: limit });
    if (!start || (start.opening === 'object' && !mayRun(place))) return null;
    if (isImpersonal(place)) return null;
    if (cue.object && start.opening !== 'that' && is(scene.tokens[cue.first - 1], RELATIVE)) return null;
    const own = cue.first > sentence.first ? speakerInSentence(place) : null;
    if (goesOn(place) && !(own && namesSomebody(scene, own.first))) return null;
    const speaker = own ?? runningSpeaker(place);
    return speaker ? finish(place, runningVerb.id, speaker, start) : null;
  },
};

/** «يعكس اللقاء عمق العلاقات ويؤكد أن»: a verb that goes on with what its sentence is about, be it a thing. */
const goesOn = ({ cue, sentence, current }: Place): boolean =>
  current === null && cue.entry.present && cue.conjunction !== '' && cue.first > sentence.first;

/** Verbs that stand alone in the passive: «ويتوقع أن», «ويعتقد أن». */
const IMPERSONAL = new Set(['expect', 'think', 'claim', 'estimate', 'reckon']);
/** «تبين أن»: it turned out; written like «she shows». */
const TURNED_OUT = 'show';
const isImpersonal = ({ cue, current }: Place): boolean =>
  (cue.entry.present && cue.entry.gender === 'f' && cue.entry.lemma === TURNED_OUT) ||
  (current === null && cue.entry.present && cue.entry.gender === 'm' && IMPERSONAL.has(cue.entry.lemma));

/** Who speaks in this sentence: the one who spoke in it before, else its subject; several, where the word shows it. */
export function speakerInSentence({ scene, cue, sentence, current }: Place): Speaker | null {
  if (current) return { ...current.speaker, pointed: true };
  const group = cue.entry.gender === 'p' ? nearestGroup(scene, sentence, cue.first) : null;
  return group ?? sentenceSubject(scene, sentence, cue.first);
}

/** A bare verb with a bare object goes on with a speaker only in the past and at the head of a clause. */
const mayRun = ({ scene, cue, sentence }: Place): boolean =>
  !cue.entry.present && opensClause(scene.tokens, cue, sentence.first);

/** «مشيرا إلى», «قائلا إن»: a participle goes on with the subject of its sentence. */
export const participle: Rule = {
  id: 'statement.participle',
  read(place) {
    const { scene, cue, limit } = place;
    if (cue.entry.form !== 'participle') return null;
    const own = ownSubject(place);
    if (own) return own;
    const start = findStart(scene, cue, { first: cue.last, last: limit });
    if (!start) return null;
    if (cue.entry.strength === 'accuse' && !stands(place)) return null;
    if (cue.entry.gender !== 'm' && !stands(place)) {
      if (start.opening === 'object') return null;
      if (start.opening === 'governed' && cue.entry.complement !== 'to') return null;
    }
    const speaker = speakerInSentence(place) ?? runningSpeaker(place);
    return speaker ? finish(place, participle.id, speaker, start) : null;
  },
};

/** «مؤكدا وزير الدفاع حرص بلاده»: a participle with a subject of its own. */
function ownSubject(place: Place): Draft | null {
  const { scene, cue, limit } = place;
  if (cue.entry.strength !== 'stress' && cue.entry.strength !== 'say') return null;
  const actor = scene.actorAt.get(cue.last);
  if (!actor || actor.preposition || (actor.kind !== 'person' && actor.kind !== 'office')) return null;
  const token = scene.tokens[actor.last];
  if (!is(token, THAT) && !(is(token, CONTENT) && cue.entry.complement.startsWith('object'))) return null;
  const start = findStart(scene, cue, { first: actor.last, last: limit });
  const speaker = { first: actor.first, last: actor.last, pointed: false };
  return start ? finish(place, participle.id, speaker, start) : null;
}

/** A participle that stands apart: joined, or after a comma. */
const stands = ({ scene, cue }: Place): boolean =>
  cue.conjunction !== '' || isMark(scene.tokens[cue.first - 1], PARTING);
