/** Days that words around an engagement give it or take from it: of those who spoke of it, the day before or after, its end. */
import type { DateMention } from '../../model.ts';
import type { Candidate } from '../candidates.ts';
import type { Cluster } from '../merge.ts';
import { OUT_OF } from '../particles.ts';
import { topicOf } from '../people/meant.ts';
import { isAny, type Scene } from '../scene.ts';
import { isEnded, lengthOf } from './counted.ts';
import { isWhen } from './days.ts';

/**
 * «قال الوزير، الجمعة، إن … . وأضاف إثر محادثات مع نظيره …»: the day on which one of those who met spoke,
 * in the sentence that names the talks or up to two before it.
 */
export function spokenDay(
  cluster: Cluster,
  body: Scene,
): { readonly date: DateMention; readonly part: Candidate } | null {
  for (const part of cluster.parts) {
    if (part.scene !== body || part.kind === 'visit' || !(part.whileSpeaking || isSaidThere(part))) continue;
    for (let s = part.sentence; s >= Math.max(0, part.sentence - BACK); s--) {
      if (!takesPart(cluster, body, s)) continue;
      const days = daysIn(body, s, part);
      if (days[0] && days.every((d) => d.value === days[0]!.value)) return { date: days[0], part };
    }
  }
  return null;
}
/**
 * «أكد الوزير، اليوم، … . وأجرى اتصالا …»: a call that is the news was on the day on which the opening has
 * one of the two say or do something, where that is the day of the report.
 */
export function callDay(
  cluster: Cluster,
  body: Scene,
  { published, opening }: { readonly published: string | null; readonly opening: number },
): DateMention | null {
  if (cluster.kind !== 'call') return null;
  const found = body.mentions.dates.find(
    (d) =>
      d.grain === 'day' &&
      d.first < opening &&
      d.value !== null &&
      d.value === published &&
      isWhen(body, d) &&
      takesPart(cluster, body, body.sentenceOf[d.first]!),
  );
  return found ?? null;
}

/** «قال … خلال افتتاح القمة», «جاء ذلك في لقاء»: what was said was said there. */
function isSaidThere({ scene, words, sentence }: Candidate): boolean {
  const trigger = words[0]!.first;
  if (isQuotedAfter(scene, trigger, sentence)) return true;
  if (isAny(scene, trigger - 2, AROUND) && scene.actorAt[trigger - 1] === -1) return true;
  const { first } = scene.text.sentences[sentence]!;
  return (
    CAME.has(scene.tokens[first]!.form) && scene.tokens[first + 1]!.form === THAT && trigger - first <= NEAR
  );
}
/** «ونقلت الوكالة عن الوزير قوله بعد محادثات مع …»: said at them or right after. */
function isQuotedAfter(scene: Scene, trigger: number, sentence: number): boolean {
  if (!AFTER.has(scene.tokens[trigger - 1]?.form ?? '')) return false;
  const { first } = scene.text.sentences[sentence]!;
  for (let i = first; i < Math.min(trigger, first + NEAR + NEAR); i++)
    if (scene.actorAt[i] === -1 && (isAny(scene, i, SPEECH) || WORDS.has(scene.tokens[i]!.form))) return true;
  return false;
}
const AFTER_WORDS = 'بعد عقب اثر خلال اثناء في';
const AFTER: ReadonlySet<string> = new Set(AFTER_WORDS.split(' '));
const WORDS_OF = 'قوله قولها قولهم قولهما';
const WORDS: ReadonlySet<string> = new Set(WORDS_OF.split(' '));
const SPEECH: ReadonlySet<string> = new Set(['speech', 'speech-participle']);
const AROUND: ReadonlySet<string> = new Set(['w-sub']);
const CAME_HE = 'جاء';
const CAME_SHE = 'وجاء';
const CAME: ReadonlySet<string> = new Set([CAME_HE, CAME_SHE]);
const THAT = 'ذلك';
const NEAR = 6;

/** Sentences before the one that names the talks. */
const BACK = 2;

function daysIn(scene: Scene, sentence: number, part: Candidate): readonly DateMention[] {
  const { first, last } = scene.text.sentences[sentence]!;
  const end = sentence === part.sentence ? part.words[0]!.first : last;
  return scene.mentions.dates.filter(
    (d) => d.grain === 'day' && d.value !== null && d.first >= first && d.first < end && isWhen(scene, d),
  );
}

function takesPart(cluster: Cluster, scene: Scene, sentence: number): boolean {
  const topic = topicOf(scene, sentence);
  if (topic === null) return false;
  // «أكدت وزارة الدفاع، الأحد، … . وشدد الوزير لدى استقباله …»: a ministry speaks for its minister
  const house = topic.kind === 'institution' && topic.represents?.length === 2 ? topic.represents : null;
  return cluster.principals.some(
    (m) =>
      m.scene === scene &&
      (m.actor.entity === topic.entity || (house !== null && m.who.code === house && m.who.name.length > 0)),
  );
}

/** «اختتم أمس زيارة»: the day on which a visit ended, not its first one. */
export function isOfEnd({ kind, scene, words, clause }: Candidate, date: DateMention): boolean {
  const { first } = words[0]!;
  if (kind !== 'visit' || date.first > first) return false;
  if (isReturn(scene, first)) return true;
  return (
    isEnded(scene, { first: Math.min(clause.first, first) - 2, last: first }) && lengthOf(scene, first) === 0
  );
}

/** «لدى عودته، أمس، من رحلته إلى …»: the day on which somebody is back. */
function isReturn(scene: Scene, trigger: number): boolean {
  if (scene.tokens[trigger - 1]?.form !== OUT_OF) return false;
  for (let i = trigger - 2; i >= Math.max(0, trigger - RETURN_REACH); i--)
    if (scene.tokens[i]!.word.parses.some(({ rest }) => RETURNS.some((word) => rest.startsWith(word))))
      return true;
  return false;
}
const RETURN_WORDS = 'عودت عوده عاد يعود تعود عايد';
const RETURNS = RETURN_WORDS.split(' ');
/** Words between a return and the journey from which somebody comes. */
const RETURN_REACH = 10;

/** «اقترح الأحد مكانا للقائه المرتقب»: a bare weekday behind a verb in the past is not that of what is to come. */
export function isOfPast({ scene, words }: Candidate, date: DateMention): boolean {
  const isBare = (date.weekday !== null && date.tense === null) || date.tense === 'present';
  if (date.last > words[0]!.first || !isBare) return false;
  const { first } = scene.text.sentences[scene.sentenceOf[date.first]!]!;
  for (let i = date.first - 1; i >= first; i--) {
    const verb = scene.actorAt[i] === -1 ? scene.senses[i]!.find((s) => s.tense !== 'none') : undefined;
    if (verb) return verb.tense === 'past';
  }
  return false;
}
