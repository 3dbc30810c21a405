/**
 * readText(body): the words of a body in normal form, with their places, sentences, paragraphs and
 * quotes. The one place that knows normalised forms; they never leave it as places.
 */
import type { Text } from '../model.ts';
import { findParagraphs, findQuotes, findSentences } from './sentences.ts';
import { tokenise } from './tokens.ts';

export { entryOf, type WordEntry } from './dictionary.ts';
export { type Forms, gatherForms, knownOf, UNKNOWN, valueIn } from './forms.ts';
export { arabicKey, isLatin, latinKeys, plainLatin } from './latin.ts';
export { isInvisible, type Mapped, normalise, normaliseMapped } from './normalise.ts';
export { buildPhrases, type Found, findPhrases, matchPhrase, mayBegin, type Phrases } from './phrases.ts';
export { foreignNameKey, SHORTEST_NAME, spellingKey } from './spelling.ts';
export { type Bound, boundIn, knownIn, parseWord, perWord, withoutPronoun, wordOf } from './words.ts';

/**
 * The text of `body`: tokens, sentences, paragraphs, quotes, all with places in it.
 *
 * @example readText('قال الوزير.').tokens.map((t) => t.form) //=> ['قال', 'الوزير', '.']
 */
export function readText(body: string): Text {
  const tokens = tokenise(body);
  const paragraphs = findParagraphs(body);
  const quotes = findQuotes(body, tokens);
  const quoteOf = new Array<number>(tokens.length).fill(-1);
  for (const [index, quote] of quotes.entries()) {
    for (let i = quote.first; i < quote.last; i++) quoteOf[i] = index;
  }
  return { body, tokens, sentences: findSentences(tokens, paragraphs, quoteOf), paragraphs, quotes, quoteOf };
}
