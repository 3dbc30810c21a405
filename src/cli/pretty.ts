/** Records as a page to look at. */
import type { Engagement, Evidence, Participant, Statement } from '../model.ts';
import type { Extras, Recordable } from '../record.ts';
import type { ArticleCopies } from '../store/store.ts';
import { plain } from './marks.ts';

export interface Drawing {
  readonly isTerminal: boolean;
  readonly extras: Extras;
}

/** One reading: facts, engagements with their words, statements. */
export function drawReading(reading: Recordable, { isTerminal, extras }: Drawing): string {
  const { article, sourcing } = reading;
  const facts = [article.outlet, article.author, article.published ?? 'undated', article.credit, article.id];
  const lines = [
    bold(plain(article.title) || '(no title)', isTerminal),
    facts
      .filter((it) => it !== null)
      .map((it) => plain(it))
      .join(' · '),
    '',
    ...reading.engagements.map(
      (it) => `${drawEngagement(it, isTerminal)}${drawEvidence(it.evidence, it.inferred)}`,
    ),
    ...reading.statements.map(drawStatement),
    `${sourcing.sentences} sentences · ${sourcing.attributed} statements, ${sourcing.anonymous} of them anonymous · ${sourcing.namedActors} named and ${sourcing.unnamedActors} unnamed actors`,
    `${sourcing.bylined ? 'bylined' : 'no byline'} · ${sourcing.direct} statements word for word · ${sourcing.unattributed} sentences attribute nothing${drawLayout(sourcing.layout)}`,
    ...sourcing.speakers.map(({ speaker, statements }) => `  ${statements} × ${plain(speaker)}`),
    ...reading.problems.map(({ code, message }) => `! ${code}: ${message}`),
  ];
  if (extras.mentions) {
    for (const { kind, value, start, end, rule } of reading.mentions ?? []) {
      lines.push(`@ ${kind} «${plain(article.body.slice(start, end))}» ${value ?? '—'} (${rule})`);
    }
  }
  if (extras.dropped)
    lines.push(...article.dropped.map(({ words, reason }) => `- ${reason}: ${plain(words)}`));
  return `${lines.join('\n')}\n\n`;
}

const drawLayout = ({ metaLines, questionLines, listLines }: Recordable['sourcing']['layout']): string =>
  [
    metaLines > 0 ? ` · ${metaLines} meta lines` : '',
    questionLines > 0 ? ` · ${questionLines} lines of questions` : '',
    listLines > 0 ? ` · ${listLines} list lines` : '',
  ].join('');

const bold = (words: string, isTerminal: boolean): string =>
  isTerminal ? `\u001B[1m${words}\u001B[0m` : words;

/** What, when, where, and who, two lines or more. */
export function drawEngagement(engagement: Engagement, isTerminal: boolean): string {
  const { kind, status, focus, date, until, between, place, participants, topics } = engagement;
  const day = date ?? (between ? `${between[0]} … ${between[1]}` : 'no date');
  const when = until ? `${day} – ${until}` : day;
  const where = [place.venue, place.city, place.country].filter((it) => it !== null).join(', ');
  const head = [when, kind, status, focus, where, topics.join(' ')].filter((it) => it !== '');
  return `${bold(head.join(' · '), isTerminal)}\n${participants.map(drawParticipant).join('')}`;
}

function drawParticipant({ name, role, represents, part, person }: Participant): string {
  const who = [name ?? (person ? `(${person})` : null), role]
    .filter((it) => it !== null)
    .map((it) => plain(it));
  return `  ${part === 'attendee' ? 'with ' : ''}${who.join(' · ')}${represents ? ` [${represents}]` : ''}\n`;
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Where else the text stands, whose copy it is. */
export function drawCopies({ publications, copyOf, agency, copies, shared }: ArticleCopies): string {
  const lines = publications
    .slice(1)
    .map(({ url, outlet }) => `= ${plain(url)}${outlet ? ` · ${plain(outlet)}` : ''}`);
  for (const { article, kind, share, shareOther } of copies) {
    const how = kind === 'same' ? 'the same text' : `${percent(share)} of this, ${percent(shareOther)} of it`;
    const facts = [article.outlet, article.published, article.title, article.id].filter((it) => it !== null);
    lines.push(`= ${how} · ${facts.map((it) => plain(it)).join(' · ')}`);
  }
  if (agency !== null) lines.push(`agency: ${plain(agency)}`);
  if (copyOf !== null) lines.push(`copy of: ${copyOf}`);
  if (shared.texts > 0)
    lines.push(`shared: ${percent(shared.share)} of its words with ${shared.texts} others`);
  return lines.length === 0 ? '' : `${lines.join('\n')}\n\n`;
}

function drawEvidence(evidence: Engagement['evidence'], inferred: readonly string[]): string {
  const lines = Object.entries(evidence).flatMap(([pointer, list]) =>
    list.map((it) => evidenceLine(pointer, it)),
  );
  return [...lines, ...inferred.map((pointer) => `    ${pointer} inferred`), ''].join('\n');
}

export const evidenceLine = (pointer: string, { words, rule, start, end, in: where }: Evidence): string =>
  `    ${pointer} «${plain(words)}» ${where ? 'title ' : ''}${start}–${end} ${rule}`;

export function drawStatement({ speaker, represents, cue, strength, direct, content }: Statement): string {
  const who = `${plain(speaker)}${represents ? ` [${represents}]` : ''}`;
  return `“ ${who} · ${plain(cue)} (${strength}${direct ? ', direct' : ''}): ${plain(content)}`;
}
