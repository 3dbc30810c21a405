/** Speech that comes by way of others: relayed by an outlet, named by a noun, in front of «كما قال». */
import { findStart, type Start, trim } from './contents.ts';
import { type Draft, makeDraft, type Place, type Rule } from './drafts.ts';
import { readPhrase } from './noun-phrases.ts';
import { finish, phraseAfter, speakerInSentence } from './reported.rules.ts';
import { isAudience, type Range, type Scene } from './scene.ts';
import { runningSpeaker, type Speaker, sentenceSubject } from './speakers.ts';
import { ASIDE, belongs, CONTENT, is, isMark, PARTING, RELATIVE, THAT, TIME } from './words.ts';

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
