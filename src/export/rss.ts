/** RSS 2.0: the latest engagements, an item each. */
import { generateRssFeed } from 'feedsmith';
import type { EngagementEntry } from '../store/store.ts';
import type { Entries, ExportOptions, Written } from './export.ts';
import { addressOf, cleanOf, placeOf, summaryOf, wordsOf } from './words.ts';

const ABOUT = 'Official engagements as the Arabic press told them';

export async function* writeRss(entries: Entries, { title = 'Liqa', desk }: ExportOptions): Written {
  const items: object[] = [];
  for await (const entry of entries) items.push(itemOf(entry, desk));
  const link = desk ?? 'http://localhost';
  const feed = { title: cleanOf(title), link, description: ABOUT, language: 'ar', items };
  yield generateRssFeed(feed);
}

function itemOf(entry: EngagementEntry, desk: string | undefined) {
  const { engagement, article } = entry;
  const words = wordsOf(entry);
  const told = [engagement.date, placeOf(entry), article.outlet, article.title, words && `«${words}»`];
  const link = addressOf(entry, desk);
  const time = article.published === null ? Number.NaN : Date.parse(article.published);
  return {
    title: cleanOf(summaryOf(entry)),
    description: cleanOf(told.filter((it) => it).join(' · ')),
    guid: { value: `${engagement.id}.${Buffer.from(article.id).toString('base64url')}`, isPermaLink: false },
    ...(link ? { link: cleanOf(link) } : {}),
    ...(Number.isNaN(time) ? {} : { pubDate: new Date(time) }),
    categories: engagement.topics.map((name) => ({ name })),
  };
}
