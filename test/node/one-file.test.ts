// The one-file builds in a real browser, with all chunks: what a page gets that adds one script tag.
import { existsSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// @ts-expect-error -- the scripts have no types
import { BROWSER_FLAGS, ensureBrowser } from '../../scripts/ensure-browser.mjs';
// @ts-expect-error -- the scripts have no types
import { createStaticServer } from '../../scripts/static-server.mjs';
import { buildIfOld } from './build-if-old.js';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const secondMap = fileURLToPath(new URL('../../examples/second-map/', import.meta.url));

let browser: Browser;
let origin: string;
const server: Server = createStaticServer({ '/dist/': dist, '/map/': secondMap });

beforeAll(async () => {
  buildIfOld();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch({ executablePath: ensureBrowser(), args: BROWSER_FLAGS });
}, 300_000);

afterAll(async () => {
  await browser.close();
  server.close();
});

/**
 * Opens a page with one build and one map.
 *
 * @param query Added to the address of the build.
 * @returns The page, what it says in the console, and the addresses that it requests.
 */
async function openPage(
  file: string,
  attributes: string,
  query = '',
): Promise<{ page: Page; messages: string[]; requests: string[] }> {
  const { [file]: integrity } = JSON.parse(readFileSync(`${dist}integrity.json`, 'utf8')) as Record<string, string>;
  expect(existsSync(dist + file)).toBe(true);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const messages: string[] = [];
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url().slice(origin.length)));
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(String(error)));
  await page.route(`${origin}/`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><title>Page</title>
        <script type="module" src="/dist/${file}${query}" integrity="${integrity}"></script>
        <process-map ${attributes}></process-map>`,
    }),
  );
  await page.goto(`${origin}/`);
  return { page, messages, requests };
}

describe.each([
  ['process-map.min.js', 'storage="local" journey-id="one"'],
  ['process-map-core.min.js', 'storage="local" journey-id="two" src="/map/tree-planting.json"'],
])('%s', (file, attributes) => {
  let page: Page;
  let messages: string[];

  beforeAll(async () => {
    ({ page, messages } = await openPage(file, attributes));
  });

  afterAll(() => page.context().close());

  it('shows the phases, and then the drawing and the terrain from their chunks', async () => {
    await page.locator('process-map-diagram button').first().waitFor();
    await page.locator('process-map-diagram svg.draw').first().waitFor({ state: 'attached' });
    await page
      .locator('process-map-diagram svg.ground, process-map-diagram .ground')
      .first()
      .waitFor({ state: 'attached' });
  });

  it('saves a typed answer, and shows it again after a reload', async () => {
    const field = page.locator('process-map-questions textarea').first();
    await field.fill('Written in the build');
    await page.locator('process-map-journey .bar.saved').waitFor();
    await page.reload();
    await expect.poll(() => field.inputValue()).toBe('Written in the build');
  });

  it('finds a question with the search from its chunk', async () => {
    const search = page.locator('process-map-phase .find');
    await search.waitFor();
    await search.locator('summary').click();
    await page.locator('[type=search]').fill('written in');
    await page.locator('.hit').first().waitFor();
    expect(await page.locator('.hit').count()).toBe(1);
  });

  it('denies a step whose exit rule does not hold, and leads to an open step', async () => {
    const gate = page.locator('process-map-gate');
    await gate.getByRole('button', { name: /^Mark / }).click();
    await gate.getByText('Not yet:').waitFor();
    await gate.locator('li button').first().click();
    const focused = await page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      return element?.tagName;
    });
    expect(['TEXTAREA', 'INPUT']).toContain(focused);
  });

  it('opens the menu from its chunk, and exports a copy that holds the answer', async () => {
    const bar = page.locator('process-map-journey');
    await bar.getByRole('button', { name: 'Your record' }).click();
    const downloading = page.waitForEvent('download');
    await bar.getByRole('button', { name: 'Download a copy' }).click();
    const path = await (await downloading).path();
    expect(readFileSync(path, 'utf8')).toContain('Written in the build');
  });

  it('prints the whole plan through its chunk', async () => {
    await page.evaluate(() => {
      const open = window.open.bind(window);
      window.open = (...args) => {
        const opened = open(...args);
        if (opened) opened.print = () => undefined;
        return opened;
      };
    });
    const opening = page.waitForEvent('popup');
    await page.locator('process-map-journey').getByRole('button', { name: 'Print the whole plan' }).click();
    const paper = await opening;
    await expect.poll(() => paper.locator('body').innerText()).toContain('Written in the build');
    await paper.close();
  });

  it('says nothing in the console', () => {
    expect(messages).toEqual([]);
  });
});

describe('process-map.min.js with the peer-learning map', () => {
  it('explains a glossary term beside the text, from its chunk and the catalogue', async () => {
    const { page, messages } = await openPage('process-map.min.js', '');
    const term = page.locator('.term').first();
    await term.waitFor();
    await term.click();
    await page.locator('.tip:popover-open').waitFor();
    expect(messages).toEqual([]);
    await page.context().close();
  });

  it('loads the build once, also with a query in its address: its chunks do not import it', async () => {
    const { page, messages, requests } = await openPage('process-map.min.js', '', '?v=1');
    await page.locator('.term').first().waitFor();
    await page.locator('process-map-phase .find > summary').click();
    await page.locator('[type=search]').waitFor();
    await page.locator('process-map-journey').getByRole('button', { name: 'Your record' }).click();
    await page.getByRole('button', { name: 'Print the whole plan' }).waitFor();
    expect(requests.filter((url) => url.includes('.min.js'))).toEqual(['/dist/process-map.min.js?v=1']);
    expect(requests.filter((url) => url.includes('/chunks/')).length).toBeGreaterThan(4);
    expect(messages).toEqual([]);
    await page.context().close();
  });
});
