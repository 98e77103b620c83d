// Prints a page by Chromium's protocol and reads the PDF back: the words of each page, with their positions.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from 'node:process';
import { getDocumentProxy } from 'unpdf';

/** Paper sizes in inches, the unit of Chromium's protocol. */
const SIZES = { A4: { paperWidth: 210 / 25.4, paperHeight: 297 / 25.4 }, Letter: { paperWidth: 8.5, paperHeight: 11 } };

/** Distance, as a share of the font size, above which the next run of glyphs belongs to another word. */
const WORD_GAP = 0.1;

/** Extent of glyphs in fonts that state none, in font sizes from the baseline. */
const FALLBACK_ASCENT = 0.9;
const FALLBACK_DESCENT = -0.2;
const TIMEOUT_MS = 10_000;

/** Lists the words of one page in drawing order, in points from the top left. */
function listWords(items, styles, pageHeight) {
  const words = [];
  let word;
  for (const { str: text, transform, width, fontName } of items) {
    if (!text) continue;
    const [, , , size, start, baseline] = transform;
    const { ascent, descent } = styles[fontName];
    const top = pageHeight - baseline - (ascent || FALLBACK_ASCENT) * size;
    const bottom = pageHeight - baseline - (descent || FALLBACK_DESCENT) * size;
    const characters = [...text];
    // PDF.js has the width of a run, not of each glyph: positions within a run are approximate, its ends exact.
    const advance = width / characters.length;
    const isContinued = word && Math.abs(word.bottom - bottom) < 1 && Math.abs(start - word.right) < WORD_GAP * size;
    if (!isContinued) word = undefined;
    characters.forEach((character, i) => {
      if (/\s/.test(character)) {
        word = undefined;
        return;
      }
      const left = start + i * advance;
      if (!word) words.push((word = { text: '', left, top, right: left, bottom }));
      word.text += character;
      word.right = left + advance;
    });
  }
  return words;
}

/** Reads a PDF: width, height and words of each page. */
async function readPdf(data) {
  const document = await getDocumentProxy(new Uint8Array(data));
  const pages = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items, styles } = await page.getTextContent({ disableNormalization: true });
    pages.push({ width, height, words: listWords(items, styles, height) });
  }
  await document.destroy();
  return pages;
}

/** Windows that were printed before and may still be closing. */
const printed = new WeakSet();

/**
 * Prints the page, or the one window that it has opened, and returns its pages as readPdf() does. With `PAPER=folder`
 * in the environment, the PDF stays in that folder.
 */
export async function printPages(page, { isWindow, size, name }) {
  const target = isWindow
    ? await page
        .browser()
        .waitForTarget((each) => each.opener() === page.target() && !printed.has(each), { timeout: TIMEOUT_MS })
    : page.target();
  printed.add(target);
  const client = await target.createCDPSession();
  const { data } = await client.send('Page.printToPDF', { ...SIZES[size], displayHeaderFooter: true });
  await client.detach();
  const pdf = Buffer.from(data, 'base64');
  if (env['PAPER']) {
    mkdirSync(env['PAPER'], { recursive: true });
    writeFileSync(join(env['PAPER'], `${name}.pdf`), pdf);
  }
  return readPdf(pdf);
}
