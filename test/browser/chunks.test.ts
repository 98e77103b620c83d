// Chunks are loaded on demand. If one cannot be loaded, the map works without it and reports it once: visibly if a
// person misses something, otherwise only in the console.
import type * as Overlays from '../../src/elements/registries/overlays.js';
import type { ProcessMapElement } from '../../src/index.js';
import { find, findAll, get, waitForUpdates, getText, wait } from '../kit/dom.js';
import { clearPage, expect, attach } from '../kit/page.js';

type Page = Window & typeof globalThis & { overlays: Promise<typeof Overlays> };

/** Limit for what is loaded when the page is idle. */
const TIMEOUT_MS = 4000;

/** Opens a page that cannot load one file of the library; returns its warnings and a function that adds maps. */
async function openWithout(file: string) {
  const frame = document.createElement('iframe');
  frame.width = '1000';
  frame.height = '700';
  frame.src = `/test/browser/without.html?/src/${file}`;
  const loadEvent = new Promise((resolve) => frame.addEventListener('load', resolve));
  attach(frame);
  await loadEvent;
  const page = frame.contentWindow as Page;
  const warnings: string[] = [];
  page.console.warn = (...args: unknown[]) => void warnings.push(args.map(String).join(' '));
  await page.customElements.whenDefined('process-map-journey');
  const addMap = async (): Promise<ProcessMapElement> => {
    const map = page.document.createElement('process-map');
    page.document.querySelector('main')!.append(map);
    await map.ready;
    await waitForUpdates(map);
    return map;
  };
  return { page, warnings, addMap };
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
  findAll(map, 'button.station-state')[1]!.click();
  await waitForUpdates(map);
  expect(getText(get(map, 'h2'))).to.include(nextPhase!.title);
  findAll(map, 'button.station-state')[0]!.click();
  await waitForUpdates(map);
}

describe('a chunk that cannot be loaded', function () {
  this.timeout(30_000);
  afterEach(clearPage);

  it('shows the phases as a list, without the drawing of the route', async () => {
    const { warnings, addMap } = await openWithout('elements/process-map-diagram/route-drawing.ts');
    for (const map of [await addMap(), await addMap()]) {
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
        await waitUntil('the message is shown', () => getText(menu).includes('This menu could not be loaded.'));
        expect(findAll(menu, 'button').map(getText).join().trim()).to.equal('Download a copy');
        menu.hidePopover();
      }
      await expectToWork(map);
    }
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.include('the menu of the record could not be loaded');
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

  it('shows an alert above the map in its own language, without the overlay chunk', async () => {
    const { page, warnings, addMap } = await openWithout('map/apply-overlay.ts');
    const { registerOverlay } = await page.overlays;
    const errors: string[] = [];
    page.document.addEventListener(
      'process-map-error',
      (event) => errors.push((event as HTMLElementEventMap['process-map-error']).detail.error.message),
      true,
    );
    registerOverlay('peer-learning', 'fr', () => ({ language: 'fr', strings: {} }));
    page.document.documentElement.lang = 'fr';
    for (const map of [await addMap(), await addMap()]) {
      const message = 'The translation of this map could not be loaded. It is shown in its own language (en-GB).';
      expect(getText(get(map, '[role=alert]')).trim()).to.equal(message);
      expect(find(map, '[role=alert] ul') === undefined).to.equal(true);
      await expectToWork(map);
      map.journey = null;
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
