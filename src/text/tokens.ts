/** Cuts a body into tokens: words, numbers, marks. Nothing is lost between them but white space. */
import type { Token, Word } from '../model.ts';
import { isInvisible } from './normalise.ts';
import { seamOf, wordOf } from './words.ts';

const LETTER = /[\p{L}\p{M}]/u;
const SPACE = 0;
const WORD = 1;
const NUMBER = 2;
const MARK = 3;
type Class = 0 | 1 | 2 | 3;

const classes = new Uint8Array(0x10000).fill(255);

function classOf(code: number): Class {
  const known = classes[code]!;
  if (known !== 255) return known as Class;
  const found = classify(code);
  classes[code] = found;
  return found;
}

function classify(code: number): Class {
  if (code <= 0x20 || code === 0xa0 || code === 0x3000 || code === 0x1680) return SPACE;
  if ((code >= 0x2000 && code <= 0x200a) || code === 0x2028 || code === 0x2029 || code === 0x202f)
    return SPACE;
  if (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x660 && code <= 0x669) ||
    (code >= 0x6f0 && code <= 0x6f9)
  ) {
    return NUMBER;
  }
  // a hashtag «#ولي_العهد» is the words it is made of
  if (code === 0x5f || code === 0x23) return SPACE;
  // surrogates are taken as letters, so that a pair is never cut
  if (code >= 0xd800 && code <= 0xdfff) return WORD;
  return LETTER.test(String.fromCharCode(code)) || isInvisible(code) ? WORD : MARK;
}

/** The tokens of `body`, in order; places are offsets into it. */
export function tokenise(body: string): readonly Token[] {
  const tokens: Token[] = [];
  let i = 0;
  while (i < body.length) {
    const kind = classOf(body.charCodeAt(i));
    if (kind === SPACE) {
      i++;
      continue;
    }
    let end = i + 1;
    if (kind !== MARK) while (end < body.length && continues(body, end, kind)) end++;
    let words = body.slice(i, end);
    let word: Word = wordOf(words);
    if (seamOf(word) > 0) {
      end = i + seamOf(word);
      words = body.slice(i, end);
      word = wordOf(words);
    }
    if (word.form || kind === MARK) {
      tokens.push({
        start: i,
        end,
        kind: kind === WORD ? 'word' : kind === NUMBER ? 'number' : 'mark',
        words,
        form: word.form,
        word,
      });
    }
    i = end;
  }
  return tokens;
}

function continues(body: string, at: number, kind: Class): boolean {
  const code = body.charCodeAt(at);
  return classOf(code) === kind || (kind === NUMBER && isInvisible(code));
}
