/**
 * The law of evidence: `body.slice(start, end) === words`, and no value without words or an entry in
 * `inferred`. Checked when a reading is made, when it is stored, and on everything tests read.
 */
import type { Engagement, Evidence, Reading } from './model.ts';

type Checked = Pick<Reading, 'article' | 'engagements' | 'statements' | 'namings' | 'mentions'>;

/** Where `reading` breaks the law, one line each; empty where it holds. */
export function findFaults(reading: Checked): readonly string[] {
  const faults: string[] = [];
  for (const [i, engagement] of reading.engagements.entries()) {
    checkEvidence(reading, engagement.evidence, { at: `/engagements/${i}`, faults });
    for (const pointer of valuesOf(engagement)) {
      if (engagement.inferred.includes(pointer) || (engagement.evidence[pointer]?.length ?? 0) > 0) continue;
      faults.push(`/engagements/${i}${pointer} has no evidence`);
    }
  }
  for (const [i, statement] of reading.statements.entries()) {
    const at = `/statements/${i}`;
    checkEvidence(reading, statement.evidence, { at, faults });
    const { start, end, content } = statement;
    checkWords(reading.article.body, { start, end, words: content }, { at, faults });
  }
  for (const [i, naming] of reading.namings.entries()) {
    checkWords(reading.article.body, naming, { at: `/namings/${i}`, faults });
  }
  for (const [i, { start, end }] of reading.mentions.entries()) {
    if (start < 0 || end <= start || end > reading.article.body.length) {
      faults.push(`/mentions/${i} stands at ${start}–${end}, outside the body`);
    }
  }
  return faults;
}

interface Found {
  readonly at: string;
  readonly faults: string[];
}

function checkEvidence(reading: Checked, evidence: Engagement['evidence'], { at, faults }: Found): void {
  const { body, title } = reading.article;
  for (const [pointer, list] of Object.entries(evidence)) {
    for (const item of list) {
      checkWords(item.in === 'title' ? title : body, item, { at: `${at}${pointer}`, faults });
    }
  }
}

function checkWords(
  text: string,
  { start, end, words }: Pick<Evidence, 'start' | 'end' | 'words'>,
  { at, faults }: Found,
): void {
  if (words !== '' && start >= 0 && end <= text.length && text.slice(start, end) === words) return;
  faults.push(`${at} says ${JSON.stringify(words)} at ${start}–${end}, where the text has other words`);
}

/** JSON pointers of all values of an engagement that must have evidence or be inferred. */
function valuesOf(engagement: Engagement): readonly string[] {
  const out: string[] = ['/kind'];
  if (engagement.status !== 'held') out.push('/status');
  for (const key of ['date', 'until', 'between'] as const) if (engagement[key] !== null) out.push(`/${key}`);
  for (const key of ['city', 'country', 'venue'] as const) {
    if (engagement.place[key] !== null) out.push(`/place/${key}`);
  }
  for (const [i, participant] of engagement.participants.entries()) {
    for (const key of ['name', 'role', 'represents', 'person'] as const) {
      if (participant[key] !== null) out.push(`/participants/${i}/${key}`);
    }
  }
  for (const i of engagement.topics.keys()) out.push(`/topics/${i}`);
  return out;
}
