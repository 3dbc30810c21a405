/** Sport: matches are called meetings, and clubs sign, call and receive as states do. */
import type { Trigger } from '../clauses.ts';
import type { Cluster } from '../merge.ts';
import type { Who } from '../people/who.ts';
import { type Scene, senseAt } from '../scene.ts';

/** A word of sport in the same sentence within a dozen words; «فريق», «الجولة» only where the report tells of sport. */
export function isSport(scene: Scene, { first, last, sentence }: Trigger): boolean {
  const range = scene.text.sentences[sentence]!;
  const from = Math.max(range.first, first - 12);
  const to = Math.min(range.last, last + 14);
  // «الفريق الركن» is a rank, «فريق الهلال» a team, also where it was taken for a body
  for (let i = from; i < to; i++) {
    const sense = senseAt(scene, i, 'w-sport');
    if (!sense || (scene.actorAt[i] !== -1 && sense.parse.article)) continue;
    if (!sense.id.startsWith(MAYBE_SPORT) || tellsOfSport(scene)) return true;
  }
  return false;
}
const MAYBE_SPORT = 'w-sport-maybe';

const sportOf = new WeakMap<Scene, boolean>();
/** «مباراة», «لاعب»: words that no report of talks has, wherever they stand. */
function tellsOfSport(scene: Scene): boolean {
  let known = sportOf.get(scene);
  if (known === undefined) {
    known = scene.senses.some((senses) =>
      senses.some((s) => s.class === 'w-sport' && !s.id.startsWith(MAYBE_SPORT)),
    );
    sportOf.set(scene, known);
  }
  return known;
}

/** How many of the first words of a report are words of sport. */
export function sportInOpening({ senses }: Scene): number {
  let words = 0;
  for (let i = 0; i < Math.min(senses.length, OPENING); i++)
    if (senses[i]!.some((s) => s.class === 'w-sport')) words++;
  return words;
}
/** Words of a report looked at. */
const OPENING = 60;

/**
 * «اجتمع رئيس النادي مع المشرف …», «تلتقي البرازيل مع بلجيكا»: in a report that is about sport (`body`), where nobody
 * of those who took part holds an office of state.
 */
export const isOfClubs = ({ principals }: Cluster, body: Scene): boolean =>
  !principals.some(({ who }) => isStatesman(who)) && isAboutSport(body);

const isStatesman = ({ role, code, entity }: Who): boolean =>
  entity.person !== null ||
  role.some((word) => STATE.has(word)) ||
  AUTHORITIES.has(role[0] ?? '') ||
  (code !== null && role[0] === PRESIDENT && !role.some((word) => OF_CLUBS.has(word)));
const STATE_WORDS =
  'وزير وزيره وزراء ملك ملكه امير سفير سفيره جمهوريه حكومه دوله خادم ولي برلمان محافظ محافظه والي مبعوث رعايه لرعايه';
const STATE: ReadonlySet<string> = new Set(STATE_WORDS.split(' '));
const AUTHORITY_WORDS = 'وزاره هييه مسوولين مسوولون';
const AUTHORITIES: ReadonlySet<string> = new Set(AUTHORITY_WORDS.split(' '));
const PRESIDENT = 'رييس';
const HOUSE_WORDS = 'نادي ناد اتحاد جامعه رابطه لجنه مجلس شركه هييه لعبه جمعيه';
const OF_CLUBS: ReadonlySet<string> = new Set(HOUSE_WORDS.split(' '));

const aboutSport = new WeakMap<Scene, boolean>();
function isAboutSport(body: Scene): boolean {
  const known = aboutSport.get(body);
  if (known !== undefined) return known;
  let words = 0;
  for (const token of body.tokens)
    if (token.kind === 'word' && token.word.parses.some((p) => SPORT.has(p.stem))) words++;
  const about = words >= MANY && words * RARE >= body.tokens.length;
  aboutSport.set(body, about);
  return about;
}
/** Words of sport that a report about it has at least, and at least one in so many. */
const MANY = 3;
const RARE = 60;
const PLAY_WORDS = 'مباراه مباريات دوري كاس لاعب لاعبا لاعبي لاعبين لاعبو لاعبون مدرب هداف مهاجم ملعب استاد';
const CLUB_WORDS = 'منتخب منتخبات نادي ناد انديه كره بطوله مونديال فيفا تصفيات اولمبياد اولمبي';
const SPORT: ReadonlySet<string> = new Set([...PLAY_WORDS.split(' '), ...CLUB_WORDS.split(' ')]);
