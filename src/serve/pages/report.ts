/** A report's own words with marks in them: every value, statement or naming lights up the words that say it. */
import { html } from 'hono/html';
import type { Span } from '../../model.ts';
import type { Html } from '../view.ts';

/** Words that belong to value number `n` of the page, 0 where to none. `.wN` is lit while `.vN` is pointed at. */
export interface Mark extends Span {
  readonly n: number;
  /** How the words are drawn while nothing points at them. */
  readonly look: string;
  /** An anchor of its own, before its first words. */
  readonly id?: string;
}

interface Piece extends Span {
  readonly marks: readonly Mark[];
  /** Numbers whose first words begin here: the place a link to the value leads to. */
  readonly anchors: readonly number[];
  readonly ids: readonly string[];
}

/** What stands beside a paragraph, given the numbers whose first words stand in it. */
export type Margin = (numbers: readonly number[]) => Html;

/** The paragraphs of `body`, marked, each with its place. Marks may overlap and cross paragraphs. */
export function markReport(body: string, marks: readonly Mark[], margin?: Margin): Html {
  const firsts = firstStarts(marks);
  const paragraphs: Html[] = [];
  let start = 0;
  for (const words of body.split('\n')) {
    const span = { start, end: start + words.length };
    const paragraph = html`<p dir="auto" data-at="${start}">${markSpan(body, span, { marks, firsts })}</p>`;
    const isBlank = words.trim() === '';
    if (!isBlank && margin)
      paragraphs.push(html`<div class="para">${paragraph}${margin(beginningIn(span, firsts))}</div>`);
    else if (!isBlank) paragraphs.push(paragraph);
    start = span.end + 1;
  }
  return html`${paragraphs}`;
}

/** Numbers whose first words begin in `span`, in their order. */
const beginningIn = (span: Span, firsts: ReadonlyMap<number, number>): readonly number[] =>
  [...firsts]
    .filter(([n, start]) => n > 0 && start >= span.start && start < span.end)
    .sort(([n], [m]) => n - m)
    .map(([n]) => n);

/** One line, e.g. a headline, marked. */
export function markLine(line: string, marks: readonly Mark[]): Html {
  return html`${markSpan(line, { start: 0, end: line.length }, { marks, firsts: firstStarts(marks) })}`;
}

function firstStarts(marks: readonly Mark[]): ReadonlyMap<number, number> {
  const firsts = new Map<number, number>();
  for (const { n, start } of marks) firsts.set(n, Math.min(start, firsts.get(n) ?? start));
  return firsts;
}

interface Marked {
  readonly marks: readonly Mark[];
  readonly firsts: ReadonlyMap<number, number>;
}

function markSpan(text: string, span: Span, marked: Marked): readonly Html[] {
  return cut(span, marked).map(({ start, end, marks, anchors, ids }) => {
    const words = text.slice(start, end);
    if (marks.length === 0) return words;
    const classes = new Set(marks.flatMap(({ n, look }) => [look, ...(n > 0 ? [`w${n}`] : [])]));
    return html`${ids.map((id) => html`<span class="anchor" id="${id}"></span>`)}${anchors.map((n) => html`<span class="anchor w${n}" id="w${n}"></span>`)}<mark class="${[...classes].join(' ')}">${words}</mark>`;
  });
}

/** `span` cut wherever a mark begins or ends, so that pieces do not overlap. */
function cut(span: Span, { marks, firsts }: Marked): readonly Piece[] {
  const within = marks.filter(({ start, end }) => start < span.end && end > span.start && start < end);
  const edges = new Set([span.start, span.end]);
  for (const { start, end } of within) {
    edges.add(Math.max(start, span.start));
    edges.add(Math.min(end, span.end));
  }
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, i) => {
    const end = sorted[i + 1]!;
    const here = within.filter((mark) => mark.start < end && mark.end > start);
    const begin = here.filter((mark) => mark.start === start && firsts.get(mark.n) === start && mark.n > 0);
    const ids = here.flatMap((mark) => (mark.start === start && mark.id ? [mark.id] : []));
    return { start, end, marks: here, anchors: [...new Set(begin.map(({ n }) => n))], ids };
  });
}
