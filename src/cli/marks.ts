/** Words lit up on a terminal. */
const ON = '\u001B[1;33m';
const OFF = '\u001B[0m';

interface Marked {
  readonly start: number;
  readonly end: number;
}

/** `text` with `places` lit up; as it is where the output is no terminal. Control characters are taken out. */
export function markWords(text: string, places: readonly Marked[], isTerminal: boolean): string {
  if (!isTerminal) return text;
  let out = '';
  let at = 0;
  for (const { start, end } of places) {
    out += `${plain(text.slice(at, start))}${ON}${plain(text.slice(start, end))}${OFF}`;
    at = end;
  }
  return out + plain(text.slice(at));
}

/** Nothing a page holds may move the cursor or change colours. */
export const plain = (text: string): string => text.replace(/(?!\n)\p{Cc}/gu, '');
