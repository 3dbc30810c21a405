/** The form of an engagement: its values with the words that say them, beside the report. */
import { html } from 'hono/html';
import { readLexicon } from '../../lexicon/lexicon.ts';
import type { StoredReading } from '../desk-store.ts';
import type { Draft, DraftPerson, Worded } from '../draft.ts';
import { KINDS, STATUSES } from '../filter.ts';
import { stringIds } from '../strings.ts';
import type { Html, View } from '../view.ts';
import { frame } from './layout.ts';
import { articleAddress, creditLine } from './parts.ts';
import { type Mark, markReport } from './report.ts';

export interface Form {
  readonly title: string;
  /** Where it is sent, and where the reader came from. */
  readonly action: string;
  readonly back: string;
  readonly draft: Draft;
  readonly reading: StoredReading;
  readonly marks: readonly Mark[];
  readonly fault: string | null;
  /** Whether it adds what was missed. */
  readonly isNew: boolean;
}

export function correctionPage(view: View, form: Form): Html {
  const { reading, title, fault, marks, isNew } = form;
  const main = html`<header class="record-head"><h1>${title}</h1><p class="hint">${view.say(isNew ? 'correct.add.hint' : 'correct.hint')}</p></header>
<div class="edition correcting">
<div class="record">${fault ? html`<p class="fault" role="alert">${fault}</p>` : ''}${showForm(view, form)}</div>
<article class="report" aria-label="${view.say('article.report')}">
<p class="kicker">${creditLine(view, reading.article)}</p>
<h2 class="headline" dir="auto"><a href="${articleAddress(reading.article.id)}">${reading.article.title || view.say('article.title.none')}</a></h2>
<p class="hint select-hint" hidden>${view.say('correct.select')}</p>
<div class="words">${markReport(reading.article.body, marks)}</div>
</article></div>`;
  return frame(view, { title, main, shape: 'wide' });
}

function showForm(view: View, { action, back, draft, isNew }: Form): Html {
  return html`<form class="correction-form" method="post" action="${action}" autocomplete="off"><input type="hidden" name="start" value="${draft.start}">
<fieldset><legend>${view.say('correct.what')}</legend>
${isNew ? wordsField(view, draft, 'kind', true) : ''}
<div class="cells">${choose(view, 'kind', { options: KINDS, chosen: draft.kind })}${choose(view, 'status', { options: STATUSES, chosen: draft.status })}${choose(view, 'focus', { options: ['main', 'background'], chosen: draft.focus })}</div>
${isNew ? '' : html`<div class="cells words-cells">${wordsField(view, draft, 'kind')}${wordsField(view, draft, 'status')}</div>`}
</fieldset>
<fieldset><legend>${view.say('correct.when')}</legend><div class="cells">
${textField(view, 'date', { value: draft.date, dir: 'ltr', hint: 'correct.date.hint' })}
${textField(view, 'until', { value: draft.until, dir: 'ltr' })}
</div>${isNew ? '' : wordsField(view, draft, 'date')}</fieldset>
<fieldset><legend>${view.say('correct.where')}</legend><div class="cells">
${textField(view, 'city', { value: draft.city })}
${textField(view, 'country', { value: draft.country, dir: 'ltr', list: 'parties' })}
${textField(view, 'venue', { value: draft.venue })}
</div>${isNew ? '' : wordsField(view, draft, 'country')}</fieldset>
<fieldset><legend>${view.say('correct.who')}</legend><ol class="people">${draft.people.map((person, i) => showPerson(view, person, i))}</ol>${partyList(view)}</fieldset>
<fieldset><legend>${view.say('correct.about')}</legend>${topicBoxes(view, draft)}${isNew ? '' : wordsField(view, draft, 'topics')}</fieldset>
${signature(view, draft)}
<p class="actions"><button class="primary">${view.say(isNew ? 'correct.add' : 'correct.save')}</button> <a class="button" href="${back}">${view.say('correct.cancel')}</a></p>
</form>`;
}

interface Choice {
  readonly options: readonly string[];
  readonly chosen: string;
}
function choose(view: View, name: 'kind' | 'status' | 'focus', { options, chosen }: Choice): Html {
  const label = name === 'focus' ? view.say('correct.focus') : view.say(`fact.${name}`);
  const words = (value: string): string =>
    view.say(name === 'focus' ? `engagement.${value}` : `${name}.${value}`);
  return html`<label class="field"><span>${label}</span><select name="${name}">${options.map(
    (value) =>
      html`<option value="${value}"${value === chosen ? html` selected` : ''}>${words(value)}</option>`,
  )}</select></label>`;
}

interface Field {
  readonly value: string;
  readonly dir?: 'ltr';
  readonly hint?: string;
  readonly list?: string;
}
function textField(view: View, name: string, { value, dir, hint, list }: Field): Html {
  const label = ['city', 'country', 'venue'].includes(name) ? `fact.place.${name}` : `fact.${name}`;
  return html`<label class="field"><span>${view.say(label)}</span><input name="${name}" dir="${dir ?? 'auto'}" value="${value}" maxlength="300"${hint ? html` placeholder="2024-03-05"` : ''}${
    list ? html` list="${list}"` : ''
  }>${hint ? html`<small class="hint">${view.say(hint)}</small>` : ''}</label>`;
}

/** Words of the report for a value; with script, words selected in the report come in here. */
function wordsField(view: View, { words }: Draft, of: Worded, isNeeded = false): Html {
  const label = isNeeded
    ? view.say('correct.words.needed')
    : view.say('correct.words', { field: view.say(of === 'country' ? 'fact.place' : `fact.${of}`) });
  return html`<label class="field words-field"><span>${label}</span><input name="words.${of}" dir="auto" value="${words[of]}" maxlength="2000" data-words${isNeeded ? html` required` : ''}></label>`;
}

function showPerson(view: View, { name, role, represents, part, isOut }: DraftPerson, i: number): Html {
  const cell = (field: string, value: string, more: Html = ''): Html =>
    html`<label class="field"><span>${view.say(`fact.${field}`)}</span><input name="p${i}.${field}" value="${value}" maxlength="300" ${more || html`dir="auto"`}></label>`;
  const isKnown = name !== '' || role !== '' || represents !== '';
  return html`<li><p class="person-n">${view.number(i + 1)}</p><div class="cells">${cell('name', name)}${cell('role', role)}${cell('represents', represents, html`dir="ltr" list="parties"`)}
<label class="field"><span>${view.say('correct.part')}</span><select name="p${i}.part">${(
    ['principal', 'attendee'] as const
  ).map(
    (value) =>
      html`<option value="${value}"${value === part ? html` selected` : ''}>${view.say(`part.${value}`)}</option>`,
  )}</select></label></div>${
    isKnown
      ? html`<label class="box"><input type="checkbox" name="p${i}.out" value="yes"${isOut ? html` checked` : ''}> ${view.say('correct.out')}</label>`
      : ''
  }</li>`;
}

/** Codes of countries and bodies, with their names. */
function partyList(view: View): Html {
  const codes = new Set<string>();
  for (const { code } of readLexicon('countries')) if (code) codes.add(code);
  for (const id of stringIds()) if (id.startsWith('party.')) codes.add(id.slice('party.'.length));
  return html`<datalist id="parties">${[...codes].sort().map((code) => html`<option value="${code}">${view.party(code)}</option>`)}</datalist>`;
}

const TOPICS = stringIds()
  .filter((id) => id.startsWith('topic.'))
  .map((id) => id.slice('topic.'.length));

function topicBoxes(view: View, { topics }: Draft): Html {
  const known = [...new Set([...TOPICS, ...topics])];
  const chosen = topics.map((topic) => view.say(`topic.${topic}`)).join(view.comma);
  return html`<details class="topic-boxes"><summary>${view.say('correct.topics')}${chosen ? html`: <span class="chosen">${chosen}</span>` : ''}</summary><div class="boxes">${known.map(
    (topic) =>
      html`<label class="box"><input type="checkbox" name="topics" value="${topic}"${topics.includes(topic) ? html` checked` : ''}> ${view.say(`topic.${topic}`)}</label>`,
  )}</div></details>`;
}

/** Who says so, and why. */
export function signature(view: View, { why, by }: Pick<Draft, 'why' | 'by'>): Html {
  const name =
    view.reader.name === null
      ? html`<label class="field"><span>${view.say('correct.by')}</span><input name="by" dir="auto" value="${by}" required maxlength="80" autocomplete="name"></label>`
      : html`<p class="hint">${view.say('correct.signed', { who: view.reader.name })}</p>`;
  return html`<fieldset class="signature"><legend>${view.say('correct.signature')}</legend><label class="field"><span>${view.say('correct.why')}</span><input name="why" dir="auto" value="${why}" maxlength="1000"></label>${name}</fieldset>`;
}
