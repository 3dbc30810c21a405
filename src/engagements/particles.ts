/** Prepositions and marks that the rules ask for, in normal form: one string per line, sets made of them. */
export const WITH_MAA = 'مع';
export const BETWEEN = 'بين';
export const OUT_OF = 'من';
export const IN_FI = 'في';
export const BY_BI = 'ب';
export const TO_ILA = 'الي';
/** Pronouns written onto a word: of a man, of a woman or of things. */
export const HIS = 'ه';
export const HER = 'ها';
const TO_LAM = 'ل';
const TOWARDS = 'نحو';
const TOWARDS_SAWB = 'صوب';
const IN_DIRECTION = 'باتجاه';
const SINCE_MUNDH = 'منذ';
const UNTIL = 'حتي';
const UNTIL_END = 'لغايه';
const ISSUED_THEY = 'الصادره';
const ISSUED_IT = 'الصادر';
const MINE = 'ي';
const OURS = 'نا';
const SEMICOLON = '؛';
const QUESTION = '؟';

/** Where something is. */
export const IN: ReadonlySet<string> = new Set([IN_FI, BY_BI]);
/** Where something goes or whom it is meant for. */
export const TO: ReadonlySet<string> = new Set([TO_ILA, TO_LAM]);
/** Where a journey goes. */
export const HEADING: ReadonlySet<string> = new Set([TO_ILA, TO_LAM, TOWARDS, TOWARDS_SAWB, IN_DIRECTION]);
export const WITH: ReadonlySet<string> = new Set([WITH_MAA, BY_BI]);
export const WITH_ONLY: ReadonlySet<string> = new Set([WITH_MAA]);
export const FROM: ReadonlySet<string> = new Set([OUT_OF]);
/** How long something lasts. */
export const LASTING: ReadonlySet<string> = new Set([SINCE_MUNDH, UNTIL, UNTIL_END]);
/** What newspapers are on their day. */
export const ISSUED: ReadonlySet<string> = new Set([ISSUED_THEY, ISSUED_IT]);
/** Pronouns that mean one: his, her and the speaker's own. */
export const SINGLE: ReadonlySet<string> = new Set([HIS, HER, MINE, OURS]);
/** Marks that end a clause. */
export const ENDING: ReadonlySet<string> = new Set(['.', ':', ';', '!', '?', '…', SEMICOLON, QUESTION]);
/** Attached «ل». */
export const LAM = TO_LAM;

const IN_TURN_WORDS = 'جهته جهتها جانبه جانبها ناحيته ناحيتها طرفه طرفها بدوره بدورها';
/** «من جهته», «بدوره»: said of whoever comes next, and no part of his name or office. */
export const IN_TURN: ReadonlySet<string> = new Set(IN_TURN_WORDS.split(' '));

const IN_IT_WORDS = 'فيها فيه';
/** «شارك فيها», «حضر فيه»: in what was told. */
export const IN_IT: ReadonlySet<string> = new Set(IN_IT_WORDS.split(' '));
const ALL_ALONG_WORDS = 'خلالها خلاله خلالهما خلالهم اثناءها فيها';
/** «في زيارة يلتقي خلالها …»: during what was told. */
export const ALL_ALONG: ReadonlySet<string> = new Set(ALL_ALONG_WORDS.split(' '));

const PRESENCE_WORDS = 'بمشاركه بحضور';
/** «بمشاركة …», «بحضور …»: with those who came. */
export const WITH_PRESENCE: ReadonlySet<string> = new Set(PRESENCE_WORDS.split(' '));
