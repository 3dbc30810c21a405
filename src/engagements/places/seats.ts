/** The house of a state in which talks were: «في مقر الخارجية التركية», «في البرلمان الأردني». */
import type { Actor } from '../../model.ts';
import type { Cluster } from '../merge.ts';
import { IN } from '../particles.ts';
import { isState } from '../people/houses.ts';
import { attached } from '../prepositions.ts';
import type { Scene } from '../scene.ts';
import { MISSIONS } from './places.ts';

/** A house with the text that names it. */
export interface SeenHouse {
  readonly scene: Scene;
  readonly house: Actor;
}

/** The first house of a state in which the sentences of `cluster` say that something was; null where none is named. */
export function houseOf({ parts }: Cluster): SeenHouse | null {
  for (const { scene, sentence } of parts) {
    const { first, last } = scene.text.sentences[sentence]!;
    const house = scene.mentions.actors.find(
      (a) => a.first > first && a.first < last && isOfState(a) && isWithin(scene, a, first),
    );
    if (house) return { scene, house };
  }
  return null;
}

const isOfState = ({ kind, represents }: Actor): boolean =>
  kind === 'institution' && represents !== null && isState(represents);

/** Whether it is a house and «في» or «ب» leads to it or to its seat; an embassy stands in another land, «مسؤول في الوزارة» is somebody. */
function isWithin(scene: Scene, { first, last, start }: Actor, from: number): boolean {
  const { parses } = scene.tokens[first]!.word;
  if (parses.some((p) => MISSIONS.has(p.stem))) return false;
  const seat = scene.tokens[first - 1]!.word.parses.find((p) => SEATS.has(p.stem));
  // «في الحكومة» is no house
  const isNamed = last - first > 1 && parses.some((p) => HOUSES.has(p.stem));
  if (!seat && !isNamed && !parses.some((p) => ALONE.has(p.stem))) return false;
  if (IN.has(attached(scene, first, start))) return true;
  if (seat && IN.has(seat.particle)) return true;
  const at = seat ? first - 2 : first - 1;
  return at > from && IN.has(scene.tokens[at]!.form) && (seat !== undefined || !isSomebody(scene, at - 1));
}
const HOUSE_WORDS = [
  'وزاره خارجيه داخليه برلمان رياسه جامعه مديريه مركز بلديه كنيست كونغرس ديوان هييه اماره محافظه',
  'اكاديميه معهد كليه متحف مستشفي قياده مجلس مكتب',
];
const HOUSES: ReadonlySet<string> = new Set(HOUSE_WORDS.flatMap((words) => words.split(' ')));
/** Known without a name: «في البرلمان». */
const ALONE_WORDS = 'برلمان كنيست كونغرس خارجيه';
const ALONE: ReadonlySet<string> = new Set(ALONE_WORDS.split(' '));
const SEAT_WORDS = 'مقر مبني ديوان';
const SEATS: ReadonlySet<string> = new Set(SEAT_WORDS.split(' '));

const isSomebody = (scene: Scene, i: number): boolean =>
  scene.actorAt[i] !== -1 || scene.tokens[i]!.word.parses.some((p) => SERVING.has(p.stem));
const SERVING_WORDS = [
  'مسوول مسووله مسوولين مسوولون مصدر مصادر عضو عضوه اعضاء نايب نواب موظف موظفين متحدث ناطق',
  'خبير خبراء قيادي قياديين مستشار مستشارين ممثل ممثلين رييس رييسه وزير منصب',
];
const SERVING: ReadonlySet<string> = new Set(SERVING_WORDS.flatMap((words) => words.split(' ')));
