/** robots.txt as RFC 9309 has it, with Arabic and percent-encoded paths, and the pause that a host asks for. */
import robotsModule from 'robots-parser';

/** What a host allows. */
export interface Robots {
  isAllowed(url: URL): boolean;
  /** `Crawl-delay`, or null where none is asked for. */
  readonly pauseMs: number | null;
  readonly sitemaps: readonly string[];
}

type Parse = (url: string, text: string) => Parsed;
interface Parsed {
  isAllowed(url: string, agent: string): boolean | undefined;
  getCrawlDelay(agent: string): number | undefined;
  getSitemaps(): string[];
}
// The package is CommonJS and its types say otherwise.
const parse = robotsModule as unknown as Parse;

/** Rules of hosts that have none, and of hosts that could not be asked: RFC 9309, 2.3.1. */
export const ALL_ALLOWED: Robots = { isAllowed: () => true, pauseMs: null, sitemaps: [] };

export const ROBOTS_LIMIT_BYTES = 524_288;
const LONGEST_LINE = 2_048;
const MOST_SITEMAPS = 20;

/**
 * The rules of a robots.txt for the product `agent`.
 *
 * @source RFC 9309: paths are compared percent-decoded where a letter needs no encoding, encoded otherwise
 */
export function readRobots(text: string, url: URL, agent: string): Robots {
  const lines = text
    .replace(/^\ufeff/u, '')
    .split(/\r\n|\r|\n/u)
    .map((line) => boundStars(line.slice(0, LONGEST_LINE).replace(/\*{2,}/gu, '*')));
  const parsed = parse(new URL('/robots.txt', url).href, lines.map(plainLetters).join('\n'));
  const delay = parsed.getCrawlDelay(agent);
  return {
    isAllowed: (asked) => asked.pathname === '/robots.txt' || parsed.isAllowed(plain(asked), agent) !== false,
    pauseMs: delay !== undefined && delay > 0 ? delay * 1_000 : null,
    sitemaps: parsed.getSitemaps().slice(0, MOST_SITEMAPS),
  };
}

const MOST_STARS = 16;
/** Patterns of many stars take long to compare: they are cut so that they forbid more and allow less. */
function boundStars(line: string): string {
  const pieces = line.split('*');
  if (pieces.length <= MOST_STARS) return line;
  return /^\s*allow/iu.test(line) ? '' : `${pieces.slice(0, MOST_STARS).join('*')}*`;
}

const plain = (url: URL): string => `${url.origin}${plainLetters(url.pathname + url.search)}`;

const PLAIN = /^[A-Za-z0-9._~-]$/u;
/** `%61` is `a`; what must be encoded stays so, in upper case. */
const plainLetters = (line: string): string =>
  line.replace(/%[0-9A-Fa-f]{2}/gu, (code) => {
    const letter = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return PLAIN.test(letter) ? letter : code.toUpperCase();
  });
