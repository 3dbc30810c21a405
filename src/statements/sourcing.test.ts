import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMentions } from '../mentions/mentions.ts';
import { type Article, BARE_ARTICLE, type Dropped, type Sourcing } from '../model.ts';
import { readText } from '../text/text.ts';
import { countSourcing, findStatements } from './statements.ts';

function sourcing(body: string, facts: Partial<Article> = {}): Sourcing {
  const text = readText(body);
  const mentions = findMentions(text, { published: null });
  const article: Article = {
    ...BARE_ARTICLE,
    ...{ id: 'a', body, ...facts },
  };
  return countSourcing({ article, text, mentions, statements: findStatements(text, mentions) });
}

test('counts to whom statements are attributed, and sentences that attribute nothing', () => {
  const body =
    'قال وزير النقل سامي الورد إن الميناء سيفتح. وأضاف الورد أن العمل يتقدم. وتقع المدينة على البحر. وقال مصدر مطلع إن الكلفة ارتفعت.';
  const { attributed, anonymous, unattributed, speakers } = sourcing(body);
  assert.deepEqual([attributed, anonymous, unattributed], [3, 1, 1]);
  assert.equal(
    speakers.reduce((sum, { statements }) => sum + statements, 0),
    3,
  );
});

test('tells a byline, a day and quotations word for word', () => {
  const body = 'قال وزير النقل "سنفتح الميناء قريبا جدا" ثم غادر.';
  const { bylined, dated, direct } = sourcing(body, { author: 'مها القاسم', published: '2024-03-05' });
  assert.deepEqual([bylined, dated, direct], [true, true, 1]);
  assert.deepEqual([sourcing(body).bylined, sourcing(body).dated], [false, false]);
});

test('counts lines that pages made by template have, in body and furniture', () => {
  const dropped: readonly Dropped[] = [{ words: 'مدة القراءة: 3 دقائق', reason: 'furniture' }];
  const body = [
    'النوع: تقرير | المكان: العقبة | الزمن: الربيع',
    'متى يفتح الميناء؟',
    'يفتح الميناء في الخريف بحسب الخطة المعلنة هذا العام.',
    '• سعة الميناء مضاعفة',
    '2) كلفته معلنة',
  ].join('\n');
  assert.deepEqual(sourcing(body, { dropped }).layout, { metaLines: 2, questionLines: 1, listLines: 2 });
});

test('takes no question within a paragraph and no dash within a line for a template', () => {
  const body = 'هل يفتح الميناء؟ سألنا الوزير، فقال إنه - كما أعلن - سيفتح.\nوالسعة 12 - 14 سفينة.';
  assert.deepEqual(sourcing(body).layout, { metaLines: 0, questionLines: 0, listLines: 0 });
});
