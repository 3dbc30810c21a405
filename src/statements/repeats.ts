/** Leaves out what a standfirst or a second copy of a paragraph says again. */
import type { Draft } from './drafts.ts';
import type { Scene } from './scene.ts';

/** Share of a statement's words that another paragraph must hold to count as its repetition; 0.5 … 0.8 tried. */
const SAME = 0.6;
/** Paragraphs of an article below which nothing is taken for a standfirst. */
const FEWEST = 3;

/** The statements without those of a first or last paragraph that the body tells again. */
export function dropRepeats(scene: Scene, drafts: readonly Draft[]): readonly Draft[] {
  const { paragraphs, sentences } = scene.text;
  if (paragraphs.length < FEWEST || drafts.length === 0) return drafts;
  const last = paragraphs.length - 1;
  const at = (draft: Draft): number => sentences[draft.sentence]!.paragraph;
  const edge = new Set([0, last].filter((p) => p === 0 || isCopy(scene, p)));
  const inner: Set<string>[] = [];
  for (let p = 0; p < paragraphs.length; p++) if (!edge.has(p)) inner.push(wordsOf(scene, p));
  return drafts.filter((draft) => !edge.has(at(draft)) || !inner.some((words) => holds(scene, words, draft)));
}

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

function holds(scene: Scene, words: ReadonlySet<string>, draft: Draft): boolean {
  let all = 0;
  let same = 0;
  for (let i = draft.first; i < draft.last; i++) {
    const token = scene.tokens[i]!;
    if (token.kind === 'mark' || token.form.length < 3) continue;
    all++;
    if (words.has(token.form)) same++;
  }
  return all > 0 && same / all >= SAME;
}
