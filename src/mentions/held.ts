/**
 * «الرئيس الأميركي» and «ترامب» of one report: where the dated facts know that the one named held that very office
 * on the day of publication, the office told without its holder is his, and he has that office.
 */
import type { Text } from '../model.ts';
import { theHolder } from '../offices/offices.ts';
import type { Group } from './entities.ts';
import { personOf } from './home.ts';

/** One person under two spellings («بوتين», «فلاديمير بوتن») or another name («حميدتي»), where the dated facts know him. */
export function joinSpellings(text: Text, { of, groups }: Grouped): Grouped {
  const first = new Map<string, Group>();
  const moved = new Map<Group, Group>();
  for (const [group, person] of personsOf(text, groups)) {
    const other = first.get(person);
    if (!other) first.set(person, group);
    else if (other.code === '' || group.code === '' || other.code === group.code) {
      const [to, from] = group.nameWords.length > other.nameWords.length ? [group, other] : [other, group];
      first.set(person, to);
      moved.set(from, to);
    }
  }
  if (moved.size === 0) return { of, groups };
  for (const [from, to] of moved) moveInto(from, to);
  return { of: regrouped(of, groups, moved), groups };
}

/** `of` with those of a group that was moved into another given to that one, through as many steps as it takes. */
const regrouped = (
  of: readonly number[],
  groups: readonly Group[],
  moved: ReadonlyMap<Group, Group>,
): readonly number[] =>
  of.map((index) => {
    let group = groups[index]!;
    for (let to = moved.get(group); to; to = moved.get(group)) group = to;
    return groups.indexOf(group);
  });

interface Grouped {
  readonly of: readonly number[];
  readonly groups: readonly Group[];
}

/** The group of each draft, offices told alone joined to their holders; `of` itself where there is nothing to join. */
export function joinHolders(text: Text, { of, groups }: Grouped, day: string | null): readonly number[] {
  if (day === null) return of;
  const told = groups.filter(isToldAlone);
  if (told.length === 0) return of;
  const moved = new Map<Group, Group>();
  let persons: ReadonlyMap<Group, string> | null = null;
  for (const group of told) {
    const holder = theHolder(officeOf(group), group.code, day);
    if (!holder) continue;
    persons ??= personsOf(text, groups);
    const named = [...persons].filter(([, person]) => person === holder.person).map(([own]) => own);
    if (named.length === 1) moved.set(group, named[0]!);
  }
  if (moved.size === 0) return of;
  for (const [from, to] of moved) moveInto(from, to);
  return regrouped(of, groups, moved);
}

function personsOf(text: Text, groups: readonly Group[]): ReadonlyMap<Group, string> {
  const found = new Map<Group, string>();
  for (const group of groups) {
    const person = group.name ? personOf(text, group) : null;
    if (person) found.set(group, person);
  }
  return found;
}

/** «الرئيس الأميركي», «وزير خارجية مصر»: an office of one state that one person holds, told without him. */
const isToldAlone = (group: Group): boolean =>
  group.name === null &&
  group.kind === 'office' &&
  !group.plural &&
  group.code.length === 2 &&
  group.roleWords.has(group.code) &&
  HELD.has(officeOf(group)) &&
  ![...group.roleWords].some((word) => OF_OTHERS.has(word));

const HELD: ReadonlySet<string> = new Set([
  'head-of-state',
  'head-of-government',
  'foreign-minister',
  'defence-minister',
  'crown-prince',
]);
/** «الزعيم الكوري الشمالي»: nothing but the word and the state. */
const officeOf = ({ office, roleWords }: Group): string =>
  office === LEADER && roleWords.size === 2 ? 'head-of-state' : office;
const LEADER = 'leader';
const OF_OTHERS_WORDS =
  'سابق سابقه اسبق راحل راحله منتخب منتخبه مكلف مكلفه مستقيل جديد جديده مقبل نايب نايبه مخلوع';
const OF_OTHERS: ReadonlySet<string> = new Set(OF_OTHERS_WORDS.split(' '));

function takeRole(from: Group, to: Group): void {
  if (from.role === null || (to.role !== null && (to.roleCoded || !from.roleCoded))) return;
  to.role = from.role;
  to.roleCoded = from.roleCoded;
  to.office = from.office;
}

function moveInto(from: Group, to: Group): void {
  to.members.push(...from.members);
  to.members.sort((a, b) => a - b);
  takeRole(from, to);
  if (to.code) return;
  to.code = from.code;
  to.codeAt = from.codeAt;
}
