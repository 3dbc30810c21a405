/**
 * findNamings(text): who is called what, and in whose voice. Counts and quotes usage, judges none of it.
 * The forms stand in `lexicons/namings.tsv` as open data with neutral descriptions.
 */
import { readLexicon } from '../lexicon/lexicon.ts';
import type { Naming, Span, Statement, Text, Token } from '../model.ts';
import { buildPhrases, type Found, matchPhrase, mayBegin, type Phrases } from '../text/text.ts';

interface Form {
  readonly party: string;
  readonly form: string;
}

let forms: Phrases<Form> | null = null;

function readForms(): Phrases<Form> {
  forms ??= buildPhrases(
    readLexicon('namings').map((row) => [row.form!, { party: row.party!, form: row.form! }] as const),
  );
  return forms;
}

/** What tells whose words a place of the text is. */
type Said = Pick<Statement, 'speaker' | 'direct' | 'start' | 'end'>;

/**
 * Every naming of a party, person or place in dispute, in text order. `quoted` where the name, or its
 * first or last word, stands in quotation marks of its own: «"إسرائيل"», «"جيش" الاحتلال».
 *
 * @param statements  what the text reports somebody to have said: tells whose quotation a name stands in
 */
export function findNamings(text: Text, statements: readonly Said[] = []): readonly Naming[] {
  const out: Naming[] = [];
  const names = readForms();
  if (!text.tokens.some(({ word }) => mayBegin(word, names))) return out;
  const plain = withoutMarks(text);
  for (let i = 0; i < plain.tokens.length; ) {
    const it = plain.tokens[i]!.kind === 'word' ? matchPhrase(plain.tokens, i, names) : null;
    const found = it && { ...it, first: plain.at[i]!, last: plain.at[it.last - 1]! + 1 };
    if (found && isWhole(text, found)) out.push(makeNaming(text, { found, statements }));
    i = it ? it.last : i + 1;
  }
  return out;
}

interface Plain {
  readonly tokens: readonly Token[];
  /** Where each of them stands among all tokens. */
  readonly at: readonly number[];
}
/** The tokens without quotation marks, so that «"جيش" الاحتلال» is one name. */
function withoutMarks({ tokens, quotes }: Text): Plain {
  if (quotes.length === 0) return { tokens, at: tokens.map((_, i) => i) };
  const marks = new Uint8Array(tokens.length + 1);
  for (const { first, last } of quotes) {
    marks[first - 1] = 1;
    marks[last] = 1;
  }
  const at: number[] = [];
  for (let i = 0; i < tokens.length; i++) if (!marks[i]) at.push(i);
  return { tokens: at.map((i) => tokens[i]!), at };
}

/** Whether no quotation begins or ends in the midst of the name but around words of it. */
const isWhole = ({ quotes }: Text, { first, last }: Found<Form>): boolean =>
  quotes.every(
    (it) =>
      it.last <= first ||
      it.first >= last ||
      (it.first <= first && it.last >= last) ||
      (it.first >= first && it.last <= last),
  );

interface Making {
  readonly found: Found<Form>;
  readonly statements: readonly Said[];
}

function makeNaming(text: Text, { found, statements }: Making): Naming {
  const { tokens } = text;
  const scare = text.quotes.find((it) => it.first >= found.first && it.last <= found.last);
  // words of a name that are marked are shown with their marks, unless these hold all of it
  const isPartial = scare !== undefined && scare.last - scare.first < found.last - found.first;
  const start =
    isPartial && scare.first === found.first ? tokens[found.first - 1]!.start : startOf(text, found);
  const end = tokens[isPartial && scare.last === found.last ? found.last : found.last - 1]!.end;
  const quote = quoteAround(text, found);
  return {
    party: found.value.party,
    words: text.body.slice(start, end),
    start,
    end,
    quoted: scare !== undefined,
    form: found.value.form,
    ...voiceOf({ start, end }, { quote, statements }),
  };
}

/** Where the name itself starts: behind the particles attached to its first word. */
function startOf({ tokens }: Text, { first, parse }: Found<Form>): number {
  const { words, form, start } = tokens[first]!;
  // marks sit behind letters only, so a printed word without marks loses exactly its particles
  return words.length === form.length ? start + parse.conjunction.length + parse.particle.length : start;
}

/** The quotation that holds the name and more; a name in scare quotes may stand in a longer one. */
function quoteAround(text: Text, { first, last }: Found<Form>): Span | undefined {
  return text.quotes.find(
    (it) => it.first <= first && it.last >= last && it.last - it.first >= last - first + LEAST_AROUND,
  );
}
/** Tokens beside a name from which quotation marks hold what somebody said: fewer mark the name itself. */
const LEAST_AROUND = 2;

interface Around {
  readonly quote: Span | undefined;
  readonly statements: readonly Said[];
}

function voiceOf(name: Span, { quote, statements }: Around): Pick<Naming, 'voice' | 'speaker'> {
  const holds = (it: Span): boolean => it.start <= name.start && it.end >= name.end;
  const around = statements.filter(holds).sort((a, b) => a.end - a.start - (b.end - b.start));
  const direct = around.find((it) => it.direct);
  if (!direct && !quote) return { voice: 'own', speaker: null };
  const said = direct ?? around[0] ?? statements.find((it) => quote && meet(it, quote));
  return { voice: 'quotation', speaker: said?.speaker ?? null };
}

const meet = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
