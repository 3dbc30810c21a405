/** The topics of a cluster: what the clauses that tell it and the sentences on «اللقاء» name. */
import type { Cluster } from './merge.ts';
import type { Scene } from './scene.ts';
import { type TopicFound, topicsIn } from './topics.ts';

const MOST = 6;

export function topicsOf(cluster: Cluster, body: Scene): readonly TopicFound[] {
  const out: TopicFound[] = [];
  const seen = new Set<string>();
  for (const part of cluster.parts) {
    if (part.scene !== body) continue;
    for (const found of topicsIn(body, body.text.sentences[part.sentence]!)) {
      if (seen.has(found.topic) || out.length >= MOST) continue;
      seen.add(found.topic);
      out.push(found);
    }
  }
  return out;
}
