/** Speech that comes by way of others: relayed by an outlet, named by a noun, in front of «كما قال». */
import type { Token } from '../model.ts';
import { findStart, type Start, trim } from './contents.ts';
import { type Draft, makeDraft, type Place, type Rule } from './drafts.ts';
import { readPhrase } from './noun-phrases.ts';
import { finish, phraseAfter, speakerInSentence } from './reported.rules.ts';
import { isAudience, isThat, type Range, type Scene } from './scene.ts';
import { runningSpeaker, type Speaker, sentenceSubject } from './speakers.ts';
import {
  ASIDE,
  belongs,
  CONTENT,
  is,
  isDefinite,
  isMark,
  MEDIA,
  NAMED,
  PARTING,
  RELATIVE,
  SOURCE,
  THAT,
  TIME,
} from './words.ts';

/** «نقلت الوكالة عن الوزير قوله إن», «نقل الموقع عن مسؤولين أن»: who is relayed speaks. */
export const relayed: Rule = {
  id: 'statement.relayed',
  read(place) {
    const { scene, cue, limit, sentence } = place;
    if (cue.entry.complement !== 'relay') return null;
    const about = findAbout(place, limit);
    if (about < 0) return relayedByOutlet(place);
    const phrase = readPhrase(scene, about + 1, sentence.last);
    if (!phrase) return null;
    let from = phrase.last;
    while (from < sentence.last && !isSaying(place, from) && !is(scene.tokens[from], THAT)) from++;
    if (isSaying(place, from)) from++;
    if (from >= sentence.last) from = phrase.last;
    const start = findStart(scene, cue, { first: from, last: sentence.last });
    const outlet = readPhrase(scene, cue.last, about);
    const draft = start && finish(place, relayed.id, { ...phrase, pointed: false }, start);
    return draft && { ...draft, authority: outlet, gender: '' };
  },
};

const ABOUT = 'عن';
const TONGUE = 'لسان';
function findAbout({ scene, cue }: Place, limit: number): number {
  const { tokens } = scene;
  for (let i = cue.last; i < Math.min(limit, cue.last + 30); i++) {
    if (is(tokens[i], THAT)) return -1;
    if (tokens[i]!.form === ABOUT || tokens[i]!.form === TONGUE) return i;
  }
  return -1;
}

const isSaying = ({ scene }: Place, i: number): boolean => belongs(scene.tokens[i]?.form ?? '', 'saying');

/** «نقلت رويترز أن»: nobody but the outlet is named. */
function relayedByOutlet(place: Place): Draft | null {
  const { scene, cue, limit } = place;
  const phrase = phraseAfter(place, cue.last);
  if (!phrase) return null;
  const start = findStart(scene, cue, { first: phrase.last, last: limit });
  if (start?.opening !== 'that') return null;
  return finish(place, relayed.id, { ...phrase, pointed: false }, start);
}

/** «قوله إن», «تأكيد الرئيس أن», «بالقول إن», «في تصريحات لقائدها بأن»: a noun of saying. */
export const noun: Rule = {
  id: 'statement.noun',
  read(place) {
    const { scene, cue, limit } = place;
    if (cue.entry.form !== 'noun') return null;
    const own = cue.entry.gender !== '' || cue.particle !== '';
    const phrase = own ? null : readPhrase(scene, cue.last, limit, cue.entry.complement);
    if (!own && !phrase) return null;
    const from = phrase ? phrase.last : cue.last;
    const start = findStart(scene, cue, { first: from, last: Math.min(limit, from + (phrase ? 3 : 8)) });
    if (!start || (start.opening === 'object' && !announces(place, phrase, start))) return null;
    if (start.opening === 'governed' && cue.entry.lemma !== 'stress') return null;
    if (phrase && start.opening === 'quote') return null;
    const speaker: Speaker | null = phrase
      ? { ...phrase, pointed: false }
      : (speakerInSentence(place) ?? runningSpeaker(place));
    return speaker ? finish(place, noun.id, speaker, start) : null;
  },
};

/** «بعد إعلان الحكومة إلغاء القرار»: somebody announces a deed. */
const announces = ({ scene, cue }: Place, phrase: Range | null, start: Start): boolean =>
  cue.entry.lemma === 'announce' &&
  is(scene.tokens[start.first], CONTENT) &&
  (phrase === null || scene.actorAt.has(phrase.first));

/** «تقريرا مفاده أن»: the purport of what somebody published. */
export const purport: Rule = {
  id: 'statement.purport',
  read(place) {
    const { scene, cue, sentence, limit } = place;
    if (cue.entry.form !== 'purport') return null;
    const start = findStart(scene, cue, { first: cue.last, last: limit }) ?? {
      first: cue.last,
      opening: 'object' as const,
    };
    const speaker = sentenceSubject(scene, sentence, cue.first);
    return speaker ? finish(place, purport.id, speaker, start) : null;
  },
};

/** Verbs of saying proper: «كما قال», «كما أعلن». */
const SAID = new Set([
  'say',
  'mention',
  'inform',
  'explain',
  'stress',
  'announce',
  'reveal',
  'declare',
  'point',
  'add',
]);

/** Whether the phrase ends with its clause: nothing is governed behind it. */
const isClosed = ({ scene, sentence }: Place, at: number): boolean =>
  at >= sentence.last ||
  scene.tokens[at]!.kind === 'mark' ||
  is(scene.tokens[at], TIME | ASIDE | RELATIVE) ||
  isAudience(scene.tokens[at]!);

/** The quote that closes right in front of token `at`. */
function quoteBefore(scene: Scene, at: number): Range | null {
  const closing = isMark(scene.tokens[at - 1], PARTING) ? at - 2 : at - 1;
  const quote = scene.quoteTo.get(closing);
  return quote && quote.last - quote.first > 3 ? { first: quote.first, last: quote.last } : null;
}

/** «…، كما قال الوزير»: the content stands in front. */
export const asSaid: Rule = {
  id: 'statement.as-said',
  read(place) {
    const { scene, cue, sentence, floor, current } = place;
    if (cue.entry.form !== 'verb' || current || !belongs(scene.tokens[cue.first - 1]?.form ?? '', 'as-said'))
      return null;
    if (!SAID.has(cue.entry.lemma)) return null;
    const phrase = readPhrase(scene, cue.last, sentence.last);
    if (!phrase || !isClosed(place, phrase.last)) return null;
    if (findStart(scene, cue, { first: phrase.last, last: sentence.last })) return null;
    const content = quoteBefore(scene, cue.first - 1) ?? trim(scene, { first: floor, last: cue.first - 1 });
    if (content.last - content.first < 3) return null;
    return makeDraft(place, asSaid.id, {
      ...content,
      speaker: { ...phrase, pointed: false },
      opening: 'object',
    });
  },
};

/** «جاء في بيان للوزارة أن», «ورد في التقرير: …»: who issued it speaks, else the paper itself. */
export const inDocument: Rule = {
  id: 'statement.in-document',
  read(place) {
    const { scene, cue, sentence } = place;
    const { tokens } = scene;
    if (cue.entry.form !== 'document' || !isDocument(tokens[cue.last]) || isWhat(tokens[cue.first - 1]))
      return null;
    const paper = { first: cue.last, last: cue.last + 1 };
    const issuer = readOwner(place, paper) ?? readIssuer(scene, paper.last, sentence.last);
    const start = findStart(scene, cue, { first: (issuer ?? paper).last, last: sentence.last });
    if (!start || start.opening === 'object' || start.opening === 'governed') return null;
    return finish(place, inDocument.id, { ...(issuer ?? paper), pointed: false }, start);
  },
};

const isDocument = (token: Token | undefined): boolean =>
  token?.word.parses.some(({ particle, stem }) => particle === '' && belongs(stem, 'document')) ?? false;

/** «ما جاء في البيان», «كما ورد في التقرير»: told of, not told. */
const isWhat = (token: Token | undefined): boolean =>
  belongs(token?.form ?? '', 'what') || belongs(token?.form ?? '', 'as-said');

/** «بيان الوزارة», «نص البلاغ»: who or what stands right behind an indefinite paper owns it. */
function readOwner({ scene, sentence }: Place, { first, last }: Range): Range | null {
  const owner = scene.tokens[last];
  if (isDefinite(scene.tokens[first]) || !(isDefinite(owner) || is(owner, SOURCE | MEDIA | NAMED)))
    return null;
  return readPhrase(scene, last, sentence.last);
}

/** Words between a paper and who issued it: «بيان مشترك صادر عن», «بيان لـ». */
const FARTHEST_ISSUER = 4;

/** «بيان للوزارة», «بيان صادر عن الوزارة»: whose paper it is. */
function readIssuer(scene: Scene, from: number, to: number): Range | null {
  for (let i = from; i < Math.min(to, from + FARTHEST_ISSUER); i++) {
    const actor = scene.actorAt.get(i);
    if (actor) return readPhrase(scene, i, to) ?? { first: actor.first, last: actor.last };
    const token = scene.tokens[i]!;
    if (token.kind === 'mark' || isThat(scene, i)) return null;
    if (token.word.parses.some(({ particle }) => particle === FOR)) return readPhrase(scene, i, to);
  }
  return null;
}
const FOR = 'ل';
