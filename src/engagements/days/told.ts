/** The day of an engagement: what its own clauses tell, or what the report tells around them. */
import type { DateMention } from '../../model.ts';
import type { Candidate } from '../candidates.ts';
import { isVerb } from '../clauses.ts';
import { isLastTold } from '../echoes.ts';
import { evidenceOf, type Ledger, note } from '../evidence.ts';
import type { Sense } from '../lexemes.ts';
import type { Cluster } from '../merge.ts';
import { topicOf } from '../people/meant.ts';
import { isOfRival, recalledDays, rivalsFor } from '../recalled.ts';
import { isAny, isFormIn, type Scene } from '../scene.ts';
import type { Setting } from '../setting.ts';
import { focusOf, openingEnd } from '../weights/focus.ts';
import { besideDay, dayBefore, journeyDay } from './beside.ts';
import { chooseDay, type RuledDay } from './choice.ts';
import { countedDay, dayBeside } from './counted.ts';
import { type Days, dayOf, isOfDeedBefore, isWhen } from './days.ts';
import { isAhead, isOver, NOUNS_OF, TALKS, type ToldDay, toldDay, VISITS } from './own.ts';
import { callDay, spokenDay } from './spoken.ts';

/** The day of `cluster`, with the words that say it or the mark that none do. */
export function makeDay(cluster: Cluster, setting: Setting, ledger: Ledger, planned: boolean): Days {
  const ruled = ruledDay(cluster, setting, planned);
  const { found, inferred } = chooseDay({ cluster, setting, planned, ruled });
  if (found) {
    const proof = evidenceOf(found.scene, found.date, found.date.rule);
    note(ledger, '/date', proof);
    if (found.days.until) note(ledger, '/until', proof);
    return found.days;
  }
  if (inferred !== null) ledger.inferred.push('/date');
  return { day: inferred, until: null };
}

/** What the rules say of the day of `cluster`. */
export function ruledDay(cluster: Cluster, setting: Setting, planned: boolean): RuledDay {
  const told = toldDay(cluster, planned, setting);
  if (told) {
    const part = cluster.parts.find((p) => p.date === told.date);
    return { found: told, inferred: null, step: part ? (part.dateClose ? 'clause' : 'sentence') : 'exact' };
  }
  const around = dayAround(cluster, setting, planned);
  if (around) {
    const { scene, date, days } = around.found;
    return {
      found: { scene, date, days: { day: days.day, until: null } },
      inferred: null,
      step: around.step,
    };
  }
  const isNow = !planned && isNews(cluster);
  return { found: null, inferred: isNow ? setting.article.published : null, step: isNow ? 'news' : 'none' };
}

/** The present tense of a report tells what happens on its day. */
function isNews(cluster: Cluster): boolean {
  const parts = cluster.parts.filter((p) => p.scene.where === 'body' && p.told.status === 'held');
  return parts.some((p) => p.tense === 'present' && isOwnNews(p)) && parts.every((p) => p.tense !== 'past');
}

/** «عندما يزور البلاد», «تأمل أن يزور البلاد», «كان الوزير يزور البلاد», «أول مرة يلتقي فيها» tell no news of their own. */
const isOwnNews = ({ scene, words, sentence }: Candidate): boolean => {
  const before = words[0]!.first - 1;
  if (isAny(scene, before, SUBORDINATE) || scene.tokens[before]?.form === TO) return false;
  const { first } = scene.text.sentences[sentence]!;
  return !isFormIn(scene, { first: Math.max(first, before - SUBJECT), last: before + 1 }, SETTINGS);
};
/** Words from «كان» to its verb: who is meant stands there. */
const SUBJECT = 6;
const SETTING_WORDS = 'كان كانت وكان وكانت اول';
const SETTINGS: ReadonlySet<string> = new Set(SETTING_WORDS.split(' '));
const TO = 'ان';
const SUBORDINATE: ReadonlySet<string> = new Set(['w-sub']);

/** The day of the visit or the talks beside it, of the meeting told before it, or of the opening. */
function dayAround(
  cluster: Cluster,
  setting: Setting,
  planned: boolean,
): { readonly found: ToldDay; readonly step: string } | null {
  const faced = cluster.kind !== 'call' && cluster.kind !== 'message';
  const steps: readonly (readonly [string, () => ToldDay | null])[] = [
    ['recalled', () => recalledDay(cluster, setting, planned)],
    ['counted', () => counted(cluster, setting, planned)],
    ['beside', () => (faced ? besideDay(cluster, setting, planned) : null)],
    ['before', () => (faced ? dayBefore(cluster, setting, planned) : null)],
    ['journey', () => (faced && planned ? journeyDay(cluster, setting) : null)],
    ['echo', () => echoDay(cluster, setting, planned)],
    ['opening', () => (planned ? null : openingDay(cluster, setting))],
    ['spoken', () => (planned ? null : spoken(cluster, setting))],
    ['called', () => (planned ? null : called(cluster, setting))],
  ];
  for (const [step, find] of steps) {
    const found = find();
    if (found) return { found, step };
  }
  return null;
}

/** «القمة التي عقدت في هلسنكي في 16 يوليو»: the one day of the clauses that tell of it again. */
function recalledDay(cluster: Cluster, setting: Setting, planned: boolean): ToldDay | null {
  const { body, article } = setting;
  const found = recalledDays(cluster, setting, planned).flatMap((date) => {
    const days = dayOf(date, planned, article.published);
    if (days.day === null || days.day.length === 4) return [];
    const wrong = article.published !== null && (planned ? isOver : isAhead)(days, date, article.published);
    return wrong ? [] : [{ scene: body, date, days }];
  });
  return found[0] && found.every((f) => f.days.day === found[0]!.days.day) ? found[0] : null;
}

/** The day on which one of those who telephoned is in the news with it. */
function called(cluster: Cluster, { body, article: { published } }: Setting): ToldDay | null {
  if (focusOf(cluster, body) !== 'main') return null;
  const date = callDay(cluster, body, { published, opening: openingEnd(body) });
  return date ? { scene: body, date, days: { day: published, until: null } } : null;
}

/** The day on which one of those who met spoke of it. */
function spoken(cluster: Cluster, { body, article }: Setting): ToldDay | null {
  const found = spokenDay(cluster, body);
  return found && dayOfWords(found, { body, article, planned: false });
}

/** The day counted from the one told before it. */
function counted(cluster: Cluster, { body, article }: Setting, planned: boolean): ToldDay | null {
  const found = countedDay(cluster, body);
  return found && dayOfWords(found, { body, article, planned });
}

function dayOfWords(
  { date, part }: { readonly date: DateMention; readonly part: Candidate },
  { body, article, planned }: Pick<Setting, 'body' | 'article'> & { readonly planned: boolean },
): ToldDay | null {
  const days = dayBeside(part, date, dayOf(date, false, article.published));
  if (!days.day) return null;
  const { published } = article;
  const wrong = published !== null && (planned ? days.day < published : isAhead(days, date, published));
  return wrong ? null : { scene: body, date, days };
}

/** «وكانت المحادثات عقدت الأحد»: the one day on which the report names the talks again, where it tells of no others. */
function echoDay(cluster: Cluster, setting: Setting, planned: boolean): ToldDay | null {
  const { body, clusters, article } = setting;
  const kind = NOUNS_OF[cluster.kind];
  const isMain = focusOf(cluster, body) === 'main';
  if (kind === undefined) return null;
  const faced = cluster.kind === 'meeting' || cluster.kind === 'summit';
  const rivals = clusters.filter((c) => c !== cluster && NOUNS_OF[c.kind] === kind);
  const isNews = isMain && rivals.every((c) => focusOf(c, body) !== 'main');
  const found = body.mentions.dates.flatMap((date) => {
    const isMonth = date.grain === 'month' && planned;
    if ((date.grain !== 'day' && date.grain !== 'interval' && !isMonth) || !isWhen(body, date)) return [];
    const { first } = body.text.sentences[body.sentenceOf[date.first]!]!;
    if (isTaken(date, rivals) || isOfDeedBefore(body, { last: first }, date)) return [];
    const noun = echoNoun(body, date, kind, rivals.length > 0);
    if (!noun || isOfRival(noun, cluster, rivals) || isOfSubject(noun, date, { cluster, body })) return [];
    const meant = rivalsFor(noun, cluster, rivals);
    const isFree =
      meant.length === 0 || isNews || (faced && isLastTold(cluster, body.sentenceOf[date.first]!, setting));
    if (!isFree) return [];
    const days = dayOf(date, planned, article.published);
    if (days.day?.length !== (isMonth ? 7 : 10)) return [];
    const wrong = article.published !== null && (planned ? isOver : isAhead)(days, date, article.published);
    return wrong ? [] : [{ scene: body, date, days }];
  });
  const exact = found.filter(({ days }) => days.day!.length === 10);
  const [best, ...others] = exact.length > 0 ? exact : found;
  return best && others.every((f) => f.days.day === best.days.day) ? best : null;
}

/** «أكدت اللجنة في ختام اجتماعها أمس …»: the talks of somebody who takes no part. */
function isOfSubject(
  { class: noun, pronoun }: Sense,
  date: DateMention,
  { cluster, body }: { readonly cluster: Cluster; readonly body: Scene },
): boolean {
  if (pronoun === '' || noun === 'arrive') return false;
  const topic = topicOf(body, body.sentenceOf[date.first]!);
  return (
    topic !== null &&
    !cluster.principals.some((m) => m.actor.entity === topic.entity || m.who.code === topic.represents)
  );
}

/** Whether another one is told on it. */
const isTaken = (date: DateMention, clusters: readonly Cluster[]): boolean =>
  clusters.some((c) => c.parts.some((p) => p.date === date && p.dateClose));

/** The noun of that kind before a date; where there are several of the kind, «اللقاء» or «لقائه». */
function echoNoun(
  scene: Scene,
  date: DateMention,
  kind: ReadonlySet<string>,
  definite: boolean,
): Sense | null {
  const first = scene.text.sentences[scene.sentenceOf[date.first]!]!.first;
  for (let i = date.first - 1; i >= Math.max(first, date.first - ECHO_WORDS); i--) {
    const noun = scene.senses[i]!.find((s) => kind.has(s.class));
    if (noun) return !definite || noun.parse.article || noun.pronoun !== '' ? noun : null;
    if (i === date.first - 1 && isAny(scene, i, TALKS)) return null;
    const arrival = scene.senses[i]!.find((s) => s.class === 'arrive' && s.tense === 'past');
    if (kind === VISITS && arrival) return arrival;
    if (
      scene.actorAt[i] === -1 &&
      (isAny(scene, i, APART) || (isVerb(scene, i) && !isAny(scene, i, HOLDING)))
    )
      return null;
  }
  return null;
}
const APART: ReadonlySet<string> = new Set([
  'w-that',
  'w-relative',
  'speech',
  'speech-participle',
  'w-border',
]);
/** «الاجتماع المقرر عقده غدا». */
const HOLDING: ReadonlySet<string> = new Set(['take-place', 'conduct']);
const ECHO_WORDS = 12;

/** The day that the opening of a report names, for what it tells as news without a day of its own. */
function openingDay(cluster: Cluster, { body, article }: Setting): ToldDay | null {
  const isMain = focusOf(cluster, body) === 'main';
  const isSpoken = cluster.parts.some((p) => isSpeaking(p) || (isMain && (p.whileSpeaking || isHeadline(p))));
  const isSigned = cluster.kind === 'signing' && cluster.parts.some(isOfKnown);
  if (!isSpoken && !isSigned && !(isMain && cluster.parts.some(isReported))) return null;
  const last = openingEnd(body);
  const told = Math.min(...cluster.parts.filter((p) => p.scene === body).map((p) => p.sentence));
  const date = body.mentions.dates.find(
    (d) =>
      (d.first < last || (d.tense === 'present' && d.first < last * SOON)) &&
      (isSpoken || isSigned || body.sentenceOf[d.first]! >= told) &&
      isWhen(body, d) &&
      body.text.quoteOf[d.first] === -1 &&
      d.grain === 'day' &&
      (d.tense === 'present' || d.value === article.published) &&
      d.value !== null,
  );
  if (!date) return null;
  const days = dayOf(date, false, article.published);
  return days.day !== null &&
    days.day.length === 10 &&
    (article.published === null || days.day <= article.published)
    ? { scene: body, date, days }
    : null;
}

/** «ووقع الاتفاقية عن الجانب القطري …»: the signing of what was told before. */
const isOfKnown = ({ tense, scene, words }: Candidate): boolean =>
  tense === 'past' &&
  words[1] !== undefined &&
  scene.tokens[words[1].first]!.word.parses.some((p) => p.article);

/** «باكستان تستدعي السفير»: a headline in the present tense. */
const isHeadline = (part: Candidate): boolean =>
  part.scene.where === 'title' && part.tense === 'present' && part.told.status === 'held';

/** How many openings long «اليوم» is near the news. */
const SOON = 3;

/** «قال خلال مؤتمر صحفي …»: where somebody spoke, on the day of his words. */
const isSpeaking = (part: Candidate): boolean =>
  part.whileSpeaking && (part.kind === 'summit' || part.rule === 'meeting.press-conference');

/** Told by a verb of its own in the past, or by somebody who speaks there. */
const isReported = (part: Candidate): boolean =>
  part.scene.where === 'body' && (part.whileSpeaking || (part.tense === 'past' && part.asNews));
