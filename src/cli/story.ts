/** One story on the command line: as JSON, or as a page to look at. */
import type { StoryRecord } from '../store/store.ts';
import { type Claim, type Fact, type StoryTold, tellStory } from '../stories/stories.ts';
import { plain } from './marks.ts';

export type StoryPage = { readonly id: string } & StoryTold;

/** A story with what its reports say together. */
export const storyRecord = ({ id, readings }: StoryRecord): StoryPage => ({ id, ...tellStory(readings) });

const section = (name: string, lines: readonly string[]): readonly string[] =>
  lines.length > 0 ? [name.toUpperCase(), ...lines.map((line) => `  ${line}`), ''] : [];

/** The story as text: contradictions first, then who leaves out what, the accounts, the reports. */
export function drawStory(story: StoryPage): string {
  const { facts, reports, sources, readouts, namings } = story;
  const lines = [
    story.id,
    '',
    ...section('contradictions', story.contradictions.flatMap(drawClaim)),
    ...section(
      'left out',
      story.omissions.map(({ fact, missing }) => `${missing.join(', ')}: ${drawFact(facts[fact]!)}`),
    ),
    ...section(
      'accounts of two sides',
      readouts.flatMap(({ sides }) =>
        sides.flatMap(({ party, article, only }) => [
          `${party} (${article}) alone says`,
          ...only.map((fact) => `  ${drawFact(facts[fact]!)}`),
        ]),
      ),
    ),
    ...section(
      'who is called what',
      namings.map(
        ({ party, words, outlet, quoted, voice, count }) =>
          `${party} «${words}»${quoted ? ' in scare quotes' : ''}${voice === 'quotation' ? ' in a quotation' : ''} · ${outlet} · ${count}`,
      ),
    ),
    ...section(
      'reports',
      reports.map(
        ({ id, outlet, title, published }) =>
          `${published ?? 'undated'} · ${outlet ?? ''} · ${title} · ${id}`,
      ),
    ),
    `${reports.length} reports, ${sources.length} independent texts`,
    '',
  ];
  return plain(lines.join('\n'));
}

const drawFact = ({ words, who, kind }: Fact): string =>
  kind === 'statement' ? `${who ?? ''}: ${words}` : words;

const drawClaim = ({ field, about, values }: Claim): readonly string[] => [
  `${field}${about === null ? '' : ` (${about})`}`,
  ...values.flatMap(({ value, words, independent }) => [
    `  ${value} · ${independent} independent`,
    ...words.map((it) => `    «${it.words}» ${it.article}`),
  ]),
];
