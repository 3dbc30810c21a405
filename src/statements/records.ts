/** From a draft to the published statement: exact words, evidence, channel, authority. */
import type { Evidence, Span, Statement } from '../model.ts';
import { findChannel } from './channels.ts';
import { trim } from './contents.ts';
import type { Draft } from './drafts.ts';
import type { Range, Scene } from './scene.ts';
import { wordsOf, wordsOfSpeaker } from './speakers.ts';
import { isMark, QUOTE_MARKS } from './words.ts';

/** The statement of a draft; null where marks are all that was said. */
export function makeStatement(scene: Scene, draft: Draft): Statement | null {
  const { text, tokens, mentions } = scene;
  const content = trim(scene, draft);
  if (content.last <= content.first) return null;
  const span = spanOf(scene, content);
  const speaker = wordsOfSpeaker(scene, draft.speaker);
  const cue = spanOf(scene, draft.cue);
  const actor = findActor(scene, draft.speaker);
  return {
    speaker: text.body.slice(speaker.start, speaker.end),
    represents: actor ? (mentions.entities[actor.entity]?.represents ?? actor.represents) : null,
    channel: findChannel(scene, draft, text.sentences[draft.sentence]!.first),
    authority: draft.authority ? sliceOf(scene, wordsOf(scene, draft.authority)) : null,
    cue: tokens[draft.cue.first]!.words,
    strength: draft.cue.entry.strength,
    direct: isDirect(scene, content),
    content: text.body.slice(span.start, span.end),
    start: span.start,
    end: span.end,
    evidence: {
      '/speaker': [evidence(scene, speaker, draft.rule)],
      '/cue': [evidence(scene, cue, draft.rule)],
    },
  };
}

function findActor(scene: Scene, range: Range) {
  for (let i = range.first; i < range.last; i++) {
    const actor = scene.actorAt.get(i);
    if (actor && actor.last <= range.last) return actor;
  }
  return undefined;
}

const spanOf = ({ tokens }: Scene, range: Range): Span => ({
  start: tokens[range.first]!.start,
  end: tokens[range.last - 1]!.end,
});
const sliceOf = ({ text }: Scene, span: Span): string => text.body.slice(span.start, span.end);

const evidence = (scene: Scene, span: Span, rule: string): Evidence => ({
  start: span.start,
  end: span.end,
  words: sliceOf(scene, span),
  rule,
});

/** Whether most words of the content stand in quotation marks. */
function isDirect(scene: Scene, content: Range): boolean {
  const { tokens, text } = scene;
  const unclosed = isMark(tokens[content.first - 1], QUOTE_MARKS) && !scene.quoteAt.has(content.first - 1);
  let all = 0;
  let quoted = 0;
  for (let i = content.first; i < content.last; i++) {
    if (tokens[i]!.kind === 'mark') continue;
    all++;
    if (unclosed || text.quoteOf[i] !== -1) quoted++;
  }
  return all > 0 && quoted * 2 > all;
}
