/** The language of a text in Latin letters by its commonest small words, where the page does not say. */

/** Small words of one language that are rare in the others. */
const SMALL_WORDS: readonly (readonly [language: string, words: ReadonlySet<string>])[] = [
  [
    'en',
    new Set(
      'the and that with was for has have from this his are were said of to you can our will'.split(' '),
    ),
  ],
  ['fr', new Set('le les des est dans une pour qui sur avec au aux ont été cette du'.split(' '))],
  ['es', new Set('el los las del una por con para su fue más como este entre y'.split(' '))],
  ['pt', new Set('não uma dos das de da do com para em ao seu foi mais pelo pela são o'.split(' '))],
  ['de', new Set('der die das und ist mit den dem ein eine nicht von für auf sich'.split(' '))],
  ['it', new Set('il che della di gli nel con alla per sono dal anche più ha del'.split(' '))],
  ['nl', new Set('het een van dat niet zijn voor met op aan ook werd naar bij is'.split(' '))],
  ['tr', new Set('ve bir bu için ile olarak olan çok daha dedi gibi kadar ise'.split(' '))],
  ['id', new Set('yang dan di dengan untuk dari pada ini itu tidak akan dalam oleh'.split(' '))],
  ['pl', new Set('się na nie jest że do to przez od oraz po jak jego był została'.split(' '))],
  ['sv', new Set('och att det som är på av för med den till har inte om ett'.split(' '))],
];
const READ_CHARS = 3_000;
const LEAST_HITS = 2;
/** By how much the best must lead the next. */
const LEAD = 1.2;

/** The language, or null where no small words tell. */
export function readLatin(text: string): string | null {
  const words =
    text
      .slice(0, READ_CHARS)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const hits = SMALL_WORDS.map(([language, small]) => ({
    language,
    count: words.reduce((sum, word) => sum + (small.has(word) ? 1 : 0), 0),
  })).sort((a, b) => b.count - a.count);
  const [best, next] = hits;
  return best && next && best.count >= LEAST_HITS && best.count > next.count * LEAD ? best.language : null;
}
