/**
 * The values of an engagement in the order in which they are shown, each with its state and a note number.
 * Stated, inferred and absent are three things: see LAYOUT §3.
 */
import { html } from 'hono/html';
import type { Engagement, Evidence } from '../../model.ts';
import type { Html, View } from '../view.ts';
import type { Mark } from './report.ts';

export interface Note {
  readonly n: number;
  readonly pointer: string;
  readonly evidence: readonly Evidence[];
}

const NO_NOTES: readonly Evidence[] = [];

/** The pointers of an engagement in reading order; those without evidence as well. */
function pointersOf(engagement: Engagement): readonly string[] {
  const people = engagement.participants.flatMap((_, i) =>
    ['name', 'person', 'role', 'represents'].map((field) => `/participants/${i}/${field}`),
  );
  return [
    '/kind',
    '/status',
    '/date',
    '/until',
    '/between',
    '/place/venue',
    '/place/city',
    '/place/country',
    ...engagement.topics.map((_, i) => `/topics/${i}`),
    ...people,
  ];
}

/** One note for every value that words of the report support, numbered from `first` in reading order. */
export function numberNotes(engagement: Engagement, first = 1): ReadonlyMap<string, Note> {
  const notes = new Map<string, Note>();
  const known = pointersOf(engagement);
  const others = Object.keys(engagement.evidence).filter((pointer) => !known.includes(pointer));
  for (const pointer of [...known, ...others]) {
    const evidence = engagement.evidence[pointer] ?? NO_NOTES;
    if (evidence.length > 0) notes.set(pointer, { n: first + notes.size, pointer, evidence });
  }
  return notes;
}

/** The marks that the notes leave in the body, or in the title. */
export function marksOf(notes: Iterable<Note>, where: 'body' | 'title', look = 'evidence'): readonly Mark[] {
  const marks: Mark[] = [];
  for (const { n, evidence } of notes)
    for (const { start, end, in: place } of evidence)
      if ((place === 'title') === (where === 'title')) marks.push({ n, start, end, look });
  return marks;
}

export interface Facts {
  readonly view: View;
  readonly engagement: Engagement;
  readonly notes: ReadonlyMap<string, Note>;
  /** Values that a user has set: what stood there, in words, and the correction. */
  readonly corrected?: ReadonlyMap<string, { readonly before: string; readonly id: string }>;
}

export type State = 'stated' | 'inferred' | 'absent' | 'plain';

/** `plain` is a value that needs no words of the report: `status: held`, `focus`, `part`. */
function stateOf({ engagement, notes }: Facts, pointer: string, words: string | null): State {
  if (words === null) return 'absent';
  if (engagement.inferred.includes(pointer)) return 'inferred';
  return notes.has(pointer) ? 'stated' : 'plain';
}

/**
 * A value as it is shown: linked with the words that say it, marked as inferred, or as not stated.
 *
 * @param words  what to show, null where the report does not say
 */
export function showValue(facts: Facts, pointer: string, words: string | null): Html {
  const { view, notes } = facts;
  const state = stateOf(facts, pointer, words);
  const was = showCorrected(facts, pointer);
  if (state === 'absent') return html`<span class="value absent">${view.say('legend.absent')}</span>${was}`;
  const note = notes.get(pointer);
  const text = html`<bdi>${words}</bdi>`;
  const tag = state === 'inferred' ? html` <small class="state">${view.say('legend.inferred')}</small>` : '';
  if (!note) return html`<span class="value ${state}">${text}</span>${tag}${was}`;
  return html`<a class="value ${state} v${note.n}" id="v${note.n}" href="#w${note.n}">${text}<sup>${view.number(note.n)}</sup></a>${tag}${was}`;
}

/** What stood where a user has set the value, and the way to who did and why. */
export function showCorrected({ view, corrected }: Facts, pointer: string): Html {
  const was = corrected?.get(pointer);
  if (!was) return '';
  return html` <span class="was"><del><bdi>${was.before}</bdi></del> <a class="state corrected" href="#c${was.id}">${view.say('legend.corrected')}</a></span>`;
}

/** The name a pointer goes by in the notes, e.g. «الصفة (٢)» for the office of the second participant. */
export function nameField(view: View, pointer: string): string {
  const [, first = '', second = '', third = ''] = pointer.split('/');
  if (first === 'participants') {
    const field = third ? view.say(`fact.${third}`) : view.say('fact.participant');
    return /^[0-9]+$/.test(second) ? `${field} (${view.number(Number(second) + 1)})` : field;
  }
  if (first === 'place' && second) return view.say(`fact.place.${second}`);
  return view.say(`fact.${first}`);
}

/** The notes as a numbered list: words, value they support, rule that read them. */
export function showNotes({ view, notes }: Facts): Html {
  return html`<ol class="notes">${[...notes.values()].map(
    ({ n, pointer, evidence }) =>
      html`<li class="v${n}"><a class="number" href="#w${n}">${view.number(n)}</a> <span class="field">${nameField(view, pointer)}</span> ${evidence.map(
        ({ words, rule, in: place }) =>
          html`<q dir="auto">${words}</q>${place === 'title' ? html` <span class="where">${view.say('engagement.in-title')}</span>` : ''} <code dir="ltr">${rule}</code> `,
      )}</li>`,
  )}</ol>`;
}

/** What the three states look like. */
export function showLegend(view: View): Html {
  return html`<p class="legend"><span class="legend-title">${view.say('legend.title')}</span> <span class="value stated">${view.say('legend.stated')}<sup>${view.number(1)}</sup></span> <span class="value inferred">${view.say('legend.inferred')}</span> <span class="value absent">${view.say('legend.absent')}</span></p>`;
}
