/** Main or background: main is what the headline or the opening of the report tells as news. */
import type { Focus } from '../../model.ts';
import type { Cluster } from '../merge.ts';
import type { Scene } from '../scene.ts';

/** Words of the opening at most: a report in one long paragraph has its news in the first sentences. */
const OPENING_WORDS = 40;
/** A first paragraph up to this long is a standfirst or dateline; the next one belongs to the opening too. */
const SHORT_PARAGRAPH = 30;

export function focusOf(cluster: Cluster, body: Scene): Focus {
  if (cluster.parts.some((p) => p.scene.where === 'title')) return 'main';
  const last = openingEnd(body);
  return cluster.parts.some((p) => p.scene === body && p.words[0]!.first < last && p.asNews)
    ? 'main'
    : 'background';
}

/**
 * The token after the opening: the first paragraph, cut after the sentence in which the 40th word stands;
 * where the next paragraph tells the same again the first was a standfirst, and the news begins once more.
 */
export function openingEnd(body: Scene): number {
  const known = memory.get(body);
  if (known !== undefined) return known;
  const { sentences } = body.text;
  const first = sentences[0]?.paragraph ?? 0;
  const again = sentences.find((s) => s.paragraph !== first);
  const end = partEnd(body, 0);
  const last = again && again.first === end && tellsAgain(body, again.first) ? partEnd(body, end) : end;
  memory.set(body, last);
  return last;
}
const memory = new WeakMap<Scene, number>();

function partEnd({ text: { sentences } }: Scene, from: number): number {
  const start = sentences.find((s) => s.first >= from);
  let end = from;
  for (const sentence of sentences) {
    if (sentence.first < from) continue;
    if (sentence.paragraph !== start?.paragraph && end - from >= SHORT_PARAGRAPH) break;
    if (end - from >= OPENING_WORDS) break;
    end = sentence.last;
  }
  return end;
}

/** Whether two in five of the longer words behind token `at` stand before it. */
function tellsAgain({ tokens }: Scene, at: number): boolean {
  const said = new Set(tokens.slice(0, at).map((t) => t.form));
  const words = tokens.slice(at, at + SAMPLE).filter((t) => t.kind === 'word' && t.form.length >= LONG);
  return words.length > 0 && words.filter((t) => said.has(t.form)).length * 5 >= words.length * 2;
}
/** Words looked at, and the letters from which a word tells something. */
const SAMPLE = 24;
const LONG = 4;
