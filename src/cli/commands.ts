/** What the user may say, and which file answers. */
import { Command, CommanderError, Option } from 'commander';
import { CODES, LiqaError } from '../errors.ts';
import { VERSION } from '../version.ts';
import { isBrokenPipe, type Output, openOutput } from './output.ts';

/** Runs one command. @returns the exit code of the contract: 0 all read, 1 some inputs failed, 2 wrong usage */
export async function main(words: readonly string[], output: Output = openOutput()): Promise<number> {
  const ending = { code: 0 };
  try {
    await makeProgram(output, ending).parseAsync([...words], { from: 'user' });
    await output.end();
    return ending.code;
  } catch (cause) {
    return exitOf(cause, output);
  }
}

function exitOf(cause: unknown, output: Output): number {
  if (isBrokenPipe(cause)) return 0;
  if (cause instanceof CommanderError) {
    if (cause.exitCode === 0) return 0;
    output.note(`usage.bad-argument: ${sentenceOf(cause)}`);
    return CODES['usage.bad-argument'].exit;
  }
  if (cause instanceof LiqaError) {
    output.note(`${cause.code}: ${cause.message}`);
    return CODES[cause.code].exit;
  }
  const why = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
  output.note(`internal.failed: this is a fault of Liqa's, please report it: ${why}`);
  return CODES['internal.failed'].exit;
}

const HELP = 'liqa --help tells what there is';
function sentenceOf({ message }: CommanderError): string {
  const words = message
    .replace(/^error: /u, '')
    .split('\n')
    .join(' ');
  return `${words}: ${HELP}`;
}

type Action = (output: Output, ...given: never[]) => Promise<number>;
type Load = () => Promise<Action>;

function makeProgram(output: Output, ending: { code: number }): Command {
  const program = new Command('liqa')
    .description('Reads the Arabic press and keeps a sourced record of official engagements.')
    .version(VERSION)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.write(text),
      writeErr: () => {},
      outputError: () => {},
    })
    .showSuggestionAfterError(false)
    .enablePositionalOptions();
  const add: Add = (usage, about, load) => {
    const command = program.command(usage).description(about).allowExcessArguments(false);
    return command.action(async (...given: unknown[]) => {
      const action = await load();
      // commander hands over the arguments, the options and the command itself
      ending.code = await action(output, ...(given.slice(0, -1) as never[]));
    });
  };
  addReading(add);
  addAsking(add);
  addExport(add);
  addStories(add);
  addServing(add);
  addOffices(program, output, ending);
  addUsers(program, output, ending);
  addLater(add);
  program.allowExcessArguments().action(() => {
    const [name] = program.args;
    const message = name === undefined ? 'no command was named' : `there is no command «${name}»`;
    throw new LiqaError('usage.bad-argument', `${message}: ${HELP}`);
  });
  return program;
}
type Add = (usage: string, about: string, load: Load) => Command;

const published = (): Option =>
  new Option('--published <day>', 'day of publication of pages that come without one, e.g. 2021-02-18');
const store = (): Option =>
  new Option('--store <file>', 'the store (default: liqa.db in the data folder of the user)');
const limit = (): Option => new Option('--limit <number>', 'how many at most').default('50');
const allowHost = (): Option =>
  new Option(
    '--allow-host <host>',
    'ask this host although it is not a public one; may be repeated',
  ).argParser((host: string, before: readonly string[] | undefined) => [...(before ?? []), host]);
const format = (): Option =>
  new Option('--format <format>', 'JSON Lines or a page to look at').choices(['jsonl', 'pretty']);

const filters = (command: Command): Command =>
  command
    .option('--about <party>', 'a party code, or words of a name or office')
    .option('--with <party>', 'the same for another participant')
    .option('--kind <kind>', 'meeting, call, visit, summit, signing or message')
    .option('--status <status>', 'held, planned, cancelled or denied')
    .option('--focus <focus>', 'main or background')
    .option('--topic <topic>', 'a topic, e.g. nuclear')
    .option('--outlet <outlet>', 'the outlet as printed')
    .option('--since <day>', 'first day')
    .option('--until <day>', 'last day')
    .option('--q <words>', 'words of the report');

function addReading(add: Add): void {
  add('read <input...>', 'read and print, store nothing', async () => (await import('./read.ts')).read)
    .addOption(format().default('jsonl'))
    .addOption(published())
    .option('--with <extras>', 'mentions, dropped, or both with a comma between')
    .addOption(allowHost())
    .option('--workers <number>', 'threads at most (default: one for each core, three at most)');
  add('add <input...>', 'read and keep', async () => (await import('./add.ts')).add)
    .addOption(store())
    .addOption(published())
    .addOption(allowHost())
    .option('--anew', 'read inputs from their beginning, whatever was read of them before')
    .option('--workers <number>', 'threads at most (default: one for each core, three at most)');
  add('watch [source...]', 'follow feeds, sitemaps and pages', async () => (await import('./watch.ts')).watch)
    .addOption(store())
    .option('--every <time>', 'pause between two visits', '15m')
    .option('--once', 'visit each source once and end')
    .option('--status', 'tell how collecting went, source by source')
    .addOption(format().default('pretty'))
    .addOption(allowHost());
  add(
    'why <sentence> [other]',
    'how a sentence was read; why two reports of the store, named by their ids, are one story or not',
    async () => (await import('./why.ts')).whyOf,
  )
    .addOption(published())
    .addOption(store())
    .addOption(format().default('pretty'));
}

function addAsking(add: Add): void {
  add(
    'search <query...>',
    'search the articles of the store',
    async () => (await import('./search.ts')).search,
  )
    .addOption(store())
    .addOption(limit())
    .option('--cursor <cursor>', 'where the page before ended')
    .addOption(format());
  filters(
    add('timeline', 'engagements by date', async () => (await import('./timeline.ts')).timeline)
      .addOption(store())
      .addOption(limit())
      .option('--cursor <cursor>', 'where the page before ended')
      .addOption(new Option('--order <order>', 'which comes first').choices(['newest', 'oldest']))
      .addOption(format()),
  );
  add('show <id>', 'an engagement, an article or a story', async () => (await import('./show.ts')).show)
    .addOption(store())
    .addOption(format());
}

function addExport(add: Add): void {
  const formats = ['jsonl', 'csv', 'parquet', 'jsonld', 'plover', 'ics', 'rss', 'gold'];
  filters(
    add(
      'export',
      'engagements as other programs take them',
      async () => (await import('./export.ts')).exportStore,
    )
      .addOption(store())
      .addOption(new Option('--format <format>', 'what it is written in').choices(formats).default('jsonl'))
      .option('--output <file>', 'write to this file (default: standard output)')
      .addOption(
        new Option('--rows <rows>', 'tables: a row for each').choices(['engagements', 'participants']),
      )
      .option('--all', 'gold: also articles that nobody corrected')
      .option('--desk <address>', 'where the desk stands, for links, e.g. https://desk.example'),
  );
}

function addStories(add: Add): void {
  add(
    'stories',
    'the reports of one happening together, of the store or of a file',
    async () => (await import('./stories.ts')).stories,
  )
    .option('--from <input>', 'read this instead and keep nothing; prints the story of each report')
    .option('--merge <id...>', 'these reports or stories are one story, whatever is read')
    .option('--split <id...>', 'these reports are none with the rest of their story')
    .addOption(store())
    .addOption(limit())
    .option('--cursor <cursor>', 'where the page before ended')
    .addOption(format());
}

function addServing(add: Add): void {
  const port = (command: Command): Command =>
    command
      .option('--port <number>', 'port', '4242')
      .option('--host <address>', 'address to listen on', '127.0.0.1')
      .option('--users <file>', 'those who may sign in, as liqa users writes them')
      .option('--trust-header <name>', 'the header in which a reverse proxy says who asks')
      .option('--follow <time>', 'visit the sources of the store so often, e.g. 15m')
      .option('--name <host...>', 'names by which the desk is reached behind a reverse proxy');
  port(add('serve', 'the desk and the JSON API', async () => (await import('./serve.ts')).serve))
    .addOption(store())
    .addOption(allowHost());
  port(
    add('start [input...]', 'read the samples, or what is named, and open the desk', async () => {
      return (await import('./start.ts')).start;
    }),
  )
    .addOption(store())
    .addOption(allowHost());
}

function addUsers(program: Command, output: Output, ending: { code: number }): void {
  const users = program.command('users').description('who may sign in to a shared desk').exitOverride();
  const file = (): Option => new Option('--users <file>', 'the file of users').default('liqa-users.tsv');
  users
    .command('add <name>')
    .description('add a user, or change his role and password; the password is read from standard input')
    .addOption(new Option('--role <role>', 'what he may do').choices(['reader', 'editor']).default('reader'))
    .addOption(file())
    .action(async (name: string, options: { role: string; users: string }) => {
      ending.code = await (await import('./users.ts')).addUser(output, name, options);
    });
  users
    .command('remove <name>')
    .description('take a user out')
    .addOption(file())
    .action(async (name: string, options: { users: string }) => {
      ending.code = await (await import('./users.ts')).removeUser(output, name, options);
    });
}

function addOffices(program: Command, output: Output, ending: { code: number }): void {
  const offices = program.command('offices').description('who held which office').exitOverride();
  offices
    .command('check')
    .description('check the office-holders of the lexicon')
    .action(async () => {
      ending.code = await (await import('./offices.ts')).check(output);
    });
  offices
    .command('import <file>')
    .description('rows for the lexicon from query results of Wikidata')
    .action(async (file: string) => {
      ending.code = await (await import('./offices.ts')).importFile(output, file);
    });
}

/** Commands of the contract that are still to come. */
function addLater(add: Add): void {
  for (const name of ['worker', 'mcp']) {
    add(name, 'not built yet', async () => async () => {
      throw new LiqaError('usage.bad-argument', `liqa ${name} is not built yet: ${HELP}`);
    })
      .allowUnknownOption()
      .allowExcessArguments();
  }
}
