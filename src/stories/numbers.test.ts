/** Which numbers of two reports contradict each other; sentences of our own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BARE_ARTICLE } from '../model.ts';
import { numberClaims } from './numbers.ts';
import { readPeople } from './people.ts';

interface Made {
  readonly title?: string;
  readonly body?: string;
  readonly published?: string;
}
/** The numbers that clash between reports of two outlets. */
function clashes(...reports: readonly Made[]): readonly string[] {
  const articles = reports.map(({ title = '', body = '', published = '2024-03-05' }, i) => ({
    ...BARE_ARTICLE,
    ...{ id: `${i}`, outlet: `outlet ${i}`, title, body, published },
  }));
  const claims = numberClaims(readPeople(articles), { sources: [], isOneMatter: () => false });
  return claims.map(({ values }) => values.map(({ value }) => value).join(' '));
}

test('numbers of titles count, and tell against those of a body', () => {
  const [a, b] = ['إصابة 17 عاملا بحريق في مصنع زجاج بطنطا', 'حريق في مصنع زجاج بطنطا وإصابة 26 عاملا'];
  assert.deepEqual(clashes({ title: a }, { title: b }), ['17 26']);
  assert.deepEqual(clashes({ title: a }, { body: `${b} جراء اشتعال الفرن.` }), ['17 26']);
  assert.deepEqual(clashes({ title: a }, { title: b, body: `كان بينهم 17 عاملا من الوردية.` }), []);
});

test('dead are held against dead, not against hurt', () => {
  const dead = 'قتل 9 عمال في انهيار منجم فحم قرب زونغولداك التركية.';
  const hurt = 'أصيب 14 عاملا في انهيار منجم فحم قرب زونغولداك التركية.';
  const others = 'قتل 14 عاملا في انهيار منجم فحم قرب زونغولداك التركية.';
  assert.deepEqual(clashes({ body: dead }, { body: hurt }), []);
  assert.deepEqual(clashes({ body: hurt }, { body: others }), []);
  assert.deepEqual(clashes({ body: others.replace('14 عاملا', '11 عاملا') }, { body: others }), ['11 14']);
});

test('a toll that grows contradicts none before', () => {
  const first = 'قتل 31 صيادا بعد غرق مركب أمام سواحل رشيد.';
  const later = 'ارتفع عدد الصيادين القتلى بعد غرق مركب أمام سواحل رشيد إلى 45 صيادا.';
  const revised = 'قتل 45 صيادا بعد غرق مركب أمام سواحل رشيد، وفق حصيلة جديدة.';
  assert.deepEqual(clashes({ body: first }, { body: later }), []);
  assert.deepEqual(clashes({ body: first }, { body: revised }), []);
  assert.deepEqual(clashes({ body: first }, { body: first.replace('31', '45') }), ['31 45']);
});

test('a day that both sentences name is one day, whatever the pages are dated by', () => {
  const a = { body: 'قتل 3 جنود أمس الخميس في تحطم مروحية فوق صلالة.', published: '2024-03-08' };
  const b = { body: 'قتل خمسة جنود اليوم الخميس في تحطم مروحية فوق صلالة.', published: '2024-03-07' };
  assert.deepEqual(clashes(a, b), ['3 5']);
  assert.deepEqual(clashes(a, { ...b, body: b.body.replace('الخميس ', '') }), []);
});

test('what markets, templates and other years count is no clash', () => {
  const market = (n: number): Made => ({ body: `ارتفعت أسهم ${n} شركة في بورصة مسقط عند الإغلاق اليوم.` });
  assert.deepEqual(clashes(market(21), market(34)), []);
  const board = (a: number, b: number, c: number): Made => ({
    body: `نقلت العبارات ${a} راكبا و${b} سيارة و${c} طنا من البضائع بين نويبع والعقبة.`,
  });
  assert.deepEqual(clashes(board(210, 33, 70), board(320, 41, 95)), []);
  const past = 'كانت اللجنة قد منحت تراخيص لنحو ست محطات تحلية في ينبع.';
  const now = 'منحت اللجنة تراخيص لأربع محطات تحلية في ينبع.';
  assert.deepEqual(clashes({ body: past }, { body: now }), []);
});

test('round numbers stand for those near them, and «نحو» for more, but not in one sentence of two outlets', () => {
  const title = (n: string): Made => ({ title: `تجديد إقامات ${n} عامل آسيوي في الموانئ` });
  assert.deepEqual(clashes(title('300 ألف'), title('329 ألف')), []);
  assert.deepEqual(clashes(title('219 ألف'), title('329 ألف')), ['219000 329000']);
  const said = (n: number): Made => ({
    body: `لقي نحو ${n} شخصا مصرعهم حين انهار سد ترابي على قرية نائية شمال مدغشقر بعد أمطار غزيرة.`,
  });
  assert.deepEqual(clashes(said(40), said(52)), ['40 52']);
  assert.deepEqual(clashes(said(40), { body: said(52).body!.replace('نحو ', '') }), []);
});
