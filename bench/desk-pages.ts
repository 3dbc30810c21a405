/** Every page of the desk with addresses to ask it under, taken from what the store holds: one list for the bench. */
import { DatabaseSync } from 'node:sqlite';

/** A page and the addresses it is asked under, in turn. */
export interface Asked {
  readonly name: string;
  readonly addresses: readonly string[];
}

/** How many addresses each page has at most: as many as are asked for, so that each may be asked for the first time. */
const EACH = 150;

/** @param path  the store's file */
export function pagesOf(path: string): readonly Asked[] {
  const db = new DatabaseSync(path, { readOnly: true });
  const column = (sql: string): readonly string[] =>
    db
      .prepare(sql)
      .all()
      .map((row) => String(Object.values(row)[0]));
  /** Values of rows at even distances, each found by its key. */
  const spread = (table: string, value: string): readonly string[] => {
    const last = Number(column(`SELECT max(key) FROM ${table}`)[0]);
    const keys = Array.from({ length: EACH }, (_, i) => Math.ceil(((i + 1) * last) / EACH));
    return column(`SELECT ${value} FROM ${table} WHERE key IN (${keys}) AND ${value} IS NOT NULL`);
  };
  const top = (name: string, where: string, most = EACH): readonly string[] =>
    column(`SELECT ${name} FROM participants WHERE ${where} GROUP BY 1 ORDER BY count(*) DESC LIMIT ${most}`);
  const parties = top('represents', 'represents IS NOT NULL');
  const persons = top('person', 'person IS NOT NULL');
  const outlets = column('SELECT DISTINCT outlet FROM articles WHERE outlet IS NOT NULL LIMIT 21');
  const cities = column(
    'SELECT city FROM engagements WHERE city IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 20',
  );
  const pairs = column(
    `SELECT value FROM tallies WHERE subject = '' AND what = 'pair-year' GROUP BY value
     HAVING sum(count) > 0 ORDER BY sum(count) DESC LIMIT ${EACH}`,
  ).map((value) => value.split('|') as [string, string]);
  const days = spread('articles', 'substr(published, 1, 10)');
  const articles = spread('articles', 'id');
  const engagements = spread('engagements', 'id');
  const stories = column(
    `SELECT story FROM story_sums WHERE reports >= 2 ORDER BY reports DESC LIMIT ${EACH}`,
  );
  const latest = column(
    `SELECT story FROM story_sums WHERE reports >= 2 ORDER BY coalesce(until, '') DESC, key DESC LIMIT ${EACH}`,
  );
  db.close();
  const to = (before: string, ids: readonly string[]): readonly string[] =>
    ids.map((id) => before + encodeURIComponent(id));
  return [
    { name: 'timeline', addresses: ['/'] },
    { name: 'timeline, a party', addresses: to('/?about=', parties) },
    { name: 'timeline, a pair', addresses: pairs.map(([a, b]) => `/?about=${a}&with=${b}`) },
    { name: 'timeline, words', addresses: to('/?q=', QUERIES) },
    { name: 'timeline, a day', addresses: days.map((day) => `/?since=${day}&until=${day}`) },
    {
      name: 'timeline, composed',
      addresses: parties.map(
        (party, i) => `/?about=${party}&kind=${KINDS[i % 4]}&since=2017-01-01&focus=main`,
      ),
    },
    { name: 'today', addresses: days.map((day) => `/today?day=${day}`) },
    { name: 'calendar', addresses: days.map((day) => `/calendar?month=${day.slice(0, 7)}`) },
    { name: 'views', addresses: ['/views'] },
    { name: 'search', addresses: to('/search?q=', QUERIES) },
    { name: 'search, Latin', addresses: to('/search?q=', LATIN) },
    { name: 'suggestions', addresses: to('/suggest.json?q=', PREFIXES) },
    { name: 'article', addresses: to('/articles/', articles) },
    { name: 'engagement', addresses: to('/engagements/', engagements) },
    { name: 'stories', addresses: ['/stories'] },
    { name: 'story, the largest', addresses: to('/stories/', stories) },
    { name: 'story, the latest', addresses: to('/stories/', latest) },
    { name: 'party', addresses: to('/parties/', parties) },
    { name: 'person', addresses: to('/persons/', persons) },
    { name: 'outlet', addresses: to('/outlets/', outlets) },
    { name: 'place', addresses: to('/places/', cities) },
    { name: 'pair', addresses: pairs.map(([a, b]) => `/pairs/${a}-${b}`) },
    { name: 'office', addresses: ['/offices/us-head-of-state', '/offices/us-foreign-minister'] },
    { name: 'network', addresses: ['/network', '/network?months=12', '/network?months=3'] },
    {
      name: 'dossier',
      addresses: pairs.map(([a, b]) => `/dossier?a=${a}&b=${b}&since=2018-01-01&until=2018-12-31`),
    },
    { name: 'namings', addresses: to('/namings?party=', parties) },
    { name: 'corrections', addresses: ['/corrections'] },
    { name: 'sources', addresses: ['/sources'] },
    { name: 'read', addresses: ['/read'] },
    { name: 'about', addresses: ['/about'] },
  ];
}

const KINDS = ['meeting', 'call', 'visit', 'signing'] as const;
const QUERIES: readonly string[] = [
  'ترامب',
  'اليمن',
  'وزير الخارجية',
  '"مجلس الأمن"',
  'الرئيس -ترامب',
  'محمد بن سلمان',
  'القدس',
  'إيران النووي',
  'زيارة',
  'السفير',
  'تونس البرلمان',
  'اتصال هاتفي',
  'أردوغان',
  'لافروف',
  'الاتحاد الأوروبي',
  'سوريا',
];
const LATIN: readonly string[] = [
  'Trump',
  'Macron',
  'Riyadh',
  'Netanyahu',
  '"Donald Trump"',
  'Lavrov -Trump',
];
const PREFIXES: readonly string[] = ['تر', 'مح', 'net', 'ال', 'وزير', 'ر', 'mac'];
