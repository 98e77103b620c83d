/**
 * Marks that a writing can do without: accents, and the vowel points of Arabic and Hebrew. Not the vowel signs of
 * Hindi, Thai and others, which are letters of their words, nor the voicing marks of Japanese.
 */
const OPTIONAL_MARKS = /(?![\u3099\u309a])(?=\p{M})[\p{Script=Inherited}\p{Script=Hebrew}]/gu;

/** Splits text into what people see as characters, such as a letter with its marks, or an emoji of several parts. */
let segmenter: Intl.Segmenter | undefined;

/** Returns the segments of a text. The segmenter is created at the first use, which takes long. */
const segment = (text: string): Intl.Segments => (segmenter ??= new Intl.Segmenter()).segment(text);

/** Text of which each UTF-16 code unit is a character, and folds to one. */
const PLAIN_TEXT = /^[ -~]*$/;

/** Returns a text in the form in which texts are compared: without case and optional marks, and composed. */
export const foldText = (text: string): string =>
  text
    .toUpperCase()
    .toLowerCase()
    .normalize('NFD')
    .replace(OPTIONAL_MARKS, '')
    .normalize()
    // The form of a sigma depends on the letters around it.
    .replaceAll('ς', 'σ');

/** Escapes a text for use in a regular expression. */
export const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A range of a text, from the index `start` to before the index `end`. */
export interface TextRange {
  start: number;
  end: number;
}

/**
 * Returns the ranges of a text whose folded form matches a pattern, in order. They hold whole characters.
 *
 * @param pattern A global pattern of folded text, which matches no empty text.
 */
export function findRanges(text: string, pattern: RegExp): TextRange[] {
  if (PLAIN_TEXT.test(text))
    return [...foldText(text).matchAll(pattern)].map(({ 0: match, index }) => ({
      start: index,
      end: index + match.length,
    }));
  let folded = '';
  /** The character of the text that each index of the folded text is from. */
  const sources: TextRange[] = [];
  for (const { segment: character, index } of segment(text)) {
    folded += foldText(character);
    while (sources.length < folded.length) sources.push({ start: index, end: index + character.length });
  }
  const ranges: TextRange[] = [];
  let previousEnd = 0;
  for (const { 0: match, index } of folded.matchAll(pattern)) {
    const start = Math.max((sources[index] as TextRange).start, previousEnd);
    const end = (sources[index + match.length - 1] as TextRange).end;
    // Two matches may be in one character.
    if (start < end) ranges.push({ start, end });
    previousEnd = Math.max(end, previousEnd);
  }
  return ranges;
}

/**
 * Shortens a text to the surroundings of a range, with an ellipsis on each side that is cut. Cuts no character in two.
 *
 * @param context The number of UTF-16 code units to keep on each side.
 */
export function getExcerpt(text: string, range: TextRange, context: number): string {
  const characters = segment(text);
  const start = characters.containing(Math.max(0, range.start - context))?.index ?? 0;
  const end = characters.containing(range.end + context)?.index ?? text.length;
  return `${start ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
}
