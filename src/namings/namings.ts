/**
 * findNamings(text): who is called what. Counts and quotes usage, judges none of it.
 * The forms stand in `lexicons/namings.tsv` as open data with neutral descriptions.
 */
import { readLexicon } from '../lexicon/lexicon.ts';
import type { Naming, Text } from '../model.ts';
import { buildPhrases, type Found, matchPhrase, type Phrases } from '../text/text.ts';

let forms: Phrases<string> | null = null;

function readForms(): Phrases<string> {
  forms ??= buildPhrases(readLexicon('namings').map((row) => [row.form!, row.party!] as const));
  return forms;
}

/**
 * Every naming of a party, person or place in dispute, in text order. `quoted` where the name, or its
 * first or last word, stands in quotation marks of its own: «"إسرائيل"», «"جيش" الاحتلال».
 */
export function findNamings(text: Text): readonly Naming[] {
  const out: Naming[] = [];
  for (let i = 0; i < text.tokens.length; ) {
    const found = text.tokens[i]!.kind === 'word' ? matchPhrase(text.tokens, i, readForms()) : null;
    if (found) out.push(makeNaming(text, found));
    i = found ? found.last : i + 1;
  }
  return out;
}

function makeNaming(text: Text, found: Found<string>): Naming {
  const letters = found.parse.conjunction.length + found.parse.particle.length;
  const first = text.tokens[found.first]!;
  // marks sit behind letters only, so a printed word without marks loses exactly its particles
  const start = first.words.length === first.form.length ? first.start + letters : first.start;
  const end = text.tokens[found.last - 1]!.end;
  return {
    party: found.value,
    words: text.body.slice(start, end),
    start,
    end,
    quoted: isQuoted(text, found),
  };
}

/** Whether quotation marks hold this name and no more. */
function isQuoted(text: Text, { first, last }: Found<string>): boolean {
  const quote = text.quotes[text.quoteOf[first]!];
  return quote !== undefined && quote.first === first && quote.last === last;
}
