/** The channel through which something was said, from the words between the reporting word and the content. */
import { readLexicon } from '../lexicon/lexicon.ts';
import type { Channel, Word } from '../model.ts';
import { normalise, perWord } from '../text/text.ts';
import type { Draft } from './drafts.ts';
import type { Scene } from './scene.ts';
import { belongs } from './words.ts';

const PREFIX = 'channel-';
/** Tokens in front of the reporting word in which a channel may stand: «وفي بيان، قال …». */
const IN_FRONT = 10;

let forms: ReadonlyMap<string, Channel> | null = null;

function loadForms(): ReadonlyMap<string, Channel> {
  forms ??= new Map(
    readLexicon('speech')
      .filter((row) => row.class!.startsWith(PREFIX))
      .map((row) => [normalise(row.form!), row.class!.slice(PREFIX.length) as Channel]),
  );
  return forms;
}

/** The channel that a word may name, or null. */
export const channelOf = perWord((word: Word): Channel | null => {
  const known = loadForms();
  for (const parse of word.parses) {
    const found = known.get(parse.rest);
    if (found) return found;
  }
  return null;
});

/** Words that make a conference, a talk or a conversation one with the press. */
const FOR = 'ل';
const WITH = 'مع';

/** The channel of `draft`, or null where no word of the report names one. */
export function findChannel(scene: Scene, draft: Draft, sentenceFirst: number): Channel | null {
  if (draft.cue.entry.lemma === 'tweet') return 'social-media';
  const from = Math.max(sentenceFirst, Math.min(draft.cue.first, draft.speaker.first) - IN_FRONT);
  const to = Math.max(draft.cue.last, Math.min(draft.first, draft.cue.last + 40));
  for (let i = from; i < to; i++) {
    const channel = channelOf(scene.tokens[i]!.word);
    if (channel && fits(scene, i, channel)) return channel;
  }
  return isAnonymous(scene, draft) ? 'source' : null;
}

/** Whether the word is used of talking to the press: «مؤتمر صحفي», «حديث لصحيفة …», not any conference or talk. */
function fits({ tokens }: Scene, i: number, channel: Channel): boolean {
  const next = tokens[i + 1];
  if (channel === 'press-conference') return belongs(next?.form ?? '', 'press');
  if (channel !== 'interview') return true;
  if (next === undefined) return false;
  return belongs(next.form, 'press') || next.form === WITH || next.form.startsWith(FOR);
}

/** Whether the speaker is a source without a name. */
const isAnonymous = ({ tokens }: Scene, { speaker }: Draft): boolean =>
  belongs(tokens[speaker.first]?.form ?? '', 'anonymous');
