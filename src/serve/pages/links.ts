/** Where parties, persons, offices, outlets, places and pairs have their pages, and links to them. */
import { html } from 'hono/html';
import type { Engagement, Participant, Span } from '../../model.ts';
import { loadOffices, nameOf, whichOffice } from '../../offices/offices.ts';
import { timelineAddress } from '../filter.ts';
import { hasString } from '../strings.ts';
import type { Html, View } from '../view.ts';

const address =
  (folder: string) =>
  (id: string): string =>
    `/${folder}/${encodeURIComponent(id)}`;
export const partyAddress = address('parties');
export const personAddress = address('persons');
export const officeAddress = address('offices');
export const outletAddress = address('outlets');
export const placeAddress = address('places');

const inOrder = (a: string, b: string): readonly [string, string] => (a < b ? [a, b] : [b, a]);
/** The id of a pair in the store; the same in either order. */
export const pairId = (a: string, b: string): string => inOrder(a, b).join('|');
export const pairAddress = (a: string, b: string): string =>
  `/pairs/${encodeURIComponent(inOrder(a, b).join('-'))}`;

/** A report with the words at a place of it lit. */
export const wordsAddress = (article: string, { start, end, in: where }: Span & { in?: 'title' }): string =>
  `/articles/${encodeURIComponent(article)}?words=${where ? 'title-' : ''}${start}-${end}#words`;

export interface DossierOf {
  readonly a: string;
  readonly b: string;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}
export function dossierAddress({ a, b, since, until }: DossierOf): string {
  const query = new URLSearchParams({ a, b });
  if (since) query.set('since', since);
  if (until) query.set('until', until);
  return `/dossier?${query}`;
}

export const partyLink = (view: View, code: string): Html =>
  html`<a href="${partyAddress(code)}"><bdi>${view.party(code)}</bdi></a>`;

export const outletLink = (view: View, outlet: string | null): Html =>
  outlet
    ? html`<a class="outlet" href="${outletAddress(outlet)}"><bdi>${outlet}</bdi></a>`
    : html`<bdi>${view.say('article.outlet.none')}</bdi>`;

export const topicLink = (view: View, topic: string): Html =>
  html`<a href="${timelineAddress({ topic })}">${view.say(`topic.${topic}`)}</a>`;

/** Ids of persons as the facts have them: what stands behind `=` is a name and no id. */
const NAME_MARK = '=';

/** A person of a tally: by his page where he is known, else by the timeline of his name. */
export function personLink(value: string): Html {
  const isName = value.startsWith(NAME_MARK);
  const name = isName ? value.slice(NAME_MARK.length) : (nameOf(value) ?? value);
  const to = isName ? timelineAddress({ about: name }) : personAddress(value);
  return html`<a href="${to}"><bdi>${name}</bdi></a>`;
}

/** Where more is told of who takes part: his own page, that of his office or his party; null where nothing is known. */
export function participantAddress({ name, person, represents }: Participant): string | null {
  if (person) return personAddress(person);
  if (name) return timelineAddress({ about: name });
  return represents ? partyAddress(represents) : null;
}

/** The id of an office of a party, as its page has it: `us-foreign-minister`. */
export const officeId = (office: string, party: string): string => `${party.toLowerCase()}-${office}`;

let offices: ReadonlyMap<string, readonly [office: string, party: string]> | null = null;
/** The office of an id; undefined where the facts know none. */
export function officeOf(id: string): readonly [office: string, party: string] | undefined {
  offices ??= new Map(
    loadOffices().holdings.map(({ office, party }) => [officeId(office, party), [office, party] as const]),
  );
  return offices.get(id);
}

/** The offices that a person certainly or perhaps held when an engagement took place. */
export function officesThen({ person, represents }: Participant, { date }: Engagement): readonly string[] {
  if (!person || date?.length !== 10) return [];
  return whichOffice(person, date)
    .filter(({ party }) => represents === null || party === represents)
    .map(({ office, party }) => officeId(office, party));
}

/** What an office is called; its id with spaces where `strings.tsv` has no row of it. */
export const nameOffice = (view: View, office: string): string =>
  hasString(`office.${office}`) ? view.say(`office.${office}`) : office.replaceAll('-', ' ');
