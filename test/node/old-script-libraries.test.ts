// The one-file build on pages with old script libraries, loaded before and after it, in a real browser.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { oldScripts, prototypeLibrary } from '../kit/old-scripts.js';
import { BUILD_TIMEOUT_MS, openBuiltFiles, secondMapFolder, type BuiltFiles } from './built-files.js';

/** A map with ids that old scripts add to all objects. */
const mapText = readFileSync(`${secondMapFolder}tree-planting.json`, 'utf8')
  .replaceAll('"ground"', '"each"')
  .replaceAll('"places-lead"', '"values"')
  .replaceAll('"places-below"', '"first"');

const SECOND_PHASE = 'Plant';

let files: BuiltFiles;
let page: Page;
let messages: string[];

beforeAll(async () => {
  files = await openBuiltFiles();
}, BUILD_TIMEOUT_MS);

afterEach(() => page.context().close());

afterAll(() => files.close());

/** Opens a page with a map, and with a classic script before or after the library. */
async function openPage(script: string, isBefore: boolean): Promise<void> {
  const context = await files.browser.newContext({ viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  messages = [];
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(String(error)));
  const library = '<script type="module" src="/dist/process-map.min.js"></script>';
  const scripts = isBefore
    ? `<script src="/old.js"></script>${library}`
    : `${library}<script type="module">
        import '/dist/process-map.min.js';
        await new Promise((resolve) => document.head.append(Object.assign(document.createElement('script'), { src: '/old.js', onload: resolve })));
      </script>`;
  await page.route(`${files.origin}/old.js`, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: script }),
  );
  await page.route(`${files.origin}/map.json`, (route) =>
    route.fulfill({ contentType: 'application/json', body: mapText }),
  );
  await page.route(`${files.origin}/`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><title>Page</title><link rel="icon" href="data:,">${scripts}
        <process-map storage="local" journey-id="trees" src="/map.json"></process-map>`,
    }),
  );
  await page.goto(`${files.origin}/`);
  await page.locator('process-map-diagram svg.draw').first().waitFor({ state: 'attached' });
}

const scripts = { ...oldScripts, 'Prototype.js 1.7.3': prototypeLibrary };

describe.each(Object.entries(scripts))('process-map.min.js on a page with %s', (_, script) => {
  it.each([
    ['before', true],
    ['after', false],
  ])('works, and stores what people write: loaded %s the library', async (_place, isBefore) => {
    await openPage(script, isBefore);
    const bar = page.locator('process-map-journey');
    const field = page.locator('process-map-questions textarea').first();
    const readStored = () =>
      page.evaluate(() => Object.entries(localStorage).map(([key, text]) => [key, text] as const));

    expect(await field.inputValue()).toBe('');
    const openRows = page.locator('process-map-phase .toggle[aria-expanded=true]');
    expect(await openRows.count()).toBe(1);
    await field.fill('Written with an old library');
    await bar.locator('.bar.saved').waitFor();
    const stored = await readStored();
    const record = JSON.parse(stored.find(([key]) => key.endsWith(':trees'))![1]) as { cycles: unknown[] };
    expect(JSON.stringify(record.cycles)).toContain('Written with an old library');
    await page.reload();
    // The first group with something to do is open: not the one with the answer.
    await expect.poll(() => openRows.count()).toBe(1);
    await page.locator('process-map-questions .toggle').first().click();
    await expect.poll(() => field.inputValue()).toBe('Written with an old library');
    await page.locator('process-map-diagram svg.draw').first().waitFor({ state: 'attached' });

    // A denied step, a tool, and another phase.
    const gate = page.locator('process-map-gate');
    await gate.getByRole('button', { name: /^Finish / }).click();
    await gate.getByText(/^You cannot finish phase/).waitFor();
    await page.locator('process-map-tools .toggle').click();
    await page.locator('process-map-tools input[type=checkbox]').first().check();
    await bar.locator('.bar.saved').waitFor();
    await expect.poll(async () => JSON.stringify(await readStored())).toContain('chosen');
    await page.locator('process-map-diagram button').nth(1).click();
    await page.locator('process-map-phase h2').filter({ hasText: SECOND_PHASE }).waitFor();

    // The chunks: search, menu, copy and print.
    await page.locator('process-map-phase .find > summary').click();
    await page.locator('[type=search]').fill('old library');
    await page.locator('.hit mark').first().waitFor();
    await bar.getByRole('button', { name: 'Save and print' }).click();
    const downloading = page.waitForEvent('download');
    await bar.getByRole('button', { name: 'Download a backup' }).click();
    const copy = readFileSync(await (await downloading).path(), 'utf8');
    expect(JSON.stringify((JSON.parse(copy) as { cycles: unknown }).cycles)).toContain('Written with an old library');
    await page.evaluate(() => {
      const { open } = window;
      window.open = (...args) => Object.assign(open.apply(window, args)!, { print: () => undefined });
    });
    const opening = page.waitForEvent('popup');
    await bar.getByRole('button', { name: 'Print the whole plan' }).click();
    const paper = await opening;
    await expect.poll(() => paper.locator('body').innerText()).toContain('Written with an old library');
    expect(messages).toEqual([]);
  });
});
