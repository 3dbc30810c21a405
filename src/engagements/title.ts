/** The title's people under the full names and offices that the body gives them. */
import { type Candidate, findCandidates } from './candidates.ts';
import { sportInOpening } from './guards/sport.ts';
import { inBody, type Member } from './people/who.ts';
import { weighReadings } from './proposals/propose.ts';
import type { Scene } from './scene.ts';
import { readTriggers } from './triggers.ts';

/** The candidates of a title; whoever the body names too is the body's. */
export function findTitleCandidates(
  title: Scene,
  body: Scene,
  { published, fitted }: { readonly published: string | null; readonly fitted: boolean },
): readonly Candidate[] {
  const known = (member: Member): Member => {
    const who = inBody(body, member.who);
    return who ? { who, scene: body, actor: body.mentions.actors[who.entity.actors[0]!]! } : member;
  };
  if (isSports(body)) return [];
  const readings = readTriggers(title);
  const { ruled } = fitted
    ? weighReadings(title, readings, { published, headline: null })
    : { ruled: readings };
  return findCandidates(title, ruled, published).map((candidate) => ({
    ...candidate,
    principals: candidate.principals.map(known),
    attendees: candidate.attendees.map(known),
  }));
}

/** Whether the opening of a body tells of matches, so that «قمة» and «لقاء» of its title are two of them. */
const isSports = (body: Scene): boolean => sportInOpening(body) >= ENOUGH;
/** Words of sport that are enough. */
const ENOUGH = 3;
