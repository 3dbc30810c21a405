/** Facts about how a report is sourced. Counts, no grade. */
import type { Article, Mentions, Sourcing, Statement, Text } from '../model.ts';

export interface Sourced {
  readonly article: Article;
  readonly text: Text;
  readonly mentions: Mentions;
  readonly statements: readonly Statement[];
}

/**
 * Whether the report is dated; people and offices with and without a name; statements attributed, and
 * those of them whose speaker or authority is a source without a name; sentences.
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
  };
}
