/** Main or background: main is what the headline or the opening of the report tells as news. */
import type { Focus } from '../model.ts';
import type { Cluster } from './merge.ts';
import type { Scene } from './scene.ts';

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

/** The token after the opening: the first paragraph, cut after the sentence in which the 40th word stands. */
export function openingEnd(body: Scene): number {
  const { sentences } = body.text;
  const paragraph = sentences[0]?.paragraph ?? 0;
  let end = 0;
  for (const sentence of sentences) {
    if (sentence.paragraph !== paragraph && end >= SHORT_PARAGRAPH) break;
    if (end >= OPENING_WORDS) break;
    end = sentence.last;
  }
  return end;
}
