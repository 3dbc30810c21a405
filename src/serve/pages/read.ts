/** A box to paste a text or a page into, and what was read in it, which is not kept until asked for. */
import { html } from 'hono/html';
import type { Reading } from '../../model.ts';
import type { Html, View } from '../view.ts';
import { showReading } from './article.ts';
import { frame } from './layout.ts';

/** What the form sends. */
export interface Pasted {
  readonly content: string;
  readonly title: string;
  readonly outlet: string;
  readonly published: string;
}
export const NOTHING_PASTED: Pasted = { content: '', title: '', outlet: '', published: '' };

export function readingForm(view: View, pasted: Pasted, fault: string | null = null): Html {
  const main = html`<div class="opening"><h1>${view.say('read.title')}</h1></div>
<p class="lead">${view.say('read.hint')}</p>
${fault ? html`<p class="fault" role="alert">${fault}</p>` : ''}
<form class="paste" method="post" action="/read">
<label class="field"><span>${view.say('read.text')}</span><textarea name="content" dir="auto" rows="11" required data-key="/">${pasted.content}</textarea></label>
<div class="fields">
${textField(view, 'title.field', { name: 'title', value: pasted.title })}
${textField(view, 'outlet', { name: 'outlet', value: pasted.outlet })}
<label class="field"><span>${view.say('read.published')} <small>${view.say('read.optional')}</small></span><input type="date" name="published" value="${pasted.published}"><small class="hint">${view.say('read.published.hint')}</small></label>
</div>
<p class="actions"><button class="primary">${view.say('read.button')}</button></p>
</form>`;
  return frame(view, { title: view.say('read.title'), main, here: 'read' });
}

function textField(
  view: View,
  id: string,
  { name, value }: { readonly name: string; readonly value: string },
): Html {
  return html`<label class="field"><span>${view.say(`read.${id}`)} <small>${view.say('read.optional')}</small></span><input name="${name}" dir="auto" value="${value}" maxlength="500"></label>`;
}

/** The reading of what was pasted, with a button that sends the same again to be kept. */
export function pastedPage(view: View, reading: Reading, pasted: Pasted): Html {
  const main = html`<div class="notice"><p>${view.say('read.preview')}</p>
<form method="post" action="/read"><input type="hidden" name="keep" value="yes">${Object.entries(pasted).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<button class="primary">${view.say('read.keep')}</button> <a class="button" href="/read">${view.say('read.again')}</a></form></div>
${showReading(view, reading, null)}`;
  return frame(view, {
    title: reading.article.title || view.say('read.title'),
    main,
    here: 'read',
    shape: 'wide',
  });
}
