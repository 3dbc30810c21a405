/** Cuts a body into tokens: words, numbers, marks. Nothing is lost between them but white space. */
import type { Token } from '../model.ts';
import { isInvisible } from './normalise.ts';
import { mix, START } from './word-table.ts';
import { type Remembering, wordAt, wordOf } from './words.ts';

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
  // one for all words of the body: there are very many
  const print = { start: 0, end: 0, hash: 0 };
  let i = 0;
  while (i < body.length) {
    const code = body.charCodeAt(i);
    const kind = classOf(code);
    if (kind === SPACE) {
      i++;
      continue;
    }
    const start = i++;
    let hash = mix(START, code);
    if (kind !== MARK)
      for (; i < body.length; i++) {
        const next = body.charCodeAt(i);
        if (classOf(next) !== kind && !(kind === NUMBER && isInvisible(next))) break;
        hash = mix(hash, next);
      }
    print.start = start;
    print.end = i;
    print.hash = hash;
    let word = wordAt(body, print);
    if (word.seam > 0) {
      i = start + word.seam;
      word = wordOf(body.slice(start, i));
    }
    if (word.form || kind === MARK) tokens.push(makeToken(word, start, kind));
  }
  return tokens;
}

const KINDS: readonly Token['kind'][] = ['mark', 'word', 'number', 'mark'];

const makeToken = (word: Remembering, start: number, kind: Class): Token => ({
  start,
  end: start + word.printed.length,
  kind: KINDS[kind]!,
  words: word.printed,
  form: word.form,
  word,
});
