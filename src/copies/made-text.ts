/** Reports made for tests: another one for each number, all in one manner. */
const WHO: readonly string[] = [
  'الوزير',
  'السفيرة',
  'المبعوث',
  'رئيس الوفد',
  'الأمين العام',
  'المتحدث',
  'الرئيس',
];
const DID: readonly string[] = 'أكد أوضح قال أعلن ذكر أضاف شدد بين لفت'.split(' ');
const WHAT: readonly string[] = [
  'أهمية التعاون',
  'ضرورة الحوار',
  'دعم المبادرة',
  'فتح المعابر',
  'تبادل الوفود',
  'خفض التوتر',
  'بناء المدارس',
  'توسيع الميناء',
];
const WHERE: readonly string[] = [
  'في العاصمة',
  'قرب الحدود',
  'داخل المقر',
  'على الساحل',
  'خلال الجلسة',
  'أمام الصحفيين',
];

/** A report of `paragraphs` paragraphs. */
export function madeText(seed: number, paragraphs: number): string {
  let state = seed * 2_654_435_761;
  const pick = (list: readonly string[]): string => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return list[(state >>> 8) % list.length]!;
  };
  const sentence = (): string => `${pick(DID)} ${pick(WHO)} ${pick(WHERE)} ${pick(WHAT)} ${pick(WHERE)}`;
  const paragraph = (): string => Array.from({ length: 4 }, sentence).join('، ');
  return Array.from({ length: paragraphs }, () => `${paragraph()}.`).join('\n');
}
