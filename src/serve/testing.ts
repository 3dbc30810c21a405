/** Readings and a store for the tests of the desk: small, made by hand, with true evidence. */
import type { Engagement, Evidence, Participant, Reading, Statement } from '../model.ts';
import { openStore, type Store } from '../store/store.ts';
import { VERSION } from '../version.ts';

/** What one value of an engagement is said by: pointer → words of the body. */
type Said = Readonly<Record<string, string>>;

export interface Sketch {
  readonly id: string;
  readonly title?: string;
  readonly outlet?: string | null;
  readonly published?: string | null;
  readonly url?: string | null;
  readonly body: string;
  readonly engagements?: readonly (Partial<Engagement> & { readonly said: Said })[];
  readonly statements?: readonly (Partial<Statement> & Pick<Statement, 'speaker' | 'cue' | 'content'>)[];
  readonly namings?: readonly { readonly party: string; readonly words: string; readonly quoted?: boolean }[];
  readonly dropped?: Reading['article']['dropped'];
  readonly problems?: Reading['problems'];
}

/** A reading of `sketch`; every word given as evidence is looked up in the body. */
export function makeReading(sketch: Sketch): Reading {
  const { id, body, title = '', outlet = null, published = null, url = null } = sketch;
  const statements = (sketch.statements ?? []).map((statement) => makeStatement(body, statement));
  return {
    liqa: VERSION,
    article: {
      id,
      url,
      title,
      outlet,
      author: null,
      published,
      updated: null,
      credit: null,
      keywords: [],
      language: 'ar',
      body,
      dropped: sketch.dropped ?? [],
      problems: [],
    },
    engagements: (sketch.engagements ?? []).map((engagement, i) => makeEngagement(sketch, engagement, i)),
    statements,
    namings: (sketch.namings ?? []).map(({ party, words, quoted = false }) => {
      const start = body.indexOf(words);
      const end = start + words.length;
      return { party, words, quoted, start, end, form: words, voice: 'own' as const, speaker: null };
    }),
    sourcing: {
      dated: published !== null,
      namedActors: 2,
      unnamedActors: 0,
      attributed: statements.length,
      anonymous: 0,
      sentences: body.split('.').length - 1,
      bylined: false,
      direct: 0,
      unattributed: 0,
      speakers: [],
      layout: { metaLines: 0, questionLines: 0, listLines: 0 },
    },
    mentions: [],
    problems: sketch.problems ?? [],
  };
}

function evidenceOf(body: string, words: string, rule: string): Evidence {
  const start = body.indexOf(words);
  if (start < 0) throw new Error(`the body does not say: ${words}`);
  return { start, end: start + words.length, words, rule };
}

function makeEngagement(
  { id, body }: Sketch,
  { said, ...values }: Partial<Engagement> & { readonly said: Said },
  index: number,
): Engagement {
  const entries = Object.entries(said).map(
    ([pointer, words]) => [pointer, [evidenceOf(body, words, 'test.rule')]] as const,
  );
  return {
    id: `${id}-e${index}`,
    kind: 'meeting',
    status: 'held',
    focus: 'main',
    date: null,
    until: null,
    between: null,
    place: { city: null, country: null, venue: null },
    participants: [],
    topics: [],
    inferred: [],
    ...values,
    evidence: Object.fromEntries(entries),
  };
}

function makeStatement(
  body: string,
  statement: Partial<Statement> & Pick<Statement, 'speaker' | 'cue' | 'content'>,
): Statement {
  const { start, end } = evidenceOf(body, statement.content, '');
  return {
    represents: null,
    channel: null,
    authority: null,
    strength: 'say',
    direct: false,
    start,
    end,
    evidence: { '/cue': [evidenceOf(body, statement.cue, 'test.cue')] },
    ...statement,
  };
}

export const principal = (values: Partial<Participant>): Participant => ({
  name: null,
  role: null,
  represents: null,
  part: 'principal',
  person: null,
  ...values,
});

const CALL_BODY = [
  'هاتف الرئيس سامي الورد أمس رئيس الوزراء كريم النجار.',
  'وأكد الورد أن البلدين يعملان على إعادة فتح المعابر، وقال النجار: «نريد أفعالا».',
].join('\n');

/** A call with stated, inferred and absent values, a statement of either sort and a naming. */
export const callReading = makeReading({
  id: 'desk/call 1',
  title: 'اتصال بين الورد والنجار',
  outlet: 'صحيفة الاختبار',
  published: '2024-03-06',
  url: 'https://example.org/call',
  body: CALL_BODY,
  engagements: [
    {
      kind: 'call',
      date: '2024-03-05',
      participants: [
        principal({
          name: 'سامي الورد',
          role: 'الرئيس',
          represents: 'JO',
        }),
        principal({
          name: 'كريم النجار',
          role: 'رئيس الوزراء',
          represents: 'IQ',
        }),
      ],
      topics: ['borders-sovereignty'],
      inferred: ['/participants/0/represents', '/participants/1/represents'],
      said: {
        '/kind': 'هاتف',
        '/date': 'أمس',
        '/topics/0': 'فتح المعابر',
        '/participants/0/name': 'سامي الورد',
        '/participants/0/role': 'الرئيس',
        '/participants/1/name': 'كريم النجار',
        '/participants/1/role': 'رئيس الوزراء',
      },
    },
  ],
  statements: [
    {
      speaker: 'الورد',
      cue: 'وأكد',
      strength: 'stress',
      content: 'البلدين يعملان على إعادة فتح المعابر',
    },
    {
      speaker: 'النجار',
      cue: 'وقال',
      direct: true,
      channel: 'statement',
      content: 'نريد أفعالا',
    },
  ],
  namings: [{ party: 'IQ', words: 'البلدين' }],
  dropped: [{ words: 'اقرأ أيضا', reason: 'read-also' }],
});

/** A planned visit. */
export const plannedReading = makeReading({
  id: 'desk-planned',
  title: 'زيارة مقررة',
  outlet: 'صحيفة الاختبار',
  published: '2024-03-06',
  body: 'يزور الوزير عادل السهل عمّان في العشرين من الشهر.',
  engagements: [
    {
      kind: 'visit',
      status: 'planned',
      date: '2024-03-20',
      place: { city: 'عمّان', country: 'JO', venue: null },
      participants: [
        principal({
          name: 'عادل السهل',
          role: 'الوزير',
        }),
      ],
      said: {
        '/kind': 'يزور',
        '/status': 'يزور',
        '/date': 'العشرين من الشهر',
        '/place/city': 'عمّان',
        '/place/country': 'عمّان',
        '/participants/0/name': 'عادل السهل',
        '/participants/0/role': 'الوزير',
      },
    },
  ],
});

/** What a page may hold to get out of its place: markup, addresses, controls, template marks. */
export const HOSTILE: readonly string[] = [
  '<script>globalThis.broken=1</script>',
  '</title><script>globalThis.broken=1</script>',
  '</textarea><script>globalThis.broken=1</script>',
  '"><img src=x onerror="globalThis.broken=1">',
  "' onmouseover='globalThis.broken=1",
  '<svg/onload=globalThis.broken=1>',
  '<iframe src="javascript:globalThis.broken=1"></iframe>',
  '<a href="javascript:globalThis.broken=1">x</a>',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
  '<link rel=stylesheet href=https://evil.example/a.css>',
  '<style>body{display:none}</style>',
  '<form action=https://evil.example/><button>x',
  '<!--',
  ']]>',
  '&lt;script&gt;globalThis.broken=1&lt;/script&gt;',
  ['$', '{globalThis.broken=1}'].join(''),
  '{{constructor.constructor("globalThis.broken=1")()}}',
  '<img src="https://evil.example/pixel.gif">',
  '<math><mtext></mtext><script>globalThis.broken=1</script></math>',
  '\u202eright to left\u202c',
  `wide${'W'.repeat(400)}`,
];

/** A reading whose every word is `hostile`. */
export function hostileReading(hostile: string, index: number): Reading {
  return makeReading({
    id: `hostile-${index}`,
    title: hostile,
    outlet: hostile,
    published: '2024-03-07',
    url: 'javascript:globalThis.broken=1',
    body: `${hostile}\n${hostile}`,
    engagements: [
      {
        date: '2024-03-07',
        place: { city: hostile, country: null, venue: hostile },
        participants: [
          principal({ name: hostile, role: hostile, represents: 'US' }),
          principal({ role: hostile }),
        ],
        inferred: ['/participants/0/represents', '/date'],
        said: {
          '/kind': hostile,
          '/place/city': hostile,
          '/place/venue': hostile,
          '/participants/0/name': hostile,
          '/participants/0/role': hostile,
          '/participants/1/role': hostile,
        },
      },
    ],
    statements: [{ speaker: hostile, cue: hostile, content: hostile, authority: hostile }],
    namings: [{ party: 'US', words: hostile, quoted: true }],
    dropped: [{ words: hostile, reason: 'furniture' }],
    problems: [{ code: 'test.problem', stage: 'article', message: hostile }],
  });
}

/** A store in memory with the readings above, and `more`. */
export async function makeStore(more: readonly Reading[] = []): Promise<Store> {
  const store = await openStore(':memory:');
  await store.putMany([callReading, plannedReading, ...more]);
  return store;
}

const OUTLET = encodeURIComponent('صحيفة الاختبار');
const PLACE = encodeURIComponent('عمّان');
const FORM = encodeURIComponent('البلدين');

/** One address of every page about a party, a person, an office, an outlet, a place, a pair. */
export const PROFILES: readonly string[] = [
  '/parties/JO',
  '/persons/joe-biden',
  '/offices/us-head-of-state',
  `/outlets/${OUTLET}`,
  `/places/${PLACE}`,
  '/pairs/IQ-JO',
  '/network',
  '/network?at=24290&months=12',
  '/dossier',
  '/dossier?a=IQ&b=JO&since=2024-01-01',
  `/namings?party=IQ&form=${FORM}`,
  '/namings?party=IQ',
];

/** One address of every page, with the two records that every store of `makeStore` has. */
export const PAGES: readonly string[] = [
  '/',
  '/?about=JO',
  '/?kind=summit',
  `/engagements/${encodeURIComponent(callReading.engagements[0]!.id)}`,
  `/articles/${encodeURIComponent(callReading.article.id)}`,
  ...PROFILES,
  `/engagements/${encodeURIComponent(callReading.engagements[0]!.id)}/correct`,
  `/articles/${encodeURIComponent(callReading.article.id)}/add`,
  `/articles/${encodeURIComponent(callReading.article.id)}/corrections`,
  `/stories/${encodeURIComponent(callReading.article.id)}/correct`,
  '/corrections',
  '/sources',
  '/read',
  '/search',
  '/today',
  '/today?day=2024-03-06',
  '/calendar?month=2024-03',
  '/views',
  '/?since=2024-03-01&until=2024-03-31',
  '/?since=2024-03-05&until=2024-03-05&about=JO&with=IQ',
  '/about',
  '/nothing-here',
];
