/** What it was about: words of `lexicons/topics.tsv` behind «بحث», «حول», «بشأن» and their like. */
import { readLexicon } from '../lexicon/lexicon.ts';
import { buildPhrases, matchPhrase, type Phrases } from '../text/text.ts';
import type { Range } from './clauses.ts';
import type { Scene } from './scene.ts';

let phrases: Phrases<string> | null = null;

function phrasesOnce(): Phrases<string> {
  phrases ??= buildPhrases(readLexicon('topics').map((row) => [row.form!, row.topic!] as const));
  return phrases;
}

export interface TopicFound extends Range {
  readonly topic: string;
}

/** The topics named in a range, in order; words inside actors do not count. */
export function topicsIn(scene: Scene, range: Range): readonly TopicFound[] {
  const out: TopicFound[] = [];
  const lexicon = phrasesOnce();
  for (let i = range.first; i < range.last; i++) {
    if (scene.tokens[i]!.kind !== 'word') continue;
    if (scene.actorAt[i] !== -1 && !isBody(scene, i)) continue;
    const found = matchPhrase(scene.tokens, i, lexicon);
    if (!found || (scene.actorAt[i] !== -1 && found.value !== TERRORISM && !isOneWordGroup(scene, i)))
      continue;
    out.push({ topic: found.value, first: i, last: found.last });
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

/** «ملف اللاجئين», «تبادل الأسرى»: a group of one word that talks are about. */
function isOneWordGroup(scene: Scene, i: number): boolean {
  const actor = scene.mentions.actors[scene.actorAt[i]!]!;
  return actor.kind === 'group' && actor.last - actor.first === 1;
}
