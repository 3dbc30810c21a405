import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Article, GivenFacts } from '../model.ts';
import { extractArticle, readLanguage, readPublished } from './article.ts';

const read = (content: string, given: GivenFacts = {}, kind: 'text' | 'html' = 'text'): Article =>
  extractArticle({ id: 'x', url: null, place: 'x', kind, content, given, problems: [] });
const linesOf = (content: string): readonly string[] =>
  content
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const TITLE = 'مجلس المدينة يناقش مشروع الحديقة الكبرى';
const FIRST =
  'ناقش مجلس المدينة في جلسته الأسبوعية مشروع الحديقة الكبرى، وقرر عرض الرسوم على الأهالي شهرا كاملا.';
const SECOND =
  'وقالت رئيسة اللجنة إن الأشغال تبدأ بعد جمع الملاحظات، وإن الكلفة لن تتجاوز ما أقر في الموازنة.';

const DAYS: readonly (readonly [words: string, day: string | null])[] = [
  ['2021-02-18', '2021-02-18'],
  ['2021-02-18T22:10:00Z', '2021-02-18'],
  ['20210218', '2021-02-18'],
  ['18 فبراير 2021', '2021-02-18'],
  ['الخميس 18 شباط 2021', '2021-02-18'],
  ['18 شباط/فبراير 2021', '2021-02-18'],
  ['18 شباط (فبراير) 2021', '2021-02-18'],
  ['9 كانون الثاني / يناير 2021', '2021-01-09'],
  ['9 تشرين الأول 2021', '2021-10-09'],
  ['18 فيفري 2021', '2021-02-18'],
  ['4 غشت 2021', '2021-08-04'],
  ['١٨ فبراير ٢٠٢١', '2021-02-18'],
  ['١٨/٢/٢٠٢١', '2021-02-18'],
  ['18-02-2021 09:30', '2021-02-18'],
  ['2021/2/18', '2021-02-18'],
  ['02/18/2021', '2021-02-18'],
  ['23rd, August 2023 GMT', '2023-08-23'],
  ['August 23, 2023', '2023-08-23'],
  ['Aug. 23, 2023', '2023-08-23'],
  ['3 جمادى الآخرة 1440 هـ', '2019-02-08'],
  ['3 جمادى الآخرة 1440 هـ الموافق 8 فبراير 2019', '2019-02-08'],
  ['1440/6/3', '2019-02-08'],
  ['31 فبراير 2021', null],
  ['18 فبراير', null],
  ['نشر قبل ثلاث ساعات', null],
  ['عام 2021', null],
  ['', null],
];
for (const [words, day] of DAYS) {
  test(`${words || 'nothing'} is published on ${day ?? 'no day'}`, () =>
    assert.equal(readPublished(words), day));
}

test('the first line is the title and the rest the body', () => {
  const article = read(`${TITLE}\n${FIRST}\n\n${SECOND}\n`);
  assert.equal(article.title, TITLE);
  assert.equal(article.body, `${FIRST}\n${SECOND}`);
  assert.equal(article.language, 'ar');
});

test('a first line equal to the given title is dropped, a report without it stays whole', () => {
  assert.equal(read(`${TITLE}\n${FIRST}`, { title: TITLE }).body, FIRST);
  assert.equal(read(`${SECOND}\n${FIRST}`, { title: TITLE }).body, `${SECOND}\n${FIRST}`);
});

test('a single line is the body, and so is a first line that is a paragraph', () => {
  assert.deepEqual([read(TITLE).title, read(TITLE).body], ['', TITLE]);
  const article = read(`${FIRST}\n${SECOND}`);
  assert.deepEqual([article.title, article.body], ['', `${FIRST}\n${SECOND}`]);
});

test('what the input gives wins over what the page says', () => {
  const given = { title: 'عنوان آخر', outlet: 'جريدة', author: 'منى', published: '2020-01-02T10:00:00Z' };
  const article = read(`تاريخ النشر: 5 مارس 2024\n${FIRST}`, given);
  assert.deepEqual(
    [article.title, article.outlet, article.author, article.published],
    ['عنوان آخر', 'جريدة', 'منى', '2020-01-02'],
  );
});

test('a published that is no day is a problem and no day', () => {
  const article = read(`${TITLE}\n${FIRST}`, { published: 'أمس' });
  assert.equal(article.published, null);
  assert.deepEqual(
    article.problems.map(({ code }) => code),
    ['article.bad-published'],
  );
});

/** Lines of reports that look like furniture and are not. */
const KEPT: readonly string[] = [
  'المصدر الأول للطاقة في البلاد هو الشمس: هكذا بدأ الوزير حديثه أمام الحضور في القاعة الكبرى.',
  'كتب الوزير رسالة إلى نظيره: لن نتأخر عن الموعد.',
  'إعلان القاهرة',
  'تحديث الشبكة في ثلاث مراحل',
  'رئيس التحرير في الجريدة زار المعرض أمس مع وفد من المحررين ووقف عند جناح الكتب القديمة.',
  'في 5 مارس 2024 وقع الجانبان الاتفاق، وفي اليوم التالي بدأ التنفيذ.',
  'بحث الطرفان',
];
for (const line of KEPT) {
  test(`«${line.slice(0, 30)}» inside a report is kept`, () => {
    assert.equal(read(`${TITLE}\n${FIRST}\n${line}\n${SECOND}`).body, `${FIRST}\n${line}\n${SECOND}`);
  });
}

/** Lines that are furniture, with the reason. */
const DROPPED: readonly (readonly [line: string, reason: string])[] = [
  ['رابط مختصر: https://example.org/x', 'short-link'],
  ['شارك هذا المقال', 'share'],
  ['فيسبوك تويتر واتساب', 'share'],
  ['اقرأ أيضا: سوق جديدة للزهور في الحي الغربي', 'read-also'],
  ['كلمات مفتاحية: حديقة، مجلس، أشغال', 'keywords'],
  ['المصدر: وكالة متخيلة', 'credit'],
  ['آخر تحديث: 6 مارس 2024', 'date-line'],
  ['// انتهى //', 'furniture'],
  ['* * *', 'furniture'],
  ['بقلم: رامي الخطيب', 'byline'],
  ['جميع الحقوق محفوظة', 'furniture'],
  ['مصدر الصورة: المكتب الإعلامي', 'caption'],
];
for (const [line, reason] of DROPPED) {
  test(`«${line.slice(0, 30)}» is dropped as ${reason}`, () => {
    const article = read(`${TITLE}\n${FIRST}\n${line}\n${SECOND}\n${line}`);
    assert.equal(article.body, `${FIRST}\n${SECOND}`);
    assert.deepEqual(article.dropped.slice(1), [
      { words: line, reason },
      { words: line, reason },
    ]);
  });
}

test('after a read-also box in the middle the report goes on', () => {
  const article = read(`${TITLE}\n${FIRST}\nاقرأ أيضا\nسوق جديدة للزهور في الحي الغربي\n${SECOND}`);
  assert.equal(article.body, `${FIRST}\n${SECOND}`);
});

const LANGUAGES: readonly (readonly [language: string, text: string])[] = [
  ['ar', 'لقاء'],
  ['ar', 'التقى پوتين نظيره في گروزني'],
  ['fa', 'وزیر کشور گفت که همکاری‌های دو کشور گسترش می‌یابد'],
  ['ur', 'وزیر اعظم نے کہا کہ دونوں ملکوں کے درمیان تعاون بڑھے گا'],
  ['ps', 'د بهرنیو چارو وزیر وویل چې دواړه هېوادونه به ښې اړیکې ولري'],
  ['ar', 'تشكيل حكومة'],
  ['ar', 'ميسي يقود برشلونة'],
  ['fa', 'دیدار وزیر خارجه'],
  ['fa', 'مذاکرات هسته‌ای'],
  ['fa', 'سخنگوي وزارت خارجه از سفر وزير با هيئتي براي مذاكره گفت'],
  ['ur', 'پاکستان اور چین'],
  ['ur', 'وزیر خارجہ کی ملاقات'],
  ['ps', 'د بهرنیو چارو وزیر'],
  ['ps', 'په کابل کې غونډه'],
  ['ckb', 'کۆبوونەوە لە بەغدا'],
  ['ckb', 'وەزیری دەرەوە ڕایگەیاند کە هەردوو وڵات هاوکاری زیاتر دەکەن'],
  ['he', 'שר החוץ נפגש היום עם עמיתו'],
  ['en', 'The minister met his colleague and the two sides signed it'],
  ['und', 'Lorem ipsum dolor sit amet'],
];
for (const [language, text] of LANGUAGES) {
  test(`«${text.slice(0, 24)}» is ${language}`, () => assert.equal(readLanguage(text, null), language));
}

test('what is not Arabic is said to be so, whatever the page declares', () => {
  const article = read(`دیدار امروز\n${LANGUAGES[2]![1]}`);
  assert.deepEqual(
    article.problems.map(({ code }) => code),
    ['article.not-arabic'],
  );
});

test('a page without text gives a problem and no error', () => {
  for (const kind of ['text', 'html'] as const) {
    assert.deepEqual(
      read('', {}, kind).problems.map(({ code }) => code),
      ['article.no-body'],
    );
  }
});

test('deep markup and endless lists of elements end', () => {
  const deep = read(`${'<div><b>'.repeat(20_000)}${FIRST}`, {}, 'html');
  assert.equal(deep.body, FIRST);
  assert.equal(read('<a>'.repeat(60_000), {}, 'html').body, '');
});

const PIECES = [
  '<p>',
  '</p>',
  '<div class="share">',
  '</div>',
  '<a href="/">',
  '</a>',
  '<h1>',
  TITLE,
  FIRST,
  SECOND,
];
const MORE = [
  '\n',
  '5 مارس 2024',
  'اقرأ أيضا',
  'المصدر: ',
  'رئيس التحرير',
  '<!--',
  '&#x',
  '\u0000',
  '\u200f',
  '<script>',
];
const anyPage = fc.array(fc.oneof(fc.constantFrom(...PIECES, ...MORE), fc.string({ unit: 'binary' })), {
  maxLength: 40,
});

test('any page gives an article, and the same page the same one', () => {
  fc.assert(
    fc.property(anyPage, fc.constantFrom('text' as const, 'html' as const), (pieces, kind) => {
      const content = pieces.join('');
      assert.deepEqual(read(content, {}, kind), read(content, {}, kind));
    }),
    { numRuns: 300 },
  );
});

test('every line of a text is title, body or dropped', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES, ...MORE.slice(0, 5)), { maxLength: 30 }), (pieces) => {
      const content = pieces.join('\n');
      const article = read(content);
      const accounted = [...linesOf(article.body), ...article.dropped.map(({ words }) => words)];
      assert.deepEqual([...accounted].sort(), [...linesOf(content)].sort());
    }),
  );
});

test('the day of fetching is told where the page names no day, and is never its day', () => {
  const given = { fetched: '2024-03-05T10:00:00Z' };
  const html =
    '<!doctype html><title>عنوان</title><p>استقبل الوزير السفير في مقر الوزارة وبحث معه العلاقات.</p>';
  const page = { id: 'a', url: null, place: 'a', kind: 'html' as const, content: html, given, problems: [] };
  const { published, problems } = extractArticle(page);
  assert.equal(published, null);
  assert.deepEqual(
    problems
      .filter(({ code }) => code === 'article.undated')
      .map(({ message }) => message.includes('2024-03-05')),
    [true],
  );
});
