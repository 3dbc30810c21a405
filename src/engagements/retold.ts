/**
 * One interaction that a report tells twice in words that name its people differently: «القمة بين البلدين» where
 * their presidents met, «رئيس الحكومة يبحث مع نظيره» before both are named, a visit that is to come and under way.
 */
import { isEarlier } from './earlier.ts';
import { makeTold, type ToldOf } from './make.ts';
import { isMarginal } from './margins.ts';
import { type Cluster, FAMILY } from './merge.ts';
import { HOUSES } from './people/houses.ts';
import { isSame, type Member } from './people/who.ts';
import type { Setting } from './setting.ts';

/** `setting` with what is told twice joined, in the order of the tellings that know most. */
export function withRetold(setting: Setting): Setting {
  const clusters = [...setting.clusters];
  const memory = new Map<Cluster, ToldOf>();
  const made = (cluster: Cluster): ToldOf => {
    const known = memory.get(cluster) ?? makeTold(cluster, setting);
    memory.set(cluster, known);
    return known;
  };
  for (let i = clusters.length - 1; i > 0; i--) {
    const own = clusters[i]!;
    const others = clusters
      .slice(0, i)
      .filter(
        (c) =>
          isRetold(c, own) &&
          !isBefore(c, made(own)) &&
          !isBefore(own, made(c)) &&
          isOne(made(c), made(own), setting.article.published),
      );
    if (others.length !== 1) continue;
    const [base, told] = namesOf(own) > namesOf(others[0]!) ? [own, others[0]!] : [others[0]!, own];
    clusters[clusters.indexOf(others[0]!)] = joined(base, told);
    clusters.splice(i, 1);
  }
  return clusters.length === setting.clusters.length ? setting : { ...setting, clusters };
}

/** «كان قد زار الجزائر», beside a visit that is to come. */
const isBefore = ({ parts }: Cluster, { status }: ToldOf): boolean =>
  status === 'planned' && parts.every(isEarlier);

/** Whether both may tell of the same people: two parties, each in both; a name stands against another name. */
function isRetold(a: Cluster, b: Cluster): boolean {
  if (FAMILY[a.kind] !== FAMILY[b.kind]) return false;
  if (a.kind === 'visit') return standsFor(b.principals[0]!, a.principals[0]!);
  if (a.kind === 'summit' && b.kind === 'summit' && sharesHouse(a, b)) return true;
  if (a.kind !== b.kind && (a.parts.some(isMarginal) || b.parts.some(isMarginal))) return false;
  if (partiesOf(a).size < 2 || partiesOf(b).size < 2) return false;
  const [more, fewer] = [isCovered(a.principals, b.principals), isCovered(b.principals, a.principals)];
  return (more && fewer) || ((more || fewer) && (a.kind === 'summit' || b.kind === 'summit'));
}
/** «القمة العربية» and a sitting of the league's council: one house of states. */
const sharesHouse = (a: Cluster, b: Cluster): boolean =>
  [...partiesOf(a)].some((code) => (HOUSES.has(code) || code === 'UN') && partiesOf(b).has(code));
const partiesOf = ({ principals }: Cluster): ReadonlySet<string> =>
  new Set(principals.flatMap((m) => m.who.code ?? []));

/** Whether each of `told` is somebody of `known` or stands for him. */
const isCovered = (known: readonly Member[], told: readonly Member[]): boolean =>
  told.every((member) => known.some((m) => standsFor(m, member)));

/** One of two stands for the other: the same party, and one of them without a name, in the other's office. */
function standsFor(a: Member, b: Member): boolean {
  if (isSame(a.who, b.who)) return true;
  if (a.who.code === null || a.who.code !== b.who.code || isCrowd(a) || isCrowd(b)) return false;
  if (a.who.name.length > 0 && b.who.name.length > 0) return false;
  return isHouse(a) || isHouse(b) || mayHold(a, b);
}

/** «رئيس الحكومة» and whoever is named as its head; «مبعوث», «مسؤول» say no office of their own. */
function mayHold({ who: a }: Member, { who: b }: Member): boolean {
  const [x, y] = [a.role[0], b.role[0]];
  if (x === undefined || y === undefined) return true;
  if (LOOSE.has(x) || LOOSE.has(y)) return true;
  if (a.entity.office !== '' && b.entity.office !== '') return a.entity.office === b.entity.office;
  if (HEADS.has(x) && HEADS.has(y)) return true;
  return x === y || (a.scene !== b.scene && a.role.some((word) => b.role.includes(word)));
}
const LOOSE_WORDS = 'مسوول مبعوث موفد نظيره نظيرته ضيف';
const LOOSE: ReadonlySet<string> = new Set(LOOSE_WORDS.split(' '));
const HEAD_WORDS = 'رييس زعيم قايد ملك عاهل امير';
const HEADS: ReadonlySet<string> = new Set(HEAD_WORDS.split(' '));

/** «مسؤولين سعوديين»: others than the one who is named. */
const isCrowd = ({ who }: Member): boolean => who.plural && who.kind === 'group';
const isHouse = ({ who }: Member): boolean => who.kind === 'state' || who.kind === 'institution';

/** Whether nothing known of two tellings speaks against their being one. */
function isOne(a: ToldOf, b: ToldOf, published: string | null): boolean {
  const apart = daysApart(a.date, b.date);
  if (isLongAgo(a, b, published) || isLongAgo(b, a, published)) return false;
  if (a.place.country !== null && b.place.country !== null && a.place.country !== b.place.country)
    return false;
  if (a.kind === 'visit')
    return a.place.country !== null && a.place.country === b.place.country && apart <= JOURNEY_DAYS;
  // two gatherings of one house are one on one day alone
  if (a.kind === 'summit' && b.kind === 'summit') return a.date !== null && a.date === b.date;
  if (apart !== 0) return false;
  return a.status === b.status || hasCome(a, b, published) || hasCome(b, a, published);
}
/** «وصل لإجراء محادثات معه»: what was to come, and has come. */
const hasCome = (held: ToldOf, planned: ToldOf, published: string | null): boolean =>
  held.status === 'held' &&
  planned.status === 'planned' &&
  (planned.date === null || (published !== null && planned.date <= published));
/** «زيارته السابقة في أيار»: one of an earlier month, beside one whose day is not told. */
const isLongAgo = (a: ToldOf, b: ToldOf, published: string | null): boolean =>
  a.date !== null && b.date === null && published !== null && a.date.slice(0, 7) < published.slice(0, 7);
/** A journey that is told as begun and as to come, at most. */
const JOURNEY_DAYS = 3;

/** Days between two days; 0 where one is not known or holds the other, and very many where months differ. */
function daysApart(a: string | null, b: string | null): number {
  if (a === null || b === null || a.startsWith(b) || b.startsWith(a)) return 0;
  if (a.length !== DAY || b.length !== DAY) return Number.POSITIVE_INFINITY;
  return Math.abs(Date.parse(a) - Date.parse(b)) / DAY_MS;
}
const DAY = '2000-01-01'.length;
const DAY_MS = 86_400_000;

const namesOf = ({ principals }: Cluster): number => principals.filter((m) => m.who.name.length > 0).length;

/** `base` with the words of `told` and whoever is named there alone. */
function joined(base: Cluster, told: Cluster): Cluster {
  const known = (list: readonly Member[], member: Member): boolean => list.some((m) => standsFor(m, member));
  return {
    kind: base.kind,
    parts: [...base.parts, ...told.parts],
    principals: [...base.principals, ...told.principals.filter((m) => !known(base.principals, m))],
    attendees: [...base.attendees, ...told.attendees.filter((m) => !known(base.attendees, m))],
  };
}
