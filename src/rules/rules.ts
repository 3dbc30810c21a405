/**
 * Examples beside rules: the format of `*.examples.txt`, read for the tests and the docs. Each line
 * opens with an ASCII mark, so that Arabic is shown in the order in which it is stored.
 */
export interface Example {
  /** `+` must be read by the rule, `-` must not. */
  readonly side: '+' | '-';
  readonly sentence: string;
  /** `field: words` lines below it, in order. */
  readonly fields: readonly (readonly [field: string, words: string])[];
  /** Day of publication that holds for it, ISO 8601, or null. */
  readonly published: string | null;
}
export interface ExampleGroup {
  readonly rule: string;
  readonly says: string;
  readonly examples: readonly Example[];
}

const HEAD = /^# (\S+)(?: — (.*))?$/u;
const FIELD = /^ {2}([a-z]+): (.+)$/u;

/**
 * The examples of a file, by rule.
 *
 * @throws Error where a line has none of the forms `# rule`, `+ …`, `- …`, `  field: …`, `@ day`
 */
export function parseExamples(text: string): readonly ExampleGroup[] {
  const groups: { rule: string; says: string; examples: (Example & { fields: [string, string][] })[] }[] = [];
  let published: string | null = null;
  for (const [index, line] of text.split('\n').entries()) {
    const group = groups.at(-1);
    const head = HEAD.exec(line);
    const field = FIELD.exec(line);
    if (!line.trim()) continue;
    if (head) {
      groups.push({ rule: head[1]!, says: head[2] ?? '', examples: [] });
      published = null;
    } else if (line.startsWith('@ ')) published = line.slice(2).trim();
    else if (group && (line.startsWith('+ ') || line.startsWith('- '))) {
      group.examples.push({
        side: line[0] as '+' | '-',
        sentence: line.slice(2).trim(),
        fields: [],
        published,
      });
    } else if (group && field && group.examples.length > 0)
      group.examples.at(-1)!.fields.push([field[1]!, field[2]!.trim()]);
    else
      throw new Error(
        `line ${index + 1}: expected "# rule", "+ sentence", "- sentence", "  field: words" or "@ day", found "${line}"`,
      );
  }
  return groups;
}
