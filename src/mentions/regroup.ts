/** Groups that turn out to be one when the whole text is read: counterparts, and offices told apart from their holders. */
import { COUNTERPART, type Draft } from './actors.ts';
import { COUNTERPART_RULE } from './counterparts.ts';
import type { Group } from './entities.ts';
import { partyOf, QUALIFYING } from './telling.ts';

/**
 * «نظيره الروسي» is the holder of the same office for that party, named before or after: groups whose
 * only words are a counterpart's are joined to him.
 */
export function regroup(drafts: readonly Draft[], of: readonly number[], groups: Group[]): readonly number[] {
  const moved = new Map<number, number>();
  for (const [index, group] of groups.entries()) {
    const first = group.members[0]!;
    if (group.name || !group.code || drafts[first]!.rule !== COUNTERPART_RULE || group.plural) continue;
    const office = officeBefore(drafts, first, { of, groups });
    const other = groups.findIndex(
      (g, i) =>
        i !== index && g.name !== null && g.code === group.code && g.office !== '' && g.office === office,
    );
    if (other < 0) continue;
    moveInto(groups, moved, { from: index, to: other });
  }
  nameCounterparts(drafts, of, { groups, moved });
  joinUnnamed(groups, moved);
  return moved.size === 0 ? of : of.map((index) => moved.get(index) ?? index);
}

/** An office of one state told without its holder is that of the one person named in it, wherever he is named. */
function joinUnnamed(groups: Group[], moved: Map<number, number>): void {
  for (const [index, group] of groups.entries()) {
    if (group.name || !group.code || group.kind !== 'office' || group.plural || moved.has(index)) continue;
    const holders = groups.filter(
      (g) =>
        g.name !== null &&
        partyOf(g) === group.code &&
        [...group.heads].every((word) => g.heads.has(word)) &&
        // «الرئيس السابق فلان» is not whom «الرئيس» means
        ![...g.roleWords].some((word) => QUALIFYING.has(word) && !group.roleWords.has(word)) &&
        [...group.roleWords].every((word) => g.roleWords.has(word)),
    );
    if (holders.length !== 1 || group.roleWords.size === 0) continue;
    moveInto(groups, moved, { from: index, to: groups.indexOf(holders[0]!) });
  }
}

function moveInto(
  groups: readonly Group[],
  moved: Map<number, number>,
  { from, to }: { from: number; to: number },
): void {
  moved.set(from, to);
  const { members } = groups[to]!;
  members.push(...groups[from]!.members);
  members.sort((a, b) => a - b);
}

/** «نظيره المصري سامح شكري» has the office that «وزير الخارجية المصري» tells elsewhere in the text. */
function nameCounterparts(
  drafts: readonly Draft[],
  of: readonly number[],
  { groups, moved }: { groups: Group[]; moved: Map<number, number> },
): void {
  for (const [index, group] of groups.entries()) {
    if (!group.name || !group.code || group.office !== COUNTERPART) continue;
    const office = officeBefore(drafts, group.members[0]!, { of, groups });
    const told = groups.findIndex(
      (g) =>
        g.name === null && g.code === group.code && g.office === office && g.kind === 'office' && !g.plural,
    );
    if (office === '' || told < 0 || moved.has(told)) continue;
    moveInto(groups, moved, { from: told, to: index });
    group.role = groups[told]!.role;
    group.office = office;
  }
}

/** The office of the person told last before the counterpart. */
function officeBefore(
  drafts: readonly Draft[],
  before: number,
  { of, groups }: { of: readonly number[]; groups: readonly Group[] },
): string {
  for (let i = before - 1; i >= 0 && i >= before - 4; i--) {
    const group = groups[of[i]!]!;
    if (
      group.office &&
      (group.kind === 'person' || group.kind === 'office') &&
      drafts[i]!.rule !== COUNTERPART_RULE
    )
      return group.office;
  }
  return '';
}
