/** What an engagement leads to: those who took part, their offices, the place, the topics, the other reports. */
import { html } from 'hono/html';
import type { Engagement, Participant } from '../../model.ts';
import type { StoredReading } from '../desk-store.ts';
import type { Html, View } from '../view.ts';
import { showCitation } from './citation.ts';
import {
  nameOffice,
  officeAddress,
  officeOf,
  officesThen,
  pairAddress,
  partyLink,
  placeAddress,
  topicLink,
} from './links.ts';
import { storyAddress } from './story.ts';

/** Parties that take part, each once. */
export const partiesOf = ({ participants }: Engagement): readonly string[] => [
  ...new Set(participants.flatMap(({ represents }) => represents ?? [])),
];

/** Most pairs that are named: a summit has hundreds. */
const PAIRS = 3;

function pairsOf(engagement: Engagement): readonly (readonly [string, string])[] {
  const parties = partiesOf(engagement);
  const pairs = parties.flatMap((a, i) => parties.slice(i + 1).map((b) => [a, b] as const));
  return pairs.length > PAIRS ? [] : pairs;
}

export interface Seen {
  readonly engagement: Engagement;
  readonly reading: StoredReading;
  /** The story of several reports, where it is in one. */
  readonly story: string | null;
}

export function showSee(view: View, { engagement, story }: Seen): Html {
  const parties = partiesOf(engagement);
  const offices = engagement.participants.flatMap((it: Participant) => officesThen(it, engagement));
  const { city } = engagement.place;
  const rows: (readonly [name: string, links: readonly Html[]])[] = [
    ['accounts', story ? [html`<a href="${storyAddress(story)}">${view.say('article.story')}</a>`] : []],
    ['parties', parties.map((party) => partyLink(view, party))],
    [
      'pairs',
      pairsOf(engagement).map(
        ([a, b]) =>
          html`<a href="${pairAddress(a, b)}"><bdi>${view.party(a)}</bdi> \u2013 <bdi>${view.party(b)}</bdi></a>`,
      ),
    ],
    [
      'offices',
      [...new Set(offices)].map((id) => html`<a href="${officeAddress(id)}">${nameOfficeOf(view, id)}</a>`),
    ],
    ['place', city ? [html`<a href="${placeAddress(city)}"><bdi>${city}</bdi></a>`] : []],
    ['topics', engagement.topics.map((topic) => topicLink(view, topic))],
  ];
  const shown = rows.filter(([, links]) => links.length > 0);
  if (shown.length === 0) return '';
  return html`<section class="see" aria-labelledby="see"><h2 id="see">${view.say('see.title')}</h2><dl class="facts">${shown.map(
    ([name, links]) =>
      html`<div><dt>${view.say(`see.${name}`)}</dt><dd><ul class="values">${links.map((link) => html`<li>${link}</li>`)}</ul></dd></div>`,
  )}</dl></section>`;
}

function nameOfficeOf(view: View, id: string): string {
  const [office = id, party = ''] = officeOf(id) ?? [];
  return `${nameOffice(view, office)}${view.comma}${view.party(party)}`;
}

/** Longest run of words that a citation quotes. */
const LONGEST = 320;

const STOP = '. ';

/** The sentence of the report that tells the engagement, cut at line and full stop. */
export function tellingWords(
  { title, body }: Pick<StoredReading['article'], 'title' | 'body'>,
  { evidence }: Engagement,
): string | null {
  const at = evidence['/kind']?.[0];
  if (!at) return null;
  if (at.in === 'title') return title;
  const line = body.lastIndexOf('\n', at.start - 1) + 1;
  const stop = body.lastIndexOf(STOP, at.start - 1);
  const ends = [body.indexOf('\n', at.end), body.indexOf(STOP, at.end) + 1].filter((it) => it > 0);
  const sentence = body.slice(Math.max(line, stop + 1), Math.min(body.length, ...ends)).trim();
  if (sentence.length <= LONGEST) return sentence;
  return `${sentence.slice(0, sentence.lastIndexOf(' ', LONGEST))} \u2026`;
}

/** The citation of the report, with the sentence that tells the engagement. */
export const showCite = (view: View, { engagement, reading }: Seen): Html =>
  showCitation(view, {
    article: reading.article,
    words: tellingWords(reading.article, engagement),
    quoted: 'sentence',
  });
