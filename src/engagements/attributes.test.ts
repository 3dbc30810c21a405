/** What an engagement was about, who was present, where it was and whether it is the news. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Engagement, EngagementKind } from '../model.ts';
import { readEngagements } from './testing.ts';

const PUBLISHED = '2024-03-05';
const read = (body: string, headline = ''): readonly Engagement[] =>
  readEngagements(body, PUBLISHED, headline);

function only(kind: EngagementKind, body: string, headline = ''): Engagement {
  const found = read(body, headline).filter((e) => e.kind === kind);
  assert.equal(found.length, 1, `${found.length} of kind ${kind}`);
  return found[0]!;
}

const present = ({ participants }: Engagement): readonly (string | null)[] =>
  participants.filter((p) => p.part === 'attendee').map((p) => p.name ?? p.role);

describe('topics', () => {
  test('takes what stands behind a verb of discussing', () => {
    const { topics, evidence } = only(
      'meeting',
      'بحث وزير الخارجية الأردني مع نظيره القطري ملف اللاجئين ومكافحة الإرهاب.',
    );
    assert.deepEqual([...topics].sort(), ['refugees-migration', 'terrorism']);
    assert.ok(evidence['/topics/0']?.[0]);
  });
  test('gives none where the report says nothing of it', () => {
    const { topics } = only('meeting', 'التقى وزير الخارجية الأردني نظيره القطري في عمان أمس.');
    assert.deepEqual(topics, []);
  });
  test('takes the object of another engagement in the same sentence for that one', () => {
    const found = read(
      'التقى الرئيس الفرنسي المستشار الألماني لبحث أسعار النفط، ثم هاتف الرئيس المصري لبحث الهدنة في غزة.',
    );
    const call = found.find((e) => e.kind === 'call');
    assert.ok(call?.topics.includes('conflict-ceasefire'));
    assert.ok(!call?.topics.includes('energy'));
  });
  test('speaks of bilateral relations only where two parties met', () => {
    const home =
      'استقبل الرئيس التونسي قيس سعيد وزيرة المالية التونسية وبحث معها سبل التعاون وإصلاح الضرائب.';
    assert.ok(!only('meeting', home).topics.includes('bilateral-relations'));
    const abroad = 'استقبل الرئيس التونسي قيس سعيد وزير الخارجية المصري وبحث معه سبل التعاون بين البلدين.';
    assert.ok(only('meeting', abroad).topics.includes('bilateral-relations'));
  });
});

describe('those present', () => {
  test('takes members of a delegation, who are not the delegation', () => {
    const body =
      'التقى رئيس البرلمان العراقي وفدا برلمانيا تركيا. وضم الوفد التركي رئيس لجنة الصداقة في البرلمان التركي.';
    assert.deepEqual(present(only('meeting', body)), ['رئيس لجنة الصداقة في البرلمان التركي']);
  });
  test('takes those at a sitting, for each side its own', () => {
    const body =
      'التقى أمير قطر الرئيس الفرنسي في باريس. وحضر المقابلة من الجانب القطري وزير الطاقة سعد الكعبي، ومن الجانب الفرنسي وزير البيئة جان ديلون.';
    const meeting = only('meeting', body);
    assert.deepEqual(present(meeting), ['سعد الكعبي', 'جان ديلون']);
    const sides = meeting.participants.filter((p) => p.part === 'attendee').map((p) => p.represents);
    assert.deepEqual(sides, ['QA', 'FR']);
  });
  test('takes witnesses of a signing, who sign nothing, and no other ceremony', () => {
    const signed =
      'وقع وزير المالية المصري سمير الجندي ونظيره الألماني كارل بيكر اتفاقية قرض. وشهد التوقيع محافظ القاهرة خالد عبد العال.';
    assert.deepEqual(present(only('signing', signed)), ['خالد عبد العال']);
    const other =
      'التقى وزير الصحة المصري نظيره الأردني في عمان. وحضر حفل التخرج محافظ القاهرة خالد عبد العال.';
    assert.deepEqual(present(only('meeting', other)), []);
  });
  test('takes those who came to talks that are known, in the same breath', () => {
    const body =
      'استقبل أمير قطر الرئيس الفرنسي في الدوحة. وبحث الجانبان، في اللقاء الذي حضره وزير الطاقة سعد الكعبي ووزير المالية علي العمادي، ملفات المنطقة.';
    assert.deepEqual(present(only('meeting', body)), ['سعد الكعبي', 'علي العمادي']);
  });
  test('takes nobody whom a guest is to attend, and no bare word for some', () => {
    const summit = 'وصل الرئيس الفرنسي إلى الرياض اليوم لحضور قمة مجموعة العشرين.';
    assert.deepEqual(present(only('visit', summit)), []);
    const some = 'التقى وزير الصحة المصري نظيره الأردني في عمان بحضور خبراء.';
    assert.deepEqual(present(only('meeting', some)), []);
  });
  test('takes those named among others', () => {
    const met =
      'استقبل الرئيس التونسي وزير الخارجية المصري، بحضور عدد من المسؤولين بينهم وزير الدفاع خالد السهيلي.';
    assert.deepEqual(present(only('meeting', met)), ['عدد من المسؤولين', 'خالد السهيلي']);
    const summit =
      'عقدت في أديس أبابا قمة إقليمية أمس. وحضر القمة قادة المنطقة، بينهم رئيس أوغندا يوري موسيفيني والرئيس السوداني عمر البشير.';
    const names = only('summit', summit).participants.map((p) => p.name);
    assert.ok(names.includes('يوري موسيفيني') && names.includes('عمر البشير'));
    const other =
      'التقى وزير الصحة المصري نظيره الأردني في عمان. وقتل في الهجوم خمسة بينهم القائد العسكري سمير الجندي.';
    assert.deepEqual(present(only('meeting', other)), []);
  });
  test('takes those who welcome a guest, also where a title points back to him', () => {
    const welcome = 'وصل الرئيس الفرنسي إلى القاهرة اليوم، وكان في مقدمة مستقبليه رئيس الوزراء المصري.';
    assert.deepEqual(present(only('visit', welcome)), ['رئيس الوزراء المصري']);
    const suite =
      'وصل ولي العهد السعودي إلى مسقط اليوم. ويضم الوفد الرسمي المرافق لسموه وزير النقل صالح الجاسر.';
    assert.deepEqual(present(only('visit', suite)), ['صالح الجاسر']);
  });
  test('takes those behind «يرافقه» and «ومعه»', () => {
    const came =
      'زار وزير الصحة السعودي توفيق الربيعة بيروت أمس، يرافقه أمين جدة هاني أبو راس وعدد من المسؤولين.';
    assert.deepEqual(present(only('visit', came)), ['هاني أبو راس', 'عدد من المسؤولين']);
    const along = 'وصل إلى مسقط أمس نائب الرئيس اليمني خالد بحاح ومعه عدد من الوزراء.';
    assert.deepEqual(present(only('visit', along)), ['عدد من الوزراء']);
  });
  test('takes a companion who stands before the verb', () => {
    const body =
      'زار وزير الخارجية الفرنسي بيروت أمس. وقالت الإذاعة إن رئيس الوكالة بيير دوران رافق الوزير في الرحلة.';
    assert.deepEqual(present(only('visit', body)), ['بيير دوران']);
  });
  test('puts whom a state sent in the place of the state', () => {
    const body =
      'بدأت أمس محادثات بين الصومال وإثيوبيا في أنقرة. وحضر الاجتماع وزير الخارجية الصومالي أحمد معلم فقي.';
    const names = only('meeting', body).participants.map((p) => p.name ?? p.represents);
    assert.deepEqual(names, ['أحمد معلم فقي', 'ET']);
  });
  test('gives a companion to the visit, not to the talks in it', () => {
    const body =
      'وصل وزير الخارجية السوري وليد المعلم إلى مسقط أمس والتقى نظيره العماني. ورافق المعلم في زيارته نائبه فيصل مقداد.';
    assert.deepEqual(present(only('visit', body)), ['فيصل مقداد']);
    assert.deepEqual(present(only('meeting', body)), []);
  });
  test('takes the delegation that a visitor leads', () => {
    const body = 'زار الرئيس الصيني الإمارات الخميس على رأس وفد رفيع المستوى.';
    assert.deepEqual(present(only('visit', body)), ['وفد رفيع المستوى']);
  });
  test('takes those who took part in it, and those who stood for a state', () => {
    const body = 'عقد وزير النقل الأردني ونظيره المصري اجتماعا في عمان.';
    const joined = `${body} وشارك فيه وزير الطاقة العراقي، ووزير المالية القبرصي.`;
    assert.deepEqual(present(only('meeting', joined)), ['وزير الطاقة العراقي', 'وزير المالية القبرصي']);
    const sent = `${body} ومثل العراق وزير الطاقة، ومثلت قبرص وزيرة المالية.`;
    assert.deepEqual(present(only('meeting', sent)), ['وزير الطاقة', 'وزيرة المالية']);
  });
  test('takes nobody from a likeness or from what is to be joined', () => {
    const body = 'عقد وزير النقل الأردني ونظيره المصري اجتماعا في عمان.';
    assert.deepEqual(present(only('meeting', `${body} وهناك دول مثل العراق وقبرص تنتظر.`)), []);
    assert.deepEqual(present(only('meeting', `${body} ويأمل في ندوة يشارك فيها وزير الطاقة العراقي.`)), []);
  });
  test('takes nobody from a sentence on somebody else', () => {
    const body = 'التقى وزير الخارجية الأردني نظيره القطري. وقال وزير الخارجية المصري إن بلاده تتابع ذلك.';
    assert.deepEqual(present(only('meeting', body)), []);
  });
});

describe('places', () => {
  test('takes a city that only follows a body', () => {
    const { place } = only('meeting', 'اجتمع وزير الدفاع التركي مع نظيره الأمريكي في مقر الحلف في بروكسل.');
    assert.equal(place.city, 'بروكسل');
  });
  test('takes the post of a summoned envoy', () => {
    const { place } = only('meeting', 'استدعت وزارة الخارجية الإيرانية السفير البريطاني لدى طهران.');
    assert.deepEqual([place.city, place.country], ['طهران', 'IR']);
  });
  test('takes no place from the post of an envoy who is received', () => {
    const { place } = only('meeting', 'استقبل وزير الخارجية الأردني السفير الفرنسي لدى القاهرة.');
    assert.equal(place.city, null);
  });
  test('leaves what is told right behind a meeting of the same person where that was', () => {
    const body =
      'التقى وزير الخارجية المصري سامح شكري نظيره القبرصي في نيقوسيا أمس. وفي وقت لاحق التقى شكري نظيره اليوناني.';
    const cities = read(body)
      .filter((e) => e.kind === 'meeting')
      .map((e) => e.place.city);
    assert.deepEqual(cities, ['نيقوسيا', 'نيقوسيا']);
  });
});

describe('focus', () => {
  const standfirst =
    'قال مصدر في وزارة الخارجية إن المحادثات بين مصر واليونان التي عقدت في أثينا هذا الأسبوع تناولت ملفات عدة من بينها التعاون في الطاقة والنقل البحري والسياحة وقضايا أخرى تهم البلدين في المرحلة المقبلة ضمن خطة واسعة.';
  test('counts the paragraph that tells a standfirst again as the opening', () => {
    const again = `${standfirst}\nعقدت مصر واليونان محادثات في أثينا هذا الأسبوع تناولت ملفات عدة من بينها التعاون في الطاقة والنقل البحري والسياحة.`;
    assert.ok(read(again).every((e) => e.focus === 'main'));
  });
  test('leaves what a later paragraph recalls in the background', () => {
    const other = `${standfirst}\nيذكر أن وزير الدفاع المصري كان قد زار باريس في يناير الماضي والتقى هناك نظيره الفرنسي.`;
    assert.ok(read(other).some((e) => e.focus === 'background'));
  });
});

describe('whoever invited a visitor is his host', () => {
  const took = (body: string): readonly (string | null)[] =>
    only('visit', body).participants.map((p) => p.name ?? p.role);
  test('behind «بدعوة من» and «تلبية لدعوة»', () => {
    const asked = 'وصل الرئيس الكيني إلى بكين اليوم في زيارة رسمية بدعوة رسمية من نظيره الصيني.';
    assert.deepEqual(took(asked), ['الرئيس الكيني', 'نظيره الصيني']);
    const answered = 'زار وزير الدفاع المصري بغداد أمس تلبية لدعوة وزير الدفاع العراقي سالم الزعبي.';
    assert.deepEqual(took(answered), ['وزير الدفاع المصري', 'سالم الزعبي']);
  });
  test('not of his own state, and not one whom he invites', () => {
    const own = 'زار وزير التجارة المصري عمان أمس بدعوة من السفير المصري.';
    assert.deepEqual(took(own), ['وزير التجارة المصري']);
    const other = 'زار وزير التجارة المصري عمان أمس ووجه الدعوة إلى نظيره الأردني لزيارة القاهرة.';
    assert.deepEqual(took(other), ['وزير التجارة المصري']);
  });
});
