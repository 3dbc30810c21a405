/** One interaction told in two wordings is one; two interactions of the same parties are two. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readEngagements } from './testing.ts';

const kindsOf = (sentences: readonly string[], headline = ''): readonly string[] =>
  readEngagements(sentences.join('\n'), '2022-03-15', headline).map((e) => e.kind);

describe('told twice', () => {
  test('a summit of two states is the one of their presidents', () => {
    const body = [
      'أشاد المتحدث بنتائج القمة التاريخية بين مصر وتركيا التي عقدت الثلاثاء.',
      'وكان الرئيس المصري عبد الفتاح السيسي والرئيس التركي رجب طيب أردوغان أصدرا خلال قمتهما الثلاثاء بيانا.',
    ];
    assert.deepEqual(kindsOf(body), ['meeting']);
  });

  test('offices without names are those who are named next, with their names', () => {
    const body = [
      'رئيس الحكومة الليبية يبحث مع نظيره الإثيوبي في أديس أبابا ملفات اقتصادية.',
      'وبحث عبد الحميد الدبيبة مع رئيس الحكومة الإثيوبية آبي أحمد عودة العلاقات.',
      'ويرأس عبد الحميد الدبيبة رئيس الحكومة الليبية وفدا كبيرا.',
    ];
    const found = readEngagements(body.join('\n'), '2022-03-15');
    assert.equal(found.length, 1);
    assert.ok(found[0]!.participants.some((p) => p.name === 'آبي أحمد'));
  });

  test('a visit that is to come and that has begun is one', () => {
    const body = [
      'وصل وزير الخارجية الأميركي أنتوني بلينكن إلى القاهرة الثلاثاء.',
      'وقالت الوزارة إن بلينكن سيزور مصر لبحث الهدنة.',
    ];
    assert.deepEqual(kindsOf(body), ['visit']);
  });

  test('talks for which somebody came, and that were held, are one', () => {
    const body = [
      'وصل وزير الخارجية الأميركي أنتوني بلينكن إلى القاهرة لعقد اجتماع مع الرئيس المصري عبد الفتاح السيسي.',
      'والتقى بلينكن الرئيس المصري في قصر الاتحادية.',
    ];
    assert.equal(kindsOf(body).filter((kind) => kind === 'meeting').length, 1);
  });
});

describe('two interactions', () => {
  test('of one pair, the second told by a word for both', () => {
    const body = [
      'أجرى الرئيس الأميركي جو بايدن محادثات الثلاثاء مع نظيره الفرنسي إيمانويل ماكرون في باريس.',
      'وكان الرئيسان التقيا أواخر تشرين الأول 2021 في روما.',
    ];
    const found = readEngagements(body.join('\n'), '2022-03-15');
    assert.equal(found.length, 2);
    assert.deepEqual(
      found[1]!.participants.map((p) => p.name),
      ['جو بايدن', 'إيمانويل ماكرون'],
    );
  });

  test('of two ministers, where the second verb has both of them as its subject', () => {
    const body = [
      'قال وزير الخارجية الغاني كوامي أدو، خلال لقاء الثلاثاء مع نظيره التوغولي روبير دوسي في لومي، إن الحدود آمنة.',
      'وأضاف أدو أن بلاده تدعم الحوار. والتقى الوزيران في فندق في لومي.',
    ];
    const found = readEngagements(body.join('\n'), '2022-03-15');
    assert.equal(found.length, 1);
    assert.equal(found[0]!.participants.length, 2);
  });

  test('of one who is to meet two states is one', () => {
    const body = ['ستجري مالطا الأسبوع المقبل محادثات مع قبرص واليونان وإيطاليا بشأن الصيد.'];
    assert.equal(readEngagements(body.join('\n'), '2022-03-15').length, 1);
  });

  test('of one who telephones two, and of a visitor who meets two', () => {
    const calls =
      'تحدث الرئيس الفرنسي إيمانويل ماكرون هاتفيا مع المستشار الألماني أولاف شولتس ورئيس الوزراء الإيطالي ماريو دراغي.';
    assert.deepEqual(kindsOf([calls]), ['call', 'call']);
    const visit =
      'وصل وزير الخارجية السعودي فيصل بن فرحان إلى الخرطوم في زيارة التقى خلالها وزير الدفاع السوداني ياسين إبراهيم والرئيس السوداني عبد الفتاح البرهان.';
    assert.deepEqual(kindsOf([visit]), ['visit', 'meeting', 'meeting']);
  });

  test('of one who speaks at a summit and receives somebody', () => {
    const body = [
      'استقبل الرئيس المصري عبد الفتاح السيسي مدير الاستخبارات المركزية الأميركية وليام بيرنز.',
      'ويشارك السيسي غدا في ترؤس قمة تهدف إلى تطوير النقل.',
    ];
    assert.deepEqual(kindsOf(body), ['meeting', 'summit']);
  });

  test('not where nobody was told before', () => {
    assert.deepEqual(kindsOf(['وكان الرئيسان التقيا أواخر تشرين الأول 2021 في روما.']), []);
  });

  test('of two people of one state', () => {
    const body = [
      'استقبل الرئيس المصري عبد الفتاح السيسي وزير الخارجية الفرنسي جان إيف لودريان.',
      'كما استقبل السيسي السفير الفرنسي في القاهرة.',
    ];
    assert.deepEqual(kindsOf(body), ['meeting', 'meeting']);
  });

  test('with officials, and with one who is named', () => {
    const body = [
      'أجرى وزير الخارجية الأميركي أنتوني بلينكن محادثات مع مسؤولين مصريين.',
      'والتقى بلينكن الرئيس المصري عبد الفتاح السيسي.',
    ];
    assert.deepEqual(kindsOf(body), ['meeting', 'meeting']);
  });

  test('of two ministers of one government', () => {
    const body = [
      'وصل وزير الخارجية الإيراني محمد جواد ظريف إلى دمشق.',
      'وكان وزير الدفاع الإيراني وصل الأسبوع الماضي إلى العاصمة السورية.',
    ];
    assert.deepEqual(kindsOf(body), ['visit', 'visit']);
  });

  test('on two days', () => {
    const body = [
      'استقبل الرئيس المصري عبد الفتاح السيسي رئيس الوزراء العراقي مصطفى الكاظمي الثلاثاء.',
      'وكان السيسي التقى الكاظمي في شباط 2021.',
    ];
    assert.deepEqual(kindsOf(body), ['meeting', 'meeting']);
  });
});
