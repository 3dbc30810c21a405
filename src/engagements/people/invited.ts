/** Who invited a visitor: «زار موسكو بدعوة من نظيره الروسي», «تلبية لدعوة العاهل الأردني». */
import type { Actor } from '../../model.ts';
import type { Candidate } from '../candidates.ts';
import type { Cluster } from '../merge.ts';
import { OUT_OF } from '../particles.ts';
import { actorOn, type Scene } from '../scene.ts';
import { isSelf, type Member, memberOf } from './who.ts';

/** The hosts of a visit that its own sentences name as those who invited; none of the visitor's own party. */
export function invitersOf({ kind, parts, principals }: Cluster): readonly Member[] {
  if (kind !== 'visit') return [];
  const out: Member[] = [];
  for (const { scene, sentence } of parts.filter(isTold)) {
    const { first, last } = scene.text.sentences[sentence]!;
    for (let i = first; i < last; i++) {
      const actor = isInvitation(scene, i) ? inviterAt(scene, i) : undefined;
      if (!actor) continue;
      const member = memberOf(scene, actor);
      const { code } = member.who;
      if (code === null || principals.some((m) => m.who.code === code)) continue;
      if (![...principals, ...out].some((m) => isSelf(m.who, member.who))) out.push(member);
    }
  }
  return out;
}

/** A part of the body that names no host of its own; a headline gives no more than it says. */
const isTold = ({ scene, rule, principals }: Candidate): boolean =>
  scene.where === 'body' && (rule !== 'visit.visited' || principals.length === 1);

/** «بدعوة», «تلبية لدعوة»: an invitation that brings somebody. */
const isInvitation = (scene: Scene, i: number): boolean =>
  scene.tokens[i]!.word.parses.some(
    (p) =>
      INVITATIONS.has(p.rest) && (BRINGS.has(p.particle) || FOLLOWED.has(scene.tokens[i - 1]?.form ?? '')),
  );
const INVITATION_FORMS = 'دعوه الدعوه';
const INVITATIONS: ReadonlySet<string> = new Set(INVITATION_FORMS.split(' '));
const BRINGING = 'ب ل';
const BRINGS: ReadonlySet<string> = new Set(BRINGING.split(' '));
const FOLLOWING = 'تلبيه علي';
const FOLLOWED: ReadonlySet<string> = new Set(FOLLOWING.split(' '));

/** Whoever the invitation is from: right behind it, or behind «من» with an adjective or two between. */
function inviterAt(scene: Scene, i: number): Actor | undefined {
  let at = i + 1;
  for (let k = i + 1; k <= i + NEAR; k++) if (scene.tokens[k]?.form === OUT_OF) at = k + 1;
  const actor = actorOn(scene, at);
  return actor?.first === at && (actor.kind === 'person' || actor.kind === 'office') && !actor.plural
    ? actor
    : undefined;
}
/** Tokens between an invitation and «من». */
const NEAR = 3;
