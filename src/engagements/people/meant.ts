/** Who is meant: the one a sentence speaks of, and those whom a pronoun means. */
import type { Actor } from '../../model.ts';
import { isVerb } from '../clauses.ts';
import { HER, SINGLE } from '../particles.ts';
import { type Group, groupsIn } from '../roles.ts';
import { isAny, type Scene, senseAt } from '../scene.ts';
import { isCompanion } from './beside.ts';

const PEOPLE = new Set(['person', 'office', 'pronoun', 'group']);

/** Who a sentence speaks of, up to a token: the last subject before it, else the first free person or body. */
export function topicOf(scene: Scene, sentence: number, before = Number.POSITIVE_INFINITY): Actor | null {
  const range = scene.text.sentences[sentence];
  if (!range) return null;
  const groups = groupsIn(scene, { first: range.first, last: Math.min(range.last, before) });
  const free = groups.filter(
    (g) =>
      g.preposition === '' &&
      (g.governor === -1 || (isPerson(scene, g.actors[0]!) && !isAny(scene, g.governor, SITES))) &&
      !isMouth(scene, g) &&
      !isCompanion(scene, g.first - 1),
  );
  const subject =
    before < range.last
      ? free.findLast((g) => isSubject(scene, g) && isPerson(scene, g.actors[0]!))
      : undefined;
  const person = subject ?? free.find((g) => isPerson(scene, g.actors[0]!) && g.governor === -1);
  return (person ?? free.find((g) => g.governor === -1) ?? free[0])?.actors[0] ?? null;
}

/** Right behind a verb or «أن», or at the beginning. */
const isSubject = (scene: Scene, { first }: Group): boolean =>
  isVerb(scene, first - 1) ||
  isAny(scene, first - 1, OPENS) ||
  scene.sentenceOf[first - 1] !== scene.sentenceOf[first];
const OPENS = new Set(['w-that', 'w-was', 'speech', 'speech-participle']);

/** «مستشفى الملك فهد» names a house. */
const SITES = new Set(['w-site']);
/** «المتحدث», «مصدر»: one who tells of others. */
const isMouth = (scene: Scene, { first }: Group): boolean => senseAt(scene, first, 'w-mouth') !== undefined;

const isPerson = (scene: Scene, actor: Actor): boolean =>
  PEOPLE.has(actor.kind) && (actor.kind !== 'group' || isAny(scene, actor.first, HEADS));
const HEADS = new Set(['w-heads', 'w-delegation']);

/** The one spoken of in the sentences before `sentence`, at most three back. */
export function topicBefore(scene: Scene, sentence: number): Actor | null {
  for (let s = sentence - 1; s >= 0 && s >= sentence - 3; s--) {
    const found = topicOf(scene, s);
    if (found) return found;
  }
  return null;
}

/** The actor that a pronoun at token `i` means: the nearest person before it in the sentence, else the topic. */
export function antecedent(scene: Scene, i: number, pronoun: string): Actor | null {
  const sentence = scene.sentenceOf[i]!;
  const range = scene.text.sentences[sentence]!;
  const plural = !SINGLE.has(pronoun);
  const groups = groupsIn(scene, { first: range.first, last: i });
  const fits = (actor: Actor): boolean =>
    plural ? actor.plural : isPerson(scene, actor) || (pronoun === HER && actor.kind !== 'group');
  const free = groups.filter((g) => g.preposition === '' && g.actors.some(fits));
  const subject = free.findLast((g) => g.governor === -1) ?? free.at(-1);
  if (subject) return subject.actors.find(fits)!;
  const behind = groupsIn(scene, { first: i + 1, last: range.last });
  const later = behind.find(
    (g) =>
      g.preposition === '' &&
      g.governor === -1 &&
      g.actors.some(fits) &&
      ((!g.continues && followsVerb(scene, g.first)) || isFronted(scene, g)),
  );
  if (later) return later.actors.find(fits)!;
  return topicBefore(scene, sentence) ?? groups.find((g) => g.actors.some(fits))?.actors[0] ?? null;
}

/** «بعد مباحثات مع نظيره، الوزير … يؤكد»: the subject between a comma and its verb. */
const isFronted = (scene: Scene, { first, last }: Group): boolean =>
  scene.tokens[first - 1]?.kind === 'mark' &&
  [last, last + 1].some((i) => scene.senses[i]?.some((s) => s.tense === 'present') ?? false);

const followsVerb = (scene: Scene, i: number): boolean =>
  isVerb(scene, i - 1) || senseAt(scene, i - 1, 'speech') !== undefined;

/** All that a pronoun means: one for «ه» and «ها», the last two or the plural one for «هما» and «هم». */
export function antecedents(scene: Scene, i: number, pronoun: string): readonly Actor[] {
  if (SINGLE.has(pronoun)) {
    const one = antecedent(scene, i, pronoun);
    return one ? [one] : [];
  }
  const sentence = scene.sentenceOf[i]!;
  const first = scene.text.sentences[Math.max(0, sentence - 1)]!.first;
  const found: Actor[] = [];
  for (const actor of groupsIn(scene, { first, last: i })
    .flatMap((g) => g.actors)
    .reverse()) {
    if (!PEOPLE.has(actor.kind) || found.some((a) => a.entity === actor.entity)) continue;
    if (actor.plural && found.length === 0) {
      if (actor.kind === 'pronoun' || isBoth(scene, actor, pronoun)) return [actor];
      if (pronoun === ALL && isAny(scene, actor.first, HEADS) && scene.sentenceOf[actor.first] === sentence)
        return [actor];
    }
    if (!actor.plural && actor.represents) found.push(actor);
    if (found.length === 2) break;
  }
  return found.length === 2 ? found.reverse() : [];
}

/** «وزيرا خارجية … خلال لقائهما»: both in one word. */
const isBoth = (scene: Scene, { kind, first }: Actor, pronoun: string): boolean =>
  kind === 'group' && pronoun === BOTH && scene.tokens[first]!.word.parses.some((p) => TWO.has(p.stem));
const BOTH = 'هما';
/** «قادة … في ختام قمتهم»: many of them. */
const ALL = 'هم';
const TWO_WORDS = 'وزيرا وزيري رييسا رييسي زعيما زعيمي';
const TWO: ReadonlySet<string> = new Set(TWO_WORDS.split(' '));
