/** Which of two tellings of somebody's office says more, and which party all of them give. */
import type { Text } from '../model.ts';
import { COUNTERPART, type Draft, type Range } from './actors.ts';
import type { Group } from './entities.ts';
import { isOwned } from './offices.ts';
import { SHARED_OFFICE } from './pairs.ts';

const size = (range: Range | null): number => (range ? range.last - range.first : 0);
/** Whether the office of `draft` tells more than what is known: one of another time, of «the other's» or of no noun says less. */
export function isMoreTelling(text: Text, draft: Draft, group: Group): boolean {
  const { role } = group;
  if (role === null) return true;
  if (isOfThen(text, draft.role!)) return false;
  if (draft.rule === SHARED_OFFICE && size(draft.role) === 1) return false;
  if (group.office !== COUNTERPART && draft.office !== COUNTERPART) {
    const [own, known] = [isOfHim(text, draft.role!), isOfHim(text, role)];
    if (own !== known) return known;
  }
  return better(draft, group);
}

/** «ولي عهده», «نائبه»: whose it is another word tells. */
const isOfHim = (text: Text, role: Range): boolean =>
  size(role) <= SHORT && text.tokens.slice(role.first, role.last).some((token) => isOwned(token));
const SHORT = 3;

/** «نائبه آنذاك»: what somebody was at another time says less than what he is. */
const isOfThen = (text: Text, role: Range): boolean => THEN.has(text.tokens[role.last - 1]!.form);
const THEN_FORMS = 'انذاك حينها وقتها حينذاك';
const THEN: ReadonlySet<string> = new Set(THEN_FORMS.split(' '));

const ROLE_WORDS = 8;
const MUCH_LONGER = 3;
/** The most telling office: one that names the party before one that does not, then the longer of usual length. */
function better(draft: Draft, group: Group): boolean {
  if (!group.role || group.office === COUNTERPART) return true;
  if (draft.office === COUNTERPART) return false;
  // «وزيرا الخارجية …»: an office told for several says less than one of his own
  if (draft.rule === SHARED_OFFICE) return !group.roleCoded && draft.code !== '';
  const coded = draft.code !== '';
  // «ولي العهد النائب الأول لرئيس الوزراء وزير الدفاع» says more than «ولي العهد السعودي»
  if (coded !== group.roleCoded) return coded && size(group.role) < size(draft.role) + MUCH_LONGER;
  // «الزعيم الكوري» who is «رئيس الحزب» too: a state's office says more than a party's
  if (coded && ONE_HOLDER.has(group.office) && LEADING.has(draft.office)) return false;
  return size(draft.role) > size(group.role) && size(draft.role) <= ROLE_WORDS;
}

const LEADING = new Set(['head', 'leader']);

/** Offices that one person holds in a state: two wordings of one of them are one office. */
export const ONE_HOLDER = new Set([
  'head-of-state',
  'head-of-government',
  'foreign-minister',
  'defence-minister',
  'crown-prince',
]);

/** The party that words or facts give. */
export const partyOf = ({ code, known }: Group): string => code || known;

/** Words of an office that was held before, will be held, or is held for another. */
const QUALIFYING_WORDS =
  'سابق سابقه اسبق راحل راحله منتخب منتخبه مكلف مكلفه مستقيل بالوكاله بالنيابه بالانابه مخلوع معزول';
export const QUALIFYING: ReadonlySet<string> = new Set(QUALIFYING_WORDS.split(' '));
