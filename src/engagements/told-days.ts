/** The day of an engagement: what its own clauses tell, or what the report tells around them. */
import type { DateMention, EngagementKind } from '../model.ts';
import type { Candidate } from './candidates.ts';
import { isVerb, type Range } from './clauses.ts';
import { dayBeside, isCounted, numberedDay } from './counted-days.ts';
import { type Days, dayOf, isWhen, lastSuch } from './days.ts';
import { isLastTold } from './echoes.ts';
import { evidenceOf, type Ledger, note } from './evidence.ts';
import { focusOf, openingEnd } from './focus.ts';
import { isAllAlong, lastDay, lastsDays } from './lasting.ts';
import type { Setting } from './make.ts';
import type { Cluster } from './merge.ts';
import { isAny, type Scene } from './scene.ts';
import { callDay, isOfEnd, isOfPast, spokenDay } from './spoken-days.ts';
import { isSame } from './who.ts';

interface ToldDay {
  readonly scene: Scene;
  readonly date: DateMention;
  readonly days: Days;
}
const NO_DAY: Days = { day: null, until: null };

/** The day of `cluster`, with the words that say it or the mark that none do. */
export function makeDay(cluster: Cluster, setting: Setting, ledger: Ledger, planned: boolean): Days {
  const told = toldDay(cluster, planned, setting);
  const found = told ?? dayAround(cluster, setting, planned);
  if (found) {
    const proof = evidenceOf(found.scene, found.date, found.date.rule);
    note(ledger, '/date', proof);
    if (!told) return { day: found.days.day, until: null };
    if (told.days.until) note(ledger, '/until', proof);
    return told.days;
  }
  if (planned || !isNews(cluster)) return NO_DAY;
  const { published } = setting.article;
  if (published !== null) ledger.inferred.push('/date');
  return { day: published, until: null };
}

/** The present tense of a report tells what happens on its day. */
function isNews(cluster: Cluster): boolean {
  const parts = cluster.parts.filter((p) => p.scene.where === 'body' && p.told.status === 'held');
  return parts.some((p) => p.tense === 'present' && isOwnNews(p)) && parts.every((p) => p.tense !== 'past');
}

/** «عندما يزور البلاد», «تأمل أن يزور البلاد» tell no news of their own. */
const isOwnNews = ({ scene, words }: Candidate): boolean => {
  const before = words[0]!.first - 1;
  return !isAny(scene, before, SUBORDINATE) && scene.tokens[before]?.form !== TO;
};
const TO = 'ان';
const SUBORDINATE: ReadonlySet<string> = new Set(['w-sub']);

/** The day of the visit or the talks beside it, of the meeting told before it, or of the opening. */
function dayAround(cluster: Cluster, setting: Setting, planned: boolean): ToldDay | null {
  const faced = cluster.kind !== 'call' && cluster.kind !== 'message';
  const beside = faced
    ? (besideDay(cluster, setting, planned) ??
      dayBefore(cluster, setting, planned) ??
      (planned ? journeyDay(cluster, setting) : null))
    : null;
  return (
    beside ??
    echoDay(cluster, setting, planned) ??
    (planned ? null : (openingDay(cluster, setting) ?? spoken(cluster, setting) ?? called(cluster, setting)))
  );
}

/** The day on which one of those who telephoned is in the news with it. */
function called(cluster: Cluster, { body, article: { published } }: Setting): ToldDay | null {
  if (focusOf(cluster, body) !== 'main') return null;
  const date = callDay(cluster, body, { published, opening: openingEnd(body) });
  return date ? { scene: body, date, days: { day: published, until: null } } : null;
}

/** The day on which one of those who met spoke of it. */
function spoken(cluster: Cluster, { body, article }: Setting): ToldDay | null {
  const found = spokenDay(cluster, body) ?? numberedDay(cluster, body);
  if (!found) return null;
  const { date, part } = found;
  const days = dayBeside(part, date, dayOf(date, false, article.published));
  if (!days.day) return null;
  const ahead = article.published !== null && isAhead(days, date, article.published);
  return ahead ? null : { scene: body, date, days };
}

/** «وكانت المحادثات عقدت الأحد»: the one day on which the report names the talks again, where it tells of no others. */
function echoDay(cluster: Cluster, setting: Setting, planned: boolean): ToldDay | null {
  const { body, clusters, article } = setting;
  const kind = NOUNS[cluster.kind];
  const isMain = focusOf(cluster, body) === 'main';
  if (kind === undefined) return null;
  const faced = cluster.kind === 'meeting' || cluster.kind === 'summit';
  const rivals = clusters.filter((c) => c !== cluster && NOUNS[c.kind] === kind);
  const isNews = isMain && rivals.every((c) => focusOf(c, body) !== 'main');
  const found = body.mentions.dates.flatMap((date) => {
    if (date.grain !== 'day' || !isWhen(body, date) || isTaken(date, rivals)) return [];
    if (
      rivals.length > 0 &&
      !isNews &&
      !(faced && isLastTold(cluster, body.sentenceOf[date.first]!, setting))
    )
      return [];
    if (!isEcho(body, date, kind, rivals.length > 0)) return [];
    const days = dayOf(date, planned, article.published);
    if (days.day?.length !== 10) return [];
    const wrong = article.published !== null && (planned ? isOver : isAhead)(days, date, article.published);
    return wrong ? [] : [{ scene: body, date, days }];
  });
  return found[0] && found.every((f) => f.days.day === found[0]!.days.day) ? found[0] : null;
}

/** Whether another one is told on it. */
const isTaken = (date: DateMention, clusters: readonly Cluster[]): boolean =>
  clusters.some((c) => c.parts.some((p) => p.date === date && p.dateClose));

/** Whether a date stands behind such a noun; where there are several of the kind, behind «اللقاء», «لقائه». */
function isEcho(scene: Scene, date: DateMention, kind: ReadonlySet<string>, definite: boolean): boolean {
  const first = scene.text.sentences[scene.sentenceOf[date.first]!]!.first;
  for (let i = date.first - 1; i >= Math.max(first, date.first - ECHO_WORDS); i--) {
    const noun = scene.senses[i]!.find((s) => kind.has(s.class));
    if (noun) return !definite || noun.parse.article || noun.pronoun !== '';
    if (i === date.first - 1 && isAny(scene, i, TALKS)) return false;
    if (kind === VISITS && scene.senses[i]!.some((s) => s.class === 'arrive' && s.tense === 'past'))
      return true;
    if (
      scene.actorAt[i] === -1 &&
      (isAny(scene, i, APART) || (isVerb(scene, i) && !isAny(scene, i, HOLDING)))
    )
      return false;
  }
  return false;
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

/** The day its own clauses tell, those of the body first, the most exact one. */
function toldDay(cluster: Cluster, planned: boolean, setting: Setting): ToldDay | null {
  const { body } = setting;
  const { published } = setting.article;
  const main = focusOf(cluster, body) === 'main';
  const told = cluster.parts.flatMap((part) => {
    if (!part.date || isOfEnd(part, part.date) || isOfCall(part, setting)) return [];
    const counted = isCounted(part, part.date);
    if (planned && !counted && isOfPast(part, part.date)) return [];
    const date = part.tense === 'past' && !planned ? lastSuch(part.date, published) : part.date;
    const days = dayBeside(part, date, dayOf(date, planned && !counted, published));
    if (!days.day || (main && days.day.length === 4)) return [];
    return published !== null && (planned ? isOver : isAhead)(days, part.date, published)
      ? []
      : [{ part, scene: part.scene, date: part.date, days }];
  });
  const rank = ({ part, days }: { part: Candidate; days: Days }): number =>
    (part.dateClose ? 4 : 0) + (part.scene.where === 'body' ? 2 : 0) + (days.day!.length === 10 ? 1 : 0);
  const best = told.sort((a, b) => rank(b) - rank(a))[0];
  if (!best) return null;
  // «الشهر المقبل» and elsewhere «12 يونيو»: the day within the month
  const { day } = best.days;
  const exact = told.find((t) => t.days.day!.length > day!.length && t.days.day!.startsWith(day!));
  if (!exact && isOfVisit(best.part, best, setting)) return monthOf(best);
  return exact ?? exactDay(cluster, best, body) ?? best;
}

/** «تلقى أمس اتصالا جدد خلاله ترحيبه به خلال زيارته»: the day of a call is not that of the visit named in it. */
const isOfCall = (part: Candidate, { clusters }: Setting): boolean =>
  !part.dateClose &&
  clusters.some(
    ({ kind, parts }) =>
      (kind === 'call' || kind === 'message') &&
      kind !== part.kind &&
      parts.some((p) => p.dateClose && p.date === part.date),
  );

/** «سيجتمع به خلال زيارة يومي …», «في زيارة ليومين يجري خلالها …»: the days are those of a visit. */
function isOfVisit(part: Candidate, { scene, date, days }: ToldDay, { clusters }: Setting): boolean {
  if (part.kind !== 'meeting' || part.scene !== scene) return false;
  const trigger = part.words[0]!.first;
  if (days.until !== null) return isAnyIn(scene, VISITS, { first: trigger, last: date.first });
  return (
    isAllAlong(scene, trigger) &&
    clusters.some((c) => c.kind === 'visit' && c.parts.some((p) => p.date === date) && lastsDays(c))
  );
}

function isAnyIn(scene: Scene, classes: ReadonlySet<string>, { first, last }: Range): boolean {
  for (let i = first; i < last; i++) if (isAny(scene, i, classes)) return true;
  return false;
}

/** What is to come is on no day that is over. */
const isOver = ({ day }: Days, { tense }: DateMention, published: string): boolean =>
  tense === 'past' || day! < published.slice(0, day!.length);

/** What was held is on no day to come. */
const isAhead = ({ day }: Days, { tense }: DateMention, published: string): boolean =>
  tense === 'future' || day! > published;

/** «الشهر المقبل», and elsewhere of the same talks or visit «12 يونيو»: the one day named within that time. */
function exactDay(cluster: Cluster, { date, days }: ToldDay, body: Scene): ToldDay | null {
  if (days.day!.length !== 7 || date.grain === 'day' || date.value === null) return null;
  const [first = '', last = first] = date.value.split('/');
  const kind = cluster.kind === 'visit' ? VISITS : TALKS;
  const within = body.mentions.dates.flatMap((d) => {
    if ((d.grain !== 'day' && d.grain !== 'interval') || !isWhen(body, d)) return [];
    // «الأسبوع المقبل», and elsewhere «الأربعاء»: the one that lies within
    const fit = [d.value, d.next].find((value) => value && isWithin(value, first, last));
    return fit && isOfKind(body, d, kind) ? [{ date: d, value: fit }] : [];
  });
  const exact = within[0];
  return exact && within.every(({ value }) => value === exact.value)
    ? { scene: body, date: exact.date, days: dayOf({ ...exact.date, value: exact.value, next: null }, false) }
    : null;
}
const isWithin = (value: string, first: string, last: string): boolean =>
  DAY.test(value.split('/')[0]!) &&
  value.slice(0, first.length) >= first &&
  value.slice(0, last.length) <= last;
const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/u;
const VISITS: ReadonlySet<string> = new Set(['n-visit', 'n-tour']);
const TALKS: ReadonlySet<string> = new Set(['n-meeting', 'n-summit', 'n-reception', 'n-press']);
const LETTERS: ReadonlySet<string> = new Set(['n-message']);
const CALLS: ReadonlySet<string> = new Set(['n-call']);
const NOUNS: Readonly<Partial<Record<EngagementKind, ReadonlySet<string>>>> = {
  visit: VISITS,
  meeting: TALKS,
  summit: TALKS,
  message: LETTERS,
  call: CALLS,
};

/** Whether the sentence names a visit, or talks, before the date. */
function isOfKind(scene: Scene, date: DateMention, kind: ReadonlySet<string>): boolean {
  const { first } = scene.text.sentences[scene.sentenceOf[date.first]!]!;
  return isAnyIn(scene, kind, { first, last: date.first });
}

/** The day of the visit in which it was held, or of the talks held in the visit. */
function besideDay(cluster: Cluster, setting: Setting, planned: boolean): ToldDay | null {
  const wanted = cluster.kind === 'visit' ? 'meeting' : 'visit';
  const near = setting.clusters.find(
    (c) =>
      c.kind === wanted &&
      c.principals[0] !== undefined &&
      sharesVisitor(cluster, c) &&
      (wanted === 'visit'
        ? (planned || !isPlanned(c)) && isAtHost(cluster, c)
        : (isSite(cluster) || isAtCity(cluster, c)) && !planned),
  );
  const found = near ? toldDay(near, isPlanned(near), setting) : null;
  if (!found || !near || wanted !== 'visit') return found;
  // «وقعا الجمعة، في اليوم الثالث من الزيارة»: on the day told, not on the first one
  const told = dayOf(found.date, isPlanned(near), setting.article.published);
  if (told.until === null && told.day?.length === 10 && told.day !== found.days.day)
    return planned ? null : { ...found, days: told };
  if (found.days.until !== null || lastsDays(near)) return monthOf(found);
  const { published } = setting.article;
  return planned && published !== null && isOver(found.days, found.date, published) ? null : found;
}

/** Within several days: in their month, where it is one. */
function monthOf(found: ToldDay): ToldDay | null {
  const { day, until } = found.days;
  const month = day!.slice(0, 7);
  return until === null || until.startsWith(month) ? { ...found, days: { day: month, until: null } } : null;
}

/** «خلال جولته التي تستمر حتى 13 آذار»: what is planned for a journey that ends within the month. */
function journeyDay(cluster: Cluster, { body, article }: Setting): ToldDay | null {
  const date = article.published === null ? null : lastDay(cluster, body);
  const days = date && dayOf(date, true, article.published);
  return date && days?.day?.startsWith(article.published!.slice(0, 7))
    ? monthOf({ scene: body, date, days })
    : null;
}

/** A visit to the very city in which the talks were. */
const isAtCity = (visit: Cluster, talks: Cluster): boolean =>
  visit.parts.some(
    (p) => p.destination?.city && talks.parts.some((t) => t.place?.city === p.destination!.city),
  );

/** A site is visited and talked at on one day; a country is visited for several. */
const isSite = (visit: Cluster): boolean => visit.parts.some((p) => p.site);

/** Whether a meeting may have been held in the visited state: with its people, or with nobody of another one. */
function isAtHost(meeting: Cluster, visit: Cluster): boolean {
  const host = visit.parts.find((p) => p.destination)?.destination?.country ?? null;
  if (host === null) return true;
  const place = meeting.parts.find((p) => p.place)?.place?.country ?? null;
  if (place !== null) return place === host;
  const visitor = visit.principals[0]!.who;
  const others = meeting.principals.filter((m) => !isSame(m.who, visitor)).map((m) => m.who.code);
  return (
    others.includes(host) || others.every((code) => code === null || code.length > 2 || code === visitor.code)
  );
}

const isPlanned = (cluster: Cluster): boolean => cluster.parts.some((p) => p.told.status === 'planned');

/** «وفي وقت لاحق اجتمع …»: what is told right behind a dated meeting of the same person was on its day. */
function dayBefore(cluster: Cluster, setting: Setting, planned: boolean): ToldDay | null {
  const part = cluster.parts.find((p) => p.scene.where === 'body');
  if (!part || planned || cluster.kind !== 'meeting' || part.tense !== 'past') return null;
  const before = setting.clusters.find(
    (c) =>
      c !== cluster &&
      c.kind === 'meeting' &&
      c.parts.some(
        (p) =>
          p.scene === part.scene &&
          p.sentence < part.sentence &&
          part.sentence - p.sentence <= SAME_DAY &&
          p.tense === 'past',
      ) &&
      c.principals[0] !== undefined &&
      cluster.principals.some((m) => isSame(m.who, c.principals[0]!.who)),
  );
  return before ? toldDay(before, false, setting) : null;
}
/** Sentences between two meetings of one day. */
const SAME_DAY = 3;

/** Whether the visitor of the one takes part in the other. */
export function sharesVisitor(a: Cluster, b: Cluster): boolean {
  const visitor = (a.kind === 'visit' ? a : b).principals[0]!;
  const others = (a.kind === 'visit' ? b : a).principals;
  return others.some((m) => isSame(m.who, visitor.who));
}

/** Told close to each other: within two sentences. */
export const isNear = (a: Cluster, b: Cluster): boolean =>
  a.parts.some((x) => b.parts.some((y) => x.scene === y.scene && Math.abs(x.sentence - y.sentence) <= 2));
