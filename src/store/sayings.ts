/** What a user says, checked against the report it is said of, as a row of the log. */
import { createHash } from 'node:crypto';
import { LiqaError } from '../errors.ts';
import type { Engagement, Evidence, Participant } from '../model.ts';
import { type Anchor, type Correctable, countBeside, findWords } from './correct-reading.ts';
import { type Corrected, checkCorrected, checkNew, readParticipant } from './correction-values.ts';
import type { RowToWrite, Saying, Writing } from './corrections.ts';

type Of<A extends Saying['act']> = Extract<Saying, { readonly act: A }>;

/** The row of `saying`. @throws LiqaError `store.not-found`, `correction.bad-value`, `correction.no-words` */
export function rowOf(saying: Saying, writing: Writing): RowToWrite {
  if (saying.act === 'change') return changeRow(saying, writing);
  if (saying.act === 'add') return addRow(saying, writing);
  if (saying.act === 'misread') {
    const engagement = engagementOf(saying.engagement, writing.reading);
    const { act, article } = saying;
    const anchor = anchorOf(engagement, writing);
    return { act, article, engagement: engagement.id, before: gistOf(engagement), anchor };
  }
  return statementRow(saying, writing);
}

function engagementOf(id: string, { engagements, article }: Correctable): Engagement {
  const found = engagements.find((it) => it.id === id);
  if (found) return found;
  const message = 'the article has no engagement of this id: it may have been read anew';
  throw new LiqaError('store.not-found', `${message} (${id})`, { place: article.id });
}

/** What the log shows of an engagement. */
const gistOf = ({ kind, status, date, participants }: Engagement) => ({
  ...{ kind, status, date },
  participants: participants.map(({ name, role, represents, part }) => ({ name, role, represents, part })),
});

/** The words it was read in by the machine, whatever was corrected since. */
function anchorOf({ id, evidence }: Engagement, { machine }: Writing): Anchor {
  const read = machine.find((it) => it.id === id);
  return { said: (read?.evidence ?? evidence)['/kind'] ?? [] };
}

function changeRow(saying: Of<'change'>, writing: Writing): RowToWrite {
  const { reading } = writing;
  const { act, article, pointer, words = '', start } = saying;
  const engagement = engagementOf(saying.engagement, reading);
  const value = checkCorrected(pointer, saying.value);
  const before = valueAt(engagement, pointer);
  if (words === '' && JSON.stringify(value) === JSON.stringify(before)) {
    throw new LiqaError('correction.bad-value', `${pointer} has this value already`);
  }
  const near = engagement.evidence['/kind']?.[0] ?? { start: 0 };
  const evidence = words === '' ? [] : [wordsIn(reading, words, start === undefined ? near : { start })];
  const participant = participantAt(engagement, pointer);
  const anchor = { ...anchorOf(engagement, writing), ...(participant ? { participant } : {}) };
  return { act, article, engagement: engagement.id, pointer, before, value, evidence, anchor };
}

/** @throws LiqaError `correction.no-words` */
function wordsIn({ article }: Correctable, words: string, near: Pick<Evidence, 'start' | 'in'>): Evidence {
  const tidy = words.replaceAll('\r\n', '\n').trim();
  const found = findWords(article, tidy, near);
  if (found) return found;
  const message = 'these words do not stand in the report: take them from it letter by letter';
  throw new LiqaError('correction.no-words', `${message} («${tidy.slice(0, 80)}»)`, { place: article.id });
}

function participantAt({ participants }: Engagement, pointer: string): Participant | undefined {
  const of = readParticipant(pointer);
  return of && of.index >= 0 ? participants[of.index] : undefined;
}

/** What stands at a pointer. @throws LiqaError `correction.bad-value` where there is no such participant */
export function valueAt(engagement: Engagement, pointer: string): Corrected {
  const of = readParticipant(pointer);
  if (of) {
    if (of.index < 0) return null;
    const participant = engagement.participants[of.index];
    if (!participant) throw new LiqaError('correction.bad-value', `${pointer}: there is no such participant`);
    const { name, role, represents, part } = participant;
    return of.field ? participant[of.field as keyof Participant] : { name, role, represents, part };
  }
  const [, first = '', second] = pointer.split('/');
  const { place, ...values } = engagement;
  return (second ? place[second as keyof typeof place] : values[first as keyof typeof values]) as Corrected;
}

const ID_LENGTH = 16;

function addRow({ act, article, value, words, start = 0 }: Of<'add'>, { reading }: Writing): RowToWrite {
  const given = checkNew(value);
  const said = wordsIn(reading, words, { start });
  const id = createHash('sha256')
    .update(JSON.stringify([article, 'added', said, given]))
    .digest('hex')
    .slice(0, ID_LENGTH);
  if (reading.engagements.some((it) => it.id === id)) {
    throw new LiqaError('correction.bad-value', 'this very engagement was added already');
  }
  const beside = countBeside(reading.engagements, said);
  return { act, article, engagement: id, pointer: '', value: given, evidence: [said], anchor: { beside } };
}

function statementRow(
  { act, article, start, words }: Of<'misread-statement'>,
  { reading }: Writing,
): RowToWrite {
  const found = reading.statements.find((it) => it.start === start && it.content === words);
  if (!found) {
    const message = 'the article has no such statement: it may have been read anew';
    throw new LiqaError('store.not-found', message, { place: article });
  }
  const { end, content, speaker, cue } = found;
  const statement: Evidence = { start, end, words: content, rule: 'user.correction' };
  return { act, article, before: { speaker, cue, content }, anchor: { statement } };
}
