/**
 * Text from bytes in any encoding: byte order mark, strict UTF-8, what the page declares, then a guess.
 * A declaration is only believed where the bytes bear it out.
 */
import { isUtf8 } from 'node:buffer';
import type { Problem } from '../model.ts';

export interface Decoded {
  readonly text: string;
  /** WHATWG name of the encoding used. */
  readonly encoding: string;
  readonly problems: readonly Problem[];
}

const HEAD_BYTES = 4_096;
const DECLARED = /(?:charset\s*=\s*|encoding\s*=\s*)["']?\s*([A-Za-z0-9_:.-]+)/iu;

/**
 * The text of `bytes`.
 *
 * @param hint  encoding named by the transport, if any
 */
export async function decodeBytes(bytes: Uint8Array, hint: string | null = null): Promise<Decoded> {
  const marked = readMark(bytes);
  if (marked) return decoded(bytes, marked);
  const wide = readWide(bytes);
  if (wide) return decoded(bytes, wide);
  if (isUtf8(bytes)) return decoded(bytes, 'utf-8');
  const declared = knownName(hint) ?? knownName(declaredIn(bytes));
  const broken = brokenUtf8(bytes);
  if (broken !== null) return { text: broken, encoding: 'utf-8', problems: [BROKEN_UTF8] };
  const encoding = await chooseEncoding(bytes, declared);
  const wrong = declared !== null && declared !== encoding;
  return { ...decoded(bytes, encoding), problems: wrong ? [wrongDeclaration(declared, encoding)] : [] };
}

function decoded(bytes: Uint8Array, encoding: string): Decoded {
  return { text: new TextDecoder(encoding).decode(bytes), encoding, problems: [] };
}

const BROKEN_UTF8: Problem = {
  code: 'collect.broken-utf8',
  stage: 'collect',
  message: 'some bytes are not UTF-8 in a text that is: they were replaced, the rest was read',
};
const wrongDeclaration = (declared: string, used: string): Problem => ({
  code: 'collect.wrong-encoding',
  stage: 'collect',
  message: `declared as ${declared}, but the bytes are ${used}: read as ${used}`,
});

/** The encoding that a byte order mark names. */
export function readMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : null;
}

/** Bytes of the Unicode rows of Latin and Arabic letters, which stand at every second place of UTF-16 text. */
const isRow = (byte: number): boolean => byte === 0x00 || byte === 0x06;
const WIDE_SHARE = 0.7;

/** UTF-16 without a mark: the high bytes at every second place are nearly all of two rows. */
export function readWide(bytes: Uint8Array): string | null {
  const size = Math.min(bytes.length, HEAD_BYTES) & ~1;
  if (size < 8) return null;
  let even = 0;
  let odd = 0;
  let zeros = 0;
  for (let i = 0; i < size; i += 2) {
    if (isRow(bytes[i]!)) even++;
    if (isRow(bytes[i + 1]!)) odd++;
    if (bytes[i] === 0 || bytes[i + 1] === 0) zeros++;
  }
  const half = size / 2;
  if (zeros === 0 || (even > half * WIDE_SHARE && odd > half * WIDE_SHARE)) return null;
  if (odd > half * WIDE_SHARE && even < half / 2) return 'utf-16le';
  return even > half * WIDE_SHARE && odd < half / 2 ? 'utf-16be' : null;
}

function declaredIn(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD_BYTES)).toString(
    'latin1',
  );
  return DECLARED.exec(head)?.[1] ?? null;
}

/** The WHATWG name of a declared encoding; null where there is none such, or where UTF-16 is declared in ASCII. */
function knownName(name: string | null): string | null {
  if (name === null) return null;
  try {
    const known = new TextDecoder(name).encoding;
    return known.startsWith('utf-16') ? null : known;
  } catch {
    return null;
  }
}

const SOUND_PER_BROKEN = 20;

/** The text where the bytes are UTF-8 but for a few, else null. */
function brokenUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder('utf-8').decode(bytes);
  let broken = 0;
  let sound = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) broken++;
    else if (code > 0x7f) sound++;
  }
  return sound > broken * SOUND_PER_BROKEN ? text : null;
}

const ARABIC = ['windows-1256', 'iso-8859-6'] as const;
/** Score above which bytes in a single-byte encoding are taken as Arabic; press text has 0.2 and more. */
const ARABIC_ENOUGH = 0.08;

async function chooseEncoding(bytes: Uint8Array, declared: string | null): Promise<string> {
  let best = '';
  let most = 0;
  for (const name of ARABIC) {
    const score = arabicScore(new TextDecoder(name).decode(bytes));
    if (score > most) [best, most] = [name, score];
  }
  if (most >= ARABIC_ENOUGH) return best;
  if (declared !== null && declared !== 'utf-8') return declared;
  return (await guess(bytes)) ?? 'windows-1256';
}

const NOT_ARABIC_WORD = /[^\u0621-\u064a]+/u;

/**
 * How much like Arabic a decoding looks: the share of its non-ASCII words that begin with the article or
 * end in ta marbuta, less the share of characters that no Arabic text holds.
 */
function arabicScore(text: string): number {
  let strange = 0;
  let letters = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x621 && code <= 0x64a) letters++;
    else if (code === 0xfffd || (code >= 0x80 && code < 0xa0) || (code >= 0xc0 && code < 0x250)) strange++;
  }
  if (letters === 0) return 0;
  let telling = 0;
  let words = 0;
  for (const word of text.split(NOT_ARABIC_WORD)) {
    if (word.length < 2) continue;
    words++;
    if (word.startsWith('\u0627\u0644') || word.endsWith('\u0629')) telling++;
  }
  return telling / Math.max(1, words) - strange / letters;
}

async function guess(bytes: Uint8Array): Promise<string | null> {
  const { default: jschardet } = await import('jschardet');
  const found = jschardet.detect(Buffer.from(bytes.subarray(0, 1 << 16)));
  return knownName(found.encoding);
}
