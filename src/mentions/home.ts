/**
 * Which state an office without adjective stands for: «وزير الداخلية» in a Tunisian paper is Tunisia's.
 * Known persons first, then the country of the outlet or of the dateline. Always marked as inferred.
 */
import { readLexicon } from '../lexicon/lexicon.ts';
import type { Text } from '../model.ts';
import { findPerson, whoHeld, whoseIs } from '../offices/offices.ts';
import { normalise } from '../text/text.ts';
import { COUNTERPART } from './actors.ts';
import type { Group } from './entities.ts';
import { nameSpan } from './name-words.ts';
import type { Range } from './office-lists.ts';
import { loadLexica, senseOf, sensesAt } from './words.ts';

let outlets: ReadonlyMap<string, string> | null = null;

function readOutlets(): ReadonlyMap<string, string> {
  outlets ??= new Map(readLexicon('outlets').map((row) => [normalise(row.form!), row.country!]));
  return outlets;
}

const DATELINE_TOKENS = 6;
const DATELINE_MARKS = new Set(['-', '–', '—', ':', '(', '/']);

/** The state whose officials a report of `outlet` names without saying of which state; null where that is unknown. */
export function homeOf(outlet: string | null, text: Text): string | null {
  const listed = outlet === null ? undefined : readOutlets().get(normalise(outlet));
  if (listed) return listed;
  if (listed === '') return null;
  for (let i = 0; i < DATELINE_TOKENS && i < text.tokens.length; i++) {
    const found = sensesAt(text.tokens, i);
    const place = senseOf(found, 'place');
    const behind = found ? text.tokens[found.last] : undefined;
    if (place?.code && behind && DATELINE_MARKS.has(behind.words)) return place.code;
  }
  return null;
}

/** Kinds of office that every state has, so that one without adjective is a matter of where it is told. */
const HOME_OFFICES = new Set(['', 'kin', 'press', 'academic', 'activist', 'spokesperson', COUNTERPART]);

export interface Setting {
  readonly home: string | null;
  /** ISO 8601 day of publication or null. */
  readonly published: string | null;
}

/** Stable id of the person a group is about, where the dated facts know the name; else null. */
export function personOf(text: Text, group: Group): string | null {
  if (!group.name || group.plural) return null;
  const { start, end } = nameSpan(text, group.name, group.nameParse);
  const party = group.code || null;
  return findPerson(text.body.slice(start, end), { party }) ?? byTitle(text, group.name, party);
}

/** «الملك سلمان», «الرئيس عباس»: a name that tells somebody only together with the title before it. */
function byTitle(text: Text, name: Range, party: string | null): string | null {
  const before = text.tokens[name.first - 1];
  const title = before?.word.parses.find((p) => p.article && TITLES.has(p.stem));
  if (!title) return null;
  const { start, end } = nameSpan(text, name);
  return findPerson(`${title.rest} ${text.body.slice(start, end)}`, { party });
}
const TITLE_STEMS = 'ملك ملكه رييس بابا امير شيخ سلطان';
const TITLES: ReadonlySet<string> = new Set(TITLE_STEMS.split(' '));

/** The party of a group that no words give: of a known person his state's, of other offices the home state's. */
export function inferCode(text: Text, group: Group, { home, published }: Setting): string {
  if (group.kind === 'group' && group.role && OWN_PEOPLE.has(group.office)) return group.code || (home ?? '');
  if (group.code || group.plural || (group.kind !== 'person' && group.kind !== 'office')) return '';
  const known = partyOf(personOf(text, group), published);
  if (known) return known;
  if (!home || !group.role || HOME_OFFICES.has(group.office)) return '';
  if (isForeignName(text, group) || isTaken(group, home, published)) return '';
  return isOfNoState(text, group.role) ? '' : home;
}

/** The party that the dated facts know for the name of a group, whatever its office; empty where none. */
export const knownParty = (text: Text, group: Group, published: string | null): string =>
  partyOf(personOf(text, group), published);

/** Those whom only a state's own authorities have: «مديري التعليم», «وكلاء الوزارة». */
const OWN_PEOPLE = new Set(['director', 'undersecretary', 'governor', 'assistant', 'officer']);

const partyOf = (person: string | null, published: string | null): string =>
  person ? (whoseIs(person, published) ?? '') : '';

/** Whether the home state is known to have had somebody else in that office on the day. */
function isTaken(group: Group, home: string, published: string | null): boolean {
  return (
    group.name !== null &&
    published !== null &&
    UNIQUE.has(group.office) &&
    whoHeld(group.office, home, published).length > 0
  );
}
const UNIQUE = new Set([
  'head-of-state',
  'head-of-government',
  'foreign-minister',
  'defence-minister',
  'crown-prince',
]);

/** «الأمين العام لرابطة العالم الإسلامي»: an office in a body that is of no state. */
function isOfNoState(text: Text, { first, last }: Range): boolean {
  for (let i = first + 1; i < last; i++) {
    const org = senseOf(sensesAt(text.tokens, i), 'org');
    if (org && org.code === '' && WORLDLY.has(org.class)) return true;
  }
  return false;
}
const WORLDLY = new Set(['international', 'movement']);

/** A given name that no list of names knows is hardly one of the home state. */
function isForeignName(text: Text, group: Group): boolean {
  if (!group.name) return false;
  const own = loadLexica().facts(text.tokens[group.name.first]!.word);
  return own.nameness === 1 && !own.particle;
}
