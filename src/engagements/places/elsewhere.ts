/** Whether a place behind «في» belongs to another noun than the talks. */
import type { PlaceMention } from '../../model.ts';
import type { Sense } from '../lexemes.ts';
import { BY_BI, IN, WITH_MAA } from '../particles.ts';
import { LEADS, leads } from '../prepositions.ts';
import type { Scene } from '../scene.ts';

/** «الوضع في اليمن», «السفير في بيروت»: the place belongs to the noun before its preposition. */
export function hangsElsewhere(scene: Scene, place: PlaceMention, from: number): boolean {
  let i = place.first - 1;
  while (
    i >= from &&
    i >= place.first - 5 &&
    !isPreposition(scene, i) &&
    place.start <= scene.tokens[place.first]!.start
  )
    i--;
  if (isPreposition(scene, i)) i--;
  return !isSetApart(scene, i) && isNounElsewhere(scene, i, from);
}

/** «وذلك في الرياض», «وقعا وثيقة لوقف النار في العاصمة الخرطوم»: said of the talks, whatever noun stands before it. */
function isSetApart(scene: Scene, i: number): boolean {
  if (AND_THAT.has(scene.tokens[i]?.form ?? '')) return true;
  const capital = scene.tokens[i + 2]?.form === THE_CAPITAL && isPreposition(scene, i + 1);
  return capital && !scene.senses[i]!.some((s) => TOPICAL.has(s.class));
}
const AND_THAT_WORDS = 'وذلك ذلك';
const AND_THAT: ReadonlySet<string> = new Set(AND_THAT_WORDS.split(' '));
const THE_CAPITAL = 'العاصمه';

/** «الرهائن المحتجزين في غزة», «السفراء المعتمدين في تونس»: those who are there, wherever they are met. */
const STAYING_WORDS = [
  'مخطوف مخطوفين مخطوفه محتجز محتجزين محتجزه معتقل معتقلين مختطف مختطفين مسجونين محاصرين محاصره',
  'موجود موجودين موجوده متواجد متواجدين مقيم مقيمين مقيمه عامل عاملين عامله قاطن قاطنين',
  'معتمد معتمدين معتمده منتشره منتشرين متمركزه متمركزين مسلحه حاكمه نازحين لاجيين',
];
const STAYING: ReadonlySet<string> = new Set(STAYING_WORDS.flatMap((words) => words.split(' ')));

/** «مع الأمريكيين والقطريين في باريس»: people behind «مع» are a side of the talks. */
function isSide(scene: Scene, i: number, from: number): boolean {
  for (let k = i; k > from && scene.tokens[k]!.form.endsWith(PEOPLE); k--) {
    if (scene.tokens[k - 1]!.form === WITH_MAA) return true;
    if (!scene.tokens[k]!.form.startsWith(WAW)) return false;
  }
  return false;
}
const PEOPLE = 'يين';
const WAW = 'و';

/** Whether the word at `i`, before a place and its preposition, is a noun that the place belongs to. */
function isNounElsewhere(scene: Scene, i: number, from: number): boolean {
  const token = scene.tokens[i];
  if (!token || token.kind === 'mark' || i < from + 3) return false;
  if (scene.actorAt[i] !== -1 || scene.dateAt[i] !== -1 || scene.placeAt[i] !== -1) return false;
  if (isSide(scene, i, from)) return false;
  // «وزراء الخارجية العرب في القاهرة»: an adjective goes with the actor before it
  const topical = scene.senses[i]!.some((s) => TOPICAL.has(s.class));
  if (
    scene.actorAt[i - 1] !== -1 &&
    !topical &&
    token.word.parses.some((p) => p.article && !STAYING.has(p.stem))
  )
    return false;
  if (scene.senses[i]!.some((s) => !TOPICAL.has(s.class) && !isPlan(s))) return false;
  if (leads(scene, i)) return isOfMatter(scene, i, from);
  // «في مقر الضيافة في حي النهضة في أبها»: the place goes on from the one before it
  for (let k = i - 1; k >= from && k >= i - CHAIN; k--) {
    if (isHouse(scene, k)) return false;
    if (isPreposition(scene, k)) return isNounElsewhere(scene, k - 1, from);
    if (scene.tokens[k]!.kind === 'mark') break;
  }
  return true;
}
const CHAIN = 3;

/** «التطورات السياسية والأمنية في لبنان»: adjectives of what is talked of. */
function isOfMatter(scene: Scene, adjective: number, from: number): boolean {
  for (let i = adjective; i > from && i > adjective - ADJECTIVES; i--) {
    if (scene.actorAt[i] !== -1 || !isNisba(scene.tokens[i]!.form)) return false;
    if (scene.actorAt[i - 1] === -1 && scene.senses[i - 1]!.some((s) => TOPICAL.has(s.class))) return true;
  }
  return false;
}
const ADJECTIVES = 4;
const NISBA = 'ي';
const NISBA_SHE = 'يه';
const isNisba = (form: string): boolean => form.endsWith(NISBA) || form.endsWith(NISBA_SHE);
/** «بقاعة الشعب في بكين», «بقصر المؤتمرات في جدة»: a house that says where. */
const isHouse = (scene: Scene, i: number): boolean =>
  scene.tokens[i]!.word.parses.some((p) => p.particle === BY_BI && (LEADS.has(p.stem) || ROOMS.has(p.stem)));
const ROOM_WORDS = 'قاعه قلعه بيت دار مجمع مبني استراحه نادي جامعه قصر';
const ROOMS: ReadonlySet<string> = new Set(ROOM_WORDS.split(' '));
/** «بحث الترتيبات في …»: a plan that is talked of is a noun like others. */
const isPlan = ({ class: name, tense, parse }: Sense): boolean =>
  name === 'w-intend' && tense === 'none' && parse.rest.startsWith(ARTICLE);
const ARTICLE = 'ال';
/** «الأوضاع في», «العلاقات مع»: nouns of what is discussed. */
const TOPICAL: ReadonlySet<string> = new Set(['w-topic', 'w-relation', 'w-thing']);
const isPreposition = (scene: Scene, i: number): boolean => IN.has(scene.tokens[i]?.form ?? '');
