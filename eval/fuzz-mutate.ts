/** Mutations of bytes and of structure, each made from a number alone, so that every case can be made again. */

/** Numbers that look random and are the same for the same seed. @source mulberry32, Tommy Ettinger (public domain) */
export interface Chance {
  /** A whole number from 0 to `most`, `most` excluded. */
  below(most: number): number;
  pick<T>(list: readonly T[]): T;
}

export function makeChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (most: number): number => (most <= 1 ? 0 : next() % most);
  return { below, pick: (list) => list[below(list.length)]! };
}

/** The number of case `index` under `seed`. */
export const seedOf = (seed: number, index: number): number =>
  (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) >>> 0;

/** Longest inputs that are made: most are short, so that there can be many. */
const MOST_BYTES = 400_000;
const LENGTHS: readonly number[] = [...new Array<number>(31).fill(20_000), MOST_BYTES];

/** What breaks readers of pages: markup, entities, controls, digits, quotes, marks, halves of characters. */
const NASTY: readonly string[] = [
  '\u0000',
  '\uFEFF',
  '\u200F\u200E\u202E',
  '\uD800',
  '\uDC00\uD83D',
  '\u064B\u0651\u0640\u0640',
  '\u2028\u2029\u0085',
  '\u{1D7D8}\u{10FFFF}',
  '\uFDFA\uFEFB',
  '&#x110000;&#0;&#xD800;&amp;amp;&nbsp',
  '<![CDATA[',
  '<!--',
  '-->',
  '</p></div></body></html>',
  '<script>',
  '</script>',
  '<p',
  '<a href="javascript:0" ',
  '<table><tr><td><table>',
  '<li><h1><blockquote>',
  '<meta property="article:published_time" content="9999-99-99T99:99:99Z">',
  '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":',
  '<time datetime="-1">',
  '<base href="//["><link rel=canonical href="http://[::1">',
  '\u0663\u0662/\u0661\u0663/\u0669\u0669\u0669\u0669\u0669',
  '00/00/0000 31/02/2021 29-02-1900 24:61',
  '1445/13/31 99999999999999999999',
  '2021-02-30T25:00:00+99:99',
  '«»""“”‘’((()))[[',
  '«««««"""""',
  '»»»»»',
  '....................',
  ':::::؛؛؛؛؟؟؟؟،،،،',
  '\n\n\n\n\r\r\n',
  '{"text":',
  '"}\n{"id":0,"html":"<p>"}\n[',
  'WARC/1.0\r\nContent-Length: -1\r\n\r\n',
  '\u001F\u008B\u0008',
  'و'.repeat(40),
  'ال'.repeat(30),
  ' و ف ب ل ك س ',
];

const encoder = new TextEncoder();
const NASTY_BYTES = NASTY.map((words) => encoder.encode(words));

const join = (...parts: readonly Uint8Array[]): Uint8Array => Buffer.concat(parts);

type Mutate = (bytes: Uint8Array, chance: Chance, others: readonly Uint8Array[]) => Uint8Array;

/** A half-open range of at most `most` bytes. */
function rangeIn(bytes: Uint8Array, chance: Chance, most: number): readonly [number, number] {
  const start = chance.below(bytes.length + 1);
  return [start, Math.min(bytes.length, start + chance.below(most) + 1)];
}

const flip: Mutate = (bytes, chance) => {
  const out = Uint8Array.from(bytes);
  for (let n = chance.below(16) + 1; n > 0 && out.length > 0; n--)
    out[chance.below(out.length)]! ^= 1 << chance.below(8);
  return out;
};
const cut: Mutate = (bytes, chance) => {
  const [start, end] = rangeIn(bytes, chance, chance.pick([1, 8, 200, 4000]));
  return join(bytes.subarray(0, start), bytes.subarray(end));
};
const shorten: Mutate = (bytes, chance) => bytes.subarray(0, chance.below(bytes.length + 1));
const repeat: Mutate = (bytes, chance) => {
  const [start, end] = rangeIn(bytes, chance, chance.pick([1, 12, 300]));
  const piece = bytes.subarray(start, end);
  const times = Math.min(chance.pick([2, 3, 50, 2000]), Math.ceil(100_000 / Math.max(1, piece.length)));
  return join(bytes.subarray(0, end), ...Array.from({ length: times }, () => piece), bytes.subarray(end));
};
const insertNasty: Mutate = (bytes, chance) => {
  const at = chance.below(bytes.length + 1);
  const times = chance.pick([1, 1, 1, 3, 400]);
  const piece = chance.pick(NASTY_BYTES);
  const all = Array.from({ length: times }, () => piece);
  return join(bytes.subarray(0, at), ...all, bytes.subarray(at));
};
const insertNoise: Mutate = (bytes, chance) => {
  const at = chance.below(bytes.length + 1);
  const noise = Uint8Array.from({ length: chance.below(60) + 1 }, () => chance.below(256));
  return join(bytes.subarray(0, at), noise, bytes.subarray(at));
};
const splice: Mutate = (bytes, chance, others) => {
  const other = chance.pick(others);
  const [start, end] = rangeIn(other, chance, 6000);
  const at = chance.below(bytes.length + 1);
  return join(bytes.subarray(0, at), other.subarray(start, end), bytes.subarray(at));
};
const join2: Mutate = (bytes, chance, others) => {
  const other = chance.pick(others);
  return join(
    bytes.subarray(0, chance.below(bytes.length + 1)),
    other.subarray(chance.below(other.length + 1)),
  );
};
const swap: Mutate = (bytes, chance) => {
  const [a, b] = rangeIn(bytes, chance, 900);
  const rest = bytes.subarray(b);
  const [c, d] = rangeIn(rest, chance, 900);
  return join(
    bytes.subarray(0, a),
    rest.subarray(c, d),
    rest.subarray(0, c),
    bytes.subarray(a, b),
    rest.subarray(d),
  );
};

/** A mutation that looks at the input as text. */
const onText =
  (mutate: (text: string, chance: Chance) => string): Mutate =>
  (bytes, chance) =>
    encoder.encode(mutate(new TextDecoder().decode(bytes), chance));

function shuffle(pieces: readonly string[], chance: Chance): string[] {
  const out = [...pieces];
  for (let n = Math.min(12, out.length); n > 0; n--) {
    const a = chance.below(out.length);
    const b = chance.below(out.length);
    [out[a], out[b]] = [out[b]!, out[a]!];
  }
  return out;
}
const nest = (text: string, chance: Chance): string => {
  const tag = chance.pick([
    'div',
    'p',
    'span',
    'blockquote',
    'ul',
    'li',
    'table',
    'b',
    'font',
    'article',
    'svg',
  ]);
  const at = chance.below(text.length + 1);
  const open = `<${tag}>`.repeat(chance.pick([3, 100, 5000]));
  return text.slice(0, at) + open + text.slice(at);
};
const digits = (text: string, chance: Chance): string =>
  text.replace(/[0-9\u0660-\u0669]/gu, (digit) => (chance.below(3) === 0 ? String(chance.below(10)) : digit));

const TEXTUAL: readonly ((text: string, chance: Chance) => string)[] = [
  (text, chance) => shuffle(text.split(' '), chance).join(' '),
  (text, chance) => shuffle(text.split('\n'), chance).join('\n'),
  (text, chance) => shuffle(text.split('. '), chance).join('. '),
  (text, chance) =>
    text.split(' ').join(chance.pick(['', '\u00A0', '\u200C', ' و', ' ال', '، ', '\n', ' "'])),
  (text, chance) =>
    text
      .split(chance.pick(['.', '،', '\n', '<', '>', '"', ':', ')']))
      .join(chance.pick(['', ' ', '((', '«'])),
  (text, chance) => text.split(chance.pick([...'اولمنيت'])).join(chance.pick(['', 'ـ', '\u064E', 'ى', 'ؤ'])),
  (text) => text.replace(/<[^>]*>/gu, ' '),
  (text) => text.replace(/[\u0620-\u06FF]/gu, (letter) => `&#${letter.charCodeAt(0)};`),
  (text) => [...text].reverse().join(''),
  nest,
  digits,
  (text, chance) =>
    JSON.stringify({ id: chance.below(9), title: text.slice(0, 80), published: text.slice(9, 19), text }),
  (text, chance) => `${JSON.stringify({ html: text })}\n`.repeat(chance.below(3) + 1).slice(0, MOST_BYTES),
  (text) => text.slice(0, 2_000).repeat(20),
];

/** The input in another encoding, with or without a mark. */
const recode: Mutate = (bytes, chance) => {
  const wide = Buffer.from(new TextDecoder().decode(bytes), 'utf16le');
  const order = chance.below(2) === 0 ? wide.swap16() : wide;
  return chance.below(2) === 0 ? order : join(Uint8Array.of(0xff, 0xfe), order);
};

const MUTATIONS: readonly Mutate[] = [
  ...[
    flip,
    cut,
    cut,
    shorten,
    repeat,
    insertNasty,
    insertNasty,
    insertNoise,
    splice,
    splice,
    join2,
    swap,
    recode,
  ],
  ...TEXTUAL.map(onText),
];

/** The input of one case: one of `seeds` after one to five mutations. */
export function mutateInput(seeds: readonly Uint8Array[], caseSeed: number): Uint8Array {
  const chance = makeChance(caseSeed);
  const most = chance.pick(LENGTHS);
  let bytes = chance.pick(seeds);
  for (let n = chance.below(5) + 1; n > 0; n--) {
    bytes = chance.pick(MUTATIONS)(bytes, chance, seeds).subarray(0, most);
  }
  return bytes;
}
