/** Cities, countries, regions and seats named in a text, with the country they make plain. */
import type { PlaceMention, Text } from '../model.ts';
import { placeOf } from './actors.ts';
import { type Sense, senseOf, sensesAt } from './words.ts';

/** All places of `text`, in order, none overlapping another. */
export function findPlaces(text: Text, isName: (token: number) => boolean): readonly PlaceMention[] {
  const out: PlaceMention[] = [];
  for (let i = 0; i < text.tokens.length; ) {
    const found = text.tokens[i]!.kind === 'word' && !isName(i) ? sensesAt(text.tokens, i) : null;
    const sense = senseOf(found, 'place') ?? senseOf(found, 'country');
    if (!found || !sense) {
      i = found && !sense ? Math.max(i + 1, i) : i + 1;
      continue;
    }
    const range = { first: i, last: found.last };
    out.push({ ...placeOf(text, range, found.parse), ...range, ...valuesOf(sense, text.body) });
    i = found.last;
  }
  return out.map((place) => ({
    ...place,
    venue: place.rule === 'place.seat' ? text.body.slice(place.start, place.end) : null,
  }));
}

function valuesOf(
  sense: Sense,
  _body: string,
): Pick<PlaceMention, 'kind' | 'value' | 'city' | 'country' | 'venue' | 'rule'> {
  const country = sense.code || null;
  if (sense.sort === 'country')
    return { kind: 'country', value: country, city: null, country, venue: null, rule: 'country.name' };
  return {
    kind: 'place',
    value: sense.value || country,
    city: sense.value || null,
    country,
    venue: null,
    rule: `place.${sense.class}`,
  };
}
