/** The form of a story: which of its reports tell of something else, and which story tells of the same. */
import { html } from 'hono/html';
import type { StoryRecord } from '../desk-store.ts';
import type { Html, View } from '../view.ts';
import { signature } from './correction-form.ts';
import { frame } from './layout.ts';
import { articleAddress, creditLine } from './parts.ts';
import { storyAddress } from './story.ts';

export interface StoryForm {
  readonly found: StoryRecord;
  readonly by: string;
  readonly fault: string | null;
}

export function storyCorrectionPage(view: View, { found, by, fault }: StoryForm): Html {
  const { id, readings } = found;
  const title = view.say('story.correct.title');
  const main = html`<header class="record-head"><h1>${title}</h1></header>
${fault ? html`<p class="fault" role="alert">${fault}</p>` : ''}
<form class="correction-form" method="post" action="${storyAddress(id)}/correct">
${
  readings.length > 1
    ? html`<fieldset><legend>${view.say('story.correct.split')}</legend><ul class="picks">${readings.map(
        ({ article }) =>
          html`<li><label class="box"><input type="checkbox" name="out" value="${article.id}"> <span dir="auto">${article.title || view.say('article.title.none')}</span></label> ${creditLine(view, article)} <a class="quiet" href="${articleAddress(article.id)}">${view.say('article.report')}</a></li>`,
      )}</ul></fieldset>`
    : ''
}
<fieldset><legend>${view.say('story.correct.merge')}</legend><label class="field"><span>${view.say('story.correct.with')}</span><input name="with" dir="auto" maxlength="500"></label></fieldset>
${signature(view, { why: '', by })}
<p class="actions"><button class="primary">${view.say('correct.save')}</button> <a class="button" href="${storyAddress(id)}">${view.say('correct.cancel')}</a></p></form>`;
  return frame(view, { title, main, here: 'stories' });
}
