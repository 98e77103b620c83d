// Chunks are loaded on demand. If one cannot be loaded, the map works without it and reports it once: visibly if a
// person misses something, otherwise only in the console.
import type * as Overlays from '../../src/elements/registries/overlays.js';
import type { ProcessMapElement } from '../../src/index.js';
import { find, findAll, get, waitForUpdates, getText, wait } from '../kit/dom.js';
import { clearPage, expect, attach } from '../kit/page.js';

type Page = Window & typeof globalThis & { overlays: Promise<typeof Overlays> };

/** Limit for what is loaded when the page is idle. */
const TIMEOUT_MS = 4000;

/**
 * Opens a page that cannot load one file of the library.
 *
 * @param code Code of a module that stands in place of the file.
 * @returns The page, its warnings, its uncaught errors, and a function that adds maps.
 */
async function openWithout(file: string, code?: string) {
  const frame = document.createElement('iframe');
  frame.width = '1000';
  frame.height = '700';
  const query = new URLSearchParams({ chunk: `/src/${file}`, ...(code !== undefined && { code }) });
  frame.src = `/test/browser/without.html?${String(query)}`;
  const loadEvent = new Promise((resolve) => frame.addEventListener('load', resolve));
  attach(frame);
  await loadEvent;
  const page = frame.contentWindow as Page;
  const warnings: string[] = [];
  page.console.warn = (...args: unknown[]) => void warnings.push(args.map(String).join(' '));
  const errors: string[] = [];
  page.addEventListener('error', ({ message }) => errors.push(message));
  page.addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));
  await page.customElements.whenDefined('process-map-journey');
  const addMap = async (): Promise<ProcessMapElement> => {
    const map = page.document.createElement('process-map');
    page.document.querySelector('main')!.append(map);
    await map.ready;
    await waitForUpdates(map);
    return map;
  };
  return { page, warnings, errors, addMap };
}

async function waitUntil(description: string, condition: () => unknown): Promise<void> {
  for (let elapsed = 0; elapsed < TIMEOUT_MS; elapsed += 25) {
    if (condition()) return;
    await wait(25);
  }
  throw new Error(`Timed out: ${description}`);
}

/** Expects that a person can answer a question and navigate, whichever chunk is missing. */
async function expectToWork(map: ProcessMapElement): Promise<void> {
  const [phase, nextPhase] = map.definition!.phases;
  expect(findAll(map, 'button.station-state')).to.have.length(map.definition!.phases.length);
  const field = get<HTMLTextAreaElement>(map, 'process-map-questions textarea, textarea');
  field.value = 'Written all the same';
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  field.dispatchEvent(new FocusEvent('blur'));
  expect(map.journey!.cycles[0]!.answers[phase!.id]![phase!.groups[0]!.leads[0]!.id]!.text).to.equal(
    'Written all the same',
  );
  for (const [i, shown, other] of [
    [1, nextPhase!, phase!],
    [0, phase!, nextPhase!],
  ] as const) {
    findAll(map, 'button.station-state')[i]!.click();
    await waitForUpdates(map);
    // Each part of the page shows the same phase.
    expect(getText(get(map, 'h2'))).to.include(shown.title);
    const titles = findAll(get(map, 'process-map-questions'), '[part~=waypoint-heading]').map(getText).join();
    for (const { title } of shown.groups) expect(titles).to.include(title);
    for (const { title } of other.groups) expect(titles).not.to.include(title);
  }
}

describe('a chunk that cannot be loaded', function () {
  this.timeout(30_000);
  afterEach(clearPage);

  it('shows the phases as a list, without the drawing of the route', async () => {
    const { warnings, addMap } = await openWithout('elements/process-map-diagram/route-drawing.ts');
    for (const map of [await addMap(), await addMap()]) {
      map.scrollIntoView();
      await waitUntil('the terrain is rendered', () => find(map, '.ground'));
      expect(findAll(map, '.art > *')).to.have.length(0);
      await expectToWork(map);
    }
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.include('the drawing of the route could not be loaded');
  });

  it('draws the route without the terrain', async () => {
    const { warnings, addMap } = await openWithout('elements/process-map-diagram/terrain.ts');
    for (const map of [await addMap(), await addMap()]) {
      map.scrollIntoView();
      await waitUntil('the route is rendered', () => find(map, '.art > *'));
      await waitUntil('the message is shown', () => warnings.length);
      expect(find(map, '.ground') === undefined).to.equal(true);
      await expectToWork(map);
    }
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.include('the ground of the drawing could not be loaded');
  });

  it('shows a message and a download button in place of the record menu', async () => {
    const { warnings, addMap } = await openWithout('elements/process-map-journey/record-menu.ts');
    for (const map of [await addMap(), await addMap()]) {
      const menu = get(map, '[part=menu]');
      for (let i = 0; i < 2; i++) {
        get(map, '[popovertarget=menu]').click();
        await waitUntil('the message is shown', () => getText(menu).includes('This menu could not be shown.'));
        expect(findAll(menu, 'button').map(getText).join().trim()).to.equal('Download a backup');
        menu.hidePopover();
      }
      await expectToWork(map);
    }
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.include('the menu of the plan could not be loaded');
  });

  it('shows a message in place of the search, without the enhancements', async () => {
    const { warnings, addMap } = await openWithout('elements/enhancements/enhancements.ts');
    for (const map of [await addMap(), await addMap()]) {
      const search = get(map, '.search');
      await waitUntil('the message is shown', () => getText(search).includes('could not be loaded'));
      expect(getText(map).split('The search and the explanations could not be loaded.')).to.have.length(2);
      await expectToWork(map);
    }
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.include('the search and the explanations could not be loaded');
  });

  it('shows a message when the search is opened, without the search chunk', async () => {
    const { warnings, addMap } = await openWithout('elements/enhancements/question-search.ts');
    for (const map of [await addMap(), await addMap()]) {
      await waitUntil('the search can be opened', () => find(map, '.find > summary'));
      get(map, '.find > summary').click();
      await waitUntil('the message is shown', () =>
        getText(get(map, '.find')).includes('The search could not be loaded.'),
      );
      expect(find(map, '.term') !== undefined, 'terms are explained').to.equal(true);
      await expectToWork(map);
    }
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.include('the search could not be loaded');
  });

  it('shows a message beside the working search, without the catalogue', async () => {
    const { warnings, addMap } = await openWithout('packs/peer-learning/catalogue/panel-lists.ts');
    for (const map of [await addMap(), await addMap()]) {
      await waitUntil('the message is shown', () => getText(get(map, '.search')).includes('could not be loaded'));
      expect(getText(map).split('The explanations of terms and tools could not be loaded.')).to.have.length(2);
      expect(find(map, '.term, .for') === undefined).to.equal(true);
      get(map, '.find > summary').click();
      await waitUntil('the search is rendered', () => find(map, 'input[type=search]'));
      await expectToWork(map);
    }
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.include('the catalogue of "peer-learning" could not be loaded');
  });

  it('shows an alert above the map in its own language, without the overlay', async () => {
    const { page, warnings, addMap } = await openWithout('map/french.ts');
    const { registerOverlay } = await page.overlays;
    const errors: string[] = [];
    page.document.addEventListener(
      'process-map-error',
      (event) => errors.push((event as HTMLElementEventMap['process-map-error']).detail.error.message),
      true,
    );
    registerOverlay('peer-learning', 'fr', () => Promise.reject(new TypeError('Failed to fetch')));
    page.document.documentElement.lang = 'fr';
    for (const map of [await addMap(), await addMap()]) {
      const message = 'The translation of this map could not be loaded. It is shown in its own language (en-GB).';
      expect(getText(get(map, '[role=alert]')).trim()).to.equal(message);
      expect(find(map, '[role=alert] ul') === undefined).to.equal(true);
      await expectToWork(map);
      map.journey = null;
      map.journeyId = 'translated';
      map.storage = 'session';
      await waitForUpdates(map);
      expect(getText(get(map, '[role=alert]')).trim()).to.equal(message);
      map.lang = 'en';
      await waitForUpdates(map);
      expect(find(map, '[role=alert]') === undefined, 'no alert in the language of the map').to.equal(true);
      map.lang = '';
    }
    expect(errors, 'one error event per map').to.have.length(2);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.include('"peer-learning" cannot be shown in "fr", only in "en-GB"');
  });
});

/** Code of a module of another version, whose exports fail in one way or another, by file. */
const BROKEN_CHUNKS: [description: string, file: string, code: string][] = [
  ...['', 'export const createRecordMenu = () => { throw new Error("other") };'].map(
    (code): [string, string, string] => ['the menu', 'elements/process-map-journey/record-menu.ts', code],
  ),
  [
    'the menu, while it renders',
    'elements/process-map-journey/record-menu.ts',
    'export const createRecordMenu = () => () => { throw new Error("other") };',
  ],
  [
    'the menu, in the middle of a template',
    'elements/process-map-journey/record-menu.ts',
    'export const createRecordMenu = () => () => ({ *[Symbol.iterator]() { yield "other"; throw new Error("other"); } });',
  ],
  ['the enhancements', 'elements/enhancements/enhancements.ts', ''],
  [
    'the enhancements, while they render',
    'elements/enhancements/enhancements.ts',
    'export const enhancements = new Proxy({}, { get: (_, key) => key !== "then" && (() => { throw new Error("other") }) });',
  ],
  [
    'the enhancements, in what they return',
    'elements/enhancements/enhancements.ts',
    `const fail = () => { throw new Error("other") };
     const terms = { getMarker: () => fail, renderLabel: fail, renderTermLine: fail };
     const list = () => ({ *[Symbol.iterator]() { yield "other"; fail(); } });
     export const enhancements = { findTerms: () => terms, renderSearch: list, renderLinkedIdeas: list, renderToolUses: list };`,
  ],
  ['the search', 'elements/enhancements/question-search.ts', ''],
  [
    'the search, while it renders',
    'elements/enhancements/question-search.ts',
    'export const createSearch = () => () => { throw new Error("other") };',
  ],
  ['the route', 'elements/process-map-diagram/route-drawing.ts', ''],
  [
    'the route, when it changes',
    'elements/process-map-diagram/route-drawing.ts',
    `export class RouteDrawing {
       nodes = [document.createElement("i")];
       isNew = true;
       update() { if (!this.isNew) throw new Error("other"); this.isNew = false; }
     }
     export const prepareDrawing = () => {};`,
  ],
  ['the terrain', 'elements/process-map-diagram/terrain.ts', ''],
];

describe('a chunk of another version', function () {
  this.timeout(30_000);
  afterEach(clearPage);

  for (const [description, file, code] of BROKEN_CHUNKS) {
    it(`stops nothing else: ${description}${code ? '' : ', without exports'}`, async () => {
      const { page, warnings, errors, addMap } = await openWithout(file, code);
      const saved: string[] = [];
      let isFailing = false;
      const map = await addMap();
      map.store = {
        load: () => null,
        save: (_, journey) => {
          if (isFailing) throw new Error('The server is away.');
          saved.push(JSON.stringify(journey));
        },
      };
      await map.ready;
      await waitForUpdates(map);
      get(map, '[popovertarget=menu]').click();
      if (!file.includes('enhancements.ts')) {
        await waitUntil('the search can be opened', () => find(map, '.find > summary'));
        get(map, '.find > summary').click();
      }
      await expectToWork(map);
      await waitUntil('the chunk was called', () => warnings.length);
      await expectToWork(map);
      await waitUntil('the record is saved', () => saved.at(-1)?.includes('Written all the same'));
      await waitUntil('the bar says so', () => getText(get(map, '.bar')).includes('Saved'));
      isFailing = true;
      map.send({ type: 'question.answer', question: map.definition!.phases[0]!.groups[0]!.leads[0]!.id, text: 'More' });
      await waitUntil('the bar says that', () =>
        getText(get(map, '.bar')).includes('Not saved: this page could not save it.'),
      );
      await expectToWork(map);
      expect(errors).to.deep.equal([]);
      expect(warnings, warnings.join('\n')).to.have.length(1);
      expect(getText(map)).not.to.include('This part of the map could not be shown');
      const menu = get(map, '[part=menu]');
      if (file.includes('record-menu')) {
        expect(getText(menu)).to.include('This menu could not be shown.');
        expect(findAll(menu, 'button').map(getText).join().trim()).to.equal('Download a backup');
      } else {
        await waitUntil('the menu is rendered', () =>
          findAll(menu, 'button').map(getText).join().includes('Print the whole plan'),
        );
      }
      if (file.includes('route-drawing')) expect(findAll(map, '.art > *')).to.have.length(0);
      expect(page.document.querySelectorAll('process-map')).to.have.length(1);
    });
  }
});
