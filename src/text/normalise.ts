/**
 * Normal forms: what makes two spellings of one word the same. One array, order matters.
 *
 * @source Unicode Standard, Arabic block and NFKC; folding of alef, ya, ta marbuta and hamza seats
 *   as is usual in Arabic retrieval (Larkey, Ballesteros and Connell 2002).
 */

/** Letters folded into one, by code point: hamza seats, alef wasla, alef maksura, ta marbuta, Persian and Urdu letters. */
const FOLDED: ReadonlyMap<number, number> = new Map([
  [0x0622, 0x0627], // alef with madda
  [0x0623, 0x0627], // alef with hamza above
  [0x0625, 0x0627], // alef with hamza below
  [0x0671, 0x0627], // alef wasla
  [0x0649, 0x064a], // alef maksura → ya
  [0x06cc, 0x064a], // Farsi ya → ya
  [0x0629, 0x0647], // ta marbuta → ha
  [0x06c1, 0x0647], // heh goal → ha
  [0x0624, 0x0648], // waw with hamza
  [0x0626, 0x064a], // ya with hamza
  [0x06a9, 0x0643], // keheh → kaf
  [0x06af, 0x0643], // gaf → kaf
  [0x067e, 0x0628], // peh → ba
  [0x06a4, 0x0641], // veh → fa
  [0x0686, 0x062c], // tcheh → jim
]);

/** Marks, tatweel, joiners and direction controls: they carry no letter. */
export function isInvisible(code: number): boolean {
  return (
    (code >= 0x064b && code <= 0x065f) ||
    (code >= 0x0610 && code <= 0x061a) ||
    (code >= 0x06d6 && code <= 0x06ed && code !== 0x06dd && code !== 0x06de && code !== 0x06e9) ||
    code === 0x0670 ||
    code === 0x0640 ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069) ||
    code === 0x00ad ||
    code === 0xfeff
  );
}

function foldCode(code: number): number {
  if (code >= 0x0660 && code <= 0x0669) return code - 0x0660 + 0x30; // Arabic-Indic digits
  if (code >= 0x06f0 && code <= 0x06f9) return code - 0x06f0 + 0x30; // Persian digits
  return FOLDED.get(code) ?? code;
}

const ARABIC = 0x0600;
const ARABIC_END = 0x0700;
const SPACE = 0x20;
/** What each letter of the Arabic block becomes; 0 where it is invisible. */
const LETTERS = Uint16Array.from({ length: ARABIC_END - ARABIC }, (_, i) =>
  isInvisible(ARABIC + i) ? 0 : foldCode(ARABIC + i),
);

/** Code units that NFKC may change, and combining marks outside the Arabic block. */
const needsCompatibility = (code: number): boolean => code >= 0xfb50 || (code >= 0x0300 && code <= 0x036f);

/**
 * The normal form of `words`: NFKC, marks and controls gone, letters folded, digits European,
 * Latin letters small. Spaces and punctuation stay.
 *
 * @example normalise('مُحَمَّد') //=> 'محمد'
 */
export const normalise = (words: string): string => fold(words) ?? fold(words.normalize('NFKC'), true)!;

/**
 * Copies whole runs between letters that change: most words have one such letter or none.
 *
 * @returns  null where NFKC comes first, unless it is done
 */
function fold(words: string, isCompatible = false): string | null {
  let out = '';
  let copied = 0;
  let cased = false;
  for (let i = 0; i < words.length; i++) {
    const code = words.charCodeAt(i);
    let letter = code;
    if (code >= ARABIC && code < ARABIC_END) letter = LETTERS[code - ARABIC]!;
    else if (code !== SPACE) {
      if (!isCompatible && needsCompatibility(code)) return null;
      cased = true;
      if (isInvisible(code)) letter = 0;
    }
    if (letter === code) continue;
    out += words.slice(copied, i);
    if (letter !== 0) out += String.fromCharCode(letter);
    copied = i + 1;
  }
  const folded = copied === 0 ? words : out + words.slice(copied);
  return cased ? folded.toLowerCase() : folded;
}

/** A normal form with, for each of its code units, the place in the original it came from. */
export interface Mapped {
  readonly form: string;
  /** `at[i]` is the start in the original of `form[i]`; one entry more than `form` is long, the last is the original's length. */
  readonly at: readonly number[];
}

/**
 * The normal form of `body` with the exact way back: `body.slice(at[i], at[j])` holds all that
 * `form.slice(i, j)` was made of.
 */
export function normaliseMapped(body: string): Mapped {
  let form = '';
  const at: number[] = [];
  for (let i = 0; i < body.length; ) {
    const code = body.codePointAt(i)!;
    const size = code > 0xffff ? 2 : 1;
    const piece = normalise(body.slice(i, i + size));
    for (let k = 0; k < piece.length; k++) at.push(i);
    form += piece;
    i += size;
  }
  at.push(body.length);
  return { form, at };
}
