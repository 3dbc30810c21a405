/** Questions to the facts: who held an office, which offices somebody held, who is meant by a name. */
import { type Holding, loadOffices, type Offices, type PersonId, perhapsOn, surelyOn } from './facts.ts';
import { canonicalName, isNearWord, isSameName, isSameWord, spellingKey } from './spelling.ts';

/** Somebody in an office on a day; not `sure` where the day lies in a month or year of change. */
export interface Holder {
  readonly person: PersonId;
  /** Full name as the press writes it. */
  readonly form: string;
  readonly sure: boolean;
  readonly holding: Holding;
}

export interface Asked {
  /** Facts to ask, the lexicons' where not given. */
  readonly offices?: Offices;
}

/**
 * Who held `office` for `party` on `day`; several where the day is one of change or the office has
 * several holders, none where nobody is known.
 *
 * @param day  ISO 8601 day
 */
export function whoHeld(office: string, party: string, day: string, asked: Asked = {}): readonly Holder[] {
  const rows = (asked.offices ?? loadOffices()).byOffice.get(`${office} ${party}`) ?? [];
  return rows
    .filter((row) => perhapsOn(row, day))
    .map((row) => ({ person: row.person, form: row.form, sure: surelyOn(row, day), holding: row }));
}

/** The one who certainly held `office` on `day`; null where it is nobody or not certain. */
export function theHolder(office: string, party: string, day: string, asked: Asked = {}): Holder | null {
  const holders = whoHeld(office, party, day, asked);
  return holders.length === 1 && holders[0]!.sure ? holders[0]! : null;
}

/** The offices that `person` held on `day`, those of a month of change included; all of them where `day` is null. */
export function whichOffice(person: PersonId, day: string | null, asked: Asked = {}): readonly Holding[] {
  const rows = (asked.offices ?? loadOffices()).byPerson.get(person) ?? [];
  return day === null ? rows : rows.filter((row) => perhapsOn(row, day));
}

/** The name by which the facts know a person, or null. */
export function nameOf(person: PersonId, asked: Asked = {}): string | null {
  const offices = asked.offices ?? loadOffices();
  const held = offices.byPerson.get(person)?.[0]?.form;
  return held ?? offices.spellings.find((row) => row.person === person && row.class === 'full')?.form ?? null;
}

export interface FindOptions extends Asked {
  /** Party that the report says the person stands for: whoever held offices for others alone is not meant. */
  readonly party?: string | null;
  /** Whether a short form alone may name a person (default true). */
  readonly short?: boolean;
}

interface Keyed {
  readonly fulls: ReadonlyMap<string, readonly (readonly [form: string, person: PersonId])[]>;
  readonly shorts: ReadonlyMap<string, readonly (readonly [form: string, person: PersonId])[]>;
  readonly memory: Map<string, PersonId | null>;
  /** Canonical forms of the persons asked about so far. */
  readonly forms: Map<PersonId, readonly string[]>;
}
const keyed = new WeakMap<Offices, Keyed>();
const MOST_REMEMBERED = 50_000;

/**
 * The person a name is a spelling of: the whole name, a given name before a unique short form, or a
 * unique short form alone. A family name that several bear names nobody.
 *
 * @param words  name as printed or normalised, without office and titles
 * @returns      null where nobody, or more than one, may be meant
 * @example findPerson('غلعاد اردن') //=> 'gilad-erdan'
 */
export function findPerson(words: string, options: FindOptions = {}): PersonId | null {
  const offices = options.offices ?? loadOffices();
  const keys = keysOf(offices);
  const place = `${words}|${options.party ?? ''}|${options.short ?? true}`;
  const known = keys.memory.get(place);
  if (known !== undefined) return known;
  const found = search(canonicalName(words), { offices, keys, options });
  if (keys.memory.size >= MOST_REMEMBERED) keys.memory.clear();
  keys.memory.set(place, found);
  return found;
}

interface Search {
  readonly offices: Offices;
  readonly keys: Keyed;
  readonly options: FindOptions;
}

function search(name: string, { offices, keys, options }: Search): PersonId | null {
  const one = (persons: Iterable<PersonId>): PersonId | null => {
    const fitting = new Set([...persons].filter((person) => standsFor(person, options.party, offices)));
    return fitting.size === 1 ? [...fitting][0]! : null;
  };
  const several = name.includes(' ');
  const exact = offices.fulls.get(name);
  if (exact && (several || options.short !== false)) return one(exact);
  if (several) {
    const like = (keys.fulls.get(spellingKey(name)) ?? []).filter(([form]) => isSameName(form, name));
    const whole = one(like.map(([, person]) => person));
    if (whole || like.length > 0) return whole;
    const byFamily = one(personsOfGivenAndShort(name, offices, keys));
    if (byFamily) return byFamily;
  }
  return options.short === false ? null : one(personsOfShort(name, { offices, keys, near: !several }));
}

interface Shorts {
  readonly offices: Offices;
  readonly keys: Keyed;
  /** Whether the spelling must be close: a family name that nothing else supports. */
  readonly near: boolean;
}

function personsOfShort(name: string, { offices, keys, near }: Shorts): readonly PersonId[] {
  const exact = offices.shorts.get(name);
  if (exact) return [...exact];
  const like = keys.shorts.get(spellingKey(name)) ?? [];
  const fits = near ? isNearWord : isSameName;
  return like.filter(([form]) => fits(form, name)).map(([, person]) => person);
}

/** «جوزيف ر. بايدن»: the given name of a listed form, then anything, then a unique short form. */
function personsOfGivenAndShort(name: string, offices: Offices, keys: Keyed): readonly PersonId[] {
  const words = name.split(' ');
  const given = words[0]!;
  for (let first = 1; first < words.length; first++) {
    const persons = personsOfShort(words.slice(first).join(' '), { offices, keys, near: false });
    if (persons.length === 0) continue;
    return persons.filter((person) =>
      formsOf(person, offices, keys).some((form) => isSameWord(firstWord(form), given)),
    );
  }
  return [];
}

const firstWord = (form: string): string => form.split(' ', 1)[0]!;

function formsOf(person: PersonId, offices: Offices, { forms }: Keyed): readonly string[] {
  const known = forms.get(person);
  if (known) return known;
  const held = offices.byPerson.get(person) ?? [];
  const spelled = offices.spellings.filter((row) => row.person === person && row.class === 'full');
  const made = [...held, ...spelled].map((row) => canonicalName(row.form));
  forms.set(person, made);
  return made;
}

/** Whether somebody may stand for `party`: who is known in offices of other parties alone may not. */
function standsFor(person: PersonId, party: string | null | undefined, offices: Offices): boolean {
  const held = offices.byPerson.get(person);
  const side = offices.sides.get(person);
  if (!party || side === party) return true;
  return held ? held.some((row) => row.party === party) : side === undefined;
}

/**
 * The party a person stands for: that of the offices held on `day`, or of all offices ever held where they are of
 * one, else that of a figure without dated offices; null where nobody knows or there are several.
 */
export function whoseIs(person: PersonId, day: string | null, asked: Asked = {}): string | null {
  const offices = asked.offices ?? loadOffices();
  for (const when of [day, null]) {
    const parties = new Set(whichOffice(person, when, { offices }).map((row) => row.party));
    if (parties.size === 1) return [...parties][0]!;
  }
  return offices.sides.get(person) ?? null;
}

function keysOf(offices: Offices): Keyed {
  const present = keyed.get(offices);
  if (present) return present;
  const made: Keyed = {
    fulls: keyForms(offices.fulls),
    shorts: keyForms(offices.shorts),
    memory: new Map(),
    forms: new Map(),
  };
  keyed.set(offices, made);
  return made;
}

function keyForms(forms: ReadonlyMap<string, ReadonlySet<PersonId>>): Keyed['fulls'] {
  const out = new Map<string, (readonly [string, PersonId])[]>();
  for (const [form, persons] of forms) {
    for (const person of persons) {
      const present = out.get(spellingKey(form));
      if (present) present.push([form, person]);
      else out.set(spellingKey(form), [[form, person]]);
    }
  }
  return out;
}
