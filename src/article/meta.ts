import type { Block } from './blocks.ts';
import type { Facts } from './lines.ts';
import type { Tree } from './tree.ts';
import { textOf } from './tree.ts';
export function readMeta(tree: Tree, facts: Facts, _around: { readonly blocks: readonly Block[]; readonly url: string | null }): { readonly language: string | null } {
  const h1 = tree.elements.find((e) => e.name === 'title');
  const og = tree.elements.find((e) => e.name === 'meta' && e.attributes.property === 'og:title')?.attributes.content;
  facts.title ||= og ?? (h1 ? textOf(h1) : '');
  return { language: tree.elements[0]?.attributes.lang ?? null };
}
