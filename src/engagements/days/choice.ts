/**
 * Which of the days that a report names is that of an engagement: what the rules say, weighed against all
 * else that speaks for each time expression, for the day of publication, and for none.
 */
import type { DateMention } from '../../model.ts';
import type { Candidate } from '../candidates.ts';
import type { Cluster } from '../merge.ts';
import type { Scene } from '../scene.ts';
import type { Setting } from '../setting.ts';
import { addDaySigns, type DayView, viewOf } from '../weights/day-signs.ts';
import { type Weights, weightsOf } from '../weights/weigh.ts';
import { dayBeside } from './counted.ts';
import { type Days, dayOf, lastSuch } from './days.ts';
import type { ToldDay } from './own.ts';

/** What the rules say, and by which of their steps. */
export interface RuledDay {
  readonly found: ToldDay | null;
  /** The day of publication, which no words name, where `found` is null; else null. */
  readonly inferred: string | null;
  readonly step: string;
}
/** One day that it may have been. */
export interface DayOption {
  /** The words that say it; null for the day of publication without words, and for none. */
  readonly date: DateMention | null;
  readonly scene: Scene;
  readonly days: Days;
  readonly isRuled: boolean;
  /** The part of the engagement that its words stand nearest to. */
  readonly part: Candidate;
}
/** An engagement of which the day is asked. */
export interface DayAsked {
  readonly cluster: Cluster;
  readonly setting: Setting;
  readonly planned: boolean;
  readonly ruled: RuledDay;
}

const NO_DAY: Days = { day: null, until: null };

/** The likeliest day of an engagement; what the rules say where its body has no words for it, or names no time. */
export function chooseDay(asked: DayAsked): RuledDay {
  const options = asked.setting.fitted.days ? dayOptions(asked) : [];
  if (options.length < 2) return asked.ruled;
  const weights = weightsOf('day-weights');
  const view = viewOf(asked, options);
  const likely = new Map<string, { share: number; best: DayOption; most: number }>();
  for (const option of options) {
    const share = Math.exp(weigh(option, view, weights));
    const known = likely.get(nameOf(option));
    if (!known) {
      likely.set(nameOf(option), { share, best: option, most: share });
      continue;
    }
    known.share += share;
    if (option.date && (share > known.most || !known.best.date))
      Object.assign(known, { best: option, most: share });
  }
  const { best } = [...likely.values()].reduce((a, b) => (b.share > a.share ? b : a));
  if (nameOf(best) === nameOfRuled(asked.ruled)) return asked.ruled;
  const found = best.date ? { scene: best.scene, date: best.date, days: best.days } : null;
  return { found, inferred: found ? null : best.days.day, step: 'weighed' };
}

const nameOf = ({ days }: DayOption): string => days.day ?? '';
const nameOfRuled = ({ found, inferred }: RuledDay): string => found?.days.day ?? inferred ?? '';

function weigh(option: DayOption, view: DayView, weights: Weights): number {
  let sum = 0;
  addDaySigns(option, view, (name, value) => {
    sum += weights.get(`${name}=${value}`) ?? 0;
  });
  return sum;
}

/**
 * The days that an engagement may have: none, that of publication, and those of the time expressions nearest to
 * its words; nothing where it is told in the headline alone.
 */
export function dayOptions({ cluster, setting, planned, ruled }: DayAsked): readonly DayOption[] {
  const { body, article } = setting;
  const parts = cluster.parts.filter((p) => p.scene === body);
  const [lead] = parts;
  if (!lead) return [];
  const out: DayOption[] = [
    { date: null, scene: body, days: NO_DAY, isRuled: nameOfRuled(ruled) === '', part: lead },
  ];
  if (article.published !== null)
    out.push({
      date: null,
      scene: body,
      days: { day: article.published, until: null },
      isRuled: ruled.inferred !== null,
      part: lead,
    });
  const { found } = ruled;
  const near = nearestDates(body, parts);
  if (found && !near.some(({ date }) => date === found.date))
    out.push({ ...found, isRuled: true, part: lead });
  for (const { date, part } of near) {
    const isRuled = date === found?.date;
    const days = isRuled ? found.days : daysOf(date, part, { planned, published: article.published });
    if (days.day !== null) out.push({ date, scene: body, days, isRuled, part });
  }
  return out;
}

interface When {
  readonly planned: boolean;
  readonly published: string | null;
}
/** The days that a time expression means where it dates an engagement told by `part`. */
function daysOf(date: DateMention, part: Candidate, { planned, published }: When): Days {
  const meant = planned || part.tense === 'present' ? date : lastSuch(date, published);
  const days = dayOf(meant, planned, published);
  return part.sentence === part.scene.sentenceOf[date.first]
    ? dayBeside(part, date, days)
    : { day: days.day, until: null };
}

interface Near {
  readonly date: DateMention;
  readonly part: Candidate;
  readonly far: number;
}
/** The time expressions nearest to the words of an engagement, in text order, and the first of the report. */
function nearestDates(body: Scene, parts: readonly Candidate[]): readonly Near[] {
  const { dates } = body.mentions;
  const all = dates.map((date) => {
    let part = parts[0]!;
    let far = Number.POSITIVE_INFINITY;
    for (const p of parts) {
      const here = farness(body, p, date);
      if (here < far) [part, far] = [p, here];
    }
    return { date, part, far };
  });
  if (all.length <= MOST) return all;
  const border = all.map(({ far }) => far).sort((a, b) => a - b)[MOST - 1]!;
  return all.filter(({ far }, i) => far <= border || i === 0);
}
/** Time expressions that are weighed for an engagement. */
const MOST = 8;

/** Tokens between, each sentence border counted as some more. */
function farness(body: Scene, { words, sentence }: Candidate, { first }: DateMention): number {
  return Math.abs(first - words[0]!.first) + BORDER * Math.abs(body.sentenceOf[first]! - sentence);
}
const BORDER = 12;
