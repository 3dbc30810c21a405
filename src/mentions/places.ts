/** Cities, countries, regions and seats named in a text, with the country they make plain. */
import type { PlaceMention, Text } from '../model.ts';
import { placeOf } from './actors.ts';
import { type Sense, type Senses, senseOf, sensesAt } from './words.ts';

export interface PlaceOptions {
  readonly isName: (token: number) => boolean;
  /** Parties of the article with how often each is named: they tell which of two cities of one name is meant. */
  readonly parties: ReadonlyMap<string, number>;
  /** The state that the report is written in, whose name may be short («المملكة»); see `homeOf`. */
  readonly home?: string | null;
}

/** All places of `text`, in order, none overlapping another. */
export function findPlaces(
  text: Text,
  { isName, parties, home = null }: PlaceOptions,
): readonly PlaceMention[] {
  const out: PlaceMention[] = [];
  for (let i = 0; i < text.tokens.length; ) {
    const found = text.tokens[i]!.kind === 'word' && !isName(i) ? sensesAt(text.tokens, i) : null;
    if (!found) {
      i++;
      continue;
    }
    const before = out.at(-1);
    const beside = before && i - before.last <= 1 ? before : null;
    const values = cityBeside(found.value, beside) ?? valuesOf(found.value, parties, home);
    if (values && !(isCapital(text, i) && isNamedNext(text, found.last, values))) {
      const range = { first: i, last: found.last };
      const place = placeOf(text, range, found.parse);
      const venue = values.rule === 'place.seat' ? text.body.slice(place.start, place.end) : null;
      out.push({ ...place, ...range, ...values, venue });
    }
    i = values ? found.last : i + 1;
  }
  return out;
}

/** «العاصمة البلجيكية بروكسل»: the city's own name says it. */
function isNamedNext(text: Text, next: number, { city }: Values): boolean {
  if (city === null || text.tokens[next]?.kind !== 'word') return false;
  const senses = sensesAt(text.tokens, next);
  return senses?.value.some((sense) => sense.sort === 'place' && sense.value === city) ?? false;
}

const isCapital = ({ tokens }: Text, i: number): boolean => tokens[i]!.form.endsWith(CAPITAL);
const CAPITAL = 'عاصمه';

/** «العاصمة الأردنية، عمان», «دمشق وعمان»: of a land and a city of one name the city, beside its land or another city. */
function cityBeside(senses: Senses, beside: PlaceMention | null): Values | null {
  if (!beside) return null;
  const state = senses.find((sense) => sense.sort === 'country');
  const city = senses.find((sense) => sense.sort === 'place' && sense.value !== '');
  if (!state?.code || !city?.code || city.code === state.code) return null;
  const isOne = city.code === beside.country || (beside.city !== null && beside.country !== state.code);
  return isOne ? valuesOf([city], new Map(), null) : null;
}

type Values = Pick<PlaceMention, 'kind' | 'value' | 'city' | 'country' | 'claimed' | 'rule'>;

function valuesOf(senses: Senses, parties: ReadonlyMap<string, number>, home: string | null): Values | null {
  const places = senses.filter((sense) => sense.sort === 'place');
  const state = senses.find((sense) => sense.sort === 'country');
  // «تونس», «الكويت»: the state rather than its capital, but for city-states
  const first =
    state && (!places[0] || (places[0].ambiguous && places[0].code === state.code))
      ? state
      : (likelierOf(places[0], state, parties) ?? places[0]);
  if (!first) return null;
  if (first === state) {
    const country = first.code || sharedName(first, parties, home);
    const rule = first.code || !country ? 'country.name' : 'country.home';
    return { kind: 'country', value: country, city: null, country, claimed: [], rule };
  }
  const codes = [...new Set(places.map((sense) => sense.code).filter(Boolean))];
  const country = codes.length > 1 ? likeliest(codes, parties) : (codes[0] ?? null);
  const city = first.value || null;
  return {
    kind: 'place',
    value: city ?? country,
    city,
    country,
    claimed: codes.length > 1 ? codes : [],
    rule: `place.${first.class}`,
  };
}

/** «المملكة»: of the states that are called so the one that the report is written in, else the one it names most. */
function sharedName(
  { value }: Sense,
  parties: ReadonlyMap<string, number>,
  home: string | null,
): string | null {
  const codes = value.split(' ').filter(Boolean);
  if (codes.length < 2) return null;
  return home && codes.includes(home) ? home : likeliest(codes, parties);
}

/** «عمان»: the sultanate or Jordan's capital, whichever party the article names more. */
function likelierOf(
  place: Sense | undefined,
  state: Sense | undefined,
  parties: ReadonlyMap<string, number>,
): Sense | undefined {
  if (!place || !state || place.code === state.code) return place ?? state;
  return (parties.get(place.code) ?? 0) > (parties.get(state.code) ?? 0) ? place : state;
}

/** Of several states that have, or claim, a city of this name the one the article names most; null where none or two stand equal. */
function likeliest(codes: readonly string[], parties: ReadonlyMap<string, number>): string | null {
  const sorted = [...codes].sort((a, b) => (parties.get(b) ?? 0) - (parties.get(a) ?? 0));
  const [most, next] = sorted.map((code) => parties.get(code) ?? 0);
  return most! > next! ? sorted[0]! : null;
}

/** How often each party is named among the codes given. */
export function countParties(codes: Iterable<string | null>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const code of codes) if (code) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

/** The code of a city as a state's seat; empty where several states have or claim it. */
export function capitalCode(senses: Senses): string {
  const codes = new Set(senses.filter((sense) => sense.sort === 'place').map((sense) => sense.code));
  return codes.size === 1 ? (senseOf({ value: senses }, 'place')?.code ?? '') : '';
}
