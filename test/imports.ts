/** Who may import whom, and who may touch the world: LAYOUT's table as data. ARCHITECTURE.md shows the same. */
export interface Part {
  readonly part: string;
  readonly imports: readonly string[];
  /** What it may touch: `no`, or words for people. */
  readonly world: string;
}

export const TABLE: readonly Part[] = [
  { part: 'lexicon', imports: [], world: 'reads lexicons/' },
  { part: 'text', imports: ['lexicon'], world: 'no' },
  { part: 'rules', imports: ['lexicon', 'text'], world: 'no' },
  { part: 'offices', imports: ['lexicon', 'text'], world: 'no' },
  { part: 'collect', imports: ['lexicon'], world: 'network, files, clock' },
  { part: 'article', imports: ['lexicon', 'text'], world: 'no' },
  { part: 'copies', imports: ['lexicon', 'text'], world: 'no' },
  { part: 'mentions', imports: ['lexicon', 'text', 'rules', 'offices'], world: 'no' },
  { part: 'engagements', imports: ['lexicon', 'text', 'rules', 'mentions', 'offices'], world: 'no' },
  { part: 'statements', imports: ['lexicon', 'text', 'rules', 'mentions', 'offices'], world: 'no' },
  { part: 'namings', imports: ['lexicon', 'text', 'rules', 'mentions', 'offices'], world: 'no' },
  {
    part: 'stories',
    imports: ['lexicon', 'text', 'copies', 'mentions', 'engagements', 'offices'],
    world: 'no',
  },
  { part: 'store', imports: ['text', 'copies', 'stories'], world: 'files, database' },
  { part: 'queue', imports: [], world: 'network' },
  {
    part: 'pipeline',
    imports: [
      'article',
      'text',
      'mentions',
      'engagements',
      'statements',
      'namings',
      'stories',
      'store',
      'queue',
    ],
    world: 'workers',
  },
  { part: 'export', imports: ['store', 'lexicon'], world: 'files' },
  {
    part: 'serve',
    imports: ['store', 'pipeline', 'export', 'collect', 'stories', 'offices', 'lexicon', 'text'],
    world: 'sockets',
  },
  { part: 'cli', imports: ['everything'], world: 'everything' },
];

/** Files beside the folders that everyone may import. */
export const COMMON: readonly string[] = ['model', 'errors', 'evidence', 'version', 'source-log'];
