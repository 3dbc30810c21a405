/** Pieces of an office phrase that are plain words or prepositions. */
import type { Text, Token } from '../model.ts';
import { whoseIs } from '../offices/offices.ts';
import { type Found, matchPhrase, withoutPronoun, wordOf } from '../text/text.ts';
import { shortNames } from './known-names.ts';
import { nameAt } from './names.ts';
import { type Frame, isPlainHead, LAM, SENDERS, type State, takeCode } from './office-state.ts';
import { titlesAt } from './titles.ts';
import { loadLexica, type Sense, type Senses, senseOf, sensesAt } from './words.ts';

const FROM = 'من';
const TA_MARBUTA = 'ة';
const LADA = 'لدي';
const FI = 'في';
const TO = 'الي';
const NAME_OF = 'باسم';
const ABOUT = 'عن';
const FOR = 'علي';

/** «لدى», «باسم», «في», «إلى» with what they govern, where an office may take them. */
export function stepPreposition(text: Text, state: State, frame: Frame): boolean {
  const { tokens } = text;
  const form = tokens[state.at]!.form;
  const quoted = tokens[state.at + 1]?.kind === 'mark' && text.quotes.some((q) => q.first === state.at + 2);
  const next = sensesAt(tokens, state.at + (quoted ? 2 : 1));
  if (!next || next.parse.particle || next.parse.conjunction) return false;
  // «وفد من الاتحاد البرلماني»: a delegation needs no complement before it says whose it is
  // «مندوب عن المراسم»: so does an envoy
  const alone = form === FROM ? isGroup(frame) : form === ABOUT || isMembersIn(form, next, frame);
  if (state.open && !alone) return false;
  const plural = form === FROM && frame.head.sort === 'plural-head';
  if (
    !(mayTake(form, frame) || isSeat(text, form, { next, frame })) ||
    !next.value.some((sense) => (form === FI || plural ? SEATS : GOVERNED).has(sense.sort))
  )
    return false;
  if (
    form === FROM &&
    frame.head.value !== 'delegation' &&
    !plural &&
    !next.value.some((sense) => !OUTER.has(sense.sort))
  )
    return false;
  // «استدعى السفير إلى الوزارة»: where he was called, not where he is posted
  if (form === TO && senseOf(next, 'institution') && !senseOf(next, 'org')) return false;
  takeGoverned(state, next, { frame, form });
  if (quoted && tokens[state.at]?.kind === 'mark') state.at++;
  return true;
}

/** «أعضاء في الكونغرس», «مسؤولين في الوزارة», «مسؤولون في بكين»: whose members they are; only officials are of a place. */
function isMembersIn(form: string, next: Found<Senses>, { head }: Frame): boolean {
  if (form !== FI || head.class !== 'indefinite' || !IN_BODIES.has(head.value)) return false;
  return next.value.some(({ sort }) => BODIES.has(sort)) || (OFFICIALS.has(head.value) && isCapital(next));
}
const IN_BODY_VALUES =
  'member officer officials leader leadership commander figures diplomats member-of-parliament';
const IN_BODIES: ReadonlySet<string> = new Set(IN_BODY_VALUES.split(' '));
const OFFICIALS: ReadonlySet<string> = new Set(['officer', 'officials']);
const BODIES = new Set<Sense['sort']>(['org', 'institution']);
const isCapital = (next: Found<Senses>): boolean => senseOf(next, 'place')?.class === 'capital';

/** What others than delegations come from rather than stand for. */
const OUTER = new Set<Sense['sort']>(['place', 'org']);
/** Behind «في» only where an office sits: «في بيان» begins something else. */
const SEATS = new Set<Sense['sort']>(['country', 'org', 'institution', 'place']);
const GOVERNED = new Set<Sense['sort']>([
  'country',
  'org',
  'institution',
  'place',
  'head',
  'collective',
  'plural-head',
  'title',
]);

function mayTake(form: string, frame: Frame): boolean {
  if (form === LADA || form === NAME_OF) return true;
  if (form === FROM)
    return (
      frame.head.sort === 'collective' ||
      (frame.head.sort === 'plural-head' && frame.head.class === 'indefinite')
    );
  if (form === FI) return isGroup(frame) ? LOCAL_GROUPS.has(frame.head.value) : !isPlainHead(frame);
  if (form === FOR) return frame.head.value === 'officer' || SENDERS.has(frame.head.value);
  return (form === TO || form === ABOUT) && SENDERS.has(frame.head.value);
}

/** Groups that belong where they are told to be; «دول المنظمة في ليما», «رجال أعمال في مصر» only meet there. */
const LOCAL_GROUP_VALUES =
  'officer officials leader director commander member representative representatives delegation leadership figures diplomats government';
const LOCAL_GROUPS: ReadonlySet<string> = new Set(LOCAL_GROUP_VALUES.split(' '));

/** «وزير الداخلية في حكومة الإقليم», «وزير الخارجية في الاتحاد الأوروبي فلان»: of whom a minister is one. */
function isSeat(text: Text, form: string, { next, frame }: { next: Found<Senses>; frame: Frame }): boolean {
  if (form === FI && frame.head.sort === 'counterpart') return senseOf(next, 'org') !== null;
  if (form !== FI || !MINISTERS.has(frame.head.value)) return false;
  if (isGroup(frame)) return senseOf(next, 'org') !== null;
  const house = senseOf(next, 'institution')?.value;
  // «وزير الدولة في وزارة الخارجية القطرية فلان»
  if (house === GOVERNMENT || (house === MINISTRY && frame.head.value === 'minister')) return true;
  if (!senseOf(next, 'country') && !senseOf(next, 'org')) return false;
  const titles = titlesAt(text, next.last);
  if (titles.parse?.conjunction || titles.parse?.particle) return false;
  const name = nameAt(text, titles.last, titles.last > next.last ? 'after-office' : 'bare');
  return name !== null && !name.attached && name.last - name.first > 1;
}
const MINISTERS = new Set(['minister', 'foreign-minister', 'head-of-government']);
const GOVERNMENT = 'government';
const MINISTRY = 'ministry';

function takeGoverned(
  state: State,
  next: Found<Senses>,
  { frame, form }: { frame: Frame; form: string },
): void {
  const inner =
    senseOf(next, 'institution') ??
    senseOf(next, 'head') ??
    senseOf(next, 'collective') ??
    senseOf(next, 'plural-head');
  const coded = senseOf(next, 'org') ?? senseOf(next, 'country') ?? senseOf(next, 'place');
  // the country an ambassador is sent to is not the one he stands for
  const foreign = form === LADA || (SENDERS.has(frame.head.value) && !senseOf(next, 'org'));
  if (coded && !foreign && !state.code) takeCode(state, { found: next, sense: coded });
  state.at = next.last;
  state.open = inner ? inner.class === 'indefinite' : false;
}

/** «مستشار ترامب», «صهر نتنياهو»: those who are told by whose they are, with a name that everybody knows. */
function takeWhose(text: Text, state: State, frame: Frame): boolean {
  if (!state.open || !OF_SOMEBODY.has(frame.head.value)) return false;
  const found = matchPhrase(text.tokens, state.at, shortNames());
  if (!found || found.parse.conjunction || found.parse.particle) return false;
  state.at = found.last;
  state.open = false;
  state.code ||= whoseIs(found.value, null) ?? '';
  return true;
}
const OF_SOMEBODY = new Set(['adviser', 'envoy', 'special-envoy', 'kin', 'spokesperson', 'assistant']);

export function stepWord(text: Text, state: State, frame: Frame): boolean {
  const { tokens } = text;
  if (takeWhose(text, state, frame)) return true;
  const token = tokens[state.at]!;
  const facts = loadLexica().facts(token.word);
  const plain = token.word.parses[0]!;
  // «للمرة الثانية» says how often
  const lam = token.word.parses.find(
    (p) => p.particle === LAM && p.conjunction === '' && p.article && p.stem !== TIME,
  );
  if (
    lam &&
    !state.open &&
    !facts.actionNoun &&
    facts.nameness < 3 &&
    takesLam(frame) &&
    !TOLD_TO.has(lam.stem) &&
    !isRuler(state, frame, lam.stem)
  ) {
    state.at++;
    return true;
  }
  if (lam && !state.open && takesLam(frame) && isAmong(text, state.at + 1)) {
    state.at += 3;
    return true;
  }
  const purpose = state.open ? -1 : purposeEnd(text, state.at, frame);
  if (purpose > 0) {
    state.at = purpose;
    return true;
  }
  if (!state.open && takesLamNoun(text, state.at, frame)) {
    state.at++;
    state.open = true;
    return true;
  }
  if (token.form === CONCERNED && isGroup(frame) && isDefiniteAt(text, state.at + 1)) {
    state.at += 2;
    return true;
  }
  // «وزراء خارجية كل من تونس ومصر»
  if (state.open && isGroup(frame) && token.form === EACH && isStateAt(text, state.at + 2)) {
    if (text.tokens[state.at + 1]!.form !== FROM) return false;
    state.at += 2;
    return true;
  }
  // «زعماء سبع دول»
  if (state.open && isGroup(frame) && NUMBERS.has(token.form) && isCollective(text, state.at + 1)) {
    state.at++;
    return true;
  }
  if (plain.article) return stepDefinite(text, state, frame);
  if (!state.open && (goesOnWithNoun(text, state.at, frame) || isSecondAdjective(text, state.at))) {
    state.at++;
    return true;
  }
  if (!state.open) return stepIndefiniteAdjective(text, state);
  if (isGroup(frame) && frame.head.class === 'indefinite' && facts.officeAdjective) {
    state.at++;
    return true;
  }
  if (facts.actionNoun && frame.head.sort !== 'institution') return false;
  if (facts.nameness === 3 || facts.nameness === 1) return false;
  const attached = token.word.parses.some((p) => p.conjunction !== '' && p.article);
  if (attached) return false;
  if (endsInPronoun(token)) {
    state.at++;
    state.open = false;
    return true;
  }
  if (!wantsComplement(text, state.at)) return false;
  state.at++;
  return true;
}

/** «… قال المدير للتلفزيون»: to whom something is said. */
const TOLD_TO_WORDS = 'قناه تلفزيون اذاعه صحيفه وكاله موقع ميادين جزيره عربيه محكمه';
const TOLD_TO: ReadonlySet<string> = new Set(TOLD_TO_WORDS.split(' '));

/** «الرئيس الفرنسي للاتفاق على …»: who rules a state is that for nothing else but affairs. */
const isRuler = ({ codeAt }: State, { head, first }: Frame, lam: string): boolean =>
  codeAt !== null && codeAt[0] === first + 1 && RULERS.has(head.value) && !AFFAIRS.has(lam);
const RULERS = new Set(['head', 'head-of-state', 'head-of-government', 'king', 'leader']);

const TIME = 'مره';
const EACH = 'كل';
const isStateAt = (text: Text, i: number): boolean => {
  const found = sensesAt(text.tokens, i);
  return found?.parse.conjunction === '' && senseOf(found, 'country') !== null;
};
const NUMBER_WORDS = 'ثلاث اربع خمس ست سبع ثماني تسع عشر';
const NUMBERS: ReadonlySet<string> = new Set(NUMBER_WORDS.split(' '));
const isCollective = (text: Text, i: number): boolean =>
  senseOf(sensesAt(text.tokens, i), 'collective') !== null;

/** «حكومتها», «أمنها»: an attached pronoun makes the noun definite and ends the chain. */
export function endsInPronoun(token: Token): boolean {
  if (token.words.endsWith(TA_MARBUTA)) return false;
  return withoutPronoun(token.form).some(({ base }) => {
    const word = wordOf(base);
    return loadLexica().facts(word).common || sensesAt([{ ...token, form: base, word }], 0) !== null;
  });
}

/** «الشؤون الثقافية والإعلامية»: a second adjective bound to the first. */
function isSecondAdjective(text: Text, i: number): boolean {
  const { facts } = loadLexica();
  const first = text.tokens[i - 1]!;
  const { word } = text.tokens[i]!;
  if (first.kind !== 'word' || !first.word.parses[0]!.article || !facts(first.word).officeAdjective)
    return false;
  if (!first.form.endsWith(FEMININE) || !text.tokens[i]!.form.endsWith(FEMININE)) return false;
  return word.parses.some((p) => p.conjunction !== '' && p.article) && facts(word).officeAdjective;
}
/** Plural things take their adjectives in the feminine; a man's office does not end in one. */
const FEMININE = 'يه';

/** «للدراسات والبحوث», «لشؤون المنظمات والمؤتمرات الدولية»: what an office is for goes on with «و» and a noun. */
function goesOnWithNoun(text: Text, i: number, frame: Frame): boolean {
  const { word } = text.tokens[i]!;
  if (frame.head.sort !== 'head' || sensesAt(text.tokens, i) !== null) return false;
  if (!word.parses.some((p) => p.conjunction !== '' && p.article && p.particle === '')) return false;
  if (!isPurpose(text, i - 1) && !isPurpose(text, i - 2)) return false;
  const next = text.tokens[i + 1];
  if (next?.kind !== 'word') return next !== undefined;
  return (
    next.word.parses[0]!.article || nameAt(text, i + 1, 'bare') !== null || titlesAt(text, i + 1).last > i + 1
  );
}

const isPurpose = (text: Text, i: number): boolean =>
  text.tokens[i]?.word.parses.some((p) => p.particle === LAM && (p.article || AFFAIRS.has(p.rest))) === true;

/** «للحوار بين الأديان»: what a body is for, between whom. */
function isAmong(text: Text, i: number): boolean {
  const whom = text.tokens[i + 1];
  if (text.tokens[i]?.form !== BETWEEN || whom?.kind !== 'word' || !whom.word.parses[0]!.article)
    return false;
  const found = sensesAt(text.tokens, i + 1);
  return !found?.value.some((sense) => sense.code !== '' || sense.sort === 'head');
}
const BETWEEN = 'بين';

/** «لشؤون الأمن», «لرعاية الشباب»: «ل» + noun + definite noun behind an office. */
function takesLamNoun(text: Text, i: number, frame: Frame): boolean {
  const { word } = text.tokens[i]!;
  const parse = word.parses.find((p) => p.particle === LAM && p.conjunction === '' && !p.article);
  if (!parse || !takesLam(frame)) return false;
  if (AFFAIRS.has(parse.rest)) return true;
  if (loadLexica().facts(word).actionNoun) return false;
  const next = text.tokens[i + 1];
  const definite = next?.kind === 'word' && next.word.parses[0]!.article;
  return (
    Boolean(definite) &&
    !isPlainHead(frame) &&
    loadLexica().facts(wordOf(parse.rest)).common &&
    frame.head.class === 'definite'
  );
}
/** «رئيس الجمعية الخيرية لتحفيظ القرآن الكريم الشيخ …»: past what a body is for, up to the title of its holder; -1 where it is nothing of the kind. */
function purposeEnd(text: Text, i: number, frame: Frame): number {
  const { word } = text.tokens[i]!;
  const lam = word.parses.some((p) => p.particle === LAM && p.conjunction === '' && !p.article);
  if (!lam || frame.head.sort !== 'head' || isPlainHead(frame)) return -1;
  let at = i + 1;
  while (at <= i + MOST_OF_PURPOSE && isDefiniteAt(text, at) && titlesAt(text, at).last === at) at++;
  if (at === i + 1) return -1;
  const place = sensesAt(text.tokens, at);
  if (place?.parse.particle === BA && senseOf(place, 'place')) at = place.last;
  const titles = titlesAt(text, at);
  if (titles.last === at || titles.parse?.conjunction || titles.parse?.particle) return -1;
  const name = nameAt(text, titles.last, 'after-office');
  return name !== null && !name.attached && name.last - name.first > 1 ? at : -1;
}
const MOST_OF_PURPOSE = 3;
const BA = 'ب';

/** Both spellings of «شؤون», «حقوق», «مكافحة», «كرة». */
const AFFAIRS = new Set('شوون شيون حقوق مكافحه كره'.split(' '));

/** «الإدارات ذات العلاقة» */
const CONCERNED = 'ذات';
const isDefiniteAt = (text: Text, i: number): boolean => text.tokens[i]?.word.parses[0]?.article === true;
const isGroup = (frame: Frame): boolean =>
  frame.head.sort === 'plural-head' || frame.head.sort === 'collective';

const takesLam = (frame: Frame): boolean => frame.head.sort !== 'title' && frame.head.sort !== 'counterpart';

/** An indefinite common noun is part of the chain only where a definite one, a country or a body ends it soon. */
function wantsComplement(text: Text, i: number): boolean {
  for (let k = i + 1; k <= i + 2; k++) {
    const token = text.tokens[k];
    if (token?.kind !== 'word') return false;
    if (token.word.parses[0]!.article) return true;
    const found = sensesAt(text.tokens, k);
    if (
      found?.value.some(
        (s) => s.sort === 'country' || s.sort === 'org' || s.sort === 'place' || s.sort === 'institution',
      )
    ) {
      return found.parse.conjunction === '' && found.parse.particle === '';
    }
    if (loadLexica().facts(token.word).boundary || loadLexica().facts(token.word).preposition) return false;
  }
  return false;
}

function stepDefinite(text: Text, state: State, frame: Frame): boolean {
  const token = text.tokens[state.at]!;
  const facts = loadLexica().facts(token.word);
  if (state.open) {
    if (facts.nameness === 3 && nameAt(text, state.at, 'bare')) return false;
    state.at++;
    state.open = false;
    return true;
  }
  if (!facts.officeAdjective || (facts.nameness === 3 && !nameFollows(text, state.at))) return false;
  if (frame.head.sort === 'collective' && facts.actionNoun) return false;
  state.at++;
  return true;
}

/** Whether a name or a title is next: then this one is no name but an adjective («زعيم التيار الصدري مقتدى …»). */
function nameFollows(text: Text, i: number): boolean {
  const next = text.tokens[i + 1];
  if (next?.kind !== 'word') return false;
  return loadLexica().facts(next.word).nameness === 3 || titlesAt(text, i + 1).last > i + 1;
}

function stepIndefiniteAdjective(text: Text, state: State): boolean {
  const token: Token = text.tokens[state.at]!;
  const facts = loadLexica().facts(token.word);
  const before = text.tokens[state.at - 1]!;
  // «وزير سابق», «مسؤول كبير»: only beside an indefinite noun
  if (!facts.officeAdjective || before.word.parses[0]!.article || facts.nameness === 3) return false;
  // «في نيجيريا عام 2012»
  if (text.tokens[state.at + 1]?.kind === 'number') return false;
  state.at++;
  return true;
}
