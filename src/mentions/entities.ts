/**
 * Who is who inside one text: mentions of one person or body brought together by name, by office,
 * by «الأخير». Two people of one family name stay two where office or state tell them apart.
 */
import type { Parse, Span, Text } from '../model.ts';
import { findPerson } from '../offices/offices.ts';
import type { Draft, Holder, Range } from './actors.ts';
import { groupAgain } from './again.ts';
import { COUNTERPART_RULE } from './counterparts.ts';
import { isPatronymic, nameSpan, nameWords, parseOfName, sameName } from './name-words.ts';
import { SHARED_OFFICE } from './pairs.ts';
import { regroup } from './regroup.ts';
import { headWords, roleWords } from './role-words.ts';
import { isMoreTelling, ONE_HOLDER, partyOf, QUALIFYING } from './telling.ts';

/** One person or body while the text is read from the front. */
export interface Group {
  readonly members: number[];
  name: Range | null;
  /** How the first word of the name was parsed where something is written onto it. */
  nameParse: Parse | null;
  nameWords: readonly string[];
  /** Whether «بن» stands behind the first word: the second is then the father's. */
  patronymic: boolean;
  role: Range | null;
  /** Whether the words of `role` name a party. */
  roleCoded: boolean;
  readonly roleWords: Set<string>;
  /** First words of the offices told: «نائب الرئيس» is a deputy, no president. */
  readonly heads: Set<string>;
  office: string;
  code: string;
  codeAt: Range | null;
  /** Party that the dated facts know the name to stand for, or empty. */
  known: string;
  readonly kind: Draft['kind'];
  plural: boolean;
}

/** For each draft the index of its group, and the groups. */
export function groupDrafts(
  text: Text,
  drafts: readonly Draft[],
  knownParty: (group: Group) => string,
): { readonly of: readonly number[]; readonly groups: readonly Group[] } {
  const groups: Group[] = [];
  const of: number[] = [];
  const recent: number[] = [];
  const take = (draft: Draft): number => {
    const words = draft.role ? roleWords(text, draft.role) : NO_WORDS;
    const at = findGroup(text, draft, { groups, recent, words }) ?? groups.push(newGroup(draft)) - 1;
    tell(recent, at);
    const group = groups[at]!;
    const { name } = group;
    join(text, group, { draft, words });
    if (group.name !== name && !group.code) group.known = knownParty(group);
    return at;
  };
  for (const [index, draft] of drafts.entries()) {
    const at = take(draft);
    of.push(at);
    groups[at]!.members.push(index);
    if (draft.holder) take(holderDraft(draft.holder));
  }
  return { of: regroup(drafts, of, groups), groups };
}

const NO_WORDS: readonly string[] = [];

/** Puts the group that is told at the front of `recent`. */
function tell(recent: number[], at: number): void {
  const before = recent.indexOf(at);
  if (before >= 0) recent.splice(before, 1);
  recent.unshift(at);
}

/** Who is named within the phrase of another is known from there on, and does nothing there. */
const holderDraft = (holder: Holder): Draft => ({
  ...holder,
  kind: 'person',
  plural: false,
  parse: null,
  rule: HOLDER,
});
const HOLDER = 'person.holder';

const newGroup = (draft: Draft): Group => ({
  members: [],
  name: null,
  nameParse: null,
  nameWords: [],
  patronymic: false,
  role: null,
  roleCoded: false,
  roleWords: new Set(),
  heads: new Set(),
  office: '',
  code: '',
  codeAt: null,
  known: '',
  kind: draft.kind,
  plural: draft.plural,
});

interface Telling {
  readonly draft: Draft;
  /** Words of its office. */
  readonly words: readonly string[];
}
function join(text: Text, group: Group, { draft, words }: Telling): void {
  if (draft.kind === 'pronoun' && group.members.length > 0) return;
  if (
    draft.name &&
    draft.name.last - draft.name.first > (group.name ? group.name.last - group.name.first : 0)
  ) {
    group.name = draft.name;
    group.nameParse = parseOfName(text, draft);
    group.nameWords = nameWords(text, draft.name, group.nameParse);
    group.patronymic = isPatronymic(text, draft.name);
  }
  if (draft.role && draft.kind !== 'pronoun' && isMoreTelling(text, draft, group)) {
    group.role = draft.role;
    group.roleCoded = draft.code !== '' && draft.rule !== SHARED_OFFICE;
    group.office = draft.office || group.office;
  }
  if (draft.role) {
    for (const word of words) group.roleWords.add(word);
    for (const word of headWords(text, draft.role)) group.heads.add(word);
  }
  if (draft.code && !group.code) {
    group.code = draft.code;
    group.codeAt = draft.codeAt;
  }
}

interface Around {
  readonly groups: readonly Group[];
  /** Groups, the one told last in front, each once. */
  readonly recent: readonly number[];
  /** Words of the office of the one who is looked for among them. */
  readonly words: readonly string[];
}

function findGroup(text: Text, draft: Draft, around: Around): number | null {
  if (draft.kind === 'pronoun') return draft.plural ? null : latestPerson(text, draft, around);
  if (draft.name) return byName(text, draft, around);
  if (draft.kind === 'state') return byCode(draft, around);
  if (draft.rule === COUNTERPART_RULE) return null;
  return byRole(text, draft, around);
}

function latestPerson(text: Text, draft: Draft, { groups, recent }: Around): number | null {
  for (const index of recent) {
    const group = groups[index]!;
    if ((group.kind !== 'person' && group.kind !== 'office') || group.plural) continue;
    // «الأخيرة» is a woman, or else a state or a body: no man
    const woman = group.role !== null && isFeminine(text, group.role.first);
    return isFeminine(text, draft.first) && !woman ? null : index;
  }
  return null;
}

const TA_MARBUTA = 'ة';
const isFeminine = ({ tokens }: Text, i: number): boolean => tokens[i]!.words.endsWith(TA_MARBUTA);

function byName(text: Text, draft: Draft, { groups, recent, words: office }: Around): number | null {
  const words = nameWords(text, draft.name!, parseOfName(text, draft));
  const patronymic = isPatronymic(text, draft.name!);
  const fitting: number[] = [];
  const sameFamily: number[] = [];
  for (const index of recent) {
    const group = groups[index]!;
    if (group.plural || !compatible(draft, group) || group.nameWords.length === 0) continue;
    if (!sameName(words, group.nameWords)) continue;
    const first = words[0] === group.nameWords[0];
    // «سلمان بن عبدالعزيز» is the father of «محمد بن سلمان بن عبدالعزيز», not he
    if (!first && (words.length > 1 || group.nameWords.length === 1) && (patronymic || group.patronymic))
      continue;
    // «كيم» is the leader, whoever of that family was told last
    const alone = words.length === 1 && group.nameWords.length > 1 && draft.rule !== 'person.after-title';
    if (first && (!alone || PROMINENT.has(group.office))) return index;
    if (first) sameFamily.push(index);
    else fitting.push(index);
  }
  if (sameFamily.length > 0) return sameFamily[0]!;
  if (fitting.length > 1) return wellKnown(text, draft, { groups, fitting });
  if (fitting.length > 0) return fitting[0]!;
  // an office told before its holder is named: «الرئيس الأمريكي … دونالد ترامب»
  if (!draft.role || draft.name!.first < draft.role.first) return null;
  for (const index of recent) {
    const group = groups[index]!;
    if (group.name || group.plural || group.kind !== 'office' || (group.code && group.code !== draft.code))
      continue;
    // «رئيس اللجنة … إدارة الرئيس فلان»
    if (draft.rule === HOLDER && draft.office !== group.office) continue;
    if (sameRole(draft, group, office)) return index;
  }
  return null;
}

const PROMINENT = new Set(['head-of-state', 'head-of-government', 'king', 'leader', 'crown-prince']);

/** «ترامب» is he whom everybody means by it, though another of that name was told last; else the latest of `fitting`. */
function wellKnown(
  text: Text,
  { name, parse }: Draft,
  { groups, fitting }: { readonly groups: readonly Group[]; readonly fitting: readonly number[] },
): number {
  const wordsAt = (span: Span): string => text.body.slice(span.start, span.end);
  const person = name!.last === name!.first + 1 ? findPerson(wordsAt(nameSpan(text, name!, parse))) : null;
  const meant = fitting.find((index) => {
    const own = groups[index]!;
    return person !== null && findPerson(wordsAt(nameSpan(text, own.name!, own.nameParse))) === person;
  });
  return meant ?? fitting[0]!;
}

function* latestGroups({ groups, recent }: Omit<Around, 'words'>): Generator<readonly [number, Group]> {
  for (const index of recent) yield [index, groups[index]!];
}

const compatible = (draft: Draft, group: Group): boolean =>
  !draft.code || !group.code || draft.code === group.code;

function byCode(draft: Draft, { groups, recent }: Around): number | null {
  for (const index of recent) {
    const group = groups[index]!;
    if (group.kind === 'state' && group.code === draft.code && draft.code) return index;
  }
  return null;
}

function byRole(text: Text, draft: Draft, { groups, recent, words }: Around): number | null {
  if (draft.plural) return groupAgain(text, draft, latestGroups({ groups, recent }));
  for (const index of recent) {
    const group = groups[index]!;
    if (group.plural || (group.kind !== 'person' && group.kind !== 'office' && group.kind !== draft.kind))
      continue;
    if ((draft.kind === 'institution') !== (group.kind === 'institution')) continue;
    if (sameRole(draft, group, words)) return index;
  }
  return null;
}

/** Whether the office of `draft`, of those `words`, is one that `group` was told to hold: all its words, no other state. */
function sameRole(draft: Draft, group: Group, words: readonly string[]): boolean {
  if (words.length === 0 || group.roleWords.size === 0 || !compatible(draft, group)) return false;
  if (group.heads.has(words[0]!) && words.every((word) => group.roleWords.has(word))) return true;
  // «الرئيس بالوكالة», «الرئيس السابق» is another than the president
  if (words.some((word) => QUALIFYING.has(word) && !group.roleWords.has(word))) return false;
  // and «الرئيس الأمريكي» is not the former one
  for (const word of group.roleWords) if (QUALIFYING.has(word) && !words.includes(word)) return false;
  return (
    draft.office !== '' &&
    draft.office === group.office &&
    draft.code !== '' &&
    draft.code === partyOf(group) &&
    (words.length <= 2 || ONE_HOLDER.has(draft.office))
  );
}
