/** One story on the command line: as JSON, or as a page to look at. */
import type { Store, StoryRecord } from '../store/store.ts';
import {
  type Claim,
  daysOf,
  type Fact,
  type StoryTold,
  tellStory,
  type Utterance,
} from '../stories/stories.ts';
import { plain } from './marks.ts';

export type StoryPage = { readonly id: string } & StoryTold;

/** A story with what its reports say together. */
export async function storyRecord(
  { sources }: Pick<Store, 'sources'>,
  { id, readings }: StoryRecord,
): Promise<StoryPage> {
  const days = daysOf(readings);
  return { id, ...tellStory(readings, days ? await sources.followed(...days) : []) };
}

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
      'other outlets that are followed',
      story.coverage.filter(({ state }) => state !== 'reported').map(drawCoverage),
    ),
    ...section(
      'passed on by several',
      story.chain.filter(({ versions }) => versions.length > 1).flatMap(drawUtterance),
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
        ({ party, words, outlet, quoted, voice, speaker, count }) =>
          `${party} «${words}»${quoted ? ' in scare quotes' : ''}${voice === 'quotation' ? ` in a quotation${speaker === null ? '' : ` of ${speaker}`}` : ''} · ${outlet} · ${count}`,
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

const STATES: Readonly<Record<string, string>> = {
  silent: 'was collected and does not report it',
  'not-collected': 'was not collected at the time',
};
const drawCoverage = ({ outlet, state, until }: StoryPage['coverage'][number]): string =>
  `${outlet} ${STATES[state] ?? state}${until === null ? '' : ` (until ${until})`}`;

/** Reporter → channel → authority → speaker, and what each version leaves out. */
const drawUtterance = ({ speaker, versions }: Utterance): readonly string[] => [
  speaker,
  ...versions.flatMap(({ reporter, channel, authority, kept, content, cut }) => [
    `  ${[reporter, channel, authority, `${Math.round(kept * 100)} %`].filter(Boolean).join(' · ')}: «${content.words}»`,
    ...cut.map(({ words }) => `    without «${words}»`),
  ]),
];

const drawFact = ({ words, who, kind }: Fact): string =>
  kind === 'statement' ? `${who ?? ''}: ${words}` : words;

const drawClaim = ({ field, about, values }: Claim): readonly string[] => [
  `${field}${about === null ? '' : ` (${about})`}`,
  ...values.flatMap(({ value, words, independent }) => [
    `  ${value} · ${independent} independent`,
    ...words.map((it) => `    «${it.words}» ${it.article}`),
  ]),
];
