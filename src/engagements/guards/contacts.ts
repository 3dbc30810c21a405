/** What tells a call from talks, and what is neither: contacts that go on, channels, and papers that ask. */
import { isOutletAt } from '../../mentions/mentions.ts';
import type { Actor } from '../../model.ts';
import type { Trigger } from '../clauses.ts';
import { isAny, isAnyIn, type Scene } from '../scene.ts';

/** Whether «هاتفيا» or «عبر الفيديو» stands from token `first` to `last`. */
export const isRemote = (scene: Scene, first: number, last: number): boolean =>
  isAnyIn(scene, { first, last }, REMOTE);
const REMOTE: ReadonlySet<string> = new Set(['w-remote']);

/**
 * «اتصالات مع الحركة», «على اتصال دائم مع الدول», «قناة اتصال»: contacts, no call, unless a word says that they
 * are by telephone.
 */
export function isContact(scene: Scene, { first, last, sense }: Trigger): boolean {
  const { tokens } = scene;
  const { stem } = sense.parse;
  if (!stem.startsWith(CONTACT) || isRemote(scene, last - 1, last + NEAR) || last - first > 1) return false;
  const before = tokens[first - 1];
  return (
    stem.startsWith(CONTACTS) ||
    LASTING.has(tokens[last]?.form ?? '') ||
    (before?.form === ON && sense.pronoun === '') ||
    before?.word.parses.some((p) => CHANNELS.has(p.stem)) === true
  );
}
const CONTACT = 'اتصال';
const CONTACTS = 'اتصالات';
/** Tokens behind the noun within which «هاتفية» stands. */
const NEAR = 3;
const LASTING_FORMS = 'دايم مستمر وثيق مباشر متواصل دوري يومي';
const LASTING: ReadonlySet<string> = new Set(LASTING_FORMS.split(' '));
const ON = 'علي';
const CHANNEL_WORDS = 'قناه قنوات خط خطوط شبكه شبكات وسايل وسيله جهات جهه ضابط نقطه';
const CHANNELS: ReadonlySet<string> = new Set(CHANNEL_WORDS.split(' '));

/** «لقاء مع الصحيفة», «التقت «الجريدة» الأهالي»: who asks for a paper takes part in nothing. */
export const isPress = (scene: Scene, { kind, first, last }: Actor): boolean =>
  (kind === 'institution' && isOutletAt(scene.tokens, first)) ||
  (kind === 'group' && last - first > 1 && isAny(scene, first, MEDIA) && isAny(scene, first + 1, MEDIA));
const MEDIA: ReadonlySet<string> = new Set(['w-media']);
