/** Where reports stand in memory, as plain data in and out. */
import { type Corrections, type Near, type Node, noCorrections } from './group.ts';

/** What the user said: pairs of reports that belong together, or do not. */
export interface CorrectionList {
  readonly together: readonly (readonly [string, string])[];
  readonly apart: readonly (readonly [string, string])[];
}
export interface Shelf extends Near {
  /** In no order. */
  nodes(): readonly Node[];
}

/** A shelf, empty or with the nodes of another. */
export function openShelf(nodes: readonly Node[] = [], corrections?: CorrectionList): Shelf {
  const byId = new Map<string, Node>();
  const byKey = new Map<string, Set<string>>();
  const stories = new Map<string, Set<string>>();
  const said = corrections ? readCorrections(corrections) : new Map<string, Corrections>();
  const slot = (key: string, day: string | null): string => `${day ?? ''} ${key}`;
  const put = (node: Node): void => {
    const old = byId.get(node.gist.id);
    byId.set(node.gist.id, node);
    if (old?.story !== node.story) {
      if (old) take(stories, old.story, node.gist.id);
      add(stories, node.story, node.gist.id);
    }
    if (old) return;
    for (const key of node.gist.keys) add(byKey, slot(key, node.gist.day), node.gist.id);
  };
  for (const node of nodes) put(node);
  return {
    node: (id) => byId.get(id),
    put,
    remove: (id) => {
      const old = byId.get(id);
      if (!old) return;
      byId.delete(id);
      take(stories, old.story, id);
      for (const key of old.gist.keys) take(byKey, slot(key, old.gist.day), id);
    },
    underKey: (key, day) => [...(byKey.get(slot(key, day)) ?? [])],
    members: (story) => [...(stories.get(story) ?? [])],
    corrections: (id) => said.get(id) ?? noCorrections(),
    nodes: () => [...byId.values()],
  };
}

function add(map: Map<string, Set<string>>, key: string, id: string): void {
  const set = map.get(key);
  if (set) set.add(id);
  else map.set(key, new Set([id]));
}
function take(map: Map<string, Set<string>>, key: string, id: string): void {
  const set = map.get(key);
  set?.delete(id);
  if (set?.size === 0) map.delete(key);
}

function readCorrections({ together, apart }: CorrectionList): Map<string, Corrections> {
  const out = new Map<string, { together: string[]; apart: string[] }>();
  const of = (id: string): { together: string[]; apart: string[] } => {
    const known = out.get(id) ?? { together: [], apart: [] };
    out.set(id, known);
    return known;
  };
  for (const [a, b] of together) {
    of(a).together.push(b);
    of(b).together.push(a);
  }
  for (const [a, b] of apart) {
    of(a).apart.push(b);
    of(b).apart.push(a);
  }
  return out;
}
