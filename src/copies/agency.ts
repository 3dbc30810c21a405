/** Whose copy a report is, as it credits: «المصدر: …», a dateline, or the outlet that is an agency itself. */
import { readLexicon } from '../lexicon/lexicon.ts';
import type { Article, Text } from '../model.ts';
import { buildPhrases, matchPhrase, type Phrases, readText } from '../text/text.ts';

/** An agency and where it is credited. */
export interface Credit {
  /** As printed, without «وكالة» and «للأنباء». */
  readonly name: string;
  readonly in: 'outlet' | 'credit' | 'dateline';
  /** Whether the words are known as an agency's, or only placed like one. */
  readonly isKnown: boolean;
}

type Credited = Pick<Article, 'outlet' | 'credit' | 'body'>;

const AGENCY = 'وكالة';
const AGENCIES = 'وكالات';
const THE_AGENCIES = 'الوكالات';
const NEWS = 'أنباء';
const THE_NEWS = 'الأنباء';
const FOR_NEWS = 'للأنباء';

const formOf = (words: string): string => readText(words).tokens[0]?.form ?? '';
const GENERIC: ReadonlySet<string> = new Set(
  [AGENCY, AGENCIES, THE_AGENCIES, NEWS, THE_NEWS, FOR_NEWS].map(formOf),
);
const isGeneric = (form: string | undefined): boolean => form !== undefined && GENERIC.has(form);

let known: Phrases<string> | undefined;
function knownAgencies(): Phrases<string> {
  known ??= buildPhrases(
    readLexicon('organisations')
      .filter((row) => row.class === 'agency')
      .map((row) => [row.form ?? '', row.id ?? ''] as const),
  );
  return known;
}

/** The agency that `article` credits; null where it credits none. */
export function creditedAgency(article: Credited, text: Text): Credit | null {
  return inOutlet(article.outlet) ?? inCredit(article.credit) ?? inDateline(text);
}

/** An outlet that calls itself an agency, or is known as one. */
function inOutlet(outlet: string | null): Credit | null {
  const name = outlet === null ? null : nameOf(outlet);
  if (outlet === null || name === null) return null;
  const isAgency = formOf(outlet) === formOf(AGENCY) || isWhole(outlet);
  return isAgency ? { name, in: 'outlet', isKnown: true } : null;
}

/** What a credit line names. */
function inCredit(credit: string | null): Credit | null {
  const name = credit === null ? null : nameOf(credit);
  if (credit === null || name === null) return null;
  return { name, in: 'credit', isKnown: isWhole(credit) || isGeneric(formOf(credit)) };
}

/** Tokens within which a dateline ends. */
const DATELINE = 14;
const OPENING = new Set(['(', '[']);
const CLOSING = new Set([')', ']']);
const DASHES = new Set(['-', '–', '—', '/', '\u2026']);

/** «بكين 10 مارس (شينخوا) -», «القاهرة - أ ف ب -»: what stands in brackets before a dash, or a known name. */
function inDateline(text: Text): Credit | null {
  const { tokens, body } = text;
  const last = Math.min(DATELINE, tokens.length);
  let open = -1;
  for (let i = 0; i < last; i++) {
    const { words } = tokens[i]!;
    if (OPENING.has(words)) open = i;
    else if (CLOSING.has(words) && open >= 0) {
      const name = body.slice(tokens[open]!.end, tokens[i]!.start).trim();
      const isClosed = DASHES.has(tokens[i + 1]?.words ?? '');
      const agency = nameOf(name);
      if (agency === null) continue;
      if (isWhole(name)) return { name: agency, in: 'dateline', isKnown: true };
      if (isClosed) return { name: agency, in: 'dateline', isKnown: false };
    }
  }
  return betweenDashes(text, last);
}

/** A known name between the place and a dash. */
function betweenDashes({ tokens, body }: Text, last: number): Credit | null {
  const dashes: number[] = [];
  for (let i = 0; i < last; i++) if (DASHES.has(tokens[i]!.words) || tokens[i]!.words === ':') dashes.push(i);
  for (const [k, dash] of dashes.entries()) {
    const from = k === 0 ? 0 : dashes[k - 1]! + 1;
    if (from >= dash) continue;
    const words = body.slice(tokens[from]!.start, tokens[dash - 1]!.end);
    const name = isWhole(words) ? nameOf(words) : null;
    if (name !== null) return { name, in: 'dateline', isKnown: true };
  }
  return null;
}

/** Whether `words` are nothing but the name of a known agency. */
function isWhole(words: string): boolean {
  const { tokens } = readText(words);
  const found = matchPhrase(tokens, 0, knownAgencies());
  return found !== null && found.last === tokens.length && found.parse.rest === tokens[0]!.form;
}

/** The name without the words that all agencies have; null where nothing else is there. */
function nameOf(words: string): string | null {
  const { tokens, body } = readText(words);
  let first = 0;
  let last = tokens.length;
  while (first < last && (isGeneric(tokens[first]!.form) || tokens[first]!.kind === 'mark')) first++;
  while (last > first && (isGeneric(tokens[last - 1]!.form) || tokens[last - 1]!.kind === 'mark')) last--;
  return first < last ? body.slice(tokens[first]!.start, tokens[last - 1]!.end) : null;
}

/** Whether two names are one agency's, however spelled. */
export function sameAgency(a: string, b: string): boolean {
  const forms = (words: string): string =>
    readText(nameOf(words) ?? words)
      .tokens.map(({ form }) => form)
      .join(' ');
  return forms(a) === forms(b);
}
