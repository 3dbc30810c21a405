/** Words of topics: those of `lexicons/topics.tsv` as they stand in a text. */
import { readLexicon } from '../../lexicon/lexicon.ts';
import type { Actor } from '../../model.ts';
import { buildPhrases, matchPhrase, type Phrases } from '../../text/text.ts';
import type { Range } from '../clauses.ts';
import { actorOn, type Scene } from '../scene.ts';

interface Entry {
  readonly topic: string;
  readonly weight: number;
}

/** What a word counts that is often said of other things too («الحكومة», «مشروع»). */
const WEAK = 0.4;

let phrases: Phrases<Entry> | null = null;

function phrasesOnce(): Phrases<Entry> {
  phrases ??= buildPhrases(
    readLexicon('topics').map(
      (row) => [row.form!, { topic: row.topic!, weight: row.strength === 'weak' ? WEAK : 1 }] as const,
    ),
  );
  return phrases;
}

export interface TopicFound extends Range {
  readonly topic: string;
  readonly weight: number;
  /** The actor it stands in («وزير الدفاع»), or null. */
  readonly actor: Actor | null;
}

/** The words of topics in a range, in order. */
export function topicsIn(scene: Scene, range: Range): readonly TopicFound[] {
  const out: TopicFound[] = [];
  const lexicon = phrasesOnce();
  for (let i = range.first; i < range.last; i++) {
    if (scene.tokens[i]!.kind !== 'word') continue;
    const found = matchPhrase(scene.tokens, i, lexicon);
    if (!found) continue;
    const { topic, weight } = found.value;
    out.push({ topic, weight, actor: actorOn(scene, i) ?? null, first: i, last: found.last });
    i = found.last - 1;
  }
  return out;
}
