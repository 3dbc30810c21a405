/** Leaves out what a standfirst or a second copy of a paragraph says again. */
import { cueFormAt } from './cues.ts';
import type { Draft } from './drafts.ts';
import type { Scene } from './scene.ts';

/** Share of a statement's words that one other paragraph must hold to count as its repetition; 0.5 … 0.8 tried. */
const SAME = 0.6;
/** The same for a paragraph that tells the news itself, verb first. */
const SAME_NEWS = 0.85;
/** Share of a first paragraph's words that the rest must hold for it to be a summary. */
const SUMMARY = 0.6;
/** Paragraphs of an article below which nothing is taken for a standfirst. */
const FEWEST = 3;

/** The statements without those of a first or last paragraph that the body tells again. */
export function dropRepeats(scene: Scene, drafts: readonly Draft[]): readonly Draft[] {
  const { paragraphs, sentences } = scene.text;
  if (paragraphs.length < FEWEST || drafts.length === 0) return drafts;
  const last = paragraphs.length - 1;
  const at = (draft: Draft): number => sentences[draft.sentence]!.paragraph;
  const first = drafts.filter((draft) => at(draft) === 0);
  const copied = isCopy(scene, last);
  if (first.length === 0 && !copied) return drafts;
  const inner: Set<string>[] = [];
  for (let p = 1; p < (copied ? last : paragraphs.length); p++) inner.push(wordsOf(scene, p));
  if (copied || isSummary(scene, inner))
    return drafts.filter((draft) => at(draft) !== 0 && (!copied || at(draft) !== last));
  const share = isNews(first) ? SAME_NEWS : SAME;
  return drafts.filter(
    (draft) => at(draft) !== 0 || !inner.some((words) => holds(scene, words, draft, share)),
  );
}

/** News is told verb first and in the past; a standfirst names its subject first or stands in the present. */
const isNews = (first: readonly Draft[]): boolean =>
  first.every((draft) => draft.rule !== 'statement.subject-verb' && !draft.cue.entry.present);

/** Whether the first paragraph, not told as news, says little that the rest does not. */
function isSummary(scene: Scene, inner: readonly ReadonlySet<string>[]): boolean {
  const first = scene.text.sentences[0]!;
  if (first.paragraph !== 0 || tellsNews(scene, first.first)) return false;
  const words = [...wordsOf(scene, 0)].filter((form) => form.length > 2);
  const held = words.filter((form) => inner.some((set) => set.has(form)));
  return held.length >= SUMMARY * words.length;
}

const tellsNews = (scene: Scene, i: number): boolean => cueFormAt(scene.text, i) === 'verb';

/** Whether a paragraph says the first one again. */
function isCopy({ text }: Scene, paragraph: number): boolean {
  const words = (p: number): string =>
    text.body.slice(text.paragraphs[p]!.start, text.paragraphs[p]!.end).trim();
  return words(paragraph) === words(0);
}

function wordsOf(scene: Scene, paragraph: number): Set<string> {
  const { sentences } = scene.text;
  const out = new Set<string>();
  for (const sentence of sentences) {
    if (sentence.paragraph !== paragraph) continue;
    for (let i = sentence.first; i < sentence.last; i++) out.add(scene.tokens[i]!.form);
  }
  return out;
}

function holds(scene: Scene, words: ReadonlySet<string>, draft: Draft, share: number): boolean {
  let all = 0;
  let same = 0;
  for (let i = draft.first; i < draft.last; i++) {
    const token = scene.tokens[i]!;
    if (token.kind === 'mark' || token.form.length < 3) continue;
    all++;
    if (words.has(token.form)) same++;
  }
  return all > 0 && same / all >= share;
}
