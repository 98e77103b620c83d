// Words of a printed document with their positions, and checks of their layout.
import { expect } from 'chai';

/** A word on a page, in points from the top left. */
export interface Word {
  text: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A page, with its words in the order in which they were drawn. */
export interface PrintedPage {
  width: number;
  height: number;
  words: readonly Word[];
}

/** Page margins, in points. */
export interface Margins {
  top: number;
  side: number;
  bottom: number;
}

/** Converts millimetres to points. */
export const convertMmToPoints = (millimetres: number): number => (millimetres * 72) / 25.4;

/** Removes all white space, so that a text can be found wherever its lines break. */
export const removeSpaces = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

/** Counts the occurrences of a text in another one without white space. */
export const countOccurrences = (text: string, within: string): number => within.split(removeSpaces(text)).length - 1;

const isListMarker = ({ text }: Word): boolean => /^[•◦▪]$/.test(text);

/** Splits the words of a page into header, body and footer. */
export function splitPage(
  { words, height }: PrintedPage,
  { top, bottom }: Margins,
): Record<'header' | 'body' | 'footer', Word[]> {
  const getMiddle = (word: Word) => (word.top + word.bottom) / 2;
  return {
    header: words.filter((word) => getMiddle(word) < top),
    body: words.filter((word) => !isListMarker(word) && getMiddle(word) >= top && getMiddle(word) <= height - bottom),
    footer: words.filter((word) => getMiddle(word) > height - bottom),
  };
}

/** Joins words to one text without white space. */
export const joinWords = (words: readonly Word[]): string => removeSpaces(words.map(({ text }) => text).join(''));

/** Joins the words between the margins of all pages. */
export const getBodyText = (pages: readonly PrintedPage[], margins: Margins): string =>
  pages.map((page) => joinWords(splitPage(page, margins).body)).join('');

/** Returns the lowest line of the body of a page. */
export function getLastLine(page: PrintedPage, margins: Margins): string {
  const { body } = splitPage(page, margins);
  const lowest = Math.max(...body.map(({ bottom }) => bottom));
  return joinWords(body.filter(({ bottom }) => bottom > lowest - 3));
}

/** Lists pairs of words that overlap, from words sorted from top to bottom. */
function listOverlaps(words: readonly Word[]): string[] {
  return words.flatMap((word, i) => {
    const overlaps = [];
    for (const other of words.slice(i + 1)) {
      if (other.top > word.bottom) break;
      // Text with an outline is drawn twice.
      if (other.text === word.text && Math.abs(other.left - word.left) < 1) continue;
      const width = Math.min(word.right, other.right) - Math.max(word.left, other.left);
      const height = Math.min(word.bottom, other.bottom) - Math.max(word.top, other.top);
      // The boxes of glyphs are higher than the distance of close lines.
      if (width > 1 && height > (word.bottom - word.top) / 2) overlaps.push(`${word.text} / ${other.text}`);
    }
    return overlaps;
  });
}

/** Expects that no word crosses the margins or overlaps another. */
export function expectWholeWords(pages: readonly PrintedPage[], margins: Margins, document: string): void {
  pages.forEach((page, i) => {
    const { body } = splitPage(page, margins);
    const { width, height } = page;
    const cutWords = body.filter(
      ({ left, top, right, bottom }) =>
        top < margins.top - 1 ||
        bottom > height - margins.bottom + 1 ||
        left < margins.side - 1 ||
        right > width - margins.side + 1,
    );
    expect(cutWords.map(({ text }) => text).join(' '), `${document}, page ${i + 1}: cut`).to.equal('');
    const sorted = body.toSorted((a, b) => a.top - b.top);
    expect(listOverlaps(sorted), `${document}, page ${i + 1}: overlaps`).to.deep.equal([]);
  });
}

/**
 * Counts by how many each character occurs more often in the first text than in the second, or less often (negative).
 * Empty if both consist of the same characters in any order.
 */
export function countDifferences(first: string, second: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const character of removeSpaces(first)) counts[character] = (counts[character] ?? 0) + 1;
  for (const character of removeSpaces(second)) counts[character] = (counts[character] ?? 0) - 1;
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
}
