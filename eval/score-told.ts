/**
 * What the samples' stories tell, held against what was planted: contradictions, omissions, copies, readouts, namings,
 * and contradictions claimed beyond those.
 *
 *     node eval/score-told.ts [--all]     --all prints every fact that some outlet lacks
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pageOfRow } from '../src/collect/collect.ts';
import type { Reading } from '../src/model.ts';
import { readPage } from '../src/pipeline.ts';
import { type Claim, type Quoted, type StoryTold, tellStory } from '../src/stories/stories.ts';

interface Words {
  readonly article: string;
  readonly words: string;
}
interface Planted {
  readonly stories: readonly { readonly id: string; readonly articles: readonly string[] }[];
  readonly contradictions: readonly PlantedClaim[];
  readonly compatible: readonly PlantedClaim[];
  readonly omissions: readonly {
    readonly story: string;
    readonly fact: string;
    readonly missing: readonly string[];
    readonly present: readonly Words[];
  }[];
  readonly copies: readonly { readonly articles: readonly string[]; readonly agency: string }[];
  readonly readouts: readonly {
    readonly story: string;
    readonly sides: readonly { readonly article: string; readonly party: string }[];
  }[];
  readonly namings: readonly (Words & { readonly party: string; readonly quoted: boolean })[];
}
interface PlantedClaim {
  readonly story: string;
  readonly field: string;
  readonly note: string;
  readonly values: readonly Words[];
}

/** What was found of what was planted, and what was claimed beyond. */
export interface ToldScore {
  readonly kind: string;
  readonly planted: number;
  readonly missed: readonly string[];
  readonly beyond: readonly string[];
}

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
/** What was planted in the samples. */
export const readPlanted = (): Planted =>
  JSON.parse(readFileSync(here('samples.planted.json'), 'utf8')) as Planted;

/** The readings of the samples by id. */
export function readSamples(): ReadonlyMap<string, Reading> {
  const rows = readFileSync(here('samples.gold.jsonl'), 'utf8').split('\n').filter(Boolean);
  const readings = rows.map((row, i) =>
    readPage(pageOfRow(JSON.parse(row) as Record<string, unknown>, `samples:${i + 1}`)),
  );
  return new Map(readings.map((it) => [it.article.id, it]));
}

/** Every planted fact against the stories told of the planted groups. */
export function scoreTold(
  readings: ReadonlyMap<string, Reading>,
  planted: Planted = readPlanted(),
): readonly ToldScore[] {
  const told = new Map(
    planted.stories.map(({ id, articles }) => [id, tellStory(articles.map((it) => readings.get(it)!))]),
  );
  const of = (story: string): StoryTold => told.get(story)!;
  return [
    scoreContradictions(planted, told, readings),
    {
      kind: 'omissions',
      planted: planted.omissions.length,
      missed: planted.omissions
        .filter((it) => !isOmissionTold(it, of(it.story), readings))
        .map(({ story, fact }) => `${story}: ${fact}`),
      beyond: [],
    },
    {
      kind: 'copies',
      planted: planted.copies.length,
      missed: planted.copies
        .filter(({ articles, agency }) => !isCopyTold(articles, agency, told))
        .map(({ articles }) => articles.join(' ')),
      beyond: [],
    },
    {
      kind: 'readouts',
      planted: planted.readouts.length,
      missed: planted.readouts
        .filter(({ story, sides }) => {
          const found = of(story).readouts.flatMap((it) => it.sides);
          return !sides.every((side) =>
            found.some(({ article, party }) => article === side.article && party === side.party),
          );
        })
        .map(({ story }) => story),
      beyond: [...told]
        .filter(
          ([id, { readouts }]) => readouts.length > 0 && !planted.readouts.some((it) => it.story === id),
        )
        .map(([id]) => id),
    },
    {
      kind: 'namings',
      planted: planted.namings.length,
      missed: planted.namings
        .filter((it) => !isNamingFound(it, readings.get(it.article)!))
        .map(({ article, words, quoted }) => `${article}: ${words}${quoted ? ' (quoted)' : ''}`),
      beyond: [],
    },
  ];
}

function scoreContradictions(
  planted: Planted,
  told: ReadonlyMap<string, StoryTold>,
  readings: ReadonlyMap<string, Reading>,
): ToldScore {
  const missed = planted.contradictions.filter(
    (it) => !told.get(it.story)!.contradictions.some((claim) => isThat(claim, it, readings)),
  );
  const beyond = [...told].flatMap(([story, { contradictions }]) =>
    contradictions
      .filter(
        (claim) => !planted.contradictions.some((it) => it.story === story && isThat(claim, it, readings)),
      )
      .map((claim) => `${story}: ${drawClaim(claim)}`),
  );
  return {
    kind: 'contradictions',
    planted: planted.contradictions.length,
    missed: missed.map(({ story, field, note }) => `${story}: ${field}, ${note}`),
    beyond,
  };
}

const drawClaim = ({ field, values }: Claim): string =>
  `${field} ${values.map((it) => `[${it.value} «${it.words.map(({ words }) => words).join(' | ')}» ${it.articles.join(' ')}]`).join(' ')}`;

/** Whether a claim sets two of the planted values, in other words, against each other. */
function isThat(claim: Claim, wanted: PlantedClaim, readings: ReadonlyMap<string, Reading>): boolean {
  if (claim.field !== wanted.field) return false;
  const saidBy = ({ article, words }: Words): string | undefined =>
    claim.values.find((it) =>
      claim.field === 'number'
        ? it.words.some((quoted) => quoted.article === article && meets(quoted, words, readings))
        : it.articles.includes(article),
    )?.value;
  return wanted.values.some((a) =>
    wanted.values.some((b) => {
      const [x, y] = [saidBy(a), saidBy(b)];
      return a.words !== b.words && x !== undefined && y !== undefined && x !== y;
    }),
  );
}

/** Whether quoted words and planted words of one article share a place. */
function meets(quoted: Quoted, words: string, readings: ReadonlyMap<string, Reading>): boolean {
  const start = readings.get(quoted.article)!.article.body.indexOf(words);
  return start >= 0 && quoted.start < start + words.length && start < quoted.end;
}

function isOmissionTold(
  { missing, present }: Planted['omissions'][number],
  { facts, omissions }: StoryTold,
  readings: ReadonlyMap<string, Reading>,
): boolean {
  return omissions.some(
    ({ fact, articles }) =>
      missing.every((it) => articles.includes(it)) &&
      present.some(({ article, words }) =>
        facts[fact]!.present.some((quoted) => quoted.article === article && meets(quoted, words, readings)),
      ),
  );
}

const isCopyTold = (
  articles: readonly string[],
  agency: string,
  told: ReadonlyMap<string, StoryTold>,
): boolean =>
  [...told.values()].some(({ sources }) =>
    sources.some((it) => articles.every((id) => it.articles.includes(id)) && it.agency?.includes(agency)),
  );

const isNamingFound = ({ words, party, quoted }: Planted['namings'][number], { namings }: Reading): boolean =>
  namings.some((it) => it.party === party && it.quoted === quoted && it.words.includes(words));

if (import.meta.main) {
  const readings = readSamples();
  for (const { kind, planted, missed, beyond } of scoreTold(readings)) {
    console.log(`${kind}: ${planted - missed.length} of ${planted}`);
    for (const it of missed) console.log(`  missed  ${it}`);
    for (const it of beyond) console.log(`  beyond  ${it}`);
  }
}
