/** Makes the engagement of a cluster: status, focus, day, place, people and topics, with their evidence. */
import type { Engagement, Participant, Status } from '../model.ts';
import { ORIGIN } from './adjectives.ts';
import type { Candidate } from './candidates.ts';
import { makeDay } from './days/told.ts';
import { evidenceOf, type Ledger, note, openLedger } from './evidence.ts';
import type { Cluster } from './merge.ts';
import { isWitness } from './people/attendance.ts';
import { HOUSES } from './people/houses.ts';
import { invitersOf } from './people/invited.ts';
import { makeParticipant } from './people/participants.ts';
import { isSelf, type Member } from './people/who.ts';
import { makePlace } from './places/told.ts';
import { isProposed } from './proposals/known.ts';
import { isAnyIn } from './scene.ts';
import type { Setting } from './setting.ts';
import { topicsOf } from './weights/about.ts';
import { focusOf } from './weights/focus.ts';
import { weighFocus, weighStatus } from './weights/weigh.ts';

/** What kind of interaction it was, whether, when and where: all of an engagement but who and about what. */
export type ToldOf = Pick<Engagement, 'kind' | 'status' | 'date' | 'until' | 'place'>;

/** What is told of `cluster`, with the words for it in `ledger`. */
export function makeTold(cluster: Cluster, setting: Setting, ledger: Ledger = openLedger()): ToldOf {
  for (const part of cluster.parts)
    for (const words of part.words) note(ledger, '/kind', evidenceOf(part.scene, words, part.rule));
  if (cluster.parts.every(isProposed)) ledger.inferred.push('/kind');
  const status = makeStatus(cluster, setting, ledger);
  const planned = isToCome(cluster, status);
  const ahead = makeDay(cluster, setting, ledger, planned);
  // «كان من المتوقع أن يزورها في 27 أغسطس الماضي»: called off before a day that is over
  const isOff = status === 'cancelled' && planned && ahead.day === null;
  const { day: date, until } = isOff ? makeDay(cluster, setting, ledger, false) : ahead;
  return { kind: cluster.kind, status, date, until, place: makePlace(cluster, setting, ledger, planned) };
}

/** The engagement of `cluster`, without its id. */
export function makeEngagement(cluster: Cluster, setting: Setting): Omit<Engagement, 'id'> {
  const ledger = openLedger();
  const { kind, status, date, until, place } = makeTold(cluster, setting, ledger);
  const participants = makePeople(cluster, ledger, date ?? setting.article.published);
  const topics = topicsOf(cluster, setting);
  for (const [i, found] of topics.entries()) {
    note(ledger, `/topics/${i}`, evidenceOf(found.scene, found, `topic.${found.topic}`));
  }
  return {
    kind,
    status,
    focus: weighFocus(cluster, focusOf(cluster, setting.body), setting),
    date,
    until,
    between: null,
    place,
    participants,
    topics: topics.map((t) => t.topic),
    evidence: ledger.evidence,
    inferred: ledger.inferred,
  };
}

/** Planned, or «ألغى زيارة كانت مقررة الأربعاء»: its day is one to come. */
export const isToCome = ({ parts }: Cluster, status: Engagement['status']): boolean =>
  status === 'planned' ||
  (status === 'cancelled' && parts.some((p) => p.told.status === 'planned' || wasPlanned(p)));

const wasPlanned = ({ scene, words, clause }: Candidate): boolean =>
  isAnyIn(scene, { first: words[0]!.last, last: clause.last }, PLANNED);
const PLANNED: ReadonlySet<string> = new Set(['w-planned']);

/** Told by a verb in the past, or on a day that its words say is over: «بدأ أمس زيارة». */
const isPast = (part: Candidate): boolean =>
  part.tense === 'past' || (part.dateClose && part.date?.tense === 'past' && part.date.grain === 'day');

/** What the words around the triggers say, and the part that says it where it is not held. */
export function saidStatus({ parts: all }: Cluster): {
  readonly status: Status;
  readonly by: Candidate | null;
} {
  const inBody = all.filter((p) => p.scene.where === 'body');
  const parts = inBody.length > 0 ? inBody : all;
  const telling =
    parts.find((p) => p.told.status === 'cancelled') ??
    parts.find((p) => p.told.status !== 'held' && p.told.status !== 'wished');
  if (!telling || parts.some((p) => p.told.status === 'held' && isPast(p)))
    return { status: 'held', by: null };
  return { status: telling.told.status as Status, by: telling };
}

function makeStatus(cluster: Cluster, setting: Setting, ledger: Ledger): Status {
  const said = saidStatus(cluster);
  const status = weighStatus(cluster, said.status, setting);
  if (said.status === status) {
    if (said.by?.told.at)
      note(ledger, '/status', evidenceOf(said.by.scene, said.by.told.at, `status.${status}`));
  } else if (status !== 'held') {
    const [part] = cluster.parts;
    note(ledger, '/status', evidenceOf(part!.scene, part!.words[0]!, 'status.weighed'));
    ledger.inferred.push('/status');
  }
  return status;
}

/**
 * «القمة العربية» with leaders that are named: they took part, the house stands for those that are not. A house that
 * the report names itself («قمة الاتحاد الأفريقي») took part beside them.
 */
function peopleOf(members: readonly Member[]): readonly Member[] {
  const led = members.some(
    ({ who }) =>
      (who.kind === 'person' || who.kind === 'office') && who.code?.length === 2 && who.name.length > 0,
  );
  return led
    ? members.filter(({ who, actor }) => actor.rule !== ORIGIN || !HOUSES.has(who.code ?? ''))
    : members;
}

/** «السعودية» beside her foreign minister: he is the one who took part for her. */
function withoutStates(members: readonly Member[]): readonly Member[] {
  const kept = members.filter(
    (m) =>
      m.who.kind !== 'state' ||
      !members.some((o) => PERSONAL.has(o.who.kind) && o.who.code !== null && o.who.code === m.who.code),
  );
  return kept.length > 1 ? kept : members;
}
const PERSONAL: ReadonlySet<string> = new Set(['person', 'office']);

/** «خبراء», «مسؤولون»: one bare word for some who were there. */
const isNobody = ({ who }: Member): boolean =>
  who.kind === 'group' && who.name.length === 0 && who.code === null && who.role.length === 1;

function makePeople(cluster: Cluster, ledger: Ledger, day: string | null): readonly Participant[] {
  const beside = cluster.attendees.filter(
    (a) => !isNobody(a) && !cluster.principals.some((p) => isSelf(p.who, a.who) && !isWitness(cluster, p, a)),
  );
  // whoever is named at a gathering takes part in it
  const gathered =
    cluster.kind === 'summit'
      ? peopleOf([...cluster.principals, ...beside])
      : [...withoutStates(cluster.principals), ...invitersOf(cluster)];
  const attendees = cluster.kind === 'summit' ? [] : beside;
  const principals = gathered.map((m, index) => makeParticipant(m, 'principal', { index, ledger, day }));
  return [
    ...principals,
    ...attendees.map((m, i) => makeParticipant(m, 'attendee', { index: principals.length + i, ledger, day })),
  ];
}
