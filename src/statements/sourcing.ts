/** Facts about how a report is sourced. Counts, no grade. */
import type { Article, Layout, Mentions, SourcedSpeaker, Sourcing, Statement, Text } from '../model.ts';
import { normalise } from '../text/text.ts';

export interface Sourced {
  readonly article: Article;
  readonly text: Text;
  readonly mentions: Mentions;
  readonly statements: readonly Statement[];
}

/**
 * Whether the report is dated and bylined; people and offices with and without a name; statements attributed, to whom,
 * and those of them whose speaker or authority is a source without a name; sentences, and those in which nothing is
 * attributed; lines that tell of a template.
 */
export function countSourcing({ article, text, mentions, statements }: Sourced): Sourcing {
  const actors = new Set(
    mentions.actors.filter((a) => a.kind === 'person' || a.kind === 'office').map((a) => a.entity),
  );
  const named = [...actors].filter((entity) => mentions.entities[entity]!.name !== null).length;
  return {
    dated: article.published !== null,
    namedActors: named,
    unnamedActors: actors.size - named,
    attributed: statements.length,
    anonymous: statements.filter((s) => s.channel === 'source').length,
    sentences: text.sentences.length,
    bylined: article.author !== null,
    direct: statements.filter((s) => s.direct).length,
    unattributed: text.sentences.filter(({ start, end }) =>
      statements.every((s) => s.end <= start || s.start >= end),
    ).length,
    speakers: speakersOf(statements),
    layout: layoutOf(article),
  };
}

/** Most speakers told of: the rest of a long report says little of it. */
const MOST_SPEAKERS = 12;

function speakersOf(statements: readonly Statement[]): readonly SourcedSpeaker[] {
  const found = new Map<string, SourcedSpeaker>();
  for (const { speaker, represents } of statements) {
    const key = normalise(speaker);
    const known = found.get(key);
    found.set(key, {
      speaker: known?.speaker ?? speaker,
      represents: known?.represents ?? represents,
      statements: (known?.statements ?? 0) + 1,
    });
  }
  return [...found.values()].sort((a, b) => b.statements - a.statements).slice(0, MOST_SPEAKERS);
}

const QUESTION_MARKS = '؟?';
/** Words of a line of its own that may be a heading. */
const HEADING_WORDS = 15;
const LONGEST_WORD = 24;
const BULLETS = '•▪●◦‣*-–—';
const NUMBERED = /^[0-9]{1,2} ?[.)-] /u;
const BARS = /[|•·]/gu;
const LEAST_BARS = 2;

function layoutOf({ body, dropped }: Article): Layout {
  const lines = body.split('\n').map((line) => line.trim());
  // a line of more letters cannot be so short: long paragraphs are not cut into words
  const isShort = (line: string): boolean =>
    line.length <= HEADING_WORDS * LONGEST_WORD && hasFewSpaces(line, HEADING_WORDS);
  return {
    metaLines: [...lines, ...dropped.map(({ words }) => words)].filter((it) => isShort(it) && isMeta(it))
      .length,
    questionLines: lines.filter((it) => isShort(it) && QUESTION_MARKS.includes(it.at(-1) ?? ' ')).length,
    listLines: lines.filter((it) => (BULLETS.includes(it[0] ?? ' ') && it[1] === ' ') || NUMBERED.test(it))
      .length,
  };
}

/** Whether `line` has less than `most` spaces. */
function hasFewSpaces(line: string, most: number): boolean {
  let at = -1;
  for (let count = 0; count < most; count++) {
    at = line.indexOf(' ', at + 1);
    if (at < 0) return true;
  }
  return false;
}

const READING_WORDS = 'قراءة قراءه القراءة للقراءة';
const READING = new Set(READING_WORDS.split(' ').map(normalise));
const NO_LETTERS = /[^\p{L}\p{N}]+/u;
const MINUTE_WORDS = 'دقيقة دقائق دقيقتان دقيقتين';
const MINUTES = new Set(MINUTE_WORDS.split(' ').map(normalise));

/** How long reading takes, or facts between bars. */
function isMeta(line: string): boolean {
  return tellsReadingTime(line) || (line.match(BARS)?.length ?? 0) >= LEAST_BARS;
}

function tellsReadingTime(line: string): boolean {
  // every word of reading holds these letters, and few lines do
  if (!line.includes(READING_STEM)) return false;
  const words = normalise(line).split(NO_LETTERS);
  return words.some((it) => READING.has(it)) && words.some((it) => MINUTES.has(it));
}
const READING_STEM = 'قراء';
