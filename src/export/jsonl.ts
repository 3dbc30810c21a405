/** JSON Lines: an engagement a line, as `liqa timeline` prints it. */
import type { Entries, Written } from './export.ts';

export async function* writeJsonl(entries: Entries): Written {
  for await (const { engagement, article } of entries)
    yield `${JSON.stringify({ ...engagement, article })}\n`;
}
