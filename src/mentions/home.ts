/**
 * Which state an office without adjective stands for: «وزير الداخلية» in a Tunisian paper is Tunisia's.
 * Known persons first, then the country of the outlet or of the dateline. Always marked as inferred.
 */
import { readLexicon } from '../lexicon/lexicon.ts';
import type { Text } from '../model.ts';
import { normalise } from '../text/text.ts';
import type { Group } from './entities.ts';
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
const HOME_OFFICES = new Set(['', 'kin', 'press', 'academic', 'activist', 'spokesperson']);

/** The party of a group that no words give: the home state for its own offices. */
export function inferCode(text: Text, group: Group, home: string | null): string {
  if (group.code || !home || group.plural) return '';
  if (group.kind !== 'person' && group.kind !== 'office') return '';
  if (!group.role || HOME_OFFICES.has(group.office)) return '';
  return isForeignName(text, group) ? '' : home;
}

/** A name with a word that no Arabic list of names knows is hardly one of the home state. */
function isForeignName(text: Text, group: Group): boolean {
  if (!group.name) return false;
  const { facts } = loadLexica();
  for (let i = group.name.first; i < group.name.last; i++) {
    const own = facts(text.tokens[i]!.word);
    if (own.nameness === 1 && !own.particle) return true;
  }
  return false;
}
