/**
 * findStatements(text, mentions): who is reported to have said what, with the reporting word, the
 * exact content and its place. Pure.
 */
import type { Mentions, Statement, Text } from '../model.ts';
import { type Cue, findCues } from './cues.ts';
import type { Draft } from './drafts.ts';
import { makeStatement } from './records.ts';
import { dropRepeats } from './repeats.ts';
import { makeScene } from './scene.ts';
import { readSentence } from './sentences.ts';

export { countSourcing } from './sourcing.ts';

/**
 * The attributed statements of `text`, in order of their place.
 *
 * @param mentions  the actors of the same text; without any, speakers are bounded by words alone
 */
export function findStatements(text: Text, mentions: Mentions): readonly Statement[] {
  const cues = findCues(text);
  if (cues.length === 0) return [];
  const scene = makeScene(text, mentions);
  const drafts: Draft[] = [];
  let next = 0;
  for (const [index, sentence] of text.sentences.entries()) {
    const here: Cue[] = [];
    while (next < cues.length && cues[next]!.first < sentence.last) here.push(cues[next++]!);
    if (here.length > 0) drafts.push(...readSentence(scene, { sentence, index, cues: here, before: drafts }));
  }
  return dropRepeats(scene, drafts).flatMap((draft) => makeStatement(scene, draft) ?? []);
}
