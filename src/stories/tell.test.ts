import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Article, BARE_ARTICLE, type Engagement, type Statement } from '../model.ts';
import { type Told, tellStory } from './stories.ts';

interface Made {
  readonly id: string;
  readonly body: string;
  readonly published?: string;
  readonly engagements?: readonly Partial<Engagement>[];
  readonly statements?: readonly Partial<Statement>[];
}

const place = (body: string, words: string) => {
  const start = body.indexOf(words);
  assert.ok(start >= 0, words);
  return { start, end: start + words.length, words };
};

function told({ id, body, published = '2024-03-05', engagements = [], statements = [] }: Made): Told {
  const article: Article = {
    ...BARE_ARTICLE,
    ...{ id, title: id, outlet: `outlet ${id}`, published, body },
  };
  return {
    article,
    engagements: engagements.map((it) => ({ ...EMPTY, ...it })),
    statements: statements.map((it) => ({ ...SAID, ...place(body, it.content ?? ''), ...it })),
    namings: [],
    sourcing: {
      ...{ dated: true, namedActors: 0, unnamedActors: 0, attributed: 0, anonymous: 0, sentences: 1 },
      ...{ bylined: false, direct: 0, unattributed: 0, speakers: [] },
      layout: { metaLines: 0, questionLines: 0, listLines: 0 },
    },
  };
}
const EMPTY: Engagement = {
  ...{ id: 'e', kind: 'meeting', status: 'held', focus: 'main', date: null, until: null, between: null },
  ...{ place: { city: null, country: null, venue: null }, participants: [], topics: [] },
  ...{ evidence: {}, inferred: [] },
};
const SAID: Statement = {
  ...{ speaker: 'x', represents: null, channel: null, authority: null, cue: 'y', strength: 'say' },
  ...{ direct: false, content: '', start: 0, end: 0, evidence: {} },
};
const who = (represents: string, name: string) => ({
  ...{ name, role: null, represents, part: 'principal' as const, person: null },
});
const PAIR = [who('EG', 'سامح شكري'), who('JO', 'أيمن الصفدي')];

const verdictOf = (readings: readonly Told[], field: string): string | undefined =>
  tellStory(readings).claims.find((it) => it.field === field)?.verdict;

/** A meeting of `PAIR` on a day that these words name. */
const WEEKDAYS = 'الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت'.split(' ');
const on = (id: string, date: string, words = WEEKDAYS[new Date(date).getUTCDay()]!): Told => {
  const body = `التقى الوزيران ${words}`;
  const evidence = { '/date': [{ ...place(body, words), rule: 'date.test' }] };
  return told({ id, body, engagements: [{ participants: PAIR, date, evidence }] });
};

test('days that depend on the day of the page contradict each other from two days on', () => {
  const verdict = (a: string, b: string): string | undefined =>
    verdictOf([on('a', a, 'اليوم'), on('b', b, 'أمس الثلاثاء')], 'date');
  assert.equal(verdict('2024-03-04', '2024-03-05'), 'compatible');
  assert.equal(verdict('2024-03-03', '2024-03-05'), 'contradiction');
});

test('days of a visit contradict each other where both reports tell of the visit itself', () => {
  const visit = (id: string, date: string, rule: string): Told => {
    const day = WEEKDAYS[new Date(date).getUTCDay()]!;
    const body = `زيارة يوم ${day}`;
    const evidence = {
      '/kind': [{ ...place(body, 'زيارة'), rule }],
      '/date': [{ ...place(body, day), rule: 'date.test' }],
    };
    const engagement = { kind: 'visit' as const, participants: [PAIR[0]!], date, evidence };
    return told({ id, body, engagements: [engagement] });
  };
  const [paid, arrived] = [visit('a', '2024-03-04', 'visit.paid'), visit('b', '2024-03-05', 'visit.arrived')];
  assert.equal(verdictOf([paid, arrived], 'date'), 'compatible');
  assert.equal(verdictOf([paid, visit('b', '2024-03-05', 'visit.his')], 'date'), 'contradiction');
});

test('two days of one meeting contradict each other, a day and its month do not', () => {
  assert.equal(verdictOf([on('a', '2024-03-04'), on('b', '2024-03-05')], 'date'), 'contradiction');
  assert.equal(verdictOf([on('a', '2024-03'), on('b', '2024-03-05')], 'date'), 'precision');
  assert.equal(verdictOf([on('a', '2024-03-05'), on('b', '2024-03-05')], 'date'), 'agreed');
});

test('meetings of the same persons a week apart are two', () => {
  assert.equal(tellStory([on('a', '2024-03-01'), on('b', '2024-03-08')]).engagements.length, 2);
});

test('planned and then held is a sequence, held and denied is a contradiction', () => {
  const as = (id: string, status: Engagement['status'], published: string): Told =>
    told({ id, published, body: `نص الخبر ${id}`, engagements: [{ participants: PAIR, status }] });
  const [planned, held] = [as('a', 'planned', '2024-03-04'), as('b', 'held', '2024-03-05')];
  assert.equal(verdictOf([planned, held], 'status'), 'sequence');
  assert.equal(verdictOf([as('a', 'denied', '2024-03-05'), held], 'status'), 'contradiction');
});

test('what a report says that somebody denies is no meeting it reports', () => {
  const body = 'نفى الوزير أن يكون شكري قد التقى الصفدي أمس';
  const kind = { ...place(body, 'التقى'), rule: 'meeting.met' };
  const engagements = [{ participants: PAIR, evidence: { '/kind': [kind] } }];
  const content = 'يكون شكري قد التقى الصفدي أمس';
  const denied = told({ id: 'a', body, engagements, statements: [{ content, strength: 'deny' }] });
  const held = told({ id: 'b', body: 'التقى شكري الصفدي', engagements: [{ participants: PAIR }] });
  const [contradiction] = tellStory([denied, held]).contradictions;
  assert.equal(contradiction?.field, 'status');
  assert.deepEqual(contradiction?.values.map(({ value }) => value).sort(), ['denied', 'held']);
});

test('what is denied on the occasion of a meeting, or agreed to be held, says nothing of whether it took place', () => {
  const of = (id: string, body: string, kind: string, status: Engagement['status'], by?: string): Told => {
    const evidence = {
      '/kind': [{ ...place(body, kind), rule: 'meeting.test' }],
      ...(by ? { '/status': [{ ...place(body, by), rule: 'status.test' }] } : {}),
    };
    return told({ id, body, engagements: [{ participants: PAIR, date: '2024-03-05', status, evidence }] });
  };
  const held = of('a', 'التقى الوزيران وبحثا الأزمة', 'التقى', 'held');
  const denied = of('b', 'نفى شكري عقد لقاء مع الصفدي', 'لقاء', 'denied', 'نفى');
  const beside = of('c', 'نفى شكري في لقاء مع الصفدي علمه بالصفقة', 'لقاء', 'denied', 'نفى');
  const agreed = of('d', 'اتفق الوزيران على عقد لقاء قريبا', 'لقاء', 'held');
  assert.equal(verdictOf([held, denied], 'status'), 'contradiction');
  assert.equal(verdictOf([held, beside], 'status'), 'agreed');
  assert.equal(verdictOf([agreed], 'status'), undefined);
});

test('who called whom is told by the verb', () => {
  const by = (id: string, rule: string, words: string): Told => {
    const body = `${words} هاتفيا`;
    const evidence = { '/kind': [{ ...place(body, words), rule }] };
    return told({ id, body, engagements: [{ kind: 'call', participants: PAIR, evidence }] });
  };
  const readings = [by('a', 'call.took', 'تلقى اتصالا'), by('b', 'call.linked', 'اتصل')];
  assert.deepEqual(
    tellStory(readings).contradictions.map(({ field, values }) => [field, values.map(({ value }) => value)]),
    [['initiator', ['JO', 'EG']]],
  );
});

test('numbers of one thing clash, rounded ones and numbers of other things do not', () => {
  const saying = (id: string, words: string): Told => told({ id, body: words });
  const clash = (a: string, b: string): number =>
    tellStory([saying('a', a), saying('b', b)]).contradictions.filter(({ field }) => field === 'number')
      .length;
  const first = 'وقع الوزيران في العقبة 12 اتفاقية لتوسعة الميناء.';
  assert.equal(clash(first, 'وفي العقبة وقع الوزيران 14 اتفاقية بشأن توسعة الميناء.'), 1);
  assert.equal(clash(first, 'وفي العقبة وقع الوزيران نحو 14 اتفاقية بشأن توسعة الميناء.'), 0);
  assert.equal(clash(first, 'وفي العقبة وقع الوزيران أكثر من 10 اتفاقيات بشأن توسعة الميناء.'), 0);
  assert.equal(clash(first, 'وأبرمت الشركة الماليزية 14 اتفاقية مع مزارعين محليين.'), 0);
});

test('agreement counts independent texts: copies count once', () => {
  const long = Array.from(
    { length: 60 },
    (_, i) => `كلمة${'ابتثجحخد'[i % 8]}${'رزسشصضطظ'[(i * 3) % 8]}${i}`,
  ).join(' ');
  const engagements = [{ participants: PAIR, date: '2024-03-05' }];
  const readings = [
    told({ id: 'a', body: long, engagements }),
    told({ id: 'b', body: long, engagements }),
    told({ id: 'c', body: 'خبر آخر لا يشبه ذاك', engagements }),
  ];
  const story = tellStory(readings);
  assert.equal(story.sources.length, 2);
  const [value] = story.claims.find(({ field }) => field === 'date')!.values;
  assert.deepEqual([value?.articles.length, value?.independent], [3, 2]);
});

test('an omission is claimed of outlets of the story alone, and not where the words stand', () => {
  const content = 'توسعة ميناء العقبة ستكتمل العام المقبل';
  const readings = [
    told({ id: 'a', body: `قال شكري إن ${content}`, statements: [{ content, represents: 'EG' }] }),
    told({ id: 'b', body: `وتتوقع القاهرة أن ${content}.` }),
    told({ id: 'c', body: 'وبحث الجانبان الأوضاع في المنطقة.' }),
  ];
  const { omissions, facts } = tellStory(readings);
  assert.deepEqual(
    omissions.map(({ missing }) => missing),
    [['outlet c']],
  );
  assert.deepEqual(facts[0]?.outlets, ['outlet a', 'outlet b']);
});

test('the accounts of the two sides are paired, with what only one of them says', () => {
  const by = (id: string, party: string, contents: readonly string[]): Told =>
    told({
      id,
      body: contents.join('. '),
      engagements: [{ kind: 'call', participants: PAIR }],
      statements: contents.map((content) => ({ content, represents: party })),
    });
  const readings = [
    by('a', 'EG', ['ضرورة وقف إطلاق النار فورا', 'توسعة ميناء العقبة أولوية مشتركة']),
    by('b', 'JO', ['عودة اللاجئين إلى ديارهم طوعا', 'تقاسم مياه نهر اليرموك بالعدل']),
  ];
  const [pair] = tellStory(readings).readouts;
  assert.deepEqual(
    pair?.sides.map(({ party, article, only }) => [party, article, only.length]),
    [
      ['EG', 'a', 2],
      ['JO', 'b', 2],
    ],
  );
});

test('the order of the readings changes nothing', () => {
  const readings = [
    told({ id: 'a', body: 'خبر أول', engagements: [{ participants: PAIR, date: '2024-03-05' }] }),
    told({ id: 'b', body: 'خبر ثان', engagements: [{ participants: PAIR, date: '2024-03-04' }] }),
  ];
  assert.deepEqual(tellStory(readings), tellStory([...readings].reverse()));
});

test('an office that was another’s on that day contradicts another report, two offices of one person do not', () => {
  const calling = (id: string, role: string): Told =>
    told({ id, published: '2023-03-11', body: `ورعى الاتفاق ${role} وانغ يي في العاصمة بكين.` });
  const wrong = calling('a', 'وزير الخارجية الصيني');
  const right = calling('b', 'مدير مكتب لجنة الشؤون الخارجية في الحزب الشيوعي الصيني');
  const [claim] = tellStory([wrong, right]).contradictions;
  assert.deepEqual([claim?.field, claim?.about, claim?.values.length], ['role', 'wang-yi', 2]);
  assert.deepEqual(tellStory([calling('a', 'عضو المكتب السياسي'), right]).contradictions, []);
  assert.deepEqual(tellStory([calling('a', 'وزير الخارجية الصيني السابق'), right]).contradictions, []);
});

test('two lengths of one talk contradict each other, in words too; times of day and rounded ones do not', () => {
  const saying = (id: string, words: string): Told => told({ id, body: words });
  const clash = (a: string, b: string): number =>
    tellStory([saying('a', a), saying('b', b)]).contradictions.filter(({ field }) => field === 'number')
      .length;
  const first = 'أمضى الوزيران ساعتين ونصف الساعة على انفراد في القصر.';
  assert.equal(clash(first, 'واستمر لقاؤهما المنفرد 90 دقيقة ثم انضم إليهما الوفدان.'), 1);
  assert.equal(clash(first, 'ودام اللقاء المنفرد أكثر من ساعتين بحسب المتحدث.'), 0);
  assert.equal(clash(first, 'وبدأ اللقاء المنفرد عند الساعة العاشرة واستمر طويلا.'), 0);
  assert.equal(clash(first, 'واستمرت رحلة الوفد بالطائرة ثلاث ساعات.'), 0);
});

test('sums with marks within them, parts of them, and what reports count besides are no clash', () => {
  const saying = (id: string, words: string): Told => told({ id, body: words });
  const clash = (a: string, b: string): number =>
    tellStory([saying('a', a), saying('b', b)]).contradictions.filter(({ field }) => field === 'number')
      .length;
  const first = 'وبلغت كلفة ميناء العقبة الجديد 12,500,000 دينار بحسب الوزارة.';
  assert.equal(clash(first, 'وبحسب الوزارة بلغت كلفة ميناء العقبة الجديد 12.5 مليون دينار.'), 0);
  assert.equal(clash(first, 'وبحسب الوزارة بلغت كلفة ميناء العقبة الجديد 19 مليون دينار.'), 1);
  const both = 'وبلغت كلفة ميناء العقبة الجديد 19 مليون دينار بدلا من كلفة مقدرة هي 12.5 مليون دينار.';
  assert.equal(clash(first, both), 0);
});

test('what two outlets tell in their own voice is a fact of which a third may be said to leave it out', () => {
  const deed = 'وتعانق الوزيران طويلا عند سلم الطائرة في مطار العقبة الدولي صباح اليوم.';
  const readings = [
    told({ id: 'a', body: deed }),
    told({ id: 'b', body: 'وعند سلم الطائرة في مطار العقبة الدولي تعانق الوزيران طويلا.' }),
    told({ id: 'c', body: 'وبحث الوزيران في العقبة توسعة الميناء وفتح خط بحري جديد.' }),
  ];
  const { facts, omissions } = tellStory(readings);
  assert.deepEqual(
    facts.map(({ kind, missing }) => [kind, missing]),
    [['deed', ['outlet c']]],
  );
  assert.equal(omissions.length, 1);
  assert.deepEqual(tellStory(readings.slice(1)).facts, []);
});

test('two persons of one party at one summit contradict each other where neither report knows the other’s', () => {
  const summit = (id: string, envoy: string, rest = ''): Told => {
    const names = ['فهد العمري', envoy];
    const body = `ترأس ${names[0]} القمة وشارك فيها ${envoy}. ${rest}`;
    const evidence = Object.fromEntries(
      names.map((it, i) => [`/participants/${i}/name`, [{ ...place(body, it), rule: 'test' }]]),
    );
    const participants = [who('SA', names[0]!), who('BH', envoy)];
    return told({ id, body, engagements: [{ kind: 'summit', participants, evidence }] });
  };
  const about = (readings: readonly Told[]): readonly (string | null)[] =>
    tellStory(readings).contradictions.map((it) => it.about);
  assert.deepEqual(about([summit('a', 'راشد الخالد'), summit('b', 'جاسم النعيمي')]), ['BH']);
  const both = summit('b', 'جاسم النعيمي', 'والتقى على هامشها وزير النقل راشد الخالد.');
  assert.deepEqual(about([summit('a', 'راشد الخالد'), both]), []);
});

test('two of a house whose names share the most are two persons', () => {
  const meeting = (id: string, host: string): Told =>
    told({
      id,
      body: `استقبل ${host} المهنئين`,
      engagements: [{ participants: [who('SA', host), { ...who('SA', ''), name: null }] }],
    });
  const [first, other] = ['فيصل بن راشد بن عبدالعزيز', 'فيصل بن جاسم بن عبدالعزيز'];
  assert.equal(tellStory([meeting('a', first!), meeting('b', other!)]).engagements.length, 2);
  assert.equal(tellStory([meeting('a', first!), meeting('b', 'فيصل بن عبدالعزيز')]).engagements.length, 1);
});
