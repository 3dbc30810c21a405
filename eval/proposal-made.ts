/** Cases made for tests: small views in which a word tells an engagement, or does not. */
import type { View } from '../src/engagements/proposals/view.ts';
import type { Actor } from '../src/model.ts';
import type { Chance } from './chance.ts';
import type { Case } from './proposal-cases.ts';
import type { WordVector } from './word-vectors.ts';

const FILLERS = ['w1', 'w2', 'w3', 'w4'];
const TELLS = 'met';
const SIDE = 'with';

/** Words of which those beside `met` tell a meeting, and of the three who are named those behind `with` took part. */
export function madeCases(count: number, chance: Chance): readonly Case[] {
  return Array.from({ length: count }, (_, n): Case => {
    const told = n % 2 === 0;
    const side = chance.below(3);
    const symbols = ['<Ape>', SIDE, '<Ape>', 'talks', 'w1', '<Ape>', '.'];
    symbols[4] = told ? TELLS : FILLERS[chance.below(FILLERS.length)]!;
    const units = [0, 2, 5];
    symbols.splice(units[side]!, 0, SIDE);
    const at = symbols.indexOf('talks');
    const places = symbols.flatMap((symbol, i) => (symbol === '<Ape>' ? [i] : []));
    const view: View = {
      symbols,
      classes: symbols.map((s) => (s === 'talks' ? 'n-meeting' : '')),
      at,
      signs: ['tense=none', n % 3 === 0 ? 'article' : 'title'],
      choices: places.map((unit, entity) => ({
        unit,
        actor: { entity } as Actor,
        place: null,
        signs: [`far=${unit < at ? 'before' : 'behind'}`],
      })),
    };
    const party = (unit: number): boolean => told && symbols[unit - 1] === SIDE;
    return {
      id: String(n),
      view,
      bare: view,
      from: n % 5 === 4 ? (told ? 'rule' : 'left') : 'label',
      kind: told ? 'meeting' : null,
      again: n % 7 === 0,
      lacks: false,
      choices: places.map((unit, entity) => ({
        entity,
        isActor: true,
        party: party(unit),
        goal: false,
        partyWeight: 1,
        goalWeight: unit === places[0] ? 1 : 0,
      })),
    };
  });
}

/** Vectors of chance for all forms of `cases`. */
export function madeVectors(
  cases: readonly Case[],
  dimensions: number,
  chance: Chance,
): readonly WordVector[] {
  const forms = [...new Set(cases.flatMap(({ view }) => view.symbols))].sort();
  return forms.map((form) => ({
    form,
    count: 1,
    vector: Float32Array.from({ length: dimensions }, () => chance.normal() / 2),
  }));
}
