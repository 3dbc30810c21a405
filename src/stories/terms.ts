/** The terms by which reports are held together: stems under which the spellings of one name fall, and how rare they are. */
import { readCells } from '../lexicon/lexicon.ts';
import type { Word } from '../model.ts';
import { foreignNameKey, normalise, perWord } from '../text/text.ts';

const AL = 'ال';
const LAM_LAM = 'لل';
const ATTACHED: ReadonlySet<string> = new Set('وفبكل');
/** Endings, longest first. */
const ENDINGS = 'هما كما يين ات ون ين ان ها هم هن نا يه وا ه ي ت ا'.split(' ');
const SHORTEST = 3;
/** The term of a normal form: nothing attached in front, one ending off, one key for all spellings. */
export function termOf(form: string): string {
  let rest = form;
  for (;;) {
    const cut = frontLength(rest);
    if (cut === 0) break;
    rest = rest.slice(cut);
  }
  const ending = ENDINGS.find((it) => rest.length - it.length >= SHORTEST && rest.endsWith(it));
  const stem = ending ? rest.slice(0, -ending.length) : rest;
  return foreignNameKey(stem);
}

function frontLength(form: string): number {
  if (form.length >= SHORTEST + 2 && (form.startsWith(AL) || form.startsWith(LAM_LAM))) return 2;
  return form.length >= SHORTEST + 1 && ATTACHED.has(form[0]!) ? 1 : 0;
}

const rarities = new Map<string, number>();
/** Words of the press, and how often one must stand among a million to carry nothing. */
const MILLION = 1_000_000;
const COMMON = 4000;
const UNSEEN = 1;

function loadRarities(): void {
  const counts = new Map<string, number>();
  for (const [form, count] of readCells('words', ['form', 'count'])) {
    const term = termOf(normalise(form));
    counts.set(term, (counts.get(term) ?? 0) + Number(count));
  }
  for (const [term, count] of counts) rarities.set(term, rarityOf(count));
}
const rarityOf = (count: number): number =>
  count >= COMMON ? 0 : Math.log(MILLION / (count + UNSEEN)) / Math.log(MILLION);

export interface Term {
  readonly term: string;
  /** 0 (says nothing) … 1 (hardly ever printed). */
  readonly rarity: number;
}
/** The term of a word of a report. */
export const readTerm: (word: Word) => Term = perWord((word) => {
  if (rarities.size === 0) loadRarities();
  const term = termOf(word.form);
  return { term, rarity: rarities.get(term) ?? 1 };
});
