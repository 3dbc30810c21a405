/** A fitted network as the two lexicons that ship it. */
import { FARTHEST } from '../src/engagements/proposals/network.ts';
import { encodeRow, PARTS, WIDTH } from '../src/engagements/proposals/weights.ts';
import { settle, type Table } from './adam.ts';
import type { HeadTables } from './proposal-head.ts';
import { type Net, tablesOf } from './proposal-net.ts';

/** The text of `lexicons/proposal-words.tsv` and of `lexicons/proposal-weights.tsv`. */
export function lexiconsOf(net: Net): { readonly words: string; readonly weights: string } {
  settle(tablesOf(net), net.pace);
  const words = net.names.forms.map((form, i) => ['words', form, rowOf(net.words, i)] as const);
  return {
    words: tsvOf(
      'w',
      ['id', 'form', 'scale', 'numbers', 'source'],
      words.map(([, form, row]) => [form, row]),
    ),
    weights: tsvOf('n', ['id', 'part', 'form', 'scale', 'numbers', 'source'], weightRows(net)),
  };
}

type Cells = readonly [...names: string[], row: ArrayLike<number>];
/** Rows in their order, numbered. */
function tsvOf(letter: string, head: readonly string[], rows: readonly Cells[]): string {
  const digits = String(rows.length).length;
  const lines = rows.map((cells, i) => {
    const { letters, scale } = encodeRow(cells.at(-1) as ArrayLike<number>);
    const names = cells.slice(0, -1) as string[];
    return [`${letter}${String(i + 1).padStart(digits, '0')}`, ...names, scale, letters, 'fitted'];
  });
  return [head, ...lines].map((cells) => `${cells.join('\t')}\n`).join('');
}

const rowOf = ({ values, width }: Table, row: number): Float64Array =>
  values.slice(row * width, (row + 1) * width);

function weightRows(net: Net): readonly Cells[] {
  const { classes, wordSigns, choiceSigns } = net.names;
  const named = (part: string, names: readonly string[], table: Table): readonly Cells[] =>
    names.map((name, i) => [part, name, rowOf(table, i)]);
  const numbered = (part: string, table: Table): readonly Cells[] =>
    Array.from({ length: table.rows }, (_, i) => [part, String(i), rowOf(table, i)]);
  const alone = (part: string, table: Table): Cells => [part, 'base', rowOf(table, 0)];
  const { word, choice, beside } = net;
  const rest = (
    of: 'word' | 'choice' | 'beside',
    { layer, base, out, outBase }: HeadTables,
  ): readonly Cells[] => [
    ...numbered(PARTS[`${of}Layer`], layer),
    alone(PARTS[`${of}Base`], base),
    ...numbered(PARTS[`${of}Out`], out),
    alone(PARTS[`${of}OutBase`], outBase),
  ];
  return [
    ...named(PARTS.class, classes, net.classes),
    ...kernelRows(net),
    alone(PARTS.base, net.base),
    ...named(
      PARTS.position,
      Array.from({ length: 2 * FARTHEST + 1 }, (_, i) => String(i - FARTHEST)),
      net.positions,
    ),
    ...named(PARTS.wordSign, wordSigns, word.signs[0]!),
    ...rest('word', word),
    ...named(PARTS.choiceSign, choiceSigns, choice.signs[0]!),
    ...named(PARTS.choiceWordSign, wordSigns, choice.signs[1]!),
    ...rest('choice', choice),
    ...rest('beside', beside),
  ];
}

/** A row for each of the units seen and each number of a vector: what it gives to what is found. */
function kernelRows({ shape: { dimensions, size }, kernel }: Net): readonly Cells[] {
  return Array.from({ length: WIDTH * dimensions }, (_, i) => {
    const row = Float64Array.from({ length: size }, (_, h) => kernel.values[h * kernel.width + i]!);
    return [PARTS.kernel, `${Math.floor(i / dimensions)}.${i % dimensions}`, row];
  });
}
