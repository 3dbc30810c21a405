/** Who is told to have been present in a sentence of its own, and at what. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Engagement, EngagementKind } from '../../model.ts';
import { readEngagements } from '../testing.ts';

const present = (kind: EngagementKind, body: string): readonly (string | null)[] => {
  const found: readonly Engagement[] = readEngagements(body, '2024-03-05').filter((e) => e.kind === kind);
  assert.equal(found.length, 1, `${found.length} of kind ${kind}`);
  return found[0]!.participants.filter((p) => p.part === 'attendee').map((p) => p.name ?? p.role);
};

const JOURNEY = 'وصل الرئيس الفرنسي إلى القاهرة اليوم وأجرى مباحثات مع نظيره المصري.';

test('those who welcome a guest or see him off belong to his visit, not to the talks', () => {
  const welcome = `${JOURNEY} وكان في استقبال الرئيس الفرنسي، لدى وصوله إلى المطار، وزير النقل سامي فوزي.`;
  assert.deepEqual(present('visit', welcome), ['سامي فوزي']);
  assert.deepEqual(present('meeting', welcome), []);
  const farewell = `${JOURNEY} وكان في وداعه محافظ القاهرة خالد عبد العال ومدير المطار سمير حداد.`;
  assert.deepEqual(present('visit', farewell), ['خالد عبد العال', 'سمير حداد']);
  assert.deepEqual(present('visit', `${JOURNEY} وسار الناس في وداع الفنان سمير الجندي.`), []);
});

test('those who welcome may stand before the words of welcome; a vision of the future welcomes nobody', () => {
  const before = `${JOURNEY} وكان وزير النقل سامي فوزي في مقدمة مستقبلي الرئيس الفرنسي.`;
  assert.deepEqual(present('visit', before), ['سامي فوزي']);
  const future = `${JOURNEY} ووضع البلدان خطة مستقبلية، وزير النقل سامي فوزي من واضعيها.`;
  assert.deepEqual(present('visit', future), []);
});

test('whoever stands in for another is there, not the other', () => {
  const body = `${JOURNEY} وكان في استقباله، ممثلا لرئيس الوزراء، وزير النقل سامي فوزي.`;
  assert.deepEqual(present('visit', body), ['سامي فوزي']);
});

test('a delegation is told by its members, who came with the visitor', () => {
  const body = `${JOURNEY} وضم الوفد الفرنسي وزير المال جان ديلون. وفي الوفد أيضا: وزيرة الصحة ماري لوران.`;
  assert.deepEqual(present('visit', body), ['جان ديلون', 'ماري لوران']);
  assert.deepEqual(present('meeting', body), []);
  const welcome = `${JOURNEY} وكان في استقباله وفد مصري كبير ضم وزير النقل سامي فوزي ومحافظ القاهرة خالد عبد العال.`;
  assert.deepEqual(present('visit', welcome), ['سامي فوزي', 'خالد عبد العال']);
});

test('talks may be attended in part, and be told before those who came', () => {
  const part = 'التقى أمير قطر الرئيس التركي. وحضر جانبا من اللقاء وزير الطاقة سعد الكعبي.';
  assert.deepEqual(present('meeting', part), ['سعد الكعبي']);
  const held =
    'التقى أمير قطر الرئيس التركي. ورحب الأمير، خلال اللقاء الذي عقد في القصر وحضره وزير الطاقة سعد الكعبي، بضيفه.';
  assert.deepEqual(present('meeting', held), ['سعد الكعبي']);
});

test('a list goes on behind «إضافة إلى»; what stands right behind a name says who that is', () => {
  const body =
    'التقى أمير قطر الرئيس التركي. وحضر اللقاء وزير الطاقة سعد الكعبي، إضافة إلى وزير المالية علي العمادي.';
  assert.deepEqual(present('meeting', body), ['سعد الكعبي', 'علي العمادي']);
  const kin =
    'التقى أمير قطر الرئيس التركي. وحضر اللقاء السفير سعد الكعبي شقيق وزير المالية ووزير العمل علي بن سمير.';
  assert.deepEqual(present('meeting', kin), ['سعد الكعبي', 'علي بن سمير']);
});

test('those with whom somebody goes, in other words', () => {
  const body =
    'أدى رئيس الحكومة التونسية يوسف الشاهد زيارة لصفاقس مرفوقا بوزير النقل سمير ناصر ووزيرة الصحة ليلى حداد.';
  assert.deepEqual(present('visit', body), ['سمير ناصر', 'ليلى حداد']);
});

test('a host told before the words of welcome is there', () => {
  const arrival = 'وصل رئيس الوزراء الليبي فايز السراج إلى باريس. ';
  const welcome = 'وكان وزير الخارجية الفرنسي جان إيف لودريان في استقبال رئيس الوزراء الليبي.';
  assert.deepEqual(present('visit', arrival + welcome), ['جان إيف لودريان']);
  assert.deepEqual(present('visit', `${arrival}وكان الوزير في استقبال طلبات جديدة.`), []);
});

test('company belongs to the visit of the one who is accompanied', () => {
  const visits =
    'وصل الرئيس التونسي الباجي قايد السبسي إلى روما في زيارة. وكان الرئيس الإيطالي زار تونس في مايو. ';
  const readings = readEngagements(`${visits}ويرافق الرئيس التونسي في زيارته وزير المالية.`, '2017-02-08');
  const [own] = readings.filter((e) => e.participants.some((p) => p.role === 'وزير المالية'));
  assert.equal(own?.participants[0]?.role, 'الرئيس التونسي');
});

test('somebody of one of two states that sign is there, and is not the state', () => {
  const body =
    'تم أمس توقيع اتفاقية بين تونس والأردن بحضور وزيرة المالية التونسية ومحافظ البنك المركزي التونسي.';
  assert.deepEqual(present('signing', body), ['وزيرة المالية التونسية', 'محافظ البنك المركزي التونسي']);
});

test('talks that are not known before may be attended, too; a pronoun of another gender points elsewhere', () => {
  const talks = 'أجرى أمير قطر مباحثات مع الرئيس التركي في الدوحة السبت، حضرها وزير الطاقة سعد الكعبي.';
  assert.deepEqual(present('meeting', talks), ['سعد الكعبي']);
  const other = 'أجرى أمير قطر مباحثات مع الرئيس التركي عن معرض في الدوحة، حضره وزير الطاقة سعد الكعبي.';
  assert.deepEqual(present('meeting', other), []);
});

test('those who came are told among others', () => {
  const among = 'التقى أمير قطر الرئيس التركي. وكان من بين الحضور وزير الطاقة سعد الكعبي.';
  assert.deepEqual(present('meeting', among), ['سعد الكعبي']);
  const no = 'التقى أمير قطر الرئيس التركي. وكان من بين المشاريع مصنع وزير الطاقة سعد الكعبي.';
  assert.deepEqual(present('meeting', no), []);
});

test('whoever comes along belongs to the journey that the same sentence tells, not to the talks on it', () => {
  const body =
    'يصل الرئيس الفرنسي إلى القاهرة غدا في زيارة يلتقي خلالها الرئيس المصري، ترافقه وزيرة النقل ماري لوران.';
  assert.deepEqual(present('visit', body), ['ماري لوران']);
  assert.deepEqual(present('meeting', body), []);
  const speaker = `${JOURNEY} وقال وزير المال جان ديلون الذي يرافق الرئيس الفرنسي إن البلدين صديقان.`;
  assert.deepEqual(present('visit', speaker), ['جان ديلون']);
  assert.deepEqual(present('meeting', speaker), []);
});

test('his title stands for whoever is accompanied', () => {
  const body = 'زار الرئيس الفرنسي القاهرة أمس. ورافق فخامته في الجولة وزير النقل سامي فوزي.';
  assert.deepEqual(present('visit', body), ['سامي فوزي']);
});

test('nobody knows which officials joined them; those named are present', () => {
  const crowd = 'التقى أمير قطر الرئيس التركي. ثم انضم إليهما كبار المسؤولين في البلدين.';
  assert.deepEqual(present('meeting', crowd), []);
  const one = 'التقى أمير قطر الرئيس التركي. ثم انضم إليهما وزير الطاقة سعد الكعبي.';
  assert.deepEqual(present('meeting', one), ['سعد الكعبي']);
});

test('talks of which nothing is told but who took part have nothing to do with others', () => {
  const body =
    'التقى أمير قطر الرئيس التركي. وكشفت الصحيفة عن اجتماع عقد قبل أعوام وشارك فيه وزير الطاقة سعد الكعبي.';
  assert.deepEqual(present('meeting', body), []);
});

test('who brings a letter that another wrote is present', () => {
  const handed =
    'سلم وزير الطاقة القطري سعد الكعبي الرئيس التركي رجب طيب أردوغان رسالة من أمير قطر تميم بن حمد.';
  assert.deepEqual(present('message', handed), ['سعد الكعبي']);
  const taken = 'تسلم الرئيس التركي من السفير سعد الكعبي رسالة من أمير قطر تميم بن حمد.';
  assert.deepEqual(present('message', taken), ['سعد الكعبي']);
  const own = 'بعث وزير الطاقة سعد الكعبي رسالة إلى الرئيس التركي.';
  assert.deepEqual(present('message', own), []);
});

test('a report may open with a word of presence', () => {
  const body = 'بحضور وزير النقل سامي فوزي، استقبل الرئيس المصري نظيره الفرنسي في القاهرة أمس.';
  assert.equal(readEngagements(body, '2024-03-05').length, 1);
});
