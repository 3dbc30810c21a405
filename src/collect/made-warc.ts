/** Web archives made for tests and measurements: pages in sentences of our own, in every dress archives know. */
import { brotliCompressSync, gzipSync } from 'node:zlib';

const OFFICES: readonly string[] = [
  'وزير الخارجية المصري',
  'وزير الخارجية الأردني',
  'وزيرة الخارجية الألمانية',
  'رئيس الوزراء العراقي',
  'الرئيس التونسي',
  'الأمين العام للأمم المتحدة',
  'وزير الدفاع الفرنسي',
  'المبعوث الأمريكي',
];
const NAMES: readonly string[] = [
  'سامر الحلواني',
  'نبيل الخطابي',
  'ليلى العمراني',
  'كريم الصباغ',
  'هاني البستاني',
  'مروان القيسي',
  'يوسف الزهراوي',
];
const CITIES: readonly string[] = 'القاهرة عمان بغداد تونس باريس جنيف الرباط'.split(' ');
const DAYS: readonly string[] = 'الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت'.split(' ');
const SUBJECTS: readonly string[] = [
  'العلاقات الثنائية وسبل تعزيز التعاون الاقتصادي',
  'الأوضاع الإنسانية وإيصال المساعدات إلى المحتاجين',
  'وقف إطلاق النار وتبادل الأسرى',
  'التعاون في مجالي الطاقة والمياه',
  'ملف اللاجئين وأمن الحدود',
];
const SAYINGS: readonly string[] = [
  'الحوار هو السبيل الوحيد إلى حل دائم',
  'بلاده ستواصل العمل مع جميع الأطراف',
  'المرحلة المقبلة تتطلب تنسيقا أوسع',
  'الاتفاق يخدم مصالح الشعبين',
];

const PLANS: readonly string[] = [
  'مشروع قطار يربط المدينتين',
  'إنشاء محطة لتحلية المياه',
  'افتتاح قنصلية',
  'اتفاق لتبادل الطلاب',
  'صفقة قمح',
  'خط أنابيب',
  'معرض للكتاب',
  'مستشفى ميداني',
  'رحلات جوية مباشرة',
];
const SYLLABLES: readonly string[] = 'با رو سي مال دو كن تير لا فو شي زان نو هار غا مي ليد سو قر'.split(' ');

/** A name that no lexicon knows, another one for most numbers. */
function coin(n: number, salt: number): string {
  let seed = Math.imul(n * 16 + salt + 1, 0x9e3779b1) >>> 0;
  let name = '';
  for (let i = 0; i < 3; i++) {
    name += SYLLABLES[seed % SYLLABLES.length]!;
    seed = Math.imul(seed ^ (seed >>> 13), 0x85ebca6b) >>> 0;
  }
  return name;
}

/**
 * The report of page `n`; another one for each number. Offices, cities and subjects come again as in the press,
 * names and plans are its own, so that reports of a day are no more alike than reports are.
 */
export function madeReport(n: number): {
  readonly title: string;
  readonly body: readonly string[];
  readonly day: string;
} {
  const pick = (list: readonly string[], step: number): string => list[Math.floor(n / step) % list.length]!;
  const given = (names: readonly string[], step: number): string => pick(names, step).split(' ')[0]!;
  const host = `${pick(OFFICES, 1)} ${given(NAMES, 3)} ${coin(n, 0)}`;
  const guest = `${pick(OFFICES.slice(3), 7)} ${given(NAMES.slice(2), 5)} ${coin(n, 1)}`;
  const plan = `${pick(PLANS, 6)} ${coin(n, 2)}`;
  const subject = pick(SUBJECTS, 2);
  const day = new Date(Date.UTC(2020, 0, 1 + (n % 1500)));
  const weekday = DAYS[day.getUTCDay()]!;
  const body = [
    `استقبل ${host}، اليوم ${weekday} في ${pick(CITIES, 2)}، ${guest}، وبحثا ${subject}.`,
    `وأكد ${host} خلال اللقاء رقم ${n} أن ${pick(SAYINGS, 4)}.`,
    `وقال ${guest} في مؤتمر صحفي إن ${pick(SAYINGS, 9)}، مشيرا إلى ${n * 7} مشروعا مشتركا.`,
    `وتطرق الجانبان إلى ${plan} في منطقة ${coin(n, 3)} بكلفة ${(n % 900) + 11} مليون دولار.`,
    `ومن المقرر أن يزور ${guest} مدينة ${pick(CITIES, 11)} الأسبوع المقبل.`,
  ];
  return {
    title: `${pick(CITIES, 2)} تستضيف اللقاء ${n} حول ${plan}`,
    body,
    day: day.toISOString().slice(0, 10),
  };
}

const pageOf = (n: number, charset: string): string => {
  const { title, body, day } = madeReport(n);
  const meta = `<meta charset="${charset}"><meta property="article:published_time" content="${day}T09:00:00Z">`;
  const menu = '<ul><li><a href="/">الرئيسية</a></li><li><a href="/w">العالم</a></li></ul>';
  const text = body.map((words) => `<p>${words}</p>`).join('\n');
  return `<!doctype html><html lang="ar"><head>${meta}<title>${title}</title></head><body>${menu}<h1>${title}</h1><article>${text}</article></body></html>`;
};

/** Bytes of `text` in an encoding of one byte a letter. */
export function encodeIn(text: string, encoding: string): Buffer {
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++) table.set(decoder.decode(Uint8Array.of(byte)), byte);
  return Buffer.from([...text].map((letter) => table.get(letter) ?? 0x3f));
}

/** One record. */
export function makeRecord(
  type: string,
  fields: Readonly<Record<string, string>>,
  block: Uint8Array,
): Buffer {
  const lines = Object.entries({ 'WARC-Type': type, ...fields, 'Content-Length': String(block.length) });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.concat([Buffer.from(`WARC/1.0\r\n${head}\r\n`), block, Buffer.from('\r\n\r\n')]);
}

/** What a server answered. */
export function makeAnswer(
  body: Uint8Array,
  fields: Readonly<Record<string, string>>,
  status = '200 OK',
): Buffer {
  const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${head.join('')}\r\n`), body]);
}

/** A body in chunks of `size` bytes. */
export function cutChunks(body: Uint8Array, size: number): Buffer {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < body.length; at += size) {
    const chunk = body.subarray(at, at + size);
    parts.push(Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n'));
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]);
}

const HTML = { 'Content-Type': 'text/html; charset=utf-8' };
type Dress = (n: number) => Buffer;

/** The ways in which pages come, in turn. */
const DRESSES: readonly Dress[] = [
  (n) => makeAnswer(Buffer.from(pageOf(n, 'utf-8')), HTML),
  (n) => makeAnswer(gzipSync(pageOf(n, 'utf-8')), { ...HTML, 'Content-Encoding': 'gzip' }),
  (n) =>
    makeAnswer(cutChunks(Buffer.from(pageOf(n, 'utf-8')), 700), { ...HTML, 'Transfer-Encoding': 'chunked' }),
  (n) =>
    makeAnswer(brotliCompressSync(pageOf(n, 'utf-8'), { params: {} }), { ...HTML, 'Content-Encoding': 'br' }),
  (n) => {
    const type = { 'Content-Type': 'text/html; charset=windows-1256' };
    return makeAnswer(encodeIn(pageOf(n, 'windows-1256'), 'windows-1256'), type);
  },
];

const uriOf = (n: number): string => `https://news.example/${n}`;
const fieldsOf = (n: number): Readonly<Record<string, string>> => ({
  'WARC-Target-URI': uriOf(n),
  'WARC-Date': new Date(Date.UTC(2024, 0, 1) + n * 60_000).toISOString().replace('.000', ''),
});

/** The records that come with page `n`: what was asked, the page, what is known of it, now and then no page. */
export function makeRecords(n: number): readonly Buffer[] {
  const fields = fieldsOf(n);
  const dress = n % 40 === 3 ? DRESSES[3]! : DRESSES[[0, 1, 2, 4][n % 4]!]!;
  const records = [
    makeRecord('request', fields, Buffer.from(`GET /${n} HTTP/1.1\r\nHost: news.example\r\n\r\n`)),
    makeRecord('response', fields, dress(n)),
  ];
  if (n % 3 === 0) records.push(makeRecord('metadata', fields, Buffer.from('fetchTimeMs: 12\r\n')));
  if (n % 10 === 0) records.push(makeRecord('revisit', fields, makeAnswer(Buffer.alloc(0), HTML)));
  if (n % 25 === 0)
    records.push(makeRecord('response', fields, makeAnswer(Buffer.from('no'), HTML, '404 Not Found')));
  if (n % 30 === 0) {
    const image = makeAnswer(Buffer.alloc(300, 7), { 'Content-Type': 'image/png' });
    records.push(makeRecord('response', fields, image));
  }
  return records;
}

export type Packing = 'plain' | 'records' | 'whole';

/** An archive of `count` pages, in pieces; for `whole` it is the caller who packs. */
export function* makeArchive(count: number, packing: Packing): Generator<Buffer> {
  const put = (record: Buffer): Buffer => (packing === 'records' ? gzipSync(record) : record);
  yield put(makeRecord('warcinfo', {}, Buffer.from('software: made for tests\r\n')));
  for (let n = 0; n < count; n++) for (const record of makeRecords(n)) yield put(record);
}
