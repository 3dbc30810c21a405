/** Which words are names, so that what is fitted gives no party, person or place a weight of its own. */
import { readLexicon } from '../src/lexicon/lexicon.ts';
import { normalise, parseWord } from '../src/text/text.ts';

/** A report with its words that name somebody or something. */
interface Naming {
  readonly article: string;
  readonly names: readonly string[];
}
/** Share of the reports with a word in which it names somebody, from which it is a name. */
const NAME_SHARE = 0.25;

/**
 * A test whether a word, in normal form, is a name or an adjective of one: of a land or a body by the
 * lexicons, of anything else where it often names in `reports`; `size` is how many have the word otherwise.
 */
export function nameTest(reports: readonly Naming[]): (word: string, size: number) => boolean {
  const named = new Map<string, Set<string>>();
  for (const { article, names } of reports) {
    for (const name of new Set(names)) {
      const articles = named.get(name);
      if (articles) articles.add(article);
      else named.set(name, new Set([article]));
    }
  }
  const parties = partyWords();
  const isOften = (form: string, size: number): boolean => {
    const names = named.get(form)?.size ?? 0;
    return names >= NAME_SHARE * (size + names);
  };
  return (word, size) => formsOf(word).some((form) => parties.has(form) || isOften(form, size));
}

/** Names of lands and bodies and what is derived from them. */
function partyWords(): ReadonlySet<string> {
  const rows = [...readLexicon('countries'), ...readLexicon('organisations')];
  const forms = rows.filter(({ note }) => note === '').map((row) => row.form!);
  const bare = forms.map((form) => parseWord(normalise(form))[0]!.stem);
  return new Set(bare.flatMap((form) => [form, ...ENDINGS.map((ending) => form + ending)]));
}
/** Of an adjective of origin: feminine, plural, dual. */
const ENDINGS = ['ه', 'ين', 'ون', 'ان'];

/** A word and what is left of it without what may stand before it. */
const formsOf = (word: string): readonly string[] =>
  [word, ...parseWord(word).map(({ stem }) => stem)].filter(({ length }) => length >= SHORTEST);
const SHORTEST = 3;
