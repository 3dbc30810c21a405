/** Parts of the page of a story: which outlets were collected, and who passes on whose words. */
import { html } from 'hono/html';
import type { StoryTold, Utterance, Version } from '../../stories/stories.ts';
import type { Html, View } from '../view.ts';

/** Outlets that were collected and did not report, and those that were not collected; nothing where all report. */
export function showCoverage(view: View, { coverage }: StoryTold): Html {
  const of = (state: string): readonly string[] =>
    coverage.filter((it) => it.state === state).map(({ outlet }) => outlet);
  const line = (state: 'silent' | 'not-collected'): Html => {
    const outlets = of(state);
    return outlets.length === 0
      ? ''
      : html`<div><dt>${view.say(`story.coverage.${state}`)}</dt><dd>${outlets.map(
          (outlet, i) => html`${i > 0 ? view.comma : ''}<bdi>${outlet}</bdi>`,
        )}</dd></div>`;
  };
  if (coverage.every(({ state }) => state === 'reported')) return '';
  return html`<section aria-labelledby="coverage"><h2 id="coverage">${view.say('story.coverage')}</h2><p class="hint">${view.say('story.coverage.hint')}</p><dl class="facts">${line('silent')}${line('not-collected')}</dl></section>`;
}

/** Shows words of a report as a link to where they stand. */
export type ShowQuoted = (quoted: Version['content']) => Html;

/** What several outlets pass on, each version with what it leaves out. */
export function showChain(view: View, { chain }: StoryTold, showQuoted: ShowQuoted): Html {
  const shared = chain.filter(({ versions }) => new Set(versions.map(({ reporter }) => reporter)).size > 1);
  if (shared.length === 0) return '';
  return html`<section aria-labelledby="chain"><h2 id="chain">${view.say('story.chain')}</h2><p class="hint">${view.say('story.chain.hint')}</p><ul class="values">${shared.map(
    (it) => showUtterance(view, it, showQuoted),
  )}</ul></section>`;
}

function showUtterance(view: View, { speaker, versions }: Utterance, showQuoted: ShowQuoted): Html {
  return html`<li><p class="entry-head"><bdi>${speaker}</bdi></p><ul>${versions.map((it) => {
    const { channel, authority, cut } = it;
    const facts = [channel === null ? '' : view.say(`channel.${channel}`), authority ?? ''].filter(Boolean);
    return html`<li>${showQuoted(it.content)}${facts.length > 0 ? html` <span class="hint"><bdi>${facts.join(view.comma)}</bdi></span>` : ''}${
      cut.length > 0
        ? html`<p class="hint">${view.say('story.chain.cut')} ${cut.map((run, i) => html`${i > 0 ? view.comma : ''}${showQuoted(run)}`)}</p>`
        : ''
    }</li>`;
  })}</ul></li>`;
}
