/** Tags and text of markup that anybody may have written: so deep and no deeper. */
import { type Handler, Parser, type ParserOptions } from 'htmlparser2';

/** Deeper markup is not read on: the parser's time would grow with the square of the depth. */
const DEEPEST = 2_000;

/** Parses `text`. @returns false where it was too deep and only its beginning was read */
export function parseMarkup(text: string, handler: Partial<Handler>, options: ParserOptions = {}): boolean {
  let depth = 0;
  const parser = new Parser(
    {
      ...handler,
      onopentag: (name, attributes, isImplied) => {
        if (++depth > DEEPEST) parser.pause();
        else handler.onopentag?.(name, attributes, isImplied);
      },
      onclosetag: (name, isImplied) => {
        depth--;
        handler.onclosetag?.(name, isImplied);
      },
    },
    options,
  );
  parser.write(text);
  parser.end();
  return depth <= DEEPEST;
}
