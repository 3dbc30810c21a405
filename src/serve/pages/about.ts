/** What Liqa is, how a record is read, and what Liqa does not do; and the page of a failure. */
import { html } from 'hono/html';
import type { Html, View } from '../view.ts';
import { frame } from './layout.ts';

const NOT = ['1', '2', '3', '4', '5', '6'] as const;
const STATES = ['stated', 'inferred', 'absent'] as const;

export function aboutPage(view: View): Html {
  const main = html`<div class="opening"><h1>${view.say('about.title')}</h1></div>
<p class="lead">${view.say('about.body.1')}</p>
<p>${view.say('about.body.2')}</p>
<h2>${view.say('about.how')}</h2>
<dl class="states">${STATES.map(
    (state) =>
      html`<div><dt><span class="value ${state}">${view.say(`legend.${state}`)}</span></dt><dd>${view.say(`about.how.${state}`)}</dd></div>`,
  )}</dl>
<h2>${view.say('about.not')}</h2>
<ol class="nots">${NOT.map((n) => html`<li>${view.say(`about.not.${n}`)}</li>`)}</ol>
<p class="hint">${view.say('about.version')} <bdi>${view.version}</bdi> · <a href="/api/openapi.json">OpenAPI</a></p>`;
  return frame(view, { title: view.say('about.title'), main, here: 'about' });
}

/** One sentence about what failed and the way on. */
export function failurePage(
  view: View,
  failure: { readonly status: number; readonly sentence: string; readonly title: string },
): Html {
  const main = html`<div class="failure"><p class="code">${String(failure.status)}</p><h1>${failure.title}</h1><p class="lead" dir="auto">${failure.sentence}</p><p><a class="button" href="/">${view.say('error.back')}</a></p></div>`;
  return frame(view, { title: failure.title, main });
}
