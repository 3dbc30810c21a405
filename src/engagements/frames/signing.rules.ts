/** Signings: who signed which paper with whom. Told only where the signing itself is reported. */

import type { Actor } from '../../model.ts';
import type { Range } from '../clauses.ts';
import type { Sense } from '../lexemes.ts';
import { OUT_OF, WITH_ONLY } from '../particles.ts';
import { CROWD } from '../people/crowds.ts';
import { topicBefore, topicOf } from '../people/meant.ts';
import { groupsUpToNoun, nounParties, verbParties } from '../people/parties.ts';
import { distinct, type Group, groupsIn, isFree, listFrom, type Reach } from '../roles.ts';
import { rule } from '../rule.ts';
import { isAny, isAnyIn, type Scene, senseAt } from '../scene.ts';

/** The paper that was signed, within a dozen words behind the trigger, those of people not counted. */
function documentIn(scene: Scene, range: Range): Range | null {
  for (let i = range.first, words = 0; i < range.last && words < 14; i++) {
    // those who sign may be told at length before their paper; «عدد من الاتفاقيات» is one
    const told = scene.mentions.actors[scene.actorAt[i]!];
    if (told?.rule === CROWD && isAny(scene, i, PAPERS)) return { first: i, last: i + 1 };
    if (told || scene.tokens[i]!.kind === 'mark') continue;
    if (isOwnPaper(scene, i)) return null;
    if (senseAt(scene, i, 'n-document')) return { first: i, last: i + 1 };
    words++;
  }
  return null;
}

const PAPERS: ReadonlySet<string> = new Set(['n-document']);

/** `actors` without the papers that were taken for some of them. */
const signersIn = (scene: Scene, actors: readonly Actor[]): readonly Actor[] =>
  distinct(actors.filter((a) => a.rule !== CROWD || !isAnyIn(scene, a, PAPERS)));

/** «وقع على قانون الانسحاب من المعاهدة»: what a ruler puts in force on his own is no treaty, whatever it is about. */
const isOwnPaper = (scene: Scene, i: number): boolean =>
  scene.tokens[i]!.word.parses.some((p) => OWN_PAPERS.has(p.stem) || OWN_PAPERS.has(p.rest));
const OWN_WORDS = 'قانون قانونا مرسوم مرسوما مراسيم تشريع تشريعا امرا';
const OWN_PAPERS: ReadonlySet<string> = new Set(OWN_WORDS.split(' '));

export const signed = rule({
  id: 'signing.signed',
  kind: 'signing',
  on: ['sign'],
  says: 'two sides sign a paper',
  read: (reach: Reach) => {
    const { scene, trigger, clause } = reach;
    const words =
      documentIn(scene, { first: trigger.last, last: clause.last }) ??
      documentIn(scene, { first: Math.max(clause.first, trigger.first - 6), last: trigger.first });
    if (!words || isKnown(reach, words)) return null;
    const between = listFrom(reach.after, (g) => g.preposition === 'بين');
    const sides = signersOf(reach);
    const { subject, object } = verbParties(reach, WITH_ONLY);
    const others = object.length > 0 ? object : withWhom(reach.after, words);
    const own = subject.length > 0 ? subject : bothBefore(reach);
    const signers = own.length > 0 || others.length === 0 ? own : topicBeforeIt(reach);
    const principals = signersIn(
      scene,
      between.length > 1 ? between : sides.length > 1 ? sides : [...signers, ...others],
    );
    const told =
      principals.length > 1 ||
      isOfOne(reach, principals, words) ||
      (isSeveral(principals) && words.first > trigger.first);
    return told ? { principals, words } : null;
  },
});

/** «لطهران ومسقط علاقات وثيقة، وقد وقعتا …»: a verb of two whose subject is told before. */
const bothBefore = ({ scene, trigger, before }: Reach): readonly Actor[] =>
  scene.tokens[trigger.first]!.word.parses.some((p) => SEVERAL_SIGN.has(p.rest))
    ? (before.findLast((g) => g.actors.length > 1 && g.preposition === '')?.actors ?? [])
    : [];
const SEVERAL_WORDS = 'وقعا وقعتا وقعوا ابرما ابرمتا ابرموا';
const SEVERAL_SIGN: ReadonlySet<string> = new Set(SEVERAL_WORDS.split(' '));

/** «وقع اتفاقا مع …»: «مع» behind the paper belongs to the signing, though the paper is a relation too. */
const withWhom = (groups: readonly Group[], words: Range): readonly Actor[] =>
  listFrom(
    groups,
    (g) => WITH_ONLY.has(g.preposition) && g.first >= words.last && g.first <= words.last + APART,
  );
/** Words between a paper and whom it is signed with. */
const APART = 9;

const topicBeforeIt = ({ scene, trigger }: Reach): readonly Actor[] => {
  const topic = topicOf(scene, trigger.sentence, trigger.first) ?? topicBefore(scene, trigger.sentence);
  return topic ? [topic] : [];
};

/** «شهد الرئيس ونظيره توقيع …»: two of two lands before whom it is signed. */
function witnesses({ scene, trigger }: Reach): readonly Actor[] {
  const { first } = scene.text.sentences[trigger.sentence]!;
  const group = groupsIn(scene, { first, last: trigger.first }).findLast(isFree);
  if (!group || trigger.first - group.last > APART) return [];
  const people = group.actors.filter((a) => a.kind === 'person' || a.kind === 'office');
  return new Set(people.flatMap((a) => a.represents ?? [])).size > 1 ? people : [];
}

/**
 * «وقع الوزير …، خلال زيارة لمينسك، بروتوكولا»: an official alone, where the other side is left out; «وقعت السعودية
 * اتفاقيات مع جنرال إلكتريك»: a state or body with somebody who is not known.
 */
const isOfOne = (
  { scene, trigger, clause }: Reach,
  principals: readonly Actor[],
  { first }: Range,
): boolean =>
  principals.length === 1 &&
  principals[0]!.represents !== null &&
  first > trigger.first &&
  trigger.sense.pronoun === '' &&
  (principals[0]!.first === trigger.last || endsBefore(scene, principals[0]!, trigger.first)) &&
  (scene.tokens[first + 1]?.form === UNDERSTANDING || !scene.tokens[first]!.form.startsWith(MEMO)) &&
  scene.senses[first]!.some(isTreaty) &&
  (HUMAN.has(principals[0]!.kind) ||
    isWithSome(scene, { first, last: Math.min(clause.last, first + APART) }));
/** «الوزارة وقعت», «الوزارة قد وقعت». */
const endsBefore = ({ tokens }: Scene, { last }: Actor, first: number): boolean =>
  last === first || (last === first - 1 && tokens[last]!.form === ALREADY);
const ALREADY = 'قد';
const HUMAN: ReadonlySet<string> = new Set(['person', 'office']);
const isTreaty = ({ class: name, parse }: Sense): boolean =>
  name === 'n-document' && !parse.article && TREATIES.has(parse.rest);
const isWithSome = (scene: Scene, { first, last }: Range): boolean =>
  scene.tokens.slice(first, last).some((t) => WITH_ONLY.has(t.form));
/** A memorandum alone may be one's own. */
const MEMO = 'مذكر';
const UNDERSTANDING = 'تفاهم';
const TREATY_WORDS = 'اتفاقا عقدا عقود اتفاقيه اتفاقيات مذكره مذكرات مذكرتي بروتوكول بروتوكولا معاهده';
const TREATIES: ReadonlySet<string> = new Set(TREATY_WORDS.split(' '));

/** «وقع الجانبان», «طرفا النزاع»: both sides in one word. */
const isSeveral = (principals: readonly Actor[]): boolean =>
  principals.length === 1 && principals[0]!.plural && principals[0]!.kind === 'group';

/** «وقعها عن الجانب السعودي الوزير …، وعن الجانب الصيني …»: whoever follows each side. */
const signersOf = ({ after }: Reach): readonly Actor[] =>
  after.flatMap((side, k) => {
    const next = after[k + 1];
    const signer = SIDES.has(side.preposition) && next && next.first - side.last <= 1 ? next : null;
    return signer?.preposition === '' ? signer.actors : [];
  });
const SIDE_WORDS = 'من عن';
const SIDES: ReadonlySet<string> = new Set(SIDE_WORDS.split(' '));

/** «الاتفاق الذي أبرمته …»: an agreement with the article is told for what it is, not its signing. */
function isKnown({ scene, trigger }: Reach, words: Range): boolean {
  if (words.first > trigger.first) return false;
  const relative = [1, 2].some((k) => senseAt(scene, trigger.first - k, 'w-relative') !== undefined);
  return relative && !scene.senses[trigger.first - 1]?.some((s) => s.class === 'w-was');
}

/** «بعد توقيع الاتفاق …»: when, not what. */
const isPast = ({ scene, trigger }: Reach, { first }: Range): boolean =>
  senseAt(scene, trigger.first - 1, 'w-sub') !== undefined &&
  scene.senses[first]!.some((s) => s.class === 'n-document' && s.parse.article);

export const ofPaper = rule({
  id: 'signing.of',
  kind: 'signing',
  on: ['n-signing'],
  says: 'the signing of a paper between two sides',
  read: (reach: Reach) => {
    const { scene, trigger, clause } = reach;
    const words = documentIn(scene, { first: trigger.last, last: clause.last });
    if (!words) return null;
    const near = groupsUpToNoun(reach);
    const between = listFrom(near, (g) => g.preposition === 'بين');
    const { all } = nounParties(reach);
    const known = scene.senses[words.first]!.some((s) => s.class === 'n-document' && s.parse.article);
    const by = signedBy(reach, near);
    const found = by.length > 1 ? by : all.length > 1 || known ? all : [...all, ...withWhom(near, words)];
    const more = between.length > 1 ? between : found.length > 1 ? found : witnesses(reach);
    const principals = signersIn(scene, more.length > 1 ? more : found);
    if (principals.length > 1) return { principals, words };
    if (isBoth(scene, principals)) return { principals, words };
    if (isPast(reach, words)) return null;
    return isOfOne(reach, principals, words) ? { principals, words } : null;
  },
});

/** «توقيع البلدين اتفاقية», «توقيع الجانبين …»: both in one word. */
const isBoth = (scene: Scene, [one, ...others]: readonly Actor[]): boolean =>
  one !== undefined && others.length === 0 && one.last - one.first === 1 && isAny(scene, one.first, BOTH);
const BOTH = new Set(['w-sides', 'w-countries']);

/** «التوقيع عليها من جانب ألمانيا وفرنسا», «تولى التوقيع كل من …»: who signs, behind the paper. */
const signedBy = ({ scene: { tokens } }: Reach, near: readonly Group[]): readonly Actor[] =>
  listFrom(near, ({ first }) => {
    const [far, close] = [tokens[first - 2]?.form ?? '', tokens[first - 1]?.form ?? ''];
    return (close === OUT_OF && far === EACH) || (far === OUT_OF && ON_PART_OF.has(close));
  });
const EACH = 'كل';
const PART_WORDS = 'جانب قبل طرف';
const ON_PART_OF: ReadonlySet<string> = new Set(PART_WORDS.split(' '));

/** «كما تم توقيع عدد من الاتفاقيات», «سيتوج اللقاء بالتوقيع على …»: of those of whom the report tells beside it. */
export const ofThem = rule({
  id: 'signing.told',
  kind: 'signing',
  on: ['n-signing'],
  says: 'papers are signed by those whose talks or visit is told beside it',
  read: (reach: Reach) => {
    const { scene, trigger, clause } = reach;
    const end = Math.min(clause.last, trigger.last + APART);
    const words = documentIn(scene, { first: trigger.last, last: end });
    if (!words || !isTaking(reach)) return null;
    const papers = scene.mentions.actors[scene.actorAt[words.first]!];
    const others = reach.after.some((g) => g.actors[0] !== papers && g.first <= words.last + 1);
    const some =
      papers !== undefined ||
      scene.senses[words.first]!.some((s) => s.class === 'n-document' && !s.parse.article);
    return some && !others ? { principals: [], words } : null;
  },
});

/** «تم», «جرى», «شهدت», «يتخلل», «يتوج» before the noun: that it takes place is what is told. */
function isTaking({ scene, trigger, clause }: Reach): boolean {
  for (let i = trigger.first - 1; i >= Math.max(clause.first - 1, trigger.first - TAKING_REACH); i--)
    if (scene.actorAt[i] === -1 && (isAny(scene, i, TAKES_PLACE) || isAddition(scene, i))) return true;
  return false;
}
const TAKES_PLACE = new Set(['take-place']);
const isAddition = ({ tokens }: Scene, i: number): boolean =>
  tokens[i]!.word.parses.some((p) => ADDING.has(p.rest) || ADDING.has(p.stem));
const ADDING_WORDS =
  'شهد شهدت يشهد تشهد تخلل تخللت يتخلل تتخلل يتخللها تخللها توج توجت يتوج تتوج اضافه بالاضافه';
const ADDING: ReadonlySet<string> = new Set(ADDING_WORDS.split(' '));
/** Tokens between such a verb and the noun. */
const TAKING_REACH = 5;

export const signingRules = [signed, ofPaper, ofThem];
