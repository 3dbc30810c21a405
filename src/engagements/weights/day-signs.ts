/**
 * Signs of the day of an engagement: what speaks for each time expression of the report being its day, for the
 * day of publication, and for none – by the names of `lexicons/day-weights.tsv`.
 */
import type { DateMention, Focus } from '../../model.ts';
import type { Candidate } from '../candidates.ts';
import type { DayAsked, DayOption } from '../days/choice.ts';
import { isWhen } from '../days/days.ts';
import { NOUNS_OF } from '../days/own.ts';
import { SIN } from '../lexemes.ts';
import type { Cluster } from '../merge.ts';
import { isAny, isAnyIn, type Scene } from '../scene.ts';
import { focusOf, openingEnd } from './focus.ts';
import type { Add } from './status-signs.ts';

/** What is the same for all days that one engagement may have. */
export interface DayView extends DayAsked {
  readonly options: readonly DayOption[];
  readonly focus: Focus;
  /** «held», «planned» and the tense of the words that tell it. */
  readonly told: string;
  /** Its words that tell it in the body. */
  readonly own: ReadonlySet<number>;
}

export function viewOf(asked: DayAsked, options: readonly DayOption[]): DayView {
  const { cluster, setting, planned } = asked;
  const parts = cluster.parts.filter((p) => p.scene === setting.body);
  return {
    ...asked,
    options,
    focus: focusOf(cluster, setting.body),
    told: `${planned ? 'planned' : 'held'}-${parts[0]?.tense}`,
    own: new Set(parts.map((p) => p.words[0]!.first)),
  };
}

/** The signs of one day that an engagement may have, each once. */
export function daySigns(option: DayOption, view: DayView): readonly string[] {
  const out = new Set<string>();
  addDaySigns(option, view, (name, value) => {
    out.add(`${name}=${value}`);
  });
  return [...out];
}

/** Adds the signs of one day that an engagement may have. */
export function addDaySigns(option: DayOption, view: DayView, add: Add): void {
  const { ruled } = view;
  if (option.date) {
    addRuled(option, view, add);
    addDate(option, option.date, view, add);
    if (option.scene.where === 'title') add('in-title', true);
    else {
      addWay(option, option.date, view, add);
      addPlace(option, option.date, view, add);
      addWords(option, option.date, view, add);
      addOthers(option, option.date, view, add);
    }
    return;
  }
  const what = option.days.day === null ? 'none' : 'news';
  add(what, `ruled-${ruled.step}`);
  add(what, option.isRuled);
  addCase(what, option, view, add);
}

/** Whether the rules say this day, by these words or by others. */
function addRuled({ isRuled, days }: DayOption, { ruled, cluster, told }: DayView, add: Add): void {
  const { found, inferred, step } = ruled;
  const day = found?.days.day ?? inferred;
  const how = isRuled
    ? 'this'
    : day === days.day
      ? 'same'
      : day?.slice(0, 7) === days.day?.slice(0, 7)
        ? 'near'
        : 'other';
  add('ruled', `${how}-${step}`);
  add('ruled-kind', `${how}-${step}-${cluster.kind}`);
  add('ruled-told', `${how}-${step}-${told}`);
}

/** What there is of an engagement for which nothing, or the day of publication, is said. */
function addCase(what: string, { part }: DayOption, view: DayView, add: Add): void {
  const { cluster, setting, focus, told, ruled, options } = view;
  const { scene, words, sentence } = part;
  const { first } = words[0]!;
  const from = scene.text.sentences[sentence]!.first;
  const say = (name: string, value: string | number | boolean): void => add(`${what}-${name}`, value);
  const here = options.filter(
    (o) => o.date && o.scene === scene && scene.sentenceOf[o.date.first] === sentence,
  );
  say('kind', cluster.kind);
  say('told', told);
  say('kind-told', `${cluster.kind}-${told}-${ruled.step}`);
  say('focus', `${focus}-${told}`);
  say('here', `${Math.min(here.length, 3)}-${told}`);
  say('here-ruled', `${Math.min(here.length, 3)}-${ruled.step}`);
  say('options', Math.min(options.length, 8));
  say('sentence', Math.min(sentence, 6));
  say('sentence-ruled', `${Math.min(sentence, 4)}-${ruled.step}`);
  say('parts', Math.min(cluster.parts.length, 4));
  say('definite', `${part.definite}-${cluster.kind}`);
  say('news', `${part.asNews}-${told}`);
  say('speaking', part.whileSpeaking);
  say('rule', part.rule);
  say('word', scene.tokens[first]!.form);
  say('word-1', first > from ? formAt(scene, first - 1) : 'begin');
  say('word+1', formAt(scene, first + 1));
  say('before', classAt(scene, first - 1));
  say('governor', verbBefore(scene, first, from));
  say(
    'title',
    cluster.parts.some((p) => p.scene === setting.title),
  );
  say('rank', Math.min(setting.clusters.indexOf(cluster), 5));
  say('clusters', Math.min(setting.clusters.length, 6));
  say('fresh', `${options.some((o) => o.date && o.days.day === setting.article.published)}-${told}-${focus}`);
}

/** What the time expression is, and how far its day lies from publication. */
function addDate({ days, scene }: DayOption, date: DateMention, view: DayView, add: Add): void {
  const { cluster, told, focus, setting } = view;
  const far = distanceTo(days.day, setting.article.published);
  const grain = `${date.grain}-${days.day?.length}`;
  add('grain-kind', `${grain}-${cluster.kind}`);
  add('grain-told', `${grain}-${told}`);
  add('grain-focus', `${grain}-${focus}`);
  add('rule', date.rule);
  add('rule-told', `${date.rule}-${told}`);
  add('form', scene.tokens[date.first]!.form);
  add('tense', `${date.tense}-${date.weekday !== null}-${told}`);
  add('far', far);
  add('far-told', `${far}-${told}`);
  add('far-focus', `${far}-${focus}-${view.planned}`);
  add('far-kind', `${far}-${cluster.kind}-${view.planned}`);
  add('until', `${days.until !== null}-${cluster.kind}`);
}

/** The way from the words that tell it to the time expression. */
function addWay({ part, scene }: DayOption, date: DateMention, view: DayView, add: Add): void {
  const trigger = part.words[0]!;
  const behind = date.first >= trigger.last;
  const sentences = scene.sentenceOf[date.first]! - part.sentence;
  const side = behind ? 'behind' : 'before';
  const noun = part.tense === 'none' ? 'noun' : 'verb';
  const at = sentences === 0 ? side : step(sentences);
  const lead = leadOf(part);
  add('rule-at', `${part.rule}-${at}`);
  add('lead-at', `${lead}-${at}`);
  add('lead-at-kind', `${lead}-${at}-${view.cluster.kind}`);
  add('speaking-at', `${part.whileSpeaking}-${at}-${part.asNews}`);
  add('definite-at', `${part.definite}-${at}-${noun}`);
  add('ruled-at', `${view.ruled.step}-${at}-${noun}`);
  add('status-at', `${view.told}-${at}-${date.tense}`);
  if (sentences !== 0) {
    const { first } = scene.text.sentences[scene.sentenceOf[date.first]!]!;
    add('within', `${Math.sign(sentences)}-${TOKENS.filter((n) => date.first - first >= n).length}`);
    add('sentences', `${step(sentences)}-${view.told}`);
    add('sentences-kind', `${step(sentences)}-${view.cluster.kind}`);
    add('sentences-focus', `${step(sentences)}-${view.focus}`);
    add('sentences-ruled', `${step(sentences)}-${view.ruled.step}`);
    return;
  }
  addTokens({ part, scene, date }, view, add);
}

interface Found {
  readonly part: Candidate;
  readonly scene: Scene;
  readonly date: DateMention;
}
/** What stands between the words that tell it and a time expression of their sentence. */
function addTokens({ part, scene, date }: Found, view: DayView, add: Add): void {
  const trigger = part.words[0]!;
  const behind = date.first >= trigger.last;
  const side = behind ? 'behind' : 'before';
  const noun = part.tense === 'none' ? 'noun' : 'verb';
  const lead = leadOf(part);
  const [from, to] = behind ? [trigger.last, date.first] : [date.last, trigger.first];
  const far = TOKENS.filter((n) => to - from >= n).length;
  add('side', `${side}-${noun}`);
  add('tokens', `${side}-${far}`);
  add('tokens-kind', `${side}-${far}-${view.cluster.kind}`);
  add('tokens-noun', `${side}-${far}-${noun}`);
  add('clause', `${side}-${date.first >= part.clause.first && date.first < part.clause.last}-${noun}`);
  add('word-side', `${side}-${scene.tokens[trigger.first]!.form}`);
  let marks = '';
  let seen = '';
  for (let i = from; i < to; i++) {
    const mark = markAt(scene, i, view);
    if (mark === '' || marks.endsWith(mark)) continue;
    if (!seen.includes(mark)) {
      add('between', `${side}-${mark}`);
      add('between-noun', `${side}-${mark}-${noun}`);
      seen += mark;
    }
    if (marks.length < WAY) marks += mark;
  }
  add('way', `${side}-${marks}`);
  add('way-lead', `${side}-${marks.slice(0, 3)}-${lead}`);
  add('way-ruled', `${side}-${marks}-${view.ruled.step === 'none'}`);
  add('way-noun', `${side}-${marks}-${noun}`);
  add('quote', scene.text.quoteOf[date.first] === scene.text.quoteOf[trigger.first]);
  const between = view.options.some(
    (o) => o.date && o.scene === scene && o.date.first >= from && o.date.last <= to,
  );
  add('nearest', `${side}-${!between}-${noun}`);
}
/** The word before those that tell it, where it is short: «خلال», «بعد», «مع»; else its class. */
function leadOf({ scene, words }: Candidate): string {
  const { first } = words[0]!;
  const form = scene.tokens[first - 1]?.form ?? '';
  const { particle = '', conjunction = '' } = scene.senses[first]?.[0]?.parse ?? {};
  return form.length <= SHORT && !isNamed(scene, first - 1)
    ? `${form}+${conjunction}${particle}`
    : `${classAt(scene, first - 1)}+${conjunction}${particle}`;
}
const SHORT = 5;
const TOKENS = [1, 2, 3, 5, 8, 12, 18, 26];
/** Letters of a way that are told. */
const WAY = 8;

/** Sentences behind or before, in steps. */
const step = (n: number): string => (n < 0 ? `-${steps(-n)}` : `+${steps(n)}`);
const steps = (n: number): number => SENTENCES.filter((from) => n >= from).length;
const SENTENCES = [1, 2, 3, 4, 6, 10];

/** One letter for what stands at a token on the way. */
function markAt(scene: Scene, i: number, { own }: DayView): string {
  const token = scene.tokens[i]!;
  if (token.kind === 'mark') return token.form === COMMA ? 'c' : PAUSES.has(token.form) ? 'p' : '';
  if (scene.actorAt[i] !== -1) return 'a';
  if (scene.dateAt[i] !== -1) return 'd';
  const senses = scene.senses[i]!;
  if (senses.length === 0) return '';
  if (isAny(scene, i, THAT)) return 't';
  if (isAny(scene, i, RELATIVE)) return 'r';
  if (isAny(scene, i, SPEECH)) return 's';
  if (isAny(scene, i, SUB)) return 'u';
  if (senses.some((s) => s.tense !== 'none'))
    return own.has(i) ? 'o' : senses.some((s) => s.tense === 'past') ? 'v' : 'f';
  return isAny(scene, i, NOUNS) ? (own.has(i) ? 'o' : 'n') : '';
}
const COMMA = '،';
const PAUSES: ReadonlySet<string> = new Set([':', '؛', '-', '–', '"', '«', '»', '(']);
const THAT: ReadonlySet<string> = new Set(['w-that']);
const RELATIVE: ReadonlySet<string> = new Set(['w-relative']);
const SPEECH: ReadonlySet<string> = new Set(['speech', 'speech-participle']);
const SUB: ReadonlySet<string> = new Set(['w-sub', 'w-border']);
const NOUN_CLASSES =
  'n-meeting n-summit n-visit n-tour n-call n-reception n-signing n-message n-press n-session';
const NOUNS: ReadonlySet<string> = new Set(NOUN_CLASSES.split(' '));

/** Where in the report the time expression stands, and whom its sentence names. */
function addPlace({ part, scene }: DayOption, date: DateMention, view: DayView, add: Add): void {
  const sentence = scene.sentenceOf[date.first]!;
  const isOpening = date.first < openingEnd(scene);
  const away = sentence === part.sentence ? 'own' : sentence < part.sentence ? 'earlier' : 'later';
  add('opening', `${isOpening}-${away}-${view.focus}`);
  add('opening-told', `${isOpening}-${away}-${view.told}`);
  add('first', `${scene.mentions.dates[0] === date}-${away}-${view.focus}`);
  add(
    'paragraph',
    `${scene.text.sentences[sentence]!.paragraph === scene.text.sentences[part.sentence]!.paragraph}-${away}`,
  );
  if (away === 'own') return;
  const range = scene.text.sentences[sentence]!;
  const named = view.cluster.principals.filter((m) =>
    scene.mentions.actors.some(
      (a) => a.entity === m.actor.entity && a.first >= range.first && a.first < range.last,
    ),
  ).length;
  add('named', `${Math.min(named, 2)}-${away}-${view.cluster.kind}`);
  const nouns = NOUNS_OF[view.cluster.kind] ?? NOUNS;
  const again = isAnyIn(scene, { first: range.first, last: range.last }, nouns);
  const verb = verbBefore(scene, date.first, range.first);
  add('named-verb', `${Math.min(named, 2)}-${away}-${verb}`);
  add('named-ruled', `${Math.min(named, 2)}-${away}-${view.ruled.step}`);
  add('named-opening', `${Math.min(named, 2)}-${away}-${isOpening}-${view.told}`);
  add('again', `${again}-${Math.min(named, 2)}-${away}`);
  add(
    'again-near',
    `${isAnyIn(scene, { first: Math.max(range.first, date.first - NEAR), last: Math.min(range.last, date.last + NEAR) }, nouns)}-${away}`,
  );
}
const NEAR = 4;

/** The words around a time expression, and the verb that it stands with. */
function addWords({ part, scene }: DayOption, date: DateMention, view: DayView, add: Add): void {
  const { first, last } = scene.text.sentences[scene.sentenceOf[date.first]!]!;
  const own = scene.sentenceOf[date.first] === part.sentence;
  const before = date.first > first ? formAt(scene, date.first - 1) : 'begin';
  const behind = date.last < last ? formAt(scene, date.last) : 'end';
  const verb = verbBefore(scene, date.first, first);
  add('when', isWhen(scene, date));
  add('word-1', before);
  add('word-1-own', `${before}-${own}`);
  add('word-2', date.first - 2 >= first ? formAt(scene, date.first - 2) : '');
  add('word+1', behind);
  add('class-1', `${classAt(scene, date.first - 1)}-${own}-${view.cluster.kind}`);
  add('class-2', `${classAt(scene, date.first - 2)}-${own}`);
  add('verb', `${verb}-${own}`);
  add('verb-kind', `${verb}-${own}-${view.cluster.kind}`);
  add('noun', `${nounBefore(scene, date.first, first, view)}-${own}`);
  add('noun-kind', `${nounBefore(scene, date.first, first, view)}-${own}-${view.cluster.kind}`);
}

/** What other engagements say of the same words, and which stands nearer to them. */
function addOthers({ scene, days, part }: DayOption, date: DateMention, view: DayView, add: Add): void {
  const { cluster, setting, options } = view;
  let nearest = Number.POSITIVE_INFINITY;
  let claim = 'free';
  let mate = 'none';
  for (const c of setting.clusters) {
    if (c === cluster) continue;
    const isMate = sharesSide(c, cluster);
    for (const p of c.parts) {
      if (p.scene !== scene) continue;
      if (p.sentence === scene.sentenceOf[date.first])
        nearest = Math.min(nearest, Math.abs(p.words[0]!.first - date.first));
      if (p.date !== date) continue;
      const how = p.dateClose ? 'close' : 'loose';
      if (claim !== 'close') claim = how;
      if (isMate) mate = `${how}-${c.kind}-${p.told.status}`;
    }
  }
  const isOwn = part.sentence === scene.sentenceOf[date.first];
  const own = isOwn ? Math.abs(part.words[0]!.first - date.first) : Number.POSITIVE_INFINITY;
  const mine = cluster.parts.some((p) => p.date === date && p.dateClose);
  add('nearer', `${own < nearest ? 'own' : nearest < own ? 'other' : 'nobody'}-${isOwn}`);
  add('claim', `${claim}-${mine}-${isOwn}`);
  add('mate', `${mate}-${cluster.kind}`);
  add('mate-own', `${mate}-${isOwn}-${mine}`);
  const same = options.filter((o) => o.date && o.days.day === days.day).length;
  add('same', `${Math.min(same, 3)}-${Math.min(options.length, 6)}`);
}

const sharesSide = (a: Cluster, b: Cluster): boolean =>
  a.principals.some((m) => b.principals.some((o) => o.actor.entity === m.actor.entity));

/** How far a day lies from publication, in steps; months and years by their side. */
function distanceTo(day: string | null, published: string | null): string {
  if (day === null || published === null) return 'open';
  const same = published.slice(0, day.length);
  if (day.length < DAY_LETTERS)
    return `${day.length}${day > same ? '+' : day === same ? '=' : yearsFrom(day, same)}`;
  const days = Math.round((Date.parse(day) - Date.parse(same)) / DAY_MS);
  return days < 0 ? `-${DAYS.filter((n) => -days >= n).length}` : `+${DAYS.filter((n) => days >= n).length}`;
}
const yearsFrom = (day: string, same: string): string =>
  `-${Math.min(2, Number(same.slice(0, 4)) - Number(day.slice(0, 4)))}`;
const DAYS = [1, 2, 3, 7, 14, 32, 100, 400];
const DAY_LETTERS = 10;
const DAY_MS = 86_400_000;

/** Class and tense of the nearest verb before a token («meet past», «speech past»), or «none». */
function verbBefore(scene: Scene, at: number, from: number): string {
  for (let i = at - 1; i >= from; i--) {
    if (scene.actorAt[i] !== -1) continue;
    const verb = scene.senses[i]!.find((s) => s.tense !== 'none');
    if (verb) return `${verb.class} ${verb.parse.particle === SIN ? 'future' : verb.tense}`;
  }
  return 'none';
}

/** Class of the nearest noun of engagement before a token, whether it is one of ours, or «none». */
function nounBefore(scene: Scene, at: number, from: number, { own }: DayView): string {
  for (let i = at - 1; i >= Math.max(from, at - REACH); i--) {
    if (own.has(i)) return 'own';
    if (isAny(scene, i, NOUNS) && scene.actorAt[i] === -1)
      return scene.senses[i]!.find((s) => NOUNS.has(s.class))!.class;
  }
  return 'none';
}
const REACH = 15;

/** The form of a word; of one that names somebody or somewhere, that it does: no name speaks for a day. */
const formAt = (scene: Scene, i: number): string =>
  isNamed(scene, i) ? classAt(scene, i) : (scene.tokens[i]?.form ?? '');
const isNamed = (scene: Scene, i: number): boolean =>
  (scene.actorAt[i] ?? -1) !== -1 || (scene.placeAt[i] ?? -1) !== -1;

function classAt(scene: Scene, i: number): string {
  const token = scene.tokens[i];
  if (!token) return 'nothing';
  if (scene.actorAt[i] !== -1) return 'actor';
  if (scene.dateAt[i] !== -1) return 'date';
  if (scene.placeAt[i] !== -1) return 'place';
  return scene.senses[i]![0]?.class ?? (token.kind === 'mark' ? token.words : 'other');
}
