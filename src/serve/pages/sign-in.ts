/** The form by which one signs in to a desk that is shared. */
import { html } from 'hono/html';
import type { Html, View } from '../view.ts';
import { frame } from './layout.ts';

export interface SigningIn {
  /** Where to go then. */
  readonly back: string;
  readonly name: string;
  readonly fault: string | null;
}

export function signInPage(view: View, { back, name, fault }: SigningIn): Html {
  const main = html`<div class="sign-in"><h1>${view.say('sign-in.title')}</h1>
${fault ? html`<p class="fault" role="alert">${fault}</p>` : html`<p class="hint">${view.say('sign-in.hint')}</p>`}
<form method="post" action="/sign-in"><input type="hidden" name="back" value="${back}">
<label class="field"><span>${view.say('sign-in.name')}</span><input name="name" dir="auto" value="${name}" autocomplete="username" required maxlength="60"></label>
<label class="field"><span>${view.say('sign-in.password')}</span><input type="password" name="password" dir="ltr" autocomplete="current-password" required></label>
<p class="actions"><button class="primary">${view.say('sign-in.button')}</button></p></form></div>`;
  return frame(view, { title: view.say('sign-in.title'), main });
}
