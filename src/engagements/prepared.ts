/** Talks that something else only prepares: «للتحضير للقمة», «استعدادا للقاء», «تمهيدا لاجتماع». */
import type { Range } from './clauses.ts';
import type { Scene } from './scene.ts';

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
