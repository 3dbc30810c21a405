/**
 * The central types, in the order in which they are made: page → article → text → mentions →
 * engagements, statements, namings → reading. Plain readonly data throughout: no classes, no `Date`.
 * Places are UTF-16 code units into `Article.body` (or the title, where evidence says so), half-open.
 */

/** A half-open place in the body. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What one stage noticed and what did not stop it. */
export type Stage = 'collect' | 'article' | 'text' | 'mentions' | 'engagements' | 'statements' | 'store';
export interface Problem {
  readonly code: string;
  readonly stage: Stage;
  readonly message: string;
  readonly place?: Span;
}

// ---- page ---------------------------------------------------------------------------------------

/** What came in, before it was understood. `content` is decoded text. */
export interface Page {
  /** The id that came with the input, or null. */
  readonly id: string | null;
  readonly url: string | null;
  /** Where it was found: a path, an address, `-`, with `:line` for JSON Lines. Shown in messages only. */
  readonly place: string;
  readonly kind: 'html' | 'text';
  readonly content: string;
  /** What the input itself says beside the content; wins over what the page says. */
  readonly given: GivenFacts;
  /** What a feed or sitemap says of it; stands only where the page itself says nothing. */
  readonly hinted?: GivenFacts;
  readonly problems: readonly Problem[];
}
export interface GivenFacts {
  readonly title?: string;
  readonly outlet?: string;
  readonly author?: string;
  /** ISO 8601 day or instant. */
  readonly published?: string;
  /** When the page was fetched, ISO 8601 instant: a bound for its day, never the day itself. */
  readonly fetched?: string;
}

// ---- article ------------------------------------------------------------------------------------

export type DropReason =
  | 'headline'
  | 'headline-again'
  | 'repeated'
  | 'masthead'
  | 'byline'
  | 'date-line'
  | 'credit'
  | 'keywords'
  | 'short-link'
  | 'share'
  | 'caption'
  | 'read-also'
  | 'attached-article'
  | 'navigation'
  | 'advertisement'
  | 'comments'
  | 'furniture'
  | 'empty-markup';
/** A line of the page that did not become body. */
export interface Dropped {
  readonly words: string;
  readonly reason: DropReason;
}
/** The report itself with its metadata, apart from the page's furniture. */
export interface Article {
  readonly id: string;
  readonly url: string | null;
  readonly title: string;
  readonly outlet: string | null;
  readonly author: string | null;
  /** ISO 8601 day of publication, or null where the page names none. */
  readonly published: string | null;
  readonly updated: string | null;
  /** The agency or outlet that the page credits, e.g. «المصدر: …». */
  readonly credit: string | null;
  readonly keywords: readonly string[];
  /** BCP 47 language, e.g. `ar`. */
  readonly language: string;
  /** Paragraphs joined by one line feed. */
  readonly body: string;
  readonly dropped: readonly Dropped[];
  readonly problems: readonly Problem[];
}

/** What an article says of itself where only its words are given: nothing. */
export const BARE_ARTICLE: Omit<Article, 'id' | 'body'> = {
  url: null,
  title: '',
  outlet: null,
  author: null,
  published: null,
  updated: null,
  credit: null,
  keywords: [],
  language: 'ar',
  dropped: [],
  problems: [],
};

// ---- text ---------------------------------------------------------------------------------------

/** One way to take attached particles off a word. */
export interface Parse {
  /** Conjunction in front: «و» or «ف», else empty. */
  readonly conjunction: string;
  /** Preposition or future mark attached: «ب», «ل», «ك», «س», else empty. */
  readonly particle: string;
  /** Whether the definite article stands on the rest. */
  readonly article: boolean;
  /** The form without conjunction and particle, article kept. */
  readonly rest: string;
  /** The form without conjunction, particle and article. */
  readonly stem: string;
}
/** A word type: shared by all tokens of one spelling. */
export interface Word {
  /** Normal form: see `normalise`. */
  readonly form: string;
  /** All ways to take particles off, the whole word first. */
  readonly parses: readonly Parse[];
}
export interface Token extends Span {
  readonly kind: 'word' | 'number' | 'mark';
  /** As printed. */
  readonly words: string;
  /** `word.form`; for marks the character. */
  readonly form: string;
  readonly word: Word;
}
/** A run of tokens, `first` inclusive, `last` exclusive, with its place in the body. */
export interface Sentence extends Span {
  readonly first: number;
  readonly last: number;
  /** Index of the paragraph (line of the body) it stands in. */
  readonly paragraph: number;
}
/** What stands between quotation marks, marks excluded; `last` exclusive. */
export interface Quote extends Span {
  readonly first: number;
  readonly last: number;
}
export interface Text {
  readonly body: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
  readonly paragraphs: readonly Span[];
  readonly quotes: readonly Quote[];
  /** For each token the index of the innermost quote around it, or -1. */
  readonly quoteOf: readonly number[];
}

// ---- mentions -----------------------------------------------------------------------------------

export type MentionKind = 'person' | 'office' | 'org' | 'country' | 'place' | 'date';
/** A person, office, body, country, place or time named in the body (as `--with mentions` prints it). */
export interface Mention extends Span {
  readonly kind: MentionKind;
  readonly value: string | null;
  readonly rule: string;
  /** Token range, `last` exclusive. */
  readonly first: number;
  readonly last: number;
}
export interface PlaceMention extends Mention {
  readonly kind: 'place' | 'country';
  /** Canonical Arabic form of the city, or null. */
  readonly city: string | null;
  /** ISO 3166-1 alpha-2 (also PS, EH), or null. */
  readonly country: string | null;
  /** Codes of the states that have, or claim, a city of this name, where there are several. */
  readonly claimed: readonly string[];
  readonly venue: string | null;
}
export interface DateMention extends Mention {
  readonly kind: 'date';
  /** ISO 8601 day, month, year or interval `from/to`; null where it cannot be resolved without the day of publication. */
  readonly value: string | null;
  /** For a bare weekday: the next such day, where `value` is the latest one on or before publication. */
  readonly next: string | null;
  readonly grain: 'day' | 'month' | 'year' | 'interval';
  /** Whether the words themselves place it before («الماضي»، «أمس») or after («المقبل»، «غدا») publication. */
  readonly tense: 'past' | 'future' | 'present' | null;
  /** ISO weekday 1 (Monday) … 7 (Sunday) where the words name one, else null. */
  readonly weekday: number | null;
}

export type ActorKind = 'person' | 'office' | 'group' | 'institution' | 'state' | 'pronoun';
/**
 * A noun phrase that can act: a person with or without office, an office alone, a delegation or other
 * collective, an institution, a state (or its capital) in the place of its people, a pronoun.
 */
export interface Actor extends Span {
  readonly kind: ActorKind;
  /** Token range of the whole phrase, `last` exclusive. */
  readonly first: number;
  readonly last: number;
  /** The personal name without titles; null where only the office is given. */
  readonly name: Span | null;
  /** The office as worded, without the name. */
  readonly role: Span | null;
  /** Party code as in GUIDELINES (ISO alpha-2, UN, HAMAS …) or null, with the words that say so. */
  readonly represents: string | null;
  readonly representsAt: Span | null;
  /** Free or attached preposition that governs it («مع», «ب», «إلى» …), normalised; empty where none. */
  readonly preposition: string;
  /** Whether it continues a coordination («و» or comma between two actors). */
  readonly joined: boolean;
  /** Whether it names several («وزراء», «الرئيسان»). */
  readonly plural: boolean;
  /** Index into `Mentions.entities` of who this is. */
  readonly entity: number;
  readonly rule: string;
}
/** One person or body of the article under all its mentions. */
export interface Entity {
  /** Index into `Mentions.actors`, in text order. */
  readonly actors: readonly number[];
  /** Fullest name in the article. */
  readonly name: Span | null;
  /** Most telling office in the article. */
  readonly role: Span | null;
  readonly represents: string | null;
  readonly representsAt: Span | null;
  readonly plural: boolean;
  /** Stable id of a person whom the dated facts know, else null. */
  readonly person: string | null;
  /** Id of the office as in the dated facts (`foreign-minister`), or the type of its head; empty where none. */
  readonly office: string;
}
export interface Mentions {
  readonly actors: readonly Actor[];
  readonly entities: readonly Entity[];
  readonly dates: readonly DateMention[];
  readonly places: readonly PlaceMention[];
  /** Everything as the contract prints it, by place. */
  readonly all: readonly Mention[];
}

// ---- engagements --------------------------------------------------------------------------------

export type EngagementKind = 'meeting' | 'call' | 'visit' | 'summit' | 'signing' | 'message';
export type Status = 'held' | 'planned' | 'cancelled' | 'denied';
export type Focus = 'main' | 'background';

/** Words that say a value, and the rule that read them. `body.slice(start, end) === words`. */
export interface Evidence extends Span {
  readonly words: string;
  readonly rule: string;
  /** Set where the words stand in the title; the offsets then hold against the title. */
  readonly in?: 'title';
}
export interface Participant {
  readonly name: string | null;
  readonly role: string | null;
  readonly represents: string | null;
  readonly part: 'principal' | 'attendee';
  /** Stable id of a known person, else null. */
  readonly person: string | null;
}
export interface Place {
  readonly city: string | null;
  readonly country: string | null;
  readonly venue: string | null;
}
export interface Engagement {
  readonly id: string;
  readonly kind: EngagementKind;
  readonly status: Status;
  readonly focus: Focus;
  /** ISO 8601 day, month or year. */
  readonly date: string | null;
  readonly until: string | null;
  /** First and last possible day where the day can only be bounded. */
  readonly between: readonly [string, string] | null;
  readonly place: Place;
  readonly participants: readonly Participant[];
  readonly topics: readonly string[];
  /** JSON pointer into this engagement → the words that say it. */
  readonly evidence: Readonly<Record<string, readonly Evidence[]>>;
  /** JSON pointers of values that no words of the report state. */
  readonly inferred: readonly string[];
  /** JSON pointers of values that a user has set, empty where he added the engagement; absent where none has. */
  readonly corrected?: readonly string[];
}

// ---- statements, namings, sourcing --------------------------------------------------------------

export type Channel =
  | 'statement'
  | 'press-conference'
  | 'interview'
  | 'speech'
  | 'call'
  | 'letter'
  | 'social-media'
  | 'official'
  | 'source';
export type Strength =
  | 'say'
  | 'stress'
  | 'announce'
  | 'call-for'
  | 'promise'
  | 'warn'
  | 'threaten'
  | 'accuse'
  | 'deny'
  | 'condemn'
  | 'thank'
  | 'claim';
export interface Statement extends Span {
  readonly speaker: string;
  readonly represents: string | null;
  readonly channel: Channel | null;
  /** On whose word the outlet reports it, or null. */
  readonly authority: string | null;
  readonly cue: string;
  readonly strength: Strength;
  readonly direct: boolean;
  /** `body.slice(start, end)`. */
  readonly content: string;
  readonly evidence: Readonly<Record<string, readonly Evidence[]>>;
}
/** `quotation`: the name stands in what somebody is quoted with, so the choice is his; else the report's own. */
export type Voice = 'own' | 'quotation';
export interface Naming extends Span {
  readonly party: string;
  readonly words: string;
  /** In scare quotes. */
  readonly quoted: boolean;
  /** The form as it stands in `lexicons/namings.tsv`: one for all spellings of it. */
  readonly form: string;
  readonly voice: Voice;
  /** Whose quotation, in the report's words; null in its own voice, and where it does not say. */
  readonly speaker: string | null;
}
export interface Sourcing {
  readonly dated: boolean;
  readonly namedActors: number;
  readonly unnamedActors: number;
  readonly attributed: number;
  readonly anonymous: number;
  readonly sentences: number;
  /** Whether the page names who wrote it. */
  readonly bylined: boolean;
  /** Statements quoted word for word. */
  readonly direct: number;
  /** Sentences in which nothing is attributed to anybody. */
  readonly unattributed: number;
  /** To whom statements are attributed, the most quoted first. */
  readonly speakers: readonly SourcedSpeaker[];
  readonly layout: Layout;
}
export interface SourcedSpeaker {
  /** As the report first names the speaker. */
  readonly speaker: string;
  readonly represents: string | null;
  readonly statements: number;
}
/** Lines that pages made by template have: counts, no grade. */
export interface Layout {
  /** «مدة القراءة: 3 دقائق», or facts between bars: above or within the report. */
  readonly metaLines: number;
  /** Lines that are questions, as in lists of questions and answers. */
  readonly questionLines: number;
  /** Lines that begin with a bullet or a number. */
  readonly listLines: number;
}

// ---- reading ------------------------------------------------------------------------------------

/** All that was read of one page: what is stored, printed and shown. */
export interface Reading {
  /** Version of Liqa that made it. */
  readonly liqa: string;
  readonly article: Article;
  readonly engagements: readonly Engagement[];
  readonly statements: readonly Statement[];
  readonly namings: readonly Naming[];
  readonly sourcing: Sourcing;
  readonly mentions: readonly Mention[];
  readonly problems: readonly Problem[];
}
