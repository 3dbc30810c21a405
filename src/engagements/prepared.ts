/** Talks to which something else only leads, or beside which it takes place: «للتحضير للقمة», «تمهيدا لاجتماع», «على هامش القمة». */
import type { Range } from './clauses.ts';
import { isAny, type Scene } from './scene.ts';

const PREPARING_WORDS = 'تحضير تحضيرا تحضيرات اعداد استعداد استعدادا استعدادات تمهيد تمهيدا ترتيب ترتيبات';
const PREPARING: ReadonlySet<string> = new Set(PREPARING_WORDS.split(' '));
/** Tokens before the trigger among which such a word stands. */
const REACH = 3;

/** Whether the words before the trigger at token `first` say that it is prepared: day and place told before are not its own. */
export function isPrepared(scene: Scene, first: number): boolean {
  for (let i = first - 1; i >= Math.max(0, first - REACH); i--) {
    const token = scene.tokens[i]!;
    if (token.kind === 'mark') return false;
    if (scene.actorAt[i] === -1 && token.word.parses.some((p) => PREPARING.has(p.stem))) return true;
  }
  return false;
}

/** Where something is told: the trigger, and the words beside it. */
interface Telling {
  readonly scene: Scene;
  readonly words: readonly Range[];
}

/** Whether that holds wherever `parts` tell it. */
export const areAllPrepared = (parts: readonly Telling[]): boolean =>
  parts.every((p) => isPrepared(p.scene, p.words[0]!.first));

/** Whether «على هامش» stands before the noun at token `first`. */
export function isOnMargin(scene: Scene, first: number): boolean {
  for (let i = first - 1; i >= Math.max(0, first - MARGIN_REACH); i--) {
    if (scene.actorAt[i] !== -1 || scene.tokens[i]!.kind === 'mark') return false;
    if (isAny(scene, i, MARGIN)) return true;
  }
  return false;
}
const MARGIN: ReadonlySet<string> = new Set(['w-margin']);
/** Tokens between «هامش» and the gathering: «على هامش أعمال الدورة الثالثة». */
const MARGIN_REACH = 4;
