/** `liqa why`: how one sentence was read: words, mentions, rules that fired, words that woke a rule in vain. */
import { RULES } from '../engagements/engagements.ts';
import { readLexicon } from '../lexicon/lexicon.ts';
import { findMentions } from '../mentions/mentions.ts';
import { BARE_ARTICLE, type Reading, type Span, type Text, type Token } from '../model.ts';
import { readArticle } from '../pipeline.ts';
import { toRecord } from '../record.ts';
import { normalise, readText } from '../text/text.ts';
import { checkDay } from './inputs.ts';
import type { Output } from './output.ts';
import { drawEngagement, drawStatement, evidenceLine } from './pretty.ts';

export interface WhyOptions {
  readonly published?: string;
  readonly store?: string;
  readonly format: 'jsonl' | 'pretty';
}

/** Prints how a sentence is read, or why two reports are one story or not. @returns exit code */
export async function whyOf(
  output: Output,
  words: string,
  other: string | undefined,
  options: WhyOptions,
): Promise<number> {
  if (other === undefined) return why(output, words, options);
  const { whyStory } = await import('./stories.ts');
  return whyStory(output, [words, other], options);
}

/** Prints how `sentence` is read. @returns exit code */
async function why(output: Output, sentence: string, options: WhyOptions): Promise<number> {
  const published = checkDay(options.published, '--published') ?? null;
  const reading = readArticle({ ...BARE_ARTICLE, id: 'sentence', published, body: sentence });
  const text = readText(sentence);
  const stopped = findStopped(text, reading);
  if (options.format === 'jsonl') {
    output.write(
      `${JSON.stringify({ ...toRecord(reading, { mentions: true }), words: wordsOf(text), stopped })}\n`,
    );
    return 0;
  }
  output.write(
    [
      ...section(
        'words',
        wordsOf(text).map(({ words, parses }) => `${words}\t${parses.join(' | ')}`),
      ),
      ...section('mentions', drawMentions(reading)),
      ...section('actors', drawActors(text, published)),
      ...section('engagements', drawEngagements(reading, output.isTerminal)),
      ...section('statements', drawStatements(reading)),
      ...section('seen and not read', stopped.map(drawStopped)),
      '',
    ].join('\n'),
  );
  return 0;
}

const section = (name: string, lines: readonly string[]): readonly string[] => [
  name.toUpperCase(),
  ...(lines.length > 0 ? lines.map((line) => `  ${line}`) : ['  none']),
  '',
];

/** Each word with the ways particles may be taken off it, `+` between them. */
const wordsOf = (text: Text): readonly { readonly words: string; readonly parses: readonly string[] }[] =>
  text.tokens
    .filter(({ kind }) => kind === 'word')
    .map(({ words, word }) => ({
      words,
      parses: word.parses.map(({ conjunction, particle, rest }) =>
        [conjunction, particle, rest].filter((it) => it !== '').join('+'),
      ),
    }));

const drawMentions = ({ mentions, article }: Reading): readonly string[] =>
  mentions.map(
    ({ kind, value, start, end, rule }) =>
      `${kind} «${article.body.slice(start, end)}» ${value ?? '—'} (${rule})`,
  );

function drawActors(text: Text, published: string | null): readonly string[] {
  const part = (name: string, span: Span | null): string =>
    span ? ` ${name} «${text.body.slice(span.start, span.end)}»` : '';
  return findMentions(text, { published }).actors.map((actor) => {
    const { kind, entity, represents, rule } = actor;
    const who = `${part('name', actor.name)}${part('role', actor.role)}${represents ? ` [${represents}]` : ''}`;
    return `${kind} «${text.body.slice(actor.start, actor.end)}»${who} = who ${entity} (${rule})`;
  });
}

const drawEngagements = (reading: Reading, isTerminal: boolean): readonly string[] =>
  reading.engagements.flatMap((it) => [
    ...drawEngagement(it, isTerminal).trimEnd().split('\n'),
    ...Object.entries(it.evidence).flatMap(([pointer, list]) =>
      list.map((item) => evidenceLine(pointer, item)),
    ),
    ...it.inferred.map((pointer) => `    ${pointer} inferred`),
  ]);

const drawStatements = (reading: Reading): readonly string[] =>
  reading.statements.flatMap((it) => [
    drawStatement(it),
    ...Object.entries(it.evidence).flatMap(([pointer, list]) =>
      list.map((item) => evidenceLine(pointer, item)),
    ),
  ]);

/** A word that wakes rules of engagements and stands in no engagement that was read. */
interface Stopped extends Span {
  readonly words: string;
  readonly classes: readonly string[];
  readonly rules: readonly string[];
}

function findStopped(text: Text, { engagements }: Reading): readonly Stopped[] {
  const classes = classesByForm();
  const read = engagements.flatMap(({ evidence }) => Object.values(evidence).flat());
  return text.tokens.flatMap((token) => {
    const found = classesOf(token, classes);
    const rules = RULES.filter(({ on }) => on.some((it) => found.includes(it))).map(({ id }) => id);
    if (rules.length === 0 || read.some(({ start, end }) => start < token.end && end > token.start))
      return [];
    const { start, end, words } = token;
    return [{ words, start, end, classes: found, rules }];
  });
}

function classesByForm(): ReadonlyMap<string, readonly string[]> {
  const out = new Map<string, string[]>();
  for (const row of readLexicon('verbs')) {
    const form = normalise(row.form ?? '');
    const list = out.get(form) ?? [];
    if (row.class && !list.includes(row.class)) list.push(row.class);
    out.set(form, list);
  }
  return out;
}

function classesOf({ word }: Token, classes: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const forms = new Set(word.parses.flatMap(({ rest, stem }) => [rest, stem]));
  return [...new Set([...forms].flatMap((form) => classes.get(form) ?? []))];
}

const drawStopped = ({ words, classes, rules }: Stopped): string =>
  `«${words}» (${classes.join(', ')}) woke ${rules.join(', ')}: none of them found its participants here, or a guard forbade it`;
