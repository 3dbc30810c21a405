/** Reads the reporting words of one sentence from left to right and settles where each content ends. */
import { accordingAfter, accordingBefore, attribute, isOwnWord, readSource } from './according.rules.ts';
import { trim } from './contents.ts';
import { type Cue, isAmbiguous, isVerbHere, opensClause } from './cues.ts';
import type { Draft, Place, Rule } from './drafts.ts';
import { isMedia } from './noun-phrases.ts';
import { asSaid, inDocument, noun, purport, relayed } from './passed-on.rules.ts';
import { participle, runningVerb, subjectVerb, verbSubject } from './reported.rules.ts';
import type { Range, Scene } from './scene.ts';
import { clauseFirst, isWas, resolveGeneric } from './speakers.ts';
import { belongs, is, isJoined, isMark, MEDIA, PARTING, RELATIVE, START, THAT } from './words.ts';

/** All rules, in the order in which they are tried. */
export const RULES: readonly Rule[] = [
  asSaid, // content in front, nothing behind
  relayed, // before all that take the outlet for the speaker
  accordingBefore, // opens a sentence
  accordingAfter,
  purport,
  inDocument,
  subjectVerb, // a subject in front leaves none to be looked for behind
  verbSubject,
  runningVerb, // only where no subject was found
  participle,
  noun,
];

/** The statements of one sentence, given those before it. */
export function readSentence(
  scene: Scene,
  options: {
    readonly sentence: Range;
    readonly index: number;
    readonly cues: readonly Cue[];
    readonly before: readonly Draft[];
  },
): readonly Draft[] {
  const { sentence, index, cues, before } = options;
  const here: Draft[] = [];
  let skipTo = 0;
  for (let c = 0; c < cues.length; c++) {
    const cue = cues[c]!;
    const current = here.at(-1) ?? null;
    if (current && cue.first < current.first) {
      if (cue.entry.form === 'according') attributeWithin(scene, { cue, sentence, index, before, here });
      continue;
    }
    if (cue.first < skipTo || isQuoted(scene, cue, current)) continue;
    if (isAmbiguous(cue) && !isSure(scene, cue, sentence)) continue;
    const inside = current !== null && cue.first < current.last;
    const breakAt = inside ? findBreak(scene, cue, current) : cue.first;
    const place: Place = {
      scene,
      cue,
      sentence,
      index,
      limit: limitOf(scene, cues, c, sentence),
      floor: inside ? current.first : (current?.last ?? sentence.first),
      drafts: [...before, ...here],
      current,
    };
    skipTo = Math.max(skipTo, step(place, here, breakAt, inside));
  }
  return here;
}

/** Reads one cue and takes its statement up, alone, as a break, or in the place of the one it stands in. */
function step(place: Place, here: Draft[], breakAt: number, inside: boolean): number {
  const { scene, cue, current } = place;
  if (cue.entry.form === 'according' && current) {
    const source = isOwnWord(place) ? null : readSource(place);
    if (!source && !isOwnWord(place)) return 0;
    if (inside) here[here.length - 1] = { ...current, last: Math.max(breakAt, current.first + 1) };
    if (source) {
      here[here.length - 1] = attribute(source, here.at(-1)!, (range) => isMedia(scene, range, MEDIA));
    }
    return source?.last ?? 0;
  }
  if (cue.entry.form === 'according' && isOwnWord(place)) return 0;
  const read = readCue(place);
  if (!read) return 0;
  takeUp(place, read, { here, breakAt, inside });
  return cue.entry.form === 'according' ? read.speaker.last : 0;
}

function takeUp(place: Place, read: Draft, at: { here: Draft[]; breakAt: number; inside: boolean }): void {
  const { scene, current } = place;
  const { here, breakAt, inside } = at;
  const speaker = resolveGeneric(scene, read.speaker, place.drafts);
  const draft = { ...read, speaker, last: endOfSubordinate(place, read) };
  if (!inside) {
    here.push(draft);
    return;
  }
  if (isNested(place, draft)) {
    const outer = here.pop()!;
    here.push({ ...draft, authority: outer.authority ?? outer.speaker });
    return;
  }
  if (breakAt < 0 || !mayBreak(place, draft)) return;
  const cut = trim(scene, { first: current!.first, last: breakAt });
  if (cut.last - cut.first >= 1) here[here.length - 1] = { ...current!, last: cut.last };
  else here.pop();
  here.push(draft);
}

/** «ذكرت الصحيفة، نقلا عن مسؤول، أن»: the attribution stands between verb and content. */
function attributeWithin(
  scene: Scene,
  at: { cue: Cue; sentence: Range; index: number; before: readonly Draft[]; here: Draft[] },
): void {
  const { here, ...rest } = at;
  const current = here.at(-1)!;
  const place: Place = {
    ...rest,
    scene,
    limit: current.first,
    floor: at.cue.first,
    drafts: at.before,
    current,
  };
  const source = readSource(place);
  if (source) here[here.length - 1] = attribute(source, current, (range) => isMedia(scene, range, MEDIA));
}

/** «وفيما أكد الوزير أن …، قال السفير»: the clause that opens with «فيما» ends at its comma. */
function endOfSubordinate({ scene, cue, sentence }: Place, draft: Draft): number {
  if (cue.first - sentence.first > 8 || !belongs(scene.tokens[sentence.first]!.form, 'while'))
    return draft.last;
  // «وفيما يتعلق بالجسر، قال الوزير إن»: what is spoken of, and past its comma the clause itself
  for (let i = sentence.first; i < cue.first; i++) if (isMark(scene.tokens[i], PARTING)) return draft.last;
  for (let i = draft.first; i < draft.last; i++) if (isMark(scene.tokens[i], '،,')) return i;
  return draft.last;
}

const ABOUT = 'عن';
/** Whether a verb that could be another word is one here. */
function isSure(scene: Scene, cue: Cue, sentence: Range): boolean {
  if (isVerbHere(scene.tokens, cue, sentence.first)) return true;
  const actor = scene.actorAt.get(cue.last);
  // «في عمان عبر الأمير عن شكره»: taken for a preposition of its subject
  const bare = actor?.preposition === '' || actor?.preposition === scene.tokens[cue.first]!.form;
  if (bare && scene.tokens[actor!.last]?.form === ABOUT) return true;
  return isWas(scene, clauseFirst(scene, sentence.first, cue.first));
}

function readCue(place: Place): Draft | null {
  for (const rule of RULES) {
    const draft = rule.read(place);
    if (draft) return draft;
  }
  return null;
}

/** Whether the cue stands in speech quoted word for word. */
function isQuoted(scene: Scene, cue: Cue, current: Draft | null): boolean {
  const quote = scene.text.quotes[scene.text.quoteOf[cue.first]!];
  if (!quote) return false;
  return (
    quote.last - quote.first > 3 ||
    (current !== null && quote.first >= current.first && quote.last <= current.last)
  );
}

/** Where what `cues[c]` governs must end: at the next cue that begins a clause of its own. */
function limitOf(scene: Scene, cues: readonly Cue[], c: number, sentence: Range): number {
  for (let k = c + 1; k < cues.length; k++) {
    const next = cues[k]!;
    if (scene.text.quoteOf[next.first] !== -1) continue;
    if (next.entry.form === 'participle') {
      if (next.conjunction || isMark(scene.tokens[next.first - 1], PARTING)) return next.first;
    }
    if (
      next.entry.form === 'verb' &&
      !next.entry.present &&
      next.conjunction &&
      opensClause(scene.tokens, next, sentence.first)
    ) {
      return next.first;
    }
  }
  return sentence.last;
}

/** Where the content of `current` would end if the cue opened a statement of its own; -1 where it cannot. */
function findBreak(scene: Scene, cue: Cue, current: Draft): number {
  const { tokens } = scene;
  const { form } = cue.entry;
  const parted = isMark(tokens[cue.first - 1], PARTING);
  if (form === 'according') return cue.first;
  if (form === 'participle') return cue.first;
  if (form === 'noun') return parted ? cue.first : -1;
  if (cue.conjunction) return cue.first;
  if (form !== 'verb') return -1;
  if (isWhatHe(scene, cue)) return cue.first - 2;
  for (let i = cue.first - 1; i > current.first && i > cue.first - 16; i--) {
    const token = tokens[i]!;
    if (is(token, RELATIVE)) return cue.object && i === cue.first - 1 && isJoined(token, RELATIVE) ? i : -1;
    if (is(token, THAT)) {
      if (i === cue.first - 1 && isTurn(scene, i - 1)) return isMark(tokens[i - 2], PARTING) ? i - 2 : i - 1;
      return -1;
    }
    if (isJoined(token, START) || (is(token, START) && mayOpen(scene, i))) return i;
    if (isMark(token, PARTING) && i === cue.first - 1 && !cue.entry.present) return i;
  }
  return -1;
}

/** «إلا أنه قال», «حتى إنه أعلن»: the outlet turns to what else was said. */
const isTurn = (scene: Scene, i: number): boolean => belongs(scene.tokens[i]?.form ?? '', 'turn-back');

/** Within a clause «كان» and «قد» open nothing; «كما», «فيما» do. */
const mayOpen = (scene: Scene, i: number): boolean =>
  !belongs(scene.tokens[i]!.form, 'auxiliary') || isMark(scene.tokens[i - 1], PARTING);

const WHAT = 'ما';
/** «وهو ما أكده الوزير»: back to what somebody said. */
const isWhatHe = ({ tokens }: Scene, cue: Cue): boolean =>
  cue.object && tokens[cue.first - 1]?.form === WHAT && belongs(tokens[cue.first - 2]?.form ?? '', 'and-it');

/** Whether the subject in front of the verb opens a clause of its own: «لكن الوزير قال», «، وكان …». */
const isBreak = (scene: Scene, { speaker }: Draft): boolean => {
  const before = scene.tokens[speaker.first - 1];
  return is(before, START) || isJoined(before, START) || isMark(before, PARTING);
};

/** Within indirect speech a new statement needs more than a verb that may go on with the speaker's own clause. */
function mayBreak({ scene, cue, current }: Place, draft: Draft): boolean {
  if (cue.entry.form === 'participle') {
    const parted = cue.conjunction !== '' || isMark(scene.tokens[cue.first - 1], PARTING);
    return (
      parted ||
      (draft.opening !== 'object' &&
        (cue.entry.gender !== 'f' || draft.opening !== 'governed' || cue.entry.complement === 'to'))
    );
  }
  if (cue.entry.form !== 'verb') return true;
  if (
    draft.rule === 'statement.subject-verb' &&
    draft.speaker.first >= current!.first &&
    !isBreak(scene, draft)
  )
    return false;
  const judged = cue.entry.lemma === 'consider' || cue.entry.lemma === 'describe';
  if (cue.object && draft.opening === 'object' && !judged && !is(scene.tokens[cue.first - 1], START))
    return false;
  if (cue.entry.present && draft.rule === 'statement.running-verb' && cue.conjunction) return false;
  if (draft.opening === 'that' || draft.opening === 'colon' || draft.opening === 'quote') return true;
  return !cue.entry.present && cue.entry.strength !== 'deny';
}

/** Longest subject between «أن» and the verb of the one whose words are passed on. */
const LONGEST_SUBJECT = 12;

/** Verbs of saying proper: only these are passed on by somebody else's. */
const PASSED_ON = new Set([
  'say',
  'insist',
  'stress',
  'announce',
  'declare',
  'explain',
  'add',
  'inform',
  'tell',
  'express',
  'voice',
]);

/** «بايدن شدد على»: a verb of which «على» is the way to say what was said, of somebody named there. */
const insistsByName = (scene: Scene, cue: Cue, draft: Draft): boolean =>
  INSISTING.has(cue.entry.lemma) && Boolean(scene.actorAt.get(draft.speaker.first)?.name);
const INSISTING = new Set(['insist', 'stress']);

/** «أعلن البيت الأبيض أن الرئيس أكد أن»: the inner speaker is the one who says it. */
function isNested({ scene, cue, current }: Place, draft: Draft): boolean {
  if (!current || cue.entry.form !== 'verb' || cue.conjunction) return false;
  if (current.rule === 'statement.according-before' && cue.first <= current.first + 1) {
    return cue.entry.complement !== 'on-that' && draft.rule === 'statement.verb-subject';
  }
  if (!PASSED_ON.has(cue.entry.lemma)) return false;
  // «… أن بايدن شدد على …»
  if (draft.opening === 'object') return false;
  if (draft.opening === 'governed' && !insistsByName(scene, cue, draft)) return false;
  if (cue.first - current.first > LONGEST_SUBJECT || current.opening === 'quote') return false;
  if (scene.mentions.actors.length > 0 && !scene.actorAt.has(draft.speaker.first)) return false;
  return draft.speaker.first >= current.first && draft.speaker.first <= current.first + 1;
}
