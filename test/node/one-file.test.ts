// The one-file builds in a real browser, with all chunks: what a page gets that adds one script tag.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as api from '../../src/journey/index.js';
import type { Journey, JourneyView } from '../../src/index.js';
import { BUILD_TIMEOUT_MS, distFolder, openBuiltFiles, secondMapFolder, type BuiltFiles } from './built-files.js';

let files: BuiltFiles;

beforeAll(async () => {
  files = await openBuiltFiles();
}, BUILD_TIMEOUT_MS);

afterAll(() => files.close());

const readIntegrity = () => JSON.parse(readFileSync(`${distFolder}integrity.json`, 'utf8')) as Record<string, string>;

/** Opens a page that is not there yet, with a body. */
async function openBody(body: string): Promise<{ page: Page; messages: string[]; requests: string[] }> {
  const context = await files.browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const messages: string[] = [];
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url().slice(files.origin.length)));
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(String(error)));
  await page.route(`${files.origin}/`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><html lang="en"><title>Page</title><link rel="icon" href="data:,">${body}`,
    }),
  );
  return { page, messages, requests };
}

/** Runs the body of an async function in a page. As a text, because Vitest replaces `import()` in functions. */
const runModule = <T>(page: Page, body: string) => page.evaluate<T>(`(async () => { ${body} })()`);

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
  expect(existsSync(distFolder + file)).toBe(true);
  const opened = await openBody(`
    <script type="module" src="/dist/${file}${query}" integrity="${readIntegrity()[file]}"></script>
    <process-map ${attributes}></process-map>`);
  await opened.page.goto(`${files.origin}/`);
  return opened;
}

/** Returns the tag name of the focused element, in any shadow root. */
const readFocused = (page: Page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.tagName;
  });

/** Opens the first row of the questions. After a reload, the first one with something to do is open. */
const openFirstRow = (page: Page) => page.locator('process-map-questions .toggle').first().click();

it.each([
  ['with all rows open', 'rows="open" storage="local" journey-id="place"', 5],
  ['of the default layout, about', '', 20],
])('keeps the place of a page %s, on reload and back', async (_, attributes, tolerancePx) => {
  const { page } = await openPage('process-map.min.js', attributes);
  const gate = page.locator('process-map-gate');
  const waitForGate = () => gate.getByRole('button').first().waitFor();
  const readTop = () => gate.evaluate((element) => Math.round(element.getBoundingClientRect().top));
  await waitForGate();
  await gate.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const top = await readTop();
  const moves = [
    () => page.reload(),
    async () => {
      await page.goto('about:blank');
      await page.goBack();
    },
  ];
  for (const move of moves) {
    await move();
    await waitForGate();
    await expect.poll(async () => Math.abs((await readTop()) - top)).toBeLessThan(tolerancePx);
  }
  await page.context().close();
});

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
    await openFirstRow(page);
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
    await gate.getByRole('button', { name: /^Finish / }).click();
    await gate.getByText(/^You cannot finish phase/).waitFor();
    await gate.locator('li button').first().click();
    // The row of the step opens first.
    await expect.poll(() => readFocused(page)).toMatch(/^(TEXTAREA|INPUT)$/);
  });

  it('leads from Contents to a row, through two chunks', async () => {
    await page.getByRole('button', { name: 'Contents' }).click();
    const entry = page.locator('process-map-journey .entry').nth(1);
    const name = (await entry.locator('.name').innerText()).trim();
    await entry.click();
    const row = page.locator('.row').filter({ has: page.getByRole('button', { name, expanded: true }) });
    await row.waitFor();
    await expect.poll(() => readFocused(page)).toMatch(/^(TEXTAREA|INPUT)$/);
  });

  it('follows a link to a phase', async () => {
    const shown = await page.evaluate(() => {
      const map = document.querySelector('process-map')!;
      location.hash = map.definition!.phases[1]!.id;
      return map.shownPhase;
    });
    const readShown = () => page.evaluate(() => document.querySelector('process-map')!.shownPhase);
    await expect.poll(readShown).not.toBe(shown);
    await page.evaluate((id) => (location.hash = id!), shown);
    await expect.poll(readShown).toBe(shown);
  });

  it('opens the menu from its chunk, and exports a copy that holds the answer', async () => {
    const bar = page.locator('process-map-journey');
    await bar.getByRole('button', { name: 'Save and print' }).click();
    const downloading = page.waitForEvent('download');
    await bar.getByRole('button', { name: 'Download a backup' }).click();
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
    await page.locator('process-map-journey').getByRole('button', { name: 'Save and print' }).click();
    await page.getByRole('button', { name: 'Print the whole plan' }).waitFor();
    expect(requests.filter((url) => url.includes('.min.js'))).toEqual(['/dist/process-map.min.js?v=1']);
    expect(requests.filter((url) => url.includes('/chunks/')).length).toBeGreaterThan(4);
    expect(messages).toEqual([]);
    await page.context().close();
  });
});

describe('the chunks', () => {
  it('have a hash of their content in their names, and one in integrity.json', () => {
    const names = readdirSync(`${distFolder}chunks`);
    expect(names.length).toBeGreaterThan(8);
    for (const name of names) expect(name).toMatch(/^[a-z-]+-[0-9a-f]{8}\.js$/);
    const hashes = readIntegrity();
    for (const [file, hash] of Object.entries(hashes)) {
      const content = readFileSync(distFolder + file);
      expect(`sha384-${createHash('sha384').update(content).digest('base64')}`).toBe(hash);
    }
    expect(Object.keys(hashes).filter((file) => file.startsWith('chunks/'))).toEqual(
      names.map((name) => `chunks/${name}`).sort(),
    );
  });

  const openParts = async (page: Page) => {
    await page.locator('process-map-journey').getByRole('button', { name: 'Save and print' }).click();
    await page.keyboard.press('Escape');
  };

  it.each([
    ['an empty file', { contentType: 'text/javascript', body: '' }],
    ['a page of the server', { contentType: 'text/html', body: '<!doctype html><p>Not here</p>' }],
    ['no file', { status: 404, body: '' }],
  ])('can all be %s: people write, and it is saved', async (_, response) => {
    const { page, messages } = await openBody(`
      <script type="module" src="/dist/process-map.min.js"></script><process-map storage="local" journey-id="trees"></process-map>`);
    await page.route('**/chunks/**', (route) => route.fulfill(response));
    await page.goto(`${files.origin}/`);
    const field = page.locator('process-map-questions textarea').first();
    await field.fill('Written without chunks');
    await openParts(page);
    await page.locator('process-map-phase .search', { hasText: 'could not be loaded' }).waitFor();
    await page.locator('process-map-journey .bar.saved').waitFor();
    await page.locator('process-map-diagram button').nth(1).click();
    await page.locator('process-map-phase h2', { hasText: 'B' }).waitFor();
    await page.reload();
    await openFirstRow(page);
    await expect.poll(() => field.inputValue()).toBe('Written without chunks');
    expect(messages.filter((text) => /uncaught|Error:/i.test(text) && !text.startsWith('<process-map>'))).toEqual([]);
    await page.context().close();
  });

  it('are asked for again when the browser is back online, and then work without a reload', async () => {
    const { page, requests } = await openBody(`
      <script type="module" src="/dist/process-map.min.js"></script><process-map></process-map>`);
    await page.route('**/chunks/**', (route) => route.abort());
    await page.goto(`${files.origin}/`);
    const menu = page.locator('process-map-journey');
    await menu.getByRole('button', { name: 'Save and print' }).click();
    await menu.getByText('This menu could not be shown.').waitFor();
    await page.locator('process-map-phase .search', { hasText: 'could not be loaded' }).waitFor();
    // Each chunk is asked for once, not again at each update.
    await page.locator('process-map-diagram button').nth(1).click();
    await page.locator('process-map-diagram button').nth(0).click();
    const asked = requests.filter((url) => url.includes('/chunks/'));
    expect(asked).toEqual([...new Set(asked)]);

    await page.unroute('**/chunks/**');
    await page.context().setOffline(true);
    await page.context().setOffline(false);
    await page.locator('process-map-diagram svg.draw').first().waitFor({ state: 'attached' });
    await page.locator('process-map-diagram .ground').first().waitFor({ state: 'attached' });
    await page.locator('.term').first().waitFor();
    await menu.getByRole('button', { name: 'Save and print' }).click();
    await menu.getByRole('button', { name: 'Print the whole plan' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('process-map-phase .find > summary').click();
    await page.locator('[type=search]').waitFor();
    expect(await page.getByText('could not be').count()).toBe(0);
    await page.context().close();
  });

  it('are asked for again when a person opens what failed', async () => {
    const { page } = await openBody(`
      <script type="module" src="/dist/process-map.min.js"></script><process-map></process-map>`);
    await page.route(/question-search|record-menu/, (route) => route.abort());
    await page.goto(`${files.origin}/`);
    const search = page.locator('process-map-phase .find');
    await search.locator('summary').click();
    await search.getByText('The search could not be loaded.').waitFor();
    await page.unroute(/question-search|record-menu/);
    await search.locator('summary').click();
    await search.locator('summary').click();
    await search.locator('[type=search]').waitFor();
    await expect.poll(() => search.getByText('could not be loaded').count()).toBe(0);
    await search.locator('[type=search]').fill('peer');
    await search.locator('.hit').first().waitFor();
    await page.context().close();
  });
});

describe.each(['process-map.min.js', 'process-map-core.min.js'])('%s as a module', (file) => {
  let page: Page;

  beforeAll(async () => {
    ({ page } = await openBody(''));
    await page.goto(`${files.origin}/`);
  });

  afterAll(() => page.context().close());

  it('exports what the package exports', async () => {
    const modules = (await import(pathToFileURL(`${distFolder}index.js`).href)) as object;
    const names = await runModule<string[]>(page, `return Object.keys(await import('/dist/${file}'));`);
    expect(names.length).toBeGreaterThan(20);
    expect(names.sort()).toEqual(Object.keys(modules).sort());
  });

  it('parses, decides, merges and views as the package does: it shortens no public name', async () => {
    const definition: unknown = JSON.parse(readFileSync(`${secondMapFolder}tree-planting.json`, 'utf8'));
    const map = api.parseMap(definition).map!;
    const question = map.phases[0]!.groups[0]!.leads[0]!.id;
    const result = await runModule<
      { [K in 'problems' | 'text' | 'map']: unknown } & {
        records: [Journey, Journey];
        merged: Journey;
        view: JourneyView;
      }
    >(
      page,
      `const { parseMap, createJourney, decide, evolve, mergeJourneys, viewJourney, toMarkdown } =
        await import('/dist/${file}');
      const { map, problems } = parseMap(${JSON.stringify(definition)});
      const journey = createJourney(map);
      const records = ['One', 'Two'].map((text) =>
        decide(map, journey, { type: 'question.answer', question: '${question}', text }).facts.reduce(
          (record, fact) => evolve(map, record, fact),
          journey,
        ));
      const merged = mergeJourneys(...records);
      return { map, problems, records, merged, view: viewJourney(map, merged), text: toMarkdown(map, merged) };`,
    );
    const merged = api.mergeJourneys(...result.records);
    expect(result.map).toEqual(map);
    expect(result.problems).toEqual([]);
    expect(result.merged).toEqual(merged);
    expect(Object.values(result.view.variants).flat()).toHaveLength(1);
    expect(result.view).toEqual(JSON.parse(JSON.stringify(api.viewJourney(map, merged))));
    expect(result.text).toBe(api.toMarkdown(map, merged));
  });
});

describe('two copies of the library on a page', () => {
  const FRENCH = `{ language: 'fr', strings: { 'peer-learning.title': 'La carte', 'pre-foundational.title': 'Premier contact' } }`;

  /** Modules of the package that import no other package, so that a page can load them as they are. */
  const MODULES = '/dist/modules/registries.js';

  /** Expects a map whose first phase has its French title. */
  async function expectFrench(page: Page): Promise<void> {
    await page.locator('process-map-phase h2', { hasText: 'Premier contact' }).waitFor();
  }

  it.each([
    ['the one file itself', '/dist/process-map.min.js'],
    ['another one-file build', '/dist/process-map-core.min.js'],
    ['the modules for npm', MODULES],
  ])('shows a translation that is registered with %s', async (_, url) => {
    const { page } = await openBody(`
      <script type="module" src="/dist/process-map.min.js"></script><process-map lang="fr"></process-map>
      <script type="module">
        import { registerOverlay } from '${url}';
        registerOverlay('peer-learning', 'fr', () => (${FRENCH}));
      </script>`);
    await page.goto(`${files.origin}/`);
    await expectFrench(page);
    await page.context().close();
  });

  it('shows a translation that was registered before the elements', async () => {
    const { page } = await openBody(`
      <script type="module">
        import { registerOverlay } from '${MODULES}';
        registerOverlay('peer-learning', 'fr', () => (${FRENCH}));
        await import('/dist/process-map.min.js');
      </script>
      <process-map lang="fr"></process-map>`);
    await page.goto(`${files.origin}/`);
    await expectFrench(page);
    await page.context().close();
  });

  it.each([
    ['another version', ['/dist/process-map.min.js', '/other/process-map.min.js']],
    ['another build', ['/dist/process-map-core.min.js', '/dist/process-map.min.js']],
  ])('goes on with the first, and says once that %s is not used', async (_, urls) => {
    const source = urls[0]?.includes('core') ? 'src="/map/tree-planting.json"' : '';
    const { page, messages } = await openBody(`
      <script type="module">${urls.map((url) => `await import('${url}');`).join('')}</script>
      <process-map storage="local" journey-id="trees" ${source}></process-map>`);
    await page.route('**/other/**', async (route) => {
      const response = await route.fetch({ url: route.request().url().replace('/other/', '/dist/') });
      await route.fulfill({ response, body: (await response.text()).replaceAll('0.1.0', '0.2.0') });
    });
    await page.goto(`${files.origin}/`);
    const field = page.locator('process-map-questions textarea').first();
    await field.fill('Written with two copies');
    await page.locator('process-map-journey .bar.saved').waitFor();
    await page.locator('process-map-diagram svg.draw').first().waitFor({ state: 'attached' });
    await page.locator('process-map-journey').getByRole('button', { name: 'Save and print' }).click();
    await page.getByRole('button', { name: 'Print the whole plan' }).waitFor();
    expect(messages).toEqual([
      expect.stringMatching(/version .* is not used, because the page has registered version /),
    ]);
    await page.context().close();
  });

  it('says nothing if one file is loaded twice', async () => {
    const { page, messages } = await openBody(`
      <script type="module" src="/dist/process-map.min.js"></script>
      <script type="module" src="/dist/process-map.min.js?again"></script><process-map></process-map>`);
    await page.goto(`${files.origin}/`);
    await page.locator('.term').first().waitFor();
    expect(messages).toEqual([]);
    await page.context().close();
  });
});
