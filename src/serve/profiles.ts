/** Addresses of parties, persons, offices, outlets, places, pairs and namings, as pages and as JSON. */
import type { Context, Hono } from 'hono';
import { LiqaError } from '../errors.ts';
import { type Holding, loadOffices, nameOf } from '../offices/offices.ts';
import { isJson, sendPage, viewOf } from './answers.ts';
import type { DeskStore, Profile, Subject } from './desk-store.ts';
import { findById } from './found.ts';
import { ledgerAddress, ledgerPage, namingsAddress, namingsPage } from './pages/ledger.ts';
import { officeOf, pairAddress, pairId } from './pages/links.ts';
import { type HolderSeen, type Office, officePage } from './pages/office.ts';
import { type Outlet, outletPage } from './pages/outlet.ts';
import { type Profiled, pairPage, partyPage, personPage, placePage } from './pages/profile.ts';
import type { Html, View } from './view.ts';

const LATEST = 8;
const PLANNED = 5;
const EXAMPLES = 30;

export function addProfiles(app: Hono, store: DeskStore): void {
  const show =
    (sort: 'party' | 'person' | 'place', page: (view: View, profiled: Profiled) => Html) => (c: Context) =>
      showProfile(c, store, { subjectOf: (id) => ({ sort, id }), page });
  app.get('/parties/:id', show('party', partyPage));
  app.get('/persons/:id', show('person', personPage));
  app.get('/places/:id', show('place', placePage));
  app.get('/pairs/:id', (c) => showProfile(c, store, { subjectOf: readPair, page: pairPage }));
  app.get('/outlets/:id', (c) => showOutlet(c, store));
  app.get('/offices/:id', (c) => showOffice(c, store));
  app.on('GET', ['/namings', '/namings.json'], (c) => showNamings(c, store));
}

/** A pair by its two codes with a dash between, in either order. */
function readPair(id: string): Subject {
  const [a = '', b = ''] = id.split('-');
  return { sort: 'pair', id: pairId(a, b) };
}

interface Shown {
  readonly subjectOf: (id: string) => Subject;
  readonly page: (view: View, profiled: Profiled) => Html;
}

async function showProfile(c: Context, store: DeskStore, { subjectOf, page }: Shown): Promise<Response> {
  const { found, json } = await findById(c, (id) => readProfiled(store, subjectOf(id)));
  return json ? c.json(toJson(found)) : sendPage(c, page(viewOf(c), found));
}

const FOLDERS = {
  party: 'parties',
  person: 'persons',
  outlet: 'outlets',
  place: 'places',
  pair: 'pairs',
} as const;
function jsonAddress({ sort, id }: Subject): string {
  const [a = '', b = ''] = id.split('|');
  const page = sort === 'pair' ? pairAddress(a, b) : `/${FOLDERS[sort]}/${encodeURIComponent(id)}`;
  return `${page}.json`;
}

/** A person whom the facts know and no report names is shown with nothing; of the others nothing is known. */
async function readProfiled(store: DeskStore, subject: Subject): Promise<Profiled | null> {
  const profile = await store.profiles.of(subject);
  if (!profile && !(subject.sort === 'person' && nameOf(subject.id))) return null;
  const [latest, planned] = await Promise.all([
    store.profiles.latest(subject, { limit: LATEST }),
    store.profiles.latest(subject, { status: 'planned', limit: PLANNED }),
  ]);
  return { profile: profile ?? emptyProfile(subject), latest, planned, json: jsonAddress(subject) };
}

function emptyProfile(subject: Subject): Profile {
  const none = [] as const;
  return {
    ...{ subject, engagements: 0, statuses: none, months: none, kinds: none, topics: none, parties: none },
    ...{ persons: none, by: none, roles: none, outlets: none, cities: none, leads: none, articles: none },
    ...{ sourcing: none, credits: none, namings: none },
  };
}

/** The profile as JSON: its lists with the engagements they begin with. */
export const toJson = ({ profile: { subject, ...counts }, latest, planned }: Profiled): object => ({
  id: subject.id,
  sort: subject.sort,
  ...counts,
  latest,
  planned,
});

/** What the API tells of a party; null where nothing is known of it. */
export async function readParty(store: DeskStore, id: string): Promise<object | null> {
  const found = await readProfiled(store, { sort: 'party', id });
  return found && toJson(found);
}

// ---- outlets ------------------------------------------------------------------------------------

export async function readOutlet(store: DeskStore, id: string): Promise<Outlet | null> {
  const subject: Subject = { sort: 'outlet', id };
  const profiled = await readProfiled(store, subject);
  if (!profiled) return null;
  const [articles, shared, all] = await Promise.all([
    store.articles({ outlet: id }, { limit: LATEST }),
    store.profiles.shared(id),
    store.sources.all(),
  ]);
  const sources = await Promise.all(
    all
      .filter(({ outlet }) => outlet === id)
      .map(async (state) => ({ state, last: (await store.sources.visits(state.url, 1))[0] ?? null })),
  );
  return {
    ...profiled,
    reports: articles.total,
    articles: articles.items.map(({ article }) => article),
    shared,
    sources,
  };
}

export const outletJson = (outlet: Outlet): object => {
  const { reports, articles, shared, sources } = outlet;
  return { ...toJson(outlet), reports, shared, recent: articles, sources };
};

async function showOutlet(c: Context, store: DeskStore): Promise<Response> {
  const { found, json } = await findById(c, (id) => readOutlet(store, id));
  return json ? c.json(outletJson(found)) : sendPage(c, outletPage(viewOf(c), found));
}

// ---- offices ------------------------------------------------------------------------------------

const LATER = '9999-12-31';

async function readOffice(store: DeskStore, id: string): Promise<Office | null> {
  const named = officeOf(id);
  if (!named) return null;
  const [office, party] = named;
  const holdings = [...(loadOffices().byOffice.get(`${office} ${party}`) ?? [])].sort((a, b) =>
    a.from < b.from ? 1 : -1,
  );
  const holders: HolderSeen[] = [];
  const latest = [];
  for (const holding of holdings) {
    const subject: Subject = { sort: 'person', id: holding.person };
    const [from, before] = termOf(holding);
    holders.push({ holding, engagements: await store.profiles.countWithin(subject, from, before) });
    if (latest.length < LATEST && holders.at(-1)!.engagements > 0)
      latest.push(...(await store.profiles.latest(subject, { from, before, limit: LATEST })));
  }
  const json = `/offices/${encodeURIComponent(id)}.json`;
  return { id, office, party, holders, latest: latest.slice(0, LATEST), json };
}

/** First day in office and first day out of it, as exact as they are known. */
const termOf = ({ from, until }: Holding): readonly [string, string] => [
  `${from}-01-01`.slice(0, 10),
  until ? `${until}-01-01`.slice(0, 10) : LATER,
];

async function showOffice(c: Context, store: DeskStore): Promise<Response> {
  const { found, json } = await findById(c, (id) => readOffice(store, id));
  if (!json) return sendPage(c, officePage(viewOf(c), found));
  const { json: _address, ...office } = found;
  return c.json(office);
}

// ---- namings ------------------------------------------------------------------------------------

const LONGEST = 200;

async function showNamings(c: Context, store: DeskStore): Promise<Response> {
  const asked = (name: string): string => (c.req.query(name) ?? '').slice(0, LONGEST);
  const of = { party: asked('party'), form: asked('form'), outlet: asked('outlet') || undefined };
  if (!of.party)
    throw new LiqaError('usage.bad-argument', 'expected a party: follow the link of a ledger of namings');
  if (!of.form) return showLedgerOf(c, store, of.party);
  const { outlet, ...wanted } = of;
  const examples = await store.profiles.namedAt(outlet ? { ...wanted, outlet } : wanted, EXAMPLES);
  if (isJson(c)) return c.json({ ...of, examples });
  const json = namingsAddress(of).replace('?', '.json?');
  return sendPage(c, namingsPage(viewOf(c), { of, examples, json }));
}

async function showLedgerOf(c: Context, store: DeskStore, party: string): Promise<Response> {
  const profile = await store.profiles.of({ sort: 'party', id: party });
  const namings = profile?.namings ?? [];
  if (isJson(c)) return c.json({ party, namings });
  const json = ledgerAddress(party).replace('?', '.json?');
  return sendPage(c, ledgerPage(viewOf(c), { party, namings, json }));
}
