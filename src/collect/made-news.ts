/**
 * Reports made for tests and measurements, as varied as the press: words as often as the press prints them, parties,
 * names and places of the lexicons, some hundreds of reports a day, most of them alone, some of one event, some of
 * these the same text again. What they say means nothing; each is the same whenever it is made.
 */
import { readLexicon } from '../lexicon/lexicon.ts';

export interface MadeReport {
  readonly title: string;
  readonly body: readonly string[];
  /** ISO 8601. */
  readonly day: string;
  readonly outlet: string;
}

/** Reports of one day. */
export const A_DAY = 300;
const FIRST_DAY = Date.UTC(2020, 0, 1);
const DAY_MS = 86_400_000;
/** Spreads the reports of one event over the day; it has no divisor in common with the reports of a day. */
const SPREAD = 77;
/** Of twenty reports, how many are of one event: fourteen events, eleven of them told once. */
const EVENTS = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 3, 4] as const;
const TWENTY = 20;
const OUTLETS = 12;
/** Of so many events that are told several times, one is told by an agency, whose text others take. */
const WIRED = 3;

type Draw = () => number;

/** Numbers from 0 to below 1 that seem drawn at random; the same for the same `seed`. @source mulberry32 */
function drawFrom(seed: number): Draw {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Forms of a lexicon, drawn as often as they are counted. */
interface Bag {
  readonly forms: readonly string[];
  /** Sums of the counts up to each form. */
  readonly sums: Float64Array;
}
function bagOf(rows: readonly (readonly [form: string, count: number])[]): Bag {
  let sum = 0;
  const sums = Float64Array.from(rows, ([, count]) => {
    sum += count;
    return sum;
  });
  return { forms: rows.map(([form]) => form), sums };
}
function drawWord({ forms, sums }: Bag, draw: Draw): string {
  const sought = draw() * sums.at(-1)!;
  let [from, to] = [0, sums.length - 1];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sums[middle]! > sought) to = middle;
    else from = middle + 1;
  }
  return forms[from]!;
}

interface Bags {
  readonly words: Bag;
  readonly given: Bag;
  readonly family: Bag;
  readonly states: Bag;
  readonly cities: Bag;
}
let bags: Bags | undefined;
const named = (form: string): boolean => /^[\u0621-\u064A]{2,}$/u.test(form);
/** The nth of a list is in the news n times less often than the first. */
const falling = (forms: readonly string[]): Bag => bagOf(forms.map((form, i) => [form, 1 / (i + 5)]));

function readBags(): Bags {
  const names = readLexicon('names').filter(({ form }) => named(form!));
  const ofClass = (name: string): Bag =>
    bagOf(names.filter((it) => it.class === name).map((it) => [it.form!, Number(it.count) + 1]));
  const first = (name: string, kind: string, key: string): readonly string[] => {
    const rows = readLexicon(name).filter((it) => it.class === kind && named(it.form!));
    return [...Map.groupBy(rows, (it) => it[key]!).values()].map(([row]) => row!.form!);
  };
  const words = readLexicon('words').filter(({ form }) => named(form!));
  return {
    words: bagOf(words.map(({ form, count }) => [form!, Number(count)])),
    given: ofClass('given'),
    family: ofClass('family'),
    states: falling(first('countries', 'name', 'code')),
    cities: falling(first('places', 'capital', 'country')),
  };
}

const OFFICES: readonly string[] = [
  'وزير خارجية',
  'رئيس وزراء',
  'وزير دفاع',
  'سفير',
  'رئيس برلمان',
  'وزير اقتصاد',
  'مبعوث',
];
const MEETINGS: readonly string[] = 'استقبل/التقى/بحث مع/هاتف/اجتمع مع'.split('/');
const SAID: readonly string[] = 'وقال وأكد وأضاف وأوضح وذكر'.split(' ');
const DAYS: readonly string[] = 'الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت'.split(' ');
const pick = (list: readonly string[], draw: Draw): string => list[Math.floor(draw() * list.length)]!;

/** Which event report `n` tells, and as which of its reports. */
function placeOf(n: number): { readonly day: number; readonly event: number; readonly teller: number } {
  const day = Math.floor(n / A_DAY);
  const place = ((n % A_DAY) * SPREAD) % A_DAY;
  let teller = place % TWENTY;
  let event = 0;
  for (; teller >= EVENTS[event]!; event++) teller -= EVENTS[event]!;
  const before = (day * A_DAY) / TWENTY + Math.floor(place / TWENTY);
  return { day, event: before * EVENTS.length + event, teller };
}

interface Event {
  readonly host: string;
  readonly guest: string;
  readonly city: string;
  readonly isMeeting: boolean;
  readonly facts: readonly (readonly string[])[];
  readonly headline: readonly string[];
  readonly isWired: boolean;
}
function makeEvent(n: number, { words, given, family, states, cities }: Bags): Event {
  const draw = drawFrom(n * 2);
  const list = (count: number): string[] => Array.from({ length: count }, () => drawWord(words, draw));
  const someone = (): string => {
    const name = `${drawWord(given, draw)} ${drawWord(family, draw)}`;
    return `${pick(OFFICES, draw)} ${drawWord(states, draw)} ${name}`;
  };
  return {
    host: someone(),
    guest: someone(),
    city: drawWord(cities, draw),
    isMeeting: draw() < 0.3,
    facts: Array.from({ length: 5 }, () => list(12 + Math.floor(draw() * 12))),
    headline: list(5),
    isWired: n % WIRED === 0,
  };
}

/** Share of the words in which two reports of one fact differ. */
const RETOLD = 0.25;

/** Report `n`; another one for each number, but for those that take an agency's text. */
export function makeNews(n: number): MadeReport {
  bags ??= readBags();
  const { words } = bags;
  const { day: number, event: at, teller } = placeOf(n);
  const event = makeEvent(at, bags);
  const at0 = new Date(FIRST_DAY + number * DAY_MS);
  const outlet = `صحيفة ${drawWord(bags.cities, drawFrom((n * 5 + 3) % OUTLETS))}`;
  // those that take an agency's text print what its first teller printed
  const own = drawFrom((at * TWENTY + (event.isWired ? 0 : teller)) * 2 + 1);
  const tell = (fact: readonly string[]): string =>
    fact.map((word) => (own() < RETOLD ? drawWord(words, own) : word)).join(' ');
  const [first, ...others] = event.facts.map(tell);
  const weekday = DAYS[at0.getUTCDay()]!;
  const lead = event.isMeeting
    ? `${pick(MEETINGS, own)} ${event.host}، اليوم ${weekday} في ${event.city}، ${event.guest}، ${first}.`
    : `${event.city} ${weekday}، ${first}.`;
  const body = [
    lead,
    `${pick(SAID, own)} ${event.host} إن ${others[0]}.`,
    `${others[1]}، ${others[2]}.`,
    `${pick(SAID, own)} ${event.guest} أن ${others[3]}.`,
    `${tell(event.headline)} ${Array.from({ length: 14 }, () => drawWord(words, own)).join(' ')}.`,
  ];
  const ownWords = drawFrom(n * 2 + 1);
  const title = `${event.headline.join(' ')} ${drawWord(words, ownWords)} ${drawWord(words, ownWords)}`;
  return { title, body, day: at0.toISOString().slice(0, 10), outlet };
}
