/** The saved views: opened, renamed, deleted, each by a form of its own. */
import { html } from 'hono/html';
import type { SavedView } from '../desk-store.ts';
import type { Html, View } from '../view.ts';
import { frame } from './layout.ts';

export function viewsPage(view: View, views: readonly SavedView[], fault?: string): Html {
  const main = html`<div class="opening"><h1>${view.say('views.title')}</h1></div>
${fault ? html`<p class="fault" role="alert">${fault}</p>` : ''}
${views.length === 0 ? html`<div class="empty"><p>${view.say('views.none')}</p><p><a class="button" href="/">${view.say('nav.timeline')}</a></p></div>` : ''}
<ul class="saved">${views.map((saved) => showSaved(view, saved))}</ul>`;
  return frame(view, { title: view.say('views.title'), main, here: 'timeline', json: '/views.json' });
}

function showSaved(view: View, { id, name, address }: SavedView): Html {
  const field = `name-${id}`;
  return html`<li><h2><a href="${address}" dir="auto">${name}</a></h2>
<form method="post" action="/views/${id}"><label class="visually-hidden" for="${field}">${view.say('views.name.of', { name })}</label><input id="${field}" name="name" value="${name}" required maxlength="120" dir="auto"><button class="button" name="act" value="rename">${view.say('views.rename')}</button><button class="button danger" name="act" value="delete" formnovalidate>${view.say('views.delete')}</button></form></li>`;
}
