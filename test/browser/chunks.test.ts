// Chunks are fetched on demand. Where one is missing, the map works without it and says so once: in sight where a person
// goes without something, and else in the console alone.
import type * as Overlays from '../../src/elements/registries/overlays.js';
import type { ProcessMapElement } from '../../src/index.js';
import { clear, expect, find, findAll, get, put, settled, textOf, wait } from '../kit/page.js';

type Page = Window & typeof globalThis & { overlays: Promise<typeof Overlays> };

/** What waits until the page is idle comes within this many milliseconds. */
const PATIENCE = 4000;

/** A page where a file of the library cannot be had, what is said in its console, and maps in it. */
async function without(file: string) {
  const frame = document.createElement('iframe');
  frame.width = '1000';
  frame.height = '700';
  frame.src = `/test/browser/without.html?/src/${file}`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  put(frame);
  await loaded;
  const page = frame.contentWindow as Page;
  const said: string[] = [];
  page.console.warn = (...args: unknown[]) => void said.push(args.map(String).join(' '));
  await page.customElements.whenDefined('process-map-journey');
  const add = async (): Promise<ProcessMapElement> => {
    const map = page.document.createElement('process-map');
    page.document.querySelector('main')!.append(map);
    await map.ready;
    await settled(map);
    return map;
  };
  return { page, said, add };
}

async function until(what: string, holds: () => unknown): Promise<void> {
  for (let spent = 0; spent < PATIENCE; spent += 25) {
    if (holds()) return;
    await wait(25);
  }
  throw new Error(`It never came to this: ${what}`);
}

/** What a person can do in any of them. */
async function expectToWork(map: ProcessMapElement): Promise<void> {
  const [phase, next] = map.definition!.phases;
  expect(findAll(map, 'button.station-state')).to.have.length(map.definition!.phases.length);
  const field = get<HTMLTextAreaElement>(map, 'process-map-questions textarea, textarea');
  field.value = 'Written all the same';
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  field.dispatchEvent(new FocusEvent('blur'));
  expect(map.journey!.cycles[0]!.answers[phase!.id]![phase!.groups[0]!.leads[0]!.id]!.text).to.equal(
    'Written all the same',
  );
  findAll(map, 'button.station-state')[1]!.click();
  await settled(map);
  expect(textOf(get(map, 'h2'))).to.include(next!.title);
  findAll(map, 'button.station-state')[0]!.click();
  await settled(map);
}

describe('a missing chunk', function () {
  this.timeout(30_000);
  afterEach(clear);

  it('the drawing of the route: the map is a list all the same', async () => {
    const { said, add } = await without('elements/process-map-diagram/route-drawing.ts');
    for (const map of [await add(), await add()]) {
      await until('the ground is there', () => find(map, '.ground'));
      expect(findAll(map, '.art > *')).to.have.length(0);
      await expectToWork(map);
    }
    expect(said).to.have.length(1);
    expect(said[0]).to.include('the drawing of the route could not be loaded');
  });

  it('the ground: the route is drawn all the same', async () => {
    const { said, add } = await without('elements/process-map-diagram/terrain.ts');
    for (const map of [await add(), await add()]) {
      await until('the route is there', () => find(map, '.art > *'));
      await until('it is said', () => said.length);
      expect(find(map, '.ground') === undefined).to.equal(true);
      await expectToWork(map);
    }
    expect(said).to.have.length(1);
    expect(said[0]).to.include('the ground of the drawing could not be loaded');
  });

  it('the menu of the record: says so in its place, and a copy can be had', async () => {
    const { said, add } = await without('elements/process-map-journey/record-menu.ts');
    for (const map of [await add(), await add()]) {
      const menu = get(map, '[part=menu]');
      for (let i = 0; i < 2; i++) {
        get(map, '[popovertarget=menu]').click();
        await until('it is said', () => textOf(menu).includes('This menu could not be loaded.'));
        expect(findAll(menu, 'button').map(textOf).join().trim()).to.equal('Download a copy');
        menu.hidePopover();
      }
      await expectToWork(map);
    }
    expect(said).to.have.length(1);
    expect(said[0]).to.include('the menu of the record could not be loaded');
  });

  it('what comes when the page is idle: says so where the search would be', async () => {
    const { said, add } = await without('elements/enhancements/enhancements.ts');
    for (const map of [await add(), await add()]) {
      const place = get(map, '.search');
      await until('it is said', () => textOf(place).includes('could not be loaded'));
      expect(textOf(map).split('The search and the explanations could not be loaded.')).to.have.length(2);
      await expectToWork(map);
    }
    expect(said).to.have.length(1);
    expect(said[0]).to.include('the search and the explanations could not be loaded');
  });

  it('the search: says so where it was opened', async () => {
    const { said, add } = await without('elements/enhancements/question-search.ts');
    for (const map of [await add(), await add()]) {
      await until('it can be opened', () => find(map, '.find > summary'));
      get(map, '.find > summary').click();
      await until('it is said', () => textOf(get(map, '.find')).includes('The search could not be loaded.'));
      expect(find(map, '.term') !== undefined, 'terms are explained').to.equal(true);
      await expectToWork(map);
    }
    expect(said).to.have.length(1);
    expect(said[0]).to.include('the search could not be loaded');
  });

  it('the catalogue: says so beside the search, which works', async () => {
    const { said, add } = await without('packs/peer-learning/catalogue/panel-lists.ts');
    for (const map of [await add(), await add()]) {
      await until('it is said', () => textOf(get(map, '.search')).includes('could not be loaded'));
      expect(textOf(map).split('The explanations of terms and tools could not be loaded.')).to.have.length(2);
      expect(find(map, '.term, .for') === undefined).to.equal(true);
      get(map, '.find > summary').click();
      await until('the search is there', () => find(map, 'input[type=search]'));
      await expectToWork(map);
    }
    expect(said).to.have.length(1);
    expect(said[0]).to.include('the catalogue of "peer-learning" could not be loaded');
  });

  it('a translation: says so above the map, which is shown in its own language', async () => {
    const { page, said, add } = await without('map/apply-overlay.ts');
    const { registerOverlay } = await page.overlays;
    const errors: string[] = [];
    page.document.addEventListener(
      'process-map-error',
      (event) => errors.push((event as HTMLElementEventMap['process-map-error']).detail.error.message),
      true,
    );
    registerOverlay('peer-learning', 'fr', () => ({ language: 'fr', strings: {} }));
    page.document.documentElement.lang = 'fr';
    for (const map of [await add(), await add()]) {
      const told = 'The translation of this map could not be loaded. It is shown in its own language (en-GB).';
      expect(textOf(get(map, '[role=alert]')).trim()).to.equal(told);
      expect(find(map, '[role=alert] ul') === undefined).to.equal(true);
      await expectToWork(map);
      map.journey = null;
      map.storage = 'session';
      await settled(map);
      expect(textOf(get(map, '[role=alert]')).trim()).to.equal(told);
      map.lang = 'en';
      await settled(map);
      expect(find(map, '[role=alert]') === undefined, 'in its own language nothing is missing').to.equal(true);
      map.lang = '';
    }
    expect(errors, 'each map tells its page once').to.have.length(2);
    expect(said).to.have.length(1);
    expect(said[0]).to.include('"peer-learning" cannot be shown in "fr", only in "en-GB"');
  });
});
