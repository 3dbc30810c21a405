/** Letters, cables and oral messages passed on: who sent one to whom. */
import type { Actor } from '../../model.ts';
import type { Range } from '../clauses.ts';
import { BY_BI, FROM, HIS, IN_FI, LAM, TO, TO_ILA } from '../particles.ts';
import { antecedents, topicBefore, topicOf } from '../people/meant.ts';
import { verbParties } from '../people/parties.ts';
import {
  distinct,
  type Group,
  groupsIn,
  isFree,
  isHuman,
  listFrom,
  type Reach,
  subjectBefore,
} from '../roles.ts';
import { type Draft, rule } from '../rule.ts';
import { actorOn, isAny, isAnyIn, type Scene, senseAt } from '../scene.ts';

/** The letter that a verb sends: behind people and days, not far else; who hands over condolences brings none. */
function letterIn(scene: Scene, { first, last }: Range, sent: boolean): Range | null {
  let words = 0;
  for (let i = first; i < last && words < FAR; i++) {
    if (scene.actorAt[i] !== -1 || scene.dateAt[i] !== -1) continue;
    words++;
    const letter = senseAt(scene, i, 'n-message') ?? (sent ? senseAt(scene, i, 'w-congrats') : undefined);
    if (letter) return isFigure(scene, i) ? null : { first: i, last: i + 1 };
  }
  return null;
}
/** Words between a verb and its letter, but those of people and days. */
const FAR = 9;

/** «رسالة قوية», «رسائل متناقضة»: what somebody makes known by what he does. */
function isFigure({ tokens }: Scene, letter: number): boolean {
  const next = [letter + 1, letter + 2].find((i) => tokens[i]?.kind === 'word');
  return next !== undefined && FIGURES.has(tokens[next]!.form);
}
const FIGURE_WORDS = 'قويه واضحه صارمه متناقضه مختلطه ايجابيه سلبيه طمانه تضامن';
const FIGURES: ReadonlySet<string> = new Set(FIGURE_WORDS.split(' '));

function subjectOf(reach: Reach): readonly Actor[] {
  const own = reach.after.find(isFree);
  const before = subjectBefore(reach);
  if (own && !(before && own.first - reach.trigger.last > 2)) return own.actors;
  if (before) return [before];
  const topic =
    topicOf(reach.scene, reach.trigger.sentence, reach.trigger.first) ??
    topicBefore(reach.scene, reach.trigger.sentence);
  return topic ? [topic] : [];
}

/** «تلقى اتصالا … مهنئا»: a call, whatever was said in it. */
const hasCall = (scene: Scene, first: number, last: number): boolean =>
  isAnyIn(scene, { first, last }, CALLS);
const CALLS = new Set(['n-call']);

const verb =
  (through: ReadonlySet<string>) =>
  (reach: Reach): Draft | null => {
    const { scene, trigger, clause } = reach;
    // «رفع التهاني إلى …» are words, «رفع برقية إلى …» a cable
    const sent = trigger.sense.class !== 'hand' && !trigger.sense.id.startsWith(RAISED);
    const words = letterIn(scene, { first: trigger.last, last: clause.last }, sent);
    if (!words || hasCall(scene, trigger.last, words.first)) return null;
    const near = (g: Group): boolean => through.has(g.preposition) && g.first > trigger.last;
    // «تسلم من السفير رسالة من الملك»: who wrote it, not who brought it
    const wrote = through === FROM ? listFrom(reach.after, (g) => near(g) && g.first === words.last + 1) : [];
    const named = wrote.length > 0 ? wrote : listFrom(reach.after, near);
    const other = named.length > 0 ? named : handedTo(reach, words);
    const author = trigger.sense.class === 'hand' ? authorOf(reach, words) : [];
    if (other.length === 0) return null;
    const told = subjectOf(reach);
    // who hands over what another wrote, or of whom it is taken, is there
    const bearers = (author.length > 0 ? told : wrote.length > 0 ? listFrom(reach.after, near) : []).filter(
      isHuman,
    );
    const brought = new Set(bearers.map((a) => a.entity));
    const sides = distinct([...author, ...(author.length > 0 ? [] : told), ...other]);
    const principals = sides.filter((a) => !brought.has(a.entity) || wrote.includes(a));
    const attendees = bearers.filter((a) => principals.every((p) => p.entity !== a.entity));
    return principals.length > 1 ? { principals, attendees, words } : null;
  };

/** «نقل الوزير إلى الرئيس رسالة من الملك»: who wrote it, beside who brought it. */
const authorOf = ({ after }: Reach, { last }: Range): readonly Actor[] =>
  listFrom(after, (g) => FROM.has(g.preposition) && g.first >= last && g.first <= last + WRITTEN);
/** Tokens between a letter and who wrote it: «رسالة خطية من». */
const WRITTEN = 2;

/** «سلم الوزير الرئيس رسالة»: to whom it is handed stands between who hands it and the letter. */
function handedTo({ scene, trigger, before, after }: Reach, { first }: Range): readonly Actor[] {
  if (trigger.sense.class !== 'hand') return [];
  const free = after.filter(
    (g) => g.preposition === '' && g.actors[0]!.represents !== null && g.last <= first,
  );
  const [one, two] = free;
  if (one && two) return scene.tokens[two.first - 1]!.kind === 'mark' ? [] : two.actors;
  const said = before.at(-1);
  return one && said && trigger.first - said.last <= 1 ? one.actors : [];
}

const RAISED = 'send-raise';

export const sent = rule({
  id: 'message.sent',
  kind: 'message',
  on: ['send', 'hand'],
  says: 'one sends a letter or cable to the other',
  read: verb(TO),
});
export const received = rule({
  id: 'message.received',
  kind: 'message',
  on: ['take-in'],
  says: 'one receives a letter from the other',
  read: verb(FROM),
});

/** «رسالة من الرئيس إلى نظيره», «رسالته إلى …». */
export const letter = rule({
  id: 'message.of',
  kind: 'message',
  on: ['n-message'],
  says: 'a letter from one to the other',
  read: (reach) => {
    const from: Actor[] = [
      ...listFrom(
        reach.after,
        (g) =>
          (FROM.has(g.preposition) || (g.preposition === '' && g.first <= reach.trigger.last)) &&
          g.actors[0]!.kind !== 'pronoun',
      ),
    ];
    const { scene, trigger } = reach;
    if (isFigure(scene, trigger.first)) return null;
    const speech = SPEECHES.has(trigger.sense.id);
    const taken = takers(reach);
    const sent = [0, 1, 2].some((k) => isSending(scene, trigger.last + k));
    const named = listFrom(reach.after, (g) =>
      speech && !sent ? g.preposition === TO_ILA : TO.has(g.preposition),
    );
    const to = taken.length > 0 ? taken : named.length > 0 ? named : toHim(reach);
    if (from.length === 0 && trigger.sense.pronoun !== '' && isLetter(reach))
      from.push(...antecedents(scene, trigger.first, trigger.sense.pronoun));
    if (from.length === 0) from.push(...writers(reach));
    const principals = distinct([...from, ...to]);
    return from.length > 0 && to.length > 0 && principals.length > 1 ? { principals } : null;
  },
});

const SPEECH_IDS = 'n-message-message-08 n-message-message-09';
/** «خطاب الرئيس للأمة» is a speech, «خطاب إلى الوزير» a letter. */
const SPEECHES: ReadonlySet<string> = new Set(SPEECH_IDS.split(' '));

/** «رسالة وجهها الوزير إلى …», «قال الوزير في رسالة إلى …»: who wrote it, where no «من» says so. */
function writers({ scene, trigger, after, before }: Reach): readonly Actor[] {
  const verb = [0, 1, 2, 3].find((k) => isSending(scene, trigger.last + k));
  if (verb !== undefined) {
    const own = after.find(
      (g) => isFree(g) && g.first >= trigger.last + verb && g.first <= trigger.last + verb + SENDER,
    );
    if (own) return own.actors;
  } else if (!isInside(scene, trigger.first)) return [];
  if (trigger.first - scene.text.sentences[trigger.sentence]!.first < 2)
    return speakerBehind(scene, trigger)?.actors ?? [];
  const told =
    before.findLast((g) => g.preposition === '')?.actors[0] ??
    topicOf(scene, trigger.sentence, trigger.first) ??
    topicBefore(scene, trigger.sentence);
  return told ? [told] : [];
}

/** Tokens between a verb of sending and who sends: «بعث بها إليه الرئيس». */
const SENDER = 3;

/** «وفي رسالة إلى الوزير، شدد السفير على …»: who says what stands in the letter that a sentence begins with. */
const speakerBehind = (scene: Scene, { last, sentence }: Reach['trigger']): Group | undefined =>
  groupsIn(scene, { first: last, last: scene.text.sentences[sentence]!.last }).find(
    (g) => isFree(g) && isAny(scene, g.first - 1, SAYING),
  );
const SAYING = new Set(['speech']);

/** «وجهها», «بعث بها»: the letter is its object. */
const isSending = (scene: Scene, i: number): boolean =>
  scene.actorAt[i] === -1 &&
  (scene.senses[i]?.some((s) => SENDING.has(s.class) && s.tense !== 'none' && s.pronoun !== '') === true ||
    (isAny(scene, i, SENDING) && scene.tokens[i + 1]?.form === BY_IT));
const SENDING = new Set(['send', 'hand']);
const BY_IT = 'بها';
/** «في رسالة»: said in it. */
const isInside = (scene: Scene, first: number): boolean =>
  scene.tokens[first - 1]?.word.parses.some((p) => p.particle === '' && p.rest === IN_FI) ||
  senseAt(scene, first - 1, 'w-sub') !== undefined;

/** «هنأ الرئيس نظيره في برقية …»: congratulations by cable. */
export const congratulated = rule({
  id: 'message.congratulated',
  kind: 'message',
  on: ['congratulate'],
  says: 'one congratulates or condoles with the other by cable or letter',
  read: (reach) => {
    const words = reach.trigger.sense.pronoun === '' ? cableIn(reach) : null;
    if (!words) return null;
    const { subject, object } = verbParties(reach, NOBODY);
    const principals = distinct([...subject, ...object]);
    return subject.length > 0 && object.length > 0 && principals.length > 1 ? { principals, words } : null;
  },
});
const NOBODY: ReadonlySet<string> = new Set();

function cableIn({ scene, trigger, clause }: Reach): Range | null {
  for (let i = trigger.last; i < clause.last; i++) {
    const sense = scene.actorAt[i] === -1 ? senseAt(scene, i, 'n-message') : undefined;
    if (sense && (sense.parse.particle === BY_BI || scene.tokens[i - 1]?.form === IN_FI))
      return { first: i, last: i + 1 };
  }
  return null;
}

/** «نشر الرئيس رسالة بعثها إليه …»: the one told before it. */
function toHim({ scene, trigger }: Reach): readonly Actor[] {
  const at = [0, 1, 2].find((k) => isSending(scene, trigger.last + k));
  const behind = [1, 2].some((k) => TO_HIM.has(scene.tokens[trigger.last + (at ?? 0) + k]?.form ?? ''));
  return at !== undefined && behind ? antecedents(scene, trigger.first, HIS) : [];
}
const TO_HIM_FORMS = 'اليه اليها';
const TO_HIM: ReadonlySet<string> = new Set(TO_HIM_FORMS.split(' '));

/** «رسالته إلى …»: «خطابه» is a speech as often. */
const isLetter = ({ trigger, after }: Reach): boolean =>
  LETTER.test(trigger.sense.id) && after.some((g) => TO.has(g.preposition) && g.first <= trigger.last + 4);
const LETTER = /n-message-message-0[1-7]$/u;

/** «الرسالة التي تلقاها الأمين العام من …», «رسالة تلقاها من …»: who took it. */
function takers({ scene, trigger, clause }: Reach): readonly Actor[] {
  for (let i = trigger.last; i < Math.min(clause.last, trigger.last + 4); i++) {
    const taken = scene.senses[i]!.find(
      (s) => s.class === 'take-in' && s.pronoun !== '' && s.tense !== 'none',
    );
    if (!taken) continue;
    const own = actorOn(scene, i + 1);
    if (own?.preposition === '') return [own];
    const topic = topicOf(scene, trigger.sentence, trigger.first) ?? topicBefore(scene, trigger.sentence);
    return topic ? [topic] : [];
  }
  return [];
}

/** «كتبت في رسالة وجهتها لنظيرها»: the verb behind the letter that it sends. */
export const sentIt = rule({
  id: 'message.sent-it',
  kind: 'message',
  on: ['send', 'hand'],
  says: 'a letter is sent, as a clause about it says',
  read: (reach) => {
    const { scene, trigger, after } = reach;
    const letter = [1, 2, 3, 4].map((k) => trigger.first - k).find((i) => isPaper(scene, i));
    if (letter === undefined || trigger.sense.pronoun === '' || trigger.sense.tense === 'none') return null;
    if (isFigure(scene, letter)) return null;
    const to = listFrom(after, (g) => TO.has(g.preposition) && g.first <= trigger.last + APART);
    const own = after.find((g) => isFree(g) && g.first <= trigger.last + 1);
    const told = own ? null : topicOf(scene, trigger.sentence, letter);
    const from = (own?.actors ?? (told ? [told] : [])).filter((a) => to.every((b) => b.entity !== a.entity));
    const principals = distinct([...from, ...to]);
    return from.length > 0 && to.length > 0 && principals.length > 1
      ? { principals, words: { first: letter, last: letter + 1 } }
      : null;
  },
});
const isPaper = (scene: Scene, i: number): boolean =>
  scene.actorAt[i] === -1 && (senseAt(scene, i, 'n-message') !== undefined || scene.tokens[i]?.form === MEMO);
const MEMO = 'مذكره';
/** Tokens between such a verb and to whom the letter goes. */
const APART = 12;

/** «أبلغت إيران الوكالة في رسالة», «حث النواب الرئيس في رسالة مفتوحة»: who tells whom something in it. */
export const toldIn = rule({
  id: 'message.told-in',
  kind: 'message',
  on: ['n-message'],
  says: 'one tells the other something in a letter',
  read: ({ scene, trigger, before, after }) => {
    if (trigger.sense.parse.article || trigger.sense.pronoun !== '' || SPEECHES.has(trigger.sense.id))
      return null;
    const inside = scene.tokens[trigger.first - 1]?.form === IN_FI || trigger.sense.parse.particle === BY_BI;
    if (!inside || after.some((g) => TO.has(g.preposition) || FROM.has(g.preposition))) return null;
    const [speaker, hearer] = before.slice(-2);
    if (!speaker || !hearer || trigger.first - hearer.last > NEAR || !isFree(speaker)) return null;
    if (hearer.preposition !== '' && hearer.preposition !== LAM) return null;
    const between = scene.tokens.slice(speaker.last, hearer.first);
    if (between.length > 1 || between.some((t) => t.kind === 'mark')) return null;
    const verb = scene.senses[speaker.first - 1];
    if (!verb || (verb.length > 0 && verb.every((s) => s.tense === 'none'))) return null;
    const principals = distinct([...speaker.actors, ...hearer.actors]);
    return principals.length > 1 ? { principals } : null;
  },
});
/** Tokens between who is told something and the letter in which it stands. */
const NEAR = 4;

export const messageRules = [sent, congratulated, received, sentIt, letter, toldIn];
