/** What days are fitted to: engagements that are read, with the days they may have and what people said of them. */
import { extractArticle } from '../src/article/article.ts';
import { type DayAsked, type DayOption, dayOptions } from '../src/engagements/days/choice.ts';
import { ruledDay } from '../src/engagements/days/told.ts';
import { settingOf } from '../src/engagements/engagements.ts';
import { isToCome, makeEngagement, makeTold } from '../src/engagements/make.ts';
import type { Cluster } from '../src/engagements/merge.ts';
import type { Scene } from '../src/engagements/scene.ts';
import type { Setting } from '../src/engagements/setting.ts';
import { daySigns, viewOf } from '../src/engagements/weights/day-signs.ts';
import type { Choice } from './choice.ts';
import type { GoldArticle } from './gold.ts';
import { inputOf } from './input.ts';
import { pair } from './pair.ts';
import { likenessOf } from './score-engagements.ts';
import { pageOf } from './sets.ts';

/** What somebody said of an engagement; places are those where words of the body begin. */
export interface ToldLabel {
  readonly words: readonly number[];
  /** Where the words begin that say its day; `published` without words, `unread` where no mention has them. */
  readonly day: number | 'published' | 'unread' | null;
}
export interface ToldArticle extends GoldArticle {
  readonly told: readonly ToldLabel[];
}

/** The choices of an article: each engagement that is read and labelled. */
export function labelChoices(row: ToldArticle): readonly Choice[] {
  const setting = settingOf(inputOf(extractArticle(pageOf(row))));
  return setting.clusters.flatMap((cluster) => {
    const label = labelOf(cluster, setting.body, row.told);
    if (!label || label.day === 'unread') return [];
    const asked = askedOf(cluster, setting);
    const day = dayMeant(label.day, dayOptions(asked), setting);
    return day === undefined ? [] : choicesFor(asked, { day, article: String(row.id), from: 'label' });
  });
}

/** The choices of an annotated report: each engagement that is read and stands in its gold. */
export function goldChoices(row: GoldArticle): readonly Choice[] {
  const setting = settingOf(inputOf(extractArticle(pageOf(row))));
  const read = setting.clusters.map((cluster) => ({ cluster, made: makeEngagement(cluster, setting) }));
  return pair(row.engagements ?? [], read, (gold, { made }) => likenessOf(gold, made)).pairs.flatMap(
    ([{ date = null }, { cluster }]) =>
      choicesFor(askedOf(cluster, setting), { day: date, article: String(row.id), from: 'gold' }),
  );
}

/** The label that shares most words with a cluster. */
function labelOf({ parts }: Cluster, body: Scene, labels: readonly ToldLabel[]): ToldLabel | null {
  const starts = new Set(
    parts.filter((p) => p.scene === body).map((p) => body.tokens[p.words[0]!.first]!.start),
  );
  const shared = ({ words }: ToldLabel): number => words.filter((at) => starts.has(at)).length;
  const [best] = labels.toSorted((a, b) => shared(b) - shared(a));
  return best && shared(best) > 0 ? best : null;
}

function askedOf(cluster: Cluster, setting: Setting): DayAsked {
  const planned = isToCome(cluster, makeTold(cluster, setting).status);
  return { cluster, setting, planned, ruled: ruledDay(cluster, setting, planned) };
}

/** The day that a label means, as the words it names are understood; undefined where they are no option. */
function dayMeant(
  day: number | 'published' | null,
  options: readonly DayOption[],
  { body, article }: Setting,
): string | null | undefined {
  if (day === null) return null;
  if (day === 'published') return article.published;
  const date = body.mentions.dates.find((d) => body.tokens[d.first]!.start === day);
  return options.find((o) => o.date === date)?.days.day ?? (date?.value === null ? null : undefined);
}

interface Known {
  readonly day: string | null;
  readonly article: string;
  readonly from: 'label' | 'gold';
}
/** The choice of one engagement, where there is more than one option and one of them is right. */
function choicesFor(asked: DayAsked, { day, article, from }: Known): readonly Choice[] {
  const options = dayOptions(asked);
  if (options.length < 2 || !options.some(({ days }) => days.day === day)) return [];
  const { found, inferred } = asked.ruled;
  return [
    {
      article,
      said: (found?.days.day ?? inferred) === day,
      options: options.map((option) => ({
        signs: signsFrom(from, daySigns(option, viewOf(asked, options))),
        value: option.days.day ?? '',
        hit: option.days.day === day,
      })),
    },
  ];
}

/**
 * Signs with those that only hold for where a choice comes from, and are not written: rules were made on the gold
 * and are right in it more often than elsewhere, and those who label connect days more freely than those who annotate.
 */
function signsFrom(from: 'label' | 'gold', signs: readonly string[]): readonly string[] {
  const own = signs.filter((sign) => (from === 'label' ? OF_LABELS : OF_GOLD).test(sign));
  return [...signs, ...own.map((sign) => `${from}${OF_SOURCE}${sign}`)];
}
const OF_LABELS = /^(?:none|news)(?:-kind|-told|-focus|-here)?=/u;
const OF_GOLD = /^(?:ruled=|(?:none|news)=ruled)/u;
/** Stands in the names of signs that hold for one source alone. */
export const OF_SOURCE = ' alone: ';
