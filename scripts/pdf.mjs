// Prints what a page shows as a person would, and reads it back: which words are on which page, and where.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';

/** In inches, as Chromium takes them. */
const SIZES = { A4: { paperWidth: 210 / 25.4, paperHeight: 297 / 25.4 }, Letter: { paperWidth: 8.5, paperHeight: 11 } };

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (text) =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (all, code, name) =>
    code ? String.fromCodePoint(code) : (ENTITIES[name] ?? all),
  );

let isSaid = false;

/** The words of each page in the order in which they were drawn, in points from the top left; no page where nothing reads them. */
function read(file) {
  const { stdout, error, status, stderr } = spawnSync('pdftotext', ['-raw', '-bbox', file, '-'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (error?.code === 'ENOENT') {
    if (!isSaid)
      console.warn(
        '\nThe tests of printed pages are skipped: there is no pdftotext here (Debian: apt-get install poppler-utils).\n',
      );
    isSaid = true;
    return [];
  }
  if (error || status !== 0) throw error ?? new Error(stderr);
  return stdout
    .split('<page ')
    .slice(1)
    .map((page) => {
      const [, width, height] = page.match(/width="([\d.]+)" height="([\d.]+)"/);
      const words = [...page.matchAll(/<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)<\/word>/g)].map(
        ([, left, top, right, bottom, text]) => ({
          text: plain(text),
          left: Number(left),
          top: Number(top),
          right: Number(right),
          bottom: Number(bottom),
        }),
      );
      return { width: Number(width), height: Number(height), words };
    });
}

/** Windows of before may still be closing. */
const printed = new WeakSet();

/**
 * Prints the page, or the one window that it has opened, by Chromium's protocol. With `PAPER=folder` the file stays there, to look at.
 */
export async function pagesOf(page, { isWindow, size, name }) {
  const target = isWindow
    ? await page
        .browser()
        .waitForTarget((each) => each.opener() === page.target() && !printed.has(each), { timeout: 10_000 })
    : page.target();
  printed.add(target);
  const client = await target.createCDPSession();
  const { data } = await client.send('Page.printToPDF', { ...SIZES[size], displayHeaderFooter: true });
  await client.detach();
  const scratch = env['PAPER'] ?? mkdtempSync(join(tmpdir(), 'process-map-paper-'));
  mkdirSync(scratch, { recursive: true });
  const file = join(scratch, `${name}.pdf`);
  try {
    writeFileSync(file, data, 'base64');
    return read(file);
  } finally {
    if (!env['PAPER']) rmSync(scratch, { recursive: true, force: true });
  }
}
