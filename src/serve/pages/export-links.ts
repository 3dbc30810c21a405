/** Links by which what a page shows is taken away as a file. */
import { html } from 'hono/html';
import type { Html, View } from '../view.ts';

const LINKS = ['csv', 'parquet', 'jsonl', 'jsonld', 'ics', 'rss'] as const;

/** @param query  what narrows the engagements, as on the timeline, or `story` */
export function exportLinks(view: View, query: Readonly<Record<string, string | undefined>>): Html {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) asked.set(name, value);
  const words = asked.size > 0 ? `?${asked}` : '';
  return html`<details class="exports"><summary>${view.say('export.title')}</summary><ul>${LINKS.map(
    (ending) => html`<li><a href="/export.${ending}${words}">${view.say(`export.${ending}`)}</a></li>`,
  )}</ul></details>`;
}
