/** The title's people under the full names and offices that the body gives them. */
import { type Candidate, findCandidates, type Member } from './candidates.ts';
import type { Scene } from './scene.ts';
import { inBody } from './who.ts';

/** The candidates of a title; whoever the body names too is the body's. */
export function findTitleCandidates(
  title: Scene,
  body: Scene,
  published: string | null,
): readonly Candidate[] {
  const known = (member: Member): Member => {
    const who = inBody(body, member.who);
    return who ? { who, scene: body, actor: body.mentions.actors[who.entity.actors[0]!]! } : member;
  };
  return findCandidates(title, published).map((candidate) => ({
    ...candidate,
    principals: candidate.principals.map(known),
    attendees: candidate.attendees.map(known),
  }));
}
