/** «القاهرة - أ ف ب»: the line before a report that says where and by whom it was written. */
import type { Text } from '../model.ts';
import { loadLexica, sensesAt } from './words.ts';

const DASHES = new Set(['-', '–', '—', ':', '/']);
const BETWEEN = new Set(['،', ',', '(', ')', '"', '«', '»', '.', '/']);
const MOST_TOKENS = 10;

/** Past the dateline with which the body begins; 0 where it begins with none. */
export function datelineEnd(text: Text): number {
  let end = 0;
  let known = false;
  for (let i = 0; i < text.tokens.length && i < MOST_TOKENS; ) {
    const token = text.tokens[i]!;
    if (DASHES.has(token.words)) {
      if (known) end = i + 1;
      i++;
      continue;
    }
    const found = sensesAt(text.tokens, i);
    const named = found?.value.some(
      (s) => s.sort === 'place' || s.sort === 'country' || (s.sort === 'org' && PRESS.has(s.class)),
    );
    if (named && found) known = true;
    else if (!BETWEEN.has(token.words) && token.kind !== 'number' && !isByline(text, i)) break;
    i = named && found ? found.last : i + 1;
  }
  return end;
}

const PRESS = new Set(['agency', 'outlet']);

/** The single letters of an agency («أ ف ب») or the name of who wrote. */
function isByline(text: Text, i: number): boolean {
  const token = text.tokens[i]!;
  return token.kind === 'word' && (token.form.length === 1 || loadLexica().facts(token.word).nameness === 3);
}
