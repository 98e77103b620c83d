import {
  findAll,
  getFocusedElement,
  get,
  has,
  getAccessibleName,
  waitForUpdates,
  getText,
  wait,
} from '../../../test/kit/dom.js';
import { emulateMedia, setViewport } from '../../../test/kit/engine.js';
import { getAnswer, clearPage, expect, recordEvents, mountMap } from '../../../test/kit/page.js';
import { enterText, sendKeys, click, pressKey, tabTo } from '../../../test/kit/person.js';
import '../../define/index.js';
import type { Journey } from '../../journey/types/record.js';
import peerLearning from '../../packs/peer-learning/index.js';
import { createSmallMap } from '../../../test/kit/browser-maps.js';

describe('process-map-journey', () => {
  afterEach(async () => {
    clearPage();
    await setViewport({ width: 1280, height: 800 });
    await emulateMedia();
    document.documentElement.style.colorScheme = '';
    document.body.style.background = '';
  });

  const getElement = (map: Element) => get(map, 'process-map-journey');
  const getBarText = (map: Element) => getText(get(getElement(map), '[part=bar]'));
  const getMenu = (map: Element) => get(getElement(map), '[part=menu]');
  const isMenuOpen = (map: Element) => getMenu(map).matches(':popover-open');
  const getButton = (map: Element, label: string) => {
    const button = findAll(getMenu(map), 'button').find((element) => getText(element).trim().startsWith(label));
    if (!button) throw new Error(`No button "${label}" in ${getText(getMenu(map))}`);
    return button;
  };

  /** Opens the menu, and waits until it is loaded. */
  async function openMenu(map: Element): Promise<void> {
    await click(get(getElement(map), '[popovertarget]'));
    for (let i = 0; i < 100 && !has(getMenu(map), '*'); i++) await wait(10);
    await waitForUpdates(map);
  }

  /** Returns the files that are downloaded while `action` runs. */
  async function captureDownloads(action: () => unknown): Promise<{ name: string; type: string; text: string }[]> {
    const links: HTMLAnchorElement[] = [];
    Object.defineProperty(HTMLAnchorElement.prototype, 'click', {
      configurable: true,
      value(this: HTMLAnchorElement) {
        links.push(this);
      },
    });
    await action();
    Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
    return Promise.all(
      links.map(async (link) => {
        const response = await fetch(link.href);
        return { name: link.download, type: response.headers.get('content-type') ?? '', text: await response.text() };
      }),
    );
  }

  /** Chooses a file with this text, as the dialog of the browser does. */
  async function chooseFile(map: Element, text: string): Promise<void> {
    const input = get<HTMLInputElement>(getMenu(map), 'input[type=file]');
    const files = new DataTransfer();
    files.items.add(new File([text], 'copy.json', { type: 'application/json' }));
    input.files = files.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await wait(20);
    await waitForUpdates(map);
  }

  /** Creates a record with one answer. */
  const createRecord = async (text: string, id?: string): Promise<Journey> => {
    const otherMap = await mountMap();
    otherMap.send({ type: 'question.answer', question: 'a-q', text });
    const journey = otherMap.journey!;
    otherMap.remove();
    return id ? { ...journey, id } : journey;
  };

  // Must be the first test: the chunk loads once for the page.
  it('loads the menu when it first opens, and not before', async () => {
    const getLoadedChunks = () =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.includes('process-map-journey/record-menu.ts'));
    const map = await mountMap();
    expect(getLoadedChunks().map(({ name }) => name)).to.deep.equal([]);
    expect(has(getMenu(map), '*')).to.equal(false);
    await openMenu(map);
    expect(getLoadedChunks()).to.have.length(1);
    expect(getText(getMenu(map))).to.include('Download a copy');
  });

  describe('bar', () => {
    it('shows that the journey is kept while the page is open, without storage', async () => {
      expect(getBarText(await mountMap())).to.include('Kept while this page is open');
    });

    it('shows the storage of the journey, and the time of the last save', async () => {
      const map = await mountMap(undefined, { storage: 'local' });
      expect(getBarText(map)).to.include('Kept on this device');
      const otherMap = await mountMap(undefined, { storage: 'session' });
      expect(getBarText(otherMap)).to.include('Kept in this tab');
      otherMap.remove();
      map.send({ type: 'question.answer', question: 'a-q', text: 'x' });
      await waitForUpdates(map);
      expect(getBarText(map)).to.include('Saving');
      await wait(350);
      await waitForUpdates(map);
      const now = new Date();
      expect(getBarText(map)).to.match(/Saved \d\d:\d\d/);
      expect(getBarText(map)).to.include(`Saved ${String(now.getHours()).padStart(2, '0')}:`);
      await expect(map).to.be.accessible();
    });

    it('stays at the top of the viewport while the page scrolls', async () => {
      const map = await mountMap(undefined, { storage: 'local' });
      get(get(map, 'process-map-gate'), 'button.primary').scrollIntoView({ block: 'end' });
      await wait(50);
      const { top, bottom } = getElement(map).getBoundingClientRect();
      expect(top).to.equal(0);
      expect(bottom).to.be.lessThan(60);
    });

    it('never covers the focused control', async () => {
      const map = await mountMap({ definition: peerLearning }, { storage: 'local' });
      await tabTo(/^Mark A as done/);
      for (let i = 0; i < 40; i++) {
        await tabTo(/./, { back: true });
        const focused = getFocusedElement()!;
        if (focused.getRootNode() === getElement(map).shadowRoot) break;
        const { top, height } = focused.getBoundingClientRect();
        const barBottom = getElement(map).getBoundingClientRect().bottom;
        expect(height, getAccessibleName(focused)).to.be.greaterThan(0);
        expect(top, getAccessibleName(focused)).to.be.at.least(Math.floor(barBottom));
      }
    });

    it('scrolls with the page in a low viewport', async () => {
      await setViewport({ width: 320, height: 256 });
      const map = await mountMap(undefined, { storage: 'local' });
      get(get(map, 'process-map-gate'), 'button.primary').scrollIntoView({ block: 'end' });
      await wait(50);
      expect(getElement(map).getBoundingClientRect().bottom).to.be.lessThan(0);
    });

    it('counts the entries that a new version of the map has no item for', async () => {
      const map = await mountMap();
      map.send({ type: 'question.answer', question: 'a-q', text: 'x' });
      map.send({ type: 'tool.choose', tool: 'a-tool' });
      const definition = createSmallMap('small', '2');
      definition.phases[0]!.tools = [];
      map.definition = definition;
      await map.ready;
      await waitForUpdates(map);
      expect(getBarText(map)).to.include('1 entry belongs to what this map no longer has');
      expect(map.exportJourney('json')).to.include('a-tool');
    });

    it('lists unplaced entries in the menu, until the map has their items again', async () => {
      const map = await mountMap();
      map.send({ type: 'question.answer', question: 'b-q', text: 'x' });
      map.send({ type: 'question.answer', question: 'a-q', text: 'What we\nwrote' });
      map.send({ type: 'risk.assess', risk: 'a-risk', owner: 'Ana', level: 'high' });
      await waitForUpdates(map);
      const definition = createSmallMap('small', '2');
      definition.phases.splice(0, 1);
      map.definition = definition;
      await map.ready;
      await waitForUpdates(map);
      await openMenu(map);
      await click(get(getMenu(map), 'summary'));
      const list = getText(get(getMenu(map), 'ul'));
      expect(list)
        .to.include('a-q')
        .and.to.include('What we wrote')
        .and.to.include('a-risk')
        .and.to.include('Ana')
        .and.to.include('in cycle 1');
      await expect(map).to.be.accessible();
      expect(map.exportJourney('markdown')).to.include('What we').and.to.include('Ana');
      map.definition = createSmallMap('small', '3');
      await map.ready;
      await waitForUpdates(map);
      expect(getAnswer(map.journey, 'a-q')).to.equal('What we\nwrote');
      expect(map.journey!.unplaced).to.deep.equal({});
      expect(getBarText(map)).not.to.include('no longer has');
      expect(has(getMenu(map), 'summary')).to.equal(false);
    });
  });

  describe('menu', () => {
    it('opens and closes by keyboard, and returns the focus to its button', async () => {
      const map = await mountMap();
      const opener = await tabTo(/^Your record$/);
      await pressKey('Enter');
      await wait(50);
      await waitForUpdates(map);
      expect(isMenuOpen(map)).to.equal(true);
      await pressKey('Tab');
      expect(getAccessibleName(getFocusedElement()!)).to.equal('Download a copy');
      await expect(map).to.be.accessible();
      await pressKey('Escape');
      expect(isMenuOpen(map)).to.equal(false);
      expect(getFocusedElement() === opener).to.equal(true);
      await pressKey('Space');
      expect(isMenuOpen(map)).to.equal(true);
    });

    it('closes on a click outside', async () => {
      const map = await mountMap();
      await openMenu(map);
      await click(get(get(map, 'process-map-phase'), 'h2'));
      expect(isMenuOpen(map)).to.equal(false);
    });

    it('has targets of at least 24 px, and stays inside a viewport of 320 px', async () => {
      await setViewport({ width: 320, height: 640 });
      const map = await mountMap();
      await openMenu(map);
      const { left, right } = getMenu(map).getBoundingClientRect();
      expect(left).to.be.at.least(0);
      expect(right).to.be.at.most(320);
      for (const control of findAll(getMenu(map), 'button, label'))
        expect(control.getBoundingClientRect().height, getText(control)).to.be.at.least(24);
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
    });

    it('is accessible in dark mode', async () => {
      await emulateMedia({ colorScheme: 'dark' });
      document.documentElement.style.colorScheme = 'dark';
      document.body.style.background = '#0e1513';
      const map = await mountMap(undefined, { storage: 'local' });
      await openMenu(map);
      await expect(map).to.be.accessible();
      await click(getButton(map, 'Start over'));
      await waitForUpdates(map);
      await expect(map).to.be.accessible();
    });
  });

  describe('download', () => {
    it('downloads the record as JSON, and the plan as Markdown, with or without answers', async () => {
      const map = await mountMap();
      map.send({ type: 'question.answer', question: 'a-q', text: 'An answer' });
      await openMenu(map);
      const [copy, plan] = await captureDownloads(async () => {
        await click(getButton(map, 'Download a copy'));
        await click(getButton(map, 'Download the plan as text'));
      });
      expect(copy!.name).to.match(/^small-\d{4}-\d\d-\d\d\.json$/);
      expect(JSON.parse(copy!.text)).to.deep.equal(map.journey);
      expect(plan!.name).to.match(/\.md$/);
      expect(plan!.type).to.equal('text/markdown');
      expect(plan!.text).to.include('An answer');
      await click(get(getMenu(map), 'input[type=checkbox]'));
      const [blankPlan] = await captureDownloads(() => click(getButton(map, 'Download the plan as text')));
      expect(blankPlan!.text).to.include('Question of a').and.not.to.include('An answer');
    });

    it('includes text that is still being typed', async () => {
      const map = await mountMap();
      await openMenu(map);
      enterText(get<HTMLTextAreaElement>(map, 'textarea'), 'still typing');
      const [copy] = await captureDownloads(() => getButton(map, 'Download a copy').click());
      expect(copy!.text).to.include('still typing');
    });
  });

  describe('open a copy', () => {
    it('replaces the record after confirmation', async () => {
      const journey = await createRecord('from the copy', 'copied');
      const map = await mountMap();
      const events = recordEvents(map);
      await openMenu(map);
      await chooseFile(map, JSON.stringify(journey));
      expect(events.types).to.deep.equal([]);
      expect(getAccessibleName(getFocusedElement()!)).to.include('What is to happen with what is here?');
      await expect(map).to.be.accessible();
      await click(getButton(map, 'Replace it'));
      await waitForUpdates(map);
      expect(events.types).to.deep.equal(['request', 'change']);
      expect(getAnswer(map.journey, 'a-q')).to.equal('from the copy');
      expect(isMenuOpen(map)).to.equal(false);
      expect(get(map, '[role=status]').textContent).to.include('The copy is open.');
      expect(get<HTMLTextAreaElement>(map, 'textarea').value).to.equal('from the copy');
    });

    it('merges the copy into the record and keeps both texts of an answer', async () => {
      const journey = await createRecord('from the copy');
      const map = await mountMap();
      map.send({ type: 'question.answer', question: 'a-q', text: 'written here' });
      await openMenu(map);
      await chooseFile(map, JSON.stringify(journey));
      await click(getButton(map, 'Merge'));
      await waitForUpdates(map);
      const answer = map.journey!.cycles[0]!.answers['a']!['a-q']!;
      expect([answer.text, ...(answer.variants ?? []).map(({ text }) => text)].sort()).to.deep.equal([
        'from the copy',
        'written here',
      ]);
      expect(get(map, '[role=status]').textContent).to.equal(
        'Both are merged. Another answer came in, and both are kept: A, Group of a.',
      );
    });

    it('says so if a merged copy holds nothing new', async () => {
      const map = await mountMap();
      map.send({ type: 'question.answer', question: 'a-q', text: 'written here' });
      await openMenu(map);
      await chooseFile(map, map.exportJourney('json'));
      await click(getButton(map, 'Merge'));
      await waitForUpdates(map);
      expect(get(map, '[role=status]').textContent).to.equal('The copy holds nothing that is not here already.');
    });

    it('offers to download the current record before', async () => {
      const map = await mountMap();
      map.send({ type: 'question.answer', question: 'a-q', text: 'written here' });
      await openMenu(map);
      await chooseFile(map, JSON.stringify(await createRecord('from the copy')));
      expect(getText(getMenu(map)))
        .to.include('Merging keeps both')
        .and.to.include('Replacing clears what is here');
      const [copy] = await captureDownloads(() => click(getButton(map, 'Download a copy')));
      expect(copy!.text).to.include('written here');
    });

    it('changes nothing when cancelled, and returns the focus', async () => {
      const journey = await createRecord('from the copy');
      const map = await mountMap();
      const events = recordEvents(map);
      await openMenu(map);
      await chooseFile(map, JSON.stringify(journey));
      await tabTo(/^Cancel$/);
      await pressKey('Enter');
      await waitForUpdates(map);
      expect(events.types).to.deep.equal([]);
      expect(isMenuOpen(map)).to.equal(true);
      expect(getAccessibleName(getFocusedElement()!)).to.equal('Open a copy');
    });

    it('shows the reason when the copy cannot be read or belongs to another map', async () => {
      const foreign = { ...(await createRecord('x')), map: { id: 'another', version: '1' } };
      const map = await mountMap();
      map.send({ type: 'question.answer', question: 'a-q', text: 'written here' });
      await openMenu(map);
      for (const [text, reason] of [
        ['no journey', 'cannot be read as a journey'],
        [JSON.stringify(foreign), 'another'],
      ] as const) {
        await chooseFile(map, text);
        for (const label of ['Replace it', 'Merge']) {
          await click(getButton(map, label));
          await waitForUpdates(map);
          expect(getText(getMenu(map))).to.include(reason);
          expect(get(map, '[role=status]').textContent).to.include(reason);
          expect(getAnswer(map.journey, 'a-q')).to.equal('written here');
          expect(getText(get(map, 'process-map-gate')), 'the gate shows no denial')
            .not.to.include(reason)
            .and.not.to.include('Not yet');
        }
        await expect(map).to.be.accessible();
        await click(getButton(map, 'Cancel'));
        await waitForUpdates(map);
      }
    });
  });

  describe('start over', () => {
    it('clears the record after confirmation, and offers to download it before', async () => {
      const map = await mountMap();
      map.send({ type: 'question.answer', question: 'a-q', text: 'An answer' });
      const events = recordEvents(map);
      await openMenu(map);
      await tabTo(/^Start over$/);
      await pressKey('Enter');
      await waitForUpdates(map);
      expect(events.types).to.deep.equal([]);
      expect(getAccessibleName(getFocusedElement()!)).to.include('clears every answer');
      const [copy] = await captureDownloads(() => click(getButton(map, 'Download a copy')));
      expect(copy!.text).to.include('An answer');
      await click(getButton(map, 'Clear everything'));
      await waitForUpdates(map);
      expect(events.types).to.deep.equal(['request', 'change']);
      expect(getAnswer(map.journey, 'a-q')).to.equal(undefined);
      expect(get<HTMLTextAreaElement>(map, 'textarea').value).to.equal('');
      expect(get(map, '[role=status]').textContent).to.include('Started over');
      // The menu starts again with its first page.
      await openMenu(map);
      expect(getText(getMenu(map)))
        .to.include('Open a copy')
        .and.not.to.include('Clear everything');
    });

    it('shows the reason when the host page prevents it', async () => {
      const map = await mountMap();
      map.addEventListener('process-map-request', (event) => {
        event.preventDefault();
        event.detail.message = 'Ask the ministry first.';
      });
      await openMenu(map);
      await click(getButton(map, 'Start over'));
      await waitForUpdates(map);
      await click(getButton(map, 'Clear everything'));
      await waitForUpdates(map);
      expect(getText(getMenu(map))).to.include('Ask the ministry first.');
      expect(getText(get(map, 'process-map-gate')), 'the gate shows no denial')
        .not.to.include('Ask the ministry')
        .and.not.to.include('Not yet');
    });
  });

  it('offers no action that changes the record if it is read-only', async () => {
    const map = await mountMap(undefined, { readonly: '' });
    await openMenu(map);
    expect(getText(getMenu(map)))
      .to.include('Download a copy')
      .and.not.to.match(/Open a copy|Start over/);
  });

  it('dispatches no request while the menu is used by keyboard', async () => {
    const map = await mountMap();
    const events = recordEvents(map);
    await tabTo(/^Your record$/);
    await pressKey('Enter');
    await wait(50);
    await sendKeys({ press: 'Tab' });
    await pressKey('Escape');
    expect(events.types).to.deep.equal([]);
  });
});
