// What a reader finds on printed pages: words and where they are, lines made of them.
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

/** Free room around what is written, in points. */
export interface Margins {
  top: number;
  side: number;
  bottom: number;
}

export const mm = (length: number): number => (length * 72) / 25.4;

/** As it can be found again whatever the lines are broken into. */
export const squeezed = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

/** How often a text is in another one. */
export const times = (text: string, within: string): number => within.split(squeezed(text)).length - 1;

/** Signs before the items of lists are not words. */
const isSign = ({ text }: Word): boolean => /^[•◦▪]$/.test(text);

/** The rooms of a page: what runs along above and below, and what is between. */
export function partsOf(
  { words, height }: PrintedPage,
  { top, bottom }: Margins,
): Record<'above' | 'body' | 'below', Word[]> {
  const middle = (word: Word) => (word.top + word.bottom) / 2;
  return {
    above: words.filter((word) => middle(word) < top),
    body: words.filter((word) => !isSign(word) && middle(word) >= top && middle(word) <= height - bottom),
    below: words.filter((word) => middle(word) > height - bottom),
  };
}

export const textOfWords = (words: readonly Word[]): string => squeezed(words.map(({ text }) => text).join(''));

/** All that is between the margins, over all pages. */
export const bodyText = (pages: readonly PrintedPage[], margins: Margins): string =>
  pages.map((page) => textOfWords(partsOf(page, margins).body)).join('');

/** The words of the lowest line of a page. */
export function lastLine(page: PrintedPage, margins: Margins): string {
  const { body } = partsOf(page, margins);
  const lowest = Math.max(...body.map(({ bottom }) => bottom));
  return textOfWords(body.filter(({ bottom }) => bottom > lowest - 3));
}

/** Every word is whole on its page, and none over another one. */
export function expectWhole(pages: readonly PrintedPage[], margins: Margins, of: string): void {
  pages.forEach((page, i) => {
    const { body } = partsOf(page, margins);
    const { width, height } = page;
    const cut = body.filter(
      ({ left, top, right, bottom }) =>
        top < margins.top - 1 ||
        bottom > height - margins.bottom + 1 ||
        left < margins.side - 1 ||
        right > width - margins.side + 1,
    );
    expect(cut.map(({ text }) => text).join(' '), `${of}, page ${i + 1}: cut by its end`).to.equal('');
    const inOrder = body.toSorted((a, b) => a.top - b.top);
    const over = inOrder.flatMap((word, j) => {
      const hit = [];
      for (const other of inOrder.slice(j + 1)) {
        if (other.top > word.bottom) break;
        const across = Math.min(word.right, other.right) - Math.max(word.left, other.left);
        const down = Math.min(word.bottom, other.bottom) - Math.max(word.top, other.top);
        // The boxes of glyphs are higher than lines that stand close.
        // What has an outline is drawn twice.
        if (other.text === word.text && Math.abs(other.left - word.left) < 1) continue;
        if (across > 1 && down > (word.bottom - word.top) / 2) hit.push(`${word.text} / ${other.text}`);
      }
      return hit;
    });
    expect(over, `${of}, page ${i + 1}: one over another`).to.deep.equal([]);
  });
}

/** How often each sign of two texts is there more in the first, or less: nothing where both say the same, in whatever order. */
export function difference(first: string, second: string): Record<string, number> {
  const count: Record<string, number> = {};
  for (const sign of squeezed(first)) count[sign] = (count[sign] ?? 0) + 1;
  for (const sign of squeezed(second)) count[sign] = (count[sign] ?? 0) - 1;
  return Object.fromEntries(Object.entries(count).filter(([, more]) => more));
}
