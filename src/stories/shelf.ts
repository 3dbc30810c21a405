/** Where reports stand in memory, as plain data in and out. */
import type { Gist } from './gist.ts';
import { type Corrections, type Near, noCorrections } from './near.ts';
import { type Notes, openPlacing, type Source } from './placing.ts';

/** What the user said: pairs of reports that belong together, or do not. */
export interface CorrectionList {
  readonly together: readonly (readonly [string, string])[];
  readonly apart: readonly (readonly [string, string])[];
}
/** A report as plain data. */
export interface Node {
  readonly gist: Gist;
  readonly story: string;
  /** Reports it looks at → how alike they are. */
  readonly edges: Readonly<Record<string, number>>;
}
export interface Shelf extends Near {
  node(id: string): Node | undefined;
  /** In no order. */
  nodes(): readonly Node[];
}

/** A shelf, empty or with the nodes of another. @param mostShown  see `MOST_SHOWN` */
export function openShelf(
  nodes: readonly Node[] = [],
  { corrections, mostShown }: { readonly corrections?: CorrectionList; readonly mostShown?: number } = {},
): Shelf {
  const gists = new Map<string, Gist>();
  const said = corrections ? readCorrections(corrections) : new Map<string, Corrections>();
  const source: Source = {
    gist: (id) => gists.get(id),
    corrections: (id) => said.get(id) ?? noCorrections(),
    ...{ kept: () => undefined, day: () => [], story: () => [] },
  };
  const notes: Notes = {
    added: (gist) => gists.set(gist.id, gist),
    removed: ({ id }) => gists.delete(id),
    ...{ settled: () => {}, linked: () => {} },
  };
  const near = openPlacing(source, notes, mostShown);
  const node = (id: string): Node | undefined => {
    const gist = gists.get(id);
    return gist && { gist, story: near.place(id)!.story, edges: Object.fromEntries(near.scores(id)) };
  };
  for (const { gist } of nodes) near.add(gist);
  for (const { gist, edges, story } of nodes) {
    for (const [other, score] of Object.entries(edges)) near.link(gist.id, other, score);
    near.settle(gist.id, story);
  }
  return { ...near, node, nodes: () => [...gists.keys()].map((id) => node(id)!) };
}

/** What was said, by each of the two reports. */
export function readCorrections({ together, apart }: CorrectionList): Map<string, Corrections> {
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
