/** Words of topics: those of `lexicons/topics.tsv` as they stand in a text. */
import { readLexicon } from '../lexicon/lexicon.ts';
import { buildPhrases, matchPhrase, type Phrases } from '../text/text.ts';
import type { Range } from './clauses.ts';
import type { Scene } from './scene.ts';

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
  /** Whether it stands inside an actor («وزير الدفاع»): it says who, and what about only by the way. */
  readonly inActor: boolean;
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
    const inActor = scene.actorAt[i] !== -1 && !(isBody(scene, i) && topic === TERRORISM);
    out.push({ topic, weight, inActor, first: i, last: found.last });
    i = found.last - 1;
  }
  return out;
}

/** «تنظيم داعش» is named as a body and is what the talks were about. */
const TERRORISM = 'terrorism';
function isBody(scene: Scene, i: number): boolean {
  const kind = scene.mentions.actors[scene.actorAt[i]!]!.kind;
  return kind === 'institution' || kind === 'group';
}
