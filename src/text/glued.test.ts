import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readText } from './text.ts';

/** The tokens of `body`, parted by a stroke. */
const cut = (body: string): string =>
  readText(body)
    .tokens.map((token) => token.words)
    .join('|');

const TWO: readonly (readonly [string, string])[] = [
  ['الحديقةفي', 'الحديقة|في'],
  ['صباحاًقبل', 'صباحاً|قبل'],
  ['أكّدالوزير', 'أكّد|الوزير'],
  ['وقالتوزارة', 'وقالت|وزارة'],
  ['ذكرتصحيفة', 'ذكرت|صحيفة'],
  ['المجلسالأعلى', 'المجلس|الأعلى'],
  ['حديثللصحيفة', 'حديث|للصحيفة'],
  ['الطريقفي', 'الطريق|في'],
  ['بعدعملية', 'بعد|عملية'],
  ['فيماتؤكد', 'فيما|تؤكد'],
  ['الإيرانيحسين', 'الإيراني|حسين'],
  ['إلىمنافسة', 'إلى|منافسة'],
  ['فيمدينة', 'في|مدينة'],
  ['فيموقع', 'في|موقع'],
  ['عنانطلاق', 'عن|انطلاق'],
  ['كذلكقالت', 'كذلك|قالت'],
  ['الحديقةالعامةفي', 'الحديقة|العامة|في'],
  ['علىمبادرة', 'على|مبادرة'],
  ['بايدنخلال', 'بايدن|خلال'],
  ['اجتماعمع', 'اجتماع|مع'],
  ['مدريدزيارة', 'مدريد|زيارة'],
  ['الأسدإنّ', 'الأسد|إنّ'],
  ['اليومبإصابة', 'اليوم|بإصابة'],
];

for (const [glued, words] of TWO) test(`«${glued}» is several words`, () => assert.equal(cut(glued), words));

const ONE: readonly string[] = [
  'عبدالرحمن نورالدين سيفالإسلام',
  'والمستقبل وبالتالي فالمدرسة كالمعتاد للمدرسة',
  'تنقلاتهم جريانها استقبالهم ومنسوبوها',
  'الصحفي المصطفى الإشرافي التصوفي',
  'مانشستر بوغدانوف ليختنشتاين منغوليا',
  'مدرسةً جداً جدًا شيئًا',
  'فيتمثل فيودور فيليب فيروسي فيصلي عنصرية عنوانها منعطفات',
  'المسؤولين المستشفيات أمريكيان الأميركيان',
  'عبدالإله واللاإنسانية وبالإضافة كالإمارات',
  'الأقطار المتنكرة واستحدثت أقرانهم كارولاين الرأسمالي',
];

for (const words of ONE)
  test(`«${words}» stay whole`, () => assert.equal(cut(words), words.replaceAll(' ', '|')));

test('what was cut keeps its place, and nothing lies between', () => {
  const body = 'ثم أكّدالوزير ذلك';
  const { tokens } = readText(body);
  assert.deepEqual(
    tokens.map(({ start, end }) => body.slice(start, end)),
    'ثم أكّد الوزير ذلك'.split(' '),
  );
  assert.equal(tokens[1]!.end, tokens[2]!.start);
});
