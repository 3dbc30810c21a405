/** Words of an engagement that tell of something else: what is hosted or handed in, pacts that are only referred to, addresses, devices, party congresses. */
import type { Trigger } from '../clauses.ts';
import { BETWEEN, HER, LAM, TO_ILA } from '../particles.ts';
import { isAny, isAnyIn, isFormIn, type Scene, senseAt } from '../scene.ts';
import { isRemote } from './contacts.ts';

/** Whether what stands beside a trigger shows that nobody meets, calls, visits or signs. */
export const isLookalike = (scene: Scene, trigger: Trigger): boolean =>
  isHosted(scene, trigger) ||
  isThingReceived(scene, trigger) ||
  isKnownPact(scene, trigger) ||
  isCongress(scene, trigger) ||
  isAddress(scene, trigger) ||
  isDevice(scene, trigger) ||
  isMove(scene, trigger) ||
  isLink(scene, trigger) ||
  isAnyAtAll(scene, trigger);

/** «المعرض الذي تستضيفه الأمانة»: a thing that is held somewhere. */
function isHosted(scene: Scene, { first, last, sense }: Trigger): boolean {
  if (!sense.id.startsWith(HOST) || sense.tense === 'none') return false;
  if (sense.pronoun === '') return isGatheringBehind(scene, last);
  const relative = senseAt(scene, first - 1, 'w-relative') !== undefined;
  if (relative && sense.tense === 'present') return true;
  // «لقمة مع قادة الخليج استضافها الرئيس»
  const from = Math.max(scene.text.sentences[scene.sentenceOf[first]!]!.first, first - HOSTED_REACH);
  return sense.pronoun === HER && isAnyIn(scene, { first: from, last: first }, GATHERINGS);
}
const HOST = 'receive-host';
/** Tokens between a gathering and the verb that says who hosts it. */
const HOSTED_REACH = 7;
const GATHERINGS = new Set(['n-summit', 'n-meeting']);

/** «ستستضيف الوزيرة اجتماعا لوزراء …»: the gathering is told by its own word. */
function isGatheringBehind(scene: Scene, from: number): boolean {
  let host = -1;
  for (let i = from; i < from + REACH && i < scene.tokens.length; i++) {
    if (scene.tokens[i]!.kind === 'mark' || scene.dateAt[i] !== -1 || scene.placeAt[i] !== -1) continue;
    const actor = scene.actorAt[i]!;
    if (actor === -1 && isAny(scene, i, GATHERINGS)) return isOfSomebody(scene, i + 1);
    if (actor === -1 || (host !== -1 && actor !== host)) return false;
    host = actor;
  }
  return false;
}

/** «اجتماعا لوزراء …», «محادثات بين …». */
const isOfSomebody = (scene: Scene, from: number): boolean =>
  [0, 1, 2].some((k) => {
    const token = scene.tokens[from + k];
    return token?.form === BETWEEN || token?.word?.parses.some((p) => p.particle === LAM);
  });

/** «تستقبل الغرفة طلبات الشركات», «استقبل المستشفى جثمان …», «يستضيف المهرجان شعراء»: no guest or no host. */
function isThingReceived(scene: Scene, { last, sense }: Trigger): boolean {
  if (sense.class !== 'receive') return false;
  let host = -1;
  for (let i = last; i < last + REACH && i < scene.tokens.length; i++) {
    const { kind, form } = scene.tokens[i]!;
    if (kind === 'mark' || scene.dateAt[i] !== -1 || SOME.has(form)) continue;
    if (THINGS.has(form)) return true;
    const actor = scene.actorAt[i]!;
    if (actor === -1 || (host !== -1 && actor !== host)) return i > last && isApplauded(scene, i);
    host = actor;
  }
  return false;
}
/** «استقبله الحضور بالتصفيق». */
function isApplauded(scene: Scene, from: number): boolean {
  const { last } = scene.text.sentences[scene.sentenceOf[from]!]!;
  return isFormIn(scene, { first: from, last: Math.min(last, from + REACH) }, APPLAUSE);
}
/** Tokens behind a verb within which its object begins. */
const REACH = 12;
const THIS_FORMS = 'هذا هذه';
const THIS: ReadonlySet<string> = new Set(THIS_FORMS.split(' '));
const SOME_FORMS = 'العديد عدد عددا عشرات جميع كافه كل من';
const SOME: ReadonlySet<string> = new Set([...THIS, ...SOME_FORMS.split(' ')]);
const APPLICATION_WORDS = 'طلبات الطلبات شكاوي الشكاوي بلاغات البلاغات اتصالات';
const BODY_WORDS = 'جثمان جثامين جثه جثث الجثمان';
const CROWD_WORDS =
  'الزوار زوار المسافرين العملاء اللاجيين لاجيين النازحين الجرحي المرضي المصابين الحجاج المعتمرين';
const PROGRAMME_WORDS =
  'المهرجان الحلقه العدد البرنامج المسابقه الحمله المستشفي الخيمه الفعاليه الموقع المتحف';
const NEWS_WORDS = 'قرار نبا خبر معرض بطوله البطوله';
const THINGS: ReadonlySet<string> = new Set(
  [APPLICATION_WORDS, BODY_WORDS, CROWD_WORDS, PROGRAMME_WORDS, NEWS_WORDS].flatMap((w) => w.split(' ')),
);
const APPLAUSE_WORDS = 'بالتصفيق بصيحات بالهتافات بهتافات بالزغاريد بدهشه';
const APPLAUSE: ReadonlySet<string> = new Set(APPLAUSE_WORDS.split(' '));

/** «بموجب اتفاق أبرمته موسكو», «الدول التي أبرمت هذا الاتفاق»: which pact is meant, no news of its signing. */
function isKnownPact(scene: Scene, { first, last, sense }: Trigger): boolean {
  if (!sense.id.startsWith(CONCLUDE)) return false;
  if (THIS.has(scene.tokens[last]?.form ?? '')) return true;
  const from = Math.max(scene.text.sentences[scene.sentenceOf[first]!]!.first, first - PACT_REACH);
  return isAnyIn(scene, { first: from, last: first }, PACTS);
}
const CONCLUDE = 'sign-conclude';
const PACTS = new Set(['n-document']);
/** Tokens between a pact and the verb that says whose it is. */
const PACT_REACH = 4;

/** «مؤتمرها التأسيسي», «المؤتمر الثامن للحزب»: the congress of one party. */
function isCongress(scene: Scene, { last, sense }: Trigger): boolean {
  if (!sense.id.startsWith(CONFERENCE)) return false;
  if (sense.pronoun !== '') return true;
  for (let i = last; i < last + CONGRESS_REACH; i++)
    if (scene.tokens[i]?.word?.parses.some((p) => PARTY.has(p.stem))) return true;
  return false;
}
const CONFERENCE = 'n-summit-conference';
const CONGRESS_REACH = 3;
const PARTY_WORDS = 'حزب حزبي تاسيسي انتخابي';
const PARTY: ReadonlySet<string> = new Set(PARTY_WORDS.split(' '));

/** «توجه إلى الحكومة بالقول …», «توجهها إلى محكمة العدل»: words or a case go there, nobody travels. */
function isAddress(scene: Scene, { last, sense }: Trigger): boolean {
  if (!sense.id.startsWith(HEADED)) return false;
  for (let i = last; i < last + ADDRESS_REACH && i < scene.tokens.length; i++) {
    const { form, kind, words } = scene.tokens[i]!;
    if (SAYING.has(form)) return true;
    if (i < last + COURT_REACH && form === TO_ILA && isCourt(scene, i + 1)) return true;
    if (kind === 'mark' && words !== '،') return false;
  }
  return false;
}
const HEADED = 'head-head';
const ADDRESS_REACH = 26;
const COURT_REACH = 10;
const SAYING_WORDS = 'بالقول قايلا قايله بالشكر بالتحيه بالتهنيه بنداء برساله بسوال بكلمه بخطاب بطلب';
const SAYING: ReadonlySet<string> = new Set(SAYING_WORDS.split(' '));
const isCourt = (scene: Scene, i: number): boolean =>
  scene.tokens[i]?.word?.parses.some((p) => COURTS.has(p.stem)) ?? false;
const COURT_WORDS = 'محكمه محاكم قضاء نيابه صناديق مراكز';
const COURTS: ReadonlySet<string> = new Set(COURT_WORDS.split(' '));

/** «ينتقل إلى مستوى جديد», «انتقل إلى المنفى»: who moves somewhere pays no visit, unless days or talks are told. */
function isMove(scene: Scene, { sense, sentence }: Trigger): boolean {
  if (!sense.id.startsWith(MOVED)) return false;
  const told = scene.text.sentences[sentence]!;
  const from = scene.text.sentences[Math.max(0, sentence - 1)]!.first;
  return !isAnyIn(scene, { first: from, last: told.last }, ON_WAY);
}
const MOVED = 'head-move-on';
const ON_WAY = new Set(['n-meeting', 'n-visit', 'n-tour', 'n-summit', 'meet', 'gather', 'discuss']);

/** «قضية تتصل باقتحام السجون», «تتصل هذه التهم بشركة»: matters bear on something. */
const isLink = (scene: Scene, { first, last, sense }: Trigger): boolean =>
  sense.class === 'call-link' &&
  sense.tense === 'present' &&
  sense.parse.particle === '' &&
  (THIS.has(scene.tokens[last]?.form ?? '') || scene.actorAt[first - 1] === -1) &&
  !isRemote(scene, first, last + ADDRESS_REACH);

/** «على هاتف أحد مساعديه», «هاتفا واحدا»: a device. */
const isDevice = (scene: Scene, { first, sense }: Trigger): boolean =>
  TELEPHONE.has(sense.id) &&
  (scene.tokens[first]!.words.endsWith(TANWIN) || DEVICE.has(scene.tokens[first - 1]?.form ?? ''));
const TELEPHONE_IDS = 'call-telephone-01 call-telephone-03';
const TELEPHONE: ReadonlySet<string> = new Set(TELEPHONE_IDS.split(' '));
const TANWIN = 'اً';
const DEVICE_FORMS = 'علي عبر في من الي تمتلك يمتلك';
const DEVICE: ReadonlySet<string> = new Set(DEVICE_FORMS.split(' '));

/** «أي محادثات مع طهران», «العودة إلى طاولة المفاوضات»: talks as such, unless somebody denies them. */
function isAnyAtAll(scene: Scene, { first, sense }: Trigger): boolean {
  if (!TALKS.has(sense.class)) return false;
  const before = scene.tokens[first - 1]?.form ?? '';
  if (TABLE.has(before)) return scene.tokens[first - 2]?.form === TO_ILA;
  if (!ANY.has(before) || isAny(scene, first - 2, TIMES)) return false;
  return !isAnyIn(scene, { first: Math.max(0, first - DENIED), last: first }, DENIAL);
}
const TALKS: ReadonlySet<string> = new Set(['n-meeting', 'n-summit', 'n-call', 'n-visit', 'n-signing']);
const TABLE_FORMS = 'طاوله مايده';
const TABLE: ReadonlySet<string> = new Set(TABLE_FORMS.split(' '));
const ANY_FORMS = 'اي ايه';
const ANY: ReadonlySet<string> = new Set(ANY_FORMS.split(' '));
/** Words between a denial and what is denied. */
const DENIED = 12;
/** «قبل أي اجتماع بينهما»: one that is to come. */
const TIMES = new Set(['w-sub']);
const DENIAL = new Set(['w-deny', 'w-cancel', 'w-cancelled', 'w-refuse']);
