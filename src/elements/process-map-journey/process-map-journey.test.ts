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
import { attach, getAnswer, clearPage, expect, recordEvents, mountMap } from '../../../test/kit/page.js';
import { createDenial, mountPanels } from '../../../test/kit/panel-host.js';
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
    await click(get(getElement(map), '[popovertarget=menu]'));
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

  const findBarButton = (map: Element, label: string) =>
    findAll(getElement(map), '.bar > .row button').find((button) => getText(button).includes(label))!;

  /** Waits until the bar contains a text. */
  async function waitForText(map: Element, text: string): Promise<void> {
    for (let i = 0; i < 100 && !getBarText(map).includes(text); i++) await wait(10);
    expect(getBarText(map)).to.include(text);
  }

  /** Chooses a file, or one with this text, as the dialog of the browser does. */
  async function chooseFile(map: Element, content: File | string, name = 'copy.json'): Promise<void> {
    const file = typeof content === 'string' ? new File([content], name, { type: 'application/json' }) : content;
    const input = get<HTMLInputElement>(getMenu(map), 'input[type=file]');
    const files = new DataTransfer();
    files.items.add(file);
    // A list of the browser holds copies, without a replaced method.
    if (typeof content === 'string') input.files = files.files;
    else Object.defineProperty(input, 'files', { configurable: true, value: [file] });
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
    // The browser keeps 250 entries unless told otherwise, and the modules of this page are more.
    performance.setResourceTimingBufferSize(1000);
    const getLoadedChunks = () =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.includes('process-map-journey/record-menu.ts'));
    const map = await mountMap();
    expect(getLoadedChunks().map(({ name }) => name)).to.deep.equal([]);
    expect(has(getMenu(map), '*')).to.equal(false);
    await openMenu(map);
    expect(getLoadedChunks()).to.have.length(1);
    expect(getText(getMenu(map))).to.include('Download a backup');
  });

  describe('bar', () => {
    it('shows that the journey is kept while the page is open, without storage', async () => {
      expect(getBarText(await mountMap())).to.include('Kept only while this page is open');
    });

    it('shows the storage of the journey, and the time of the last save', async () => {
      const map = await mountMap(undefined, { storage: 'local' });
      expect(getBarText(map)).to.include('Saved on this device');
      const otherMap = await mountMap(undefined, { storage: 'session' });
      expect(getBarText(otherMap)).to.include('Saved in this tab');
      otherMap.remove();
      map.send({ type: 'question.answer', question: 'a-q', text: 'x' });
      await waitForUpdates(map);
      expect(getBarText(map)).to.include('Saving');
      await wait(350);
      await waitForUpdates(map);
      const now = new Date();
      expect(getBarText(map)).to.match(/Saved today at \d\d:\d\d/);
      expect(getBarText(map)).to.include(`Saved today at ${String(now.getHours()).padStart(2, '0')}:`);
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
      await tabTo(/^Finish phase A/);
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

    it('counts in the menu the entries that a new version of the map has no item for', async () => {
      const map = await mountMap();
      map.send({ type: 'question.answer', question: 'a-q', text: 'x' });
      map.send({ type: 'tool.choose', tool: 'a-tool' });
      const definition = createSmallMap('small', '2');
      definition.phases[0]!.tools = [];
      map.definition = definition;
      await map.ready;
      await waitForUpdates(map);
      await openMenu(map);
      expect(getText(getMenu(map))).to.include('Answers to questions that are no longer on the map (1)');
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
      expect(has(getMenu(map), 'summary')).to.equal(false);
    });
  });

  describe('menu', () => {
    it('opens and closes by keyboard, and returns the focus to its button', async () => {
      const map = await mountMap();
      const opener = await tabTo(/^Save and print$/);
      await pressKey('Enter');
      await wait(50);
      await waitForUpdates(map);
      expect(isMenuOpen(map)).to.equal(true);
      await pressKey('Tab');
      expect(getAccessibleName(getFocusedElement()!)).to.equal('Download a backup');
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
      await click(getButton(map, 'Delete everything…'));
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
        await click(getButton(map, 'Download a backup'));
        await click(getButton(map, 'Download as a document (Markdown)'));
      });
      expect(copy!.name).to.match(/^small-\d{4}-\d\d-\d\d\.json$/);
      expect(JSON.parse(copy!.text)).to.deep.equal(map.journey);
      expect(plan!.name).to.match(/\.md$/);
      expect(plan!.type).to.equal('text/markdown');
      expect(plan!.text).to.include('An answer');
      await click(findAll(getMenu(map), 'input[type=radio]').at(-1)!);
      const [blankPlan] = await captureDownloads(() => click(getButton(map, 'Download as a document (Markdown)')));
      expect(blankPlan!.text).to.include('Question of a').and.not.to.include('An answer');
    });

    it('takes a title, which the bar shows and file names carry as far as file systems allow', async () => {
      const map = await mountMap();
      await openMenu(map);
      const field = get<HTMLInputElement>(getMenu(map), '.title input');
      await click(field);
      await sendKeys({ type: '..Offices: "north" / <south>?. ' });
      await pressKey('Tab');
      await waitForUpdates(map);
      expect(map.journey?.title?.text).to.equal('..Offices: "north" / <south>?.');
      expect(getBarText(map)).to.include('Offices: "north" / <south>?');
      const [file] = await captureDownloads(() => getButton(map, 'Download a backup').click());
      expect(file?.name).to.match(/^Offices-north-south-\d{4}-\d\d-\d\d\.json$/);
    });

    it('downloads the risks as a table, and the dates for a calendar once there are any', async () => {
      const map = await mountMap();
      await openMenu(map);
      const [risks] = await captureDownloads(() => getButton(map, 'Download the risks').click());
      expect(risks).to.include({ type: 'text/csv' });
      expect(risks?.name).to.match(/^small-.*\.csv$/);
      expect(risks?.text).to.include('A. Phase a').and.include('Risk of a').and.include('a-risk');
      expect(getText(getMenu(map))).not.to.include('calendar');
      map.send({ type: 'risk.assess', risk: 'a-risk', reviewOn: '2030-01-31' });
      await waitForUpdates(map);
      const [dates] = await captureDownloads(() => getButton(map, 'Download the dates').click());
      expect(dates).to.include({ type: 'text/calendar' });
      expect(dates?.name).to.match(/^small-.*\.ics$/);
      expect(dates?.text).to.include('DTSTART;VALUE=DATE:20300131');
    });

    it('includes text that is still being typed', async () => {
      const map = await mountMap();
      await openMenu(map);
      enterText(get<HTMLTextAreaElement>(map, 'textarea'), 'still typing');
      const [copy] = await captureDownloads(() => getButton(map, 'Download a backup').click());
      expect(copy!.text).to.include('still typing');
    });
  });

  describe('open a copy', () => {
    it('replaces the record after confirmation', async () => {
      const journey = await createRecord('from the copy', 'copied');
      const map = await mountMap(undefined, { rows: 'open' });
      const events = recordEvents(map);
      await openMenu(map);
      await chooseFile(map, JSON.stringify(journey));
      expect(events.types).to.deep.equal([]);
      expect(getText(getFocusedElement() as HTMLElement)).to.include('Combine both plans, or replace this one?');
      await expect(map).to.be.accessible();
      await click(getButton(map, 'Replace my plan'));
      await waitForUpdates(map);
      expect(events.types).to.deep.equal(['request', 'change']);
      expect(getAnswer(map.journey, 'a-q')).to.equal('from the copy');
      expect(isMenuOpen(map)).to.equal(false);
      expect(get(map, '[role=status]').textContent).to.include('The backup is open.');
      expect(get<HTMLTextAreaElement>(map, 'textarea').value).to.equal('from the copy');
    });

    it('merges the copy into the record and keeps both texts of an answer', async () => {
      const journey = await createRecord('from the copy');
      const map = await mountMap();
      map.send({ type: 'question.answer', question: 'a-q', text: 'written here' });
      await openMenu(map);
      await chooseFile(map, JSON.stringify(journey));
      await click(getButton(map, 'Combine both'));
      await waitForUpdates(map);
      const answer = map.journey!.cycles[0]!.answers['a']!['a-q']!;
      expect([answer.text, ...(answer.variants ?? []).map(({ text }) => text)].sort()).to.deep.equal([
        'from the copy',
        'written here',
      ]);
      expect(get(map, '[role=status]').textContent).to.equal(
        'Plans combined. 1 question now has two answers: A, Group of a.',
      );
    });

    it('says so if a merged copy holds nothing new', async () => {
      const map = await mountMap();
      map.send({ type: 'question.answer', question: 'a-q', text: 'written here' });
      await openMenu(map);
      await chooseFile(map, map.exportJourney('json'));
      await click(getButton(map, 'Combine both'));
      await waitForUpdates(map);
      expect(get(map, '[role=status]').textContent).to.equal('The backup holds nothing that is not here already.');
    });

    it('offers to download the current record before', async () => {
      const map = await mountMap();
      map.send({ type: 'question.answer', question: 'a-q', text: 'written here' });
      await openMenu(map);
      await chooseFile(map, JSON.stringify(await createRecord('from the copy')));
      expect(getText(getMenu(map)))
        .to.include('You already have answers here.')
        .and.to.include('if two answers differ, you will see both')
        .and.to.include('Replacing deletes what is here');
      const [copy] = await captureDownloads(() => click(getButton(map, 'Download a backup')));
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
      expect(getAccessibleName(getFocusedElement()!)).to.equal('Open a backup');
    });

    it('says what is wrong with a file before it asks, and offers to choose another one', async () => {
      const record = await createRecord('x');
      const map = await mountMap();
      map.send({ type: 'question.answer', question: 'a-q', text: 'written here' });
      const events = recordEvents(map);
      await openMenu(map);
      for (const [name, text, reason] of [
        ['notes.md', '# No journey', 'is not a backup of this plan. Choose a file that you downloaded here.'],
        ['other.json', '{"hello":1}', 'is not a backup of this plan. Choose a file that you downloaded here.'],
        ['foreign.json', JSON.stringify({ ...record, map: { id: 'another', version: '1' } }), 'another'],
        ['new.json', JSON.stringify({ ...record, version: 2 }), 'newer version'],
      ] as const) {
        await chooseFile(map, text, name);
        const focused = getFocusedElement() as HTMLElement;
        expect(getText(focused)).to.include(name).and.to.include(reason);
        expect(focused.matches('.error')).to.equal(true);
        expect(getText(getMenu(map)))
          .to.include('Choose another file')
          .and.not.to.match(/Combine both|Replace my plan/);
        await expect(map).to.be.accessible();
      }
      await chooseFile(map, JSON.stringify(record), 'right.json');
      expect(getText(getMenu(map)))
        .to.include('right.json')
        .and.to.include('Combine both');
      await click(getButton(map, 'Cancel'));
      await waitForUpdates(map);
      expect(events.types).to.deep.equal([]);
      expect(getAnswer(map.journey, 'a-q')).to.equal('written here');
    });

    it('says that a file which the browser cannot read is unreadable', async () => {
      const map = await mountMap();
      await openMenu(map);
      const file = new File([''], 'gone.json');
      file.text = () => Promise.reject(new DOMException('', 'NotReadableError'));
      await chooseFile(map, file);
      expect(getText(getMenu(map)))
        .to.include('gone.json')
        .and.to.include('The browser cannot read');
    });

    it('names the file, its date and its size, and counts what it leaves out', async () => {
      const otherMap = await mountMap();
      otherMap.send({ type: 'question.answer', question: 'a-q', text: 'x' });
      otherMap.send({ type: 'question.answer', question: 'b-q', text: 'x' });
      otherMap.send({ type: 'question.answer', question: 'b-q', text: '' });
      otherMap.send({ type: 'tool.choose', tool: 'a-tool' });
      const record = { ...otherMap.journey!, updatedAt: '2026-03-01T12:00:00.000Z', resetAt: 'never' };
      const emptyRecord = (await mountMap()).journey;
      clearPage();
      const map = await mountMap();
      await openMenu(map);
      await chooseFile(map, JSON.stringify(record), 'plan.json');
      expect(getText(get(getMenu(map), '#ask')))
        .to.match(/plan\.json.* was last changed on \d+ \w+ 20\d\d.*\. It has 1 answer and 1 tool\./)
        .and.to.include('One part of it cannot be read and is left out.');
      await click(getButton(map, 'Cancel'));
      await chooseFile(map, JSON.stringify(emptyRecord), 'empty.json');
      expect(getText(get(getMenu(map), '#ask'))).to.include('It has nothing written in it.');
    });

    it('puts the drafts of the copy back into their fields, but keeps those that are here', async () => {
      const copy = {
        ...(await createRecord('from the copy')),
        drafts: { 'a:note': 'Note of the copy', 'b:note': 'Later', 'c:note': 42, 'd:note': 'x'.repeat(100_001) },
      };
      const map = await mountMap();
      const getNote = () => get<HTMLTextAreaElement>(get(map, 'process-map-gate'), 'textarea');
      const getDrafts = () => JSON.parse(map.exportJourney('json')).drafts;
      for (const [label, note] of [
        ['Replace my plan', 'Note of the copy'],
        ['Combine both', 'Note of the copy'],
      ] as const) {
        await openMenu(map);
        await chooseFile(map, JSON.stringify(copy));
        await click(getButton(map, label));
        await waitForUpdates(map);
        expect(getNote().value, label).to.equal(note);
        expect(getDrafts(), label).to.deep.equal({ 'a:note': 'Note of the copy', 'b:note': 'Later' });
      }
      enterText(getNote(), 'Typed here');
      await openMenu(map);
      await chooseFile(map, JSON.stringify({ ...copy, id: 'another' }));
      await click(getButton(map, 'Combine both'));
      await waitForUpdates(map);
      expect(getNote().value).to.equal('Typed here');
      expect(getDrafts()).to.deep.equal({ 'a:note': 'Typed here', 'b:note': 'Later' });
    });
  });

  describe('what was cleared', () => {
    /** Starts over by the menu. */
    async function startOver(map: Element): Promise<void> {
      await openMenu(map);
      await click(getButton(map, 'Delete everything…'));
      await waitForUpdates(map);
      await click(getButton(map, 'Delete everything'));
      await waitForUpdates(map);
    }

    it('can be put back, downloaded and copied until the page is left, and is in no storage', async () => {
      const map = await mountMap(undefined, { storage: 'local' });
      const gate = get(map, 'process-map-gate');
      map.send({ type: 'question.answer', question: 'a-q', text: 'An answer' });
      await click(findAll(gate, 'button').find((button) => getText(button).includes('Add a note'))!);
      enterText(get<HTMLTextAreaElement>(gate, 'textarea'), 'A note');
      await startOver(map);
      await wait(350);
      expect(Object.values({ ...localStorage, ...sessionStorage }).join()).not.to.match(/An answer|A note/);
      await openMenu(map);
      await expect(map).to.be.accessible();
      const [file] = await captureDownloads(() => click(getButton(map, 'Download what was deleted')));
      expect(file!.text).to.include('An answer').and.to.include('A note');
      expect(getText(getMenu(map))).to.include('Copy what was deleted');
      await click(getButton(map, 'Put it back'));
      await waitForUpdates(map);
      expect(getAnswer(map.journey, 'a-q')).to.equal('An answer');
      expect(get<HTMLTextAreaElement>(gate, 'textarea').value).to.equal('A note');
      expect(get(map, '[role=status]').textContent).to.include('Your plan is back.');
      await openMenu(map);
      expect(getText(getMenu(map)), 'nothing was written in between').not.to.include('What you deleted');
    });

    it('is text that was being typed, too', async () => {
      const map = await mountMap();
      await openMenu(map);
      await click(getButton(map, 'Delete everything…'));
      await waitForUpdates(map);
      enterText(get<HTMLTextAreaElement>(map, 'textarea'), 'still typing');
      getButton(map, 'Delete everything').click();
      await waitForUpdates(map);
      await openMenu(map);
      await click(getButton(map, 'Put it back'));
      await waitForUpdates(map);
      expect(getAnswer(map.journey, 'a-q')).to.equal('still typing');
    });

    it('is what a copy replaced, too, and what was written before it was put back', async () => {
      const map = await mountMap();
      map.send({ type: 'question.answer', question: 'a-q', text: 'written here' });
      await openMenu(map);
      await chooseFile(map, JSON.stringify(await createRecord('from the copy', 'copied')));
      await click(getButton(map, 'Replace my plan'));
      await waitForUpdates(map);
      for (const text of ['written here', 'from the copy']) {
        await openMenu(map);
        await click(getButton(map, 'Put it back'));
        await waitForUpdates(map);
        expect(getAnswer(map.journey, 'a-q')).to.equal(text);
      }
    });

    it('stays if an empty journey is cleared or the host page vetoes, and with its journey', async () => {
      const map = await mountMap();
      map.send({ type: 'question.answer', question: 'a-q', text: 'An answer' });
      await startOver(map);
      await startOver(map);
      await openMenu(map);
      const prevent = (event: Event) => event.preventDefault();
      map.addEventListener('process-map-request', prevent);
      await click(getButton(map, 'Put it back'));
      await waitForUpdates(map);
      expect(getText(get(getMenu(map), '.error'))).not.to.equal('');
      expect(getText(getMenu(map))).to.include('Put it back');
      map.journey = await createRecord('of others', 'other');
      await waitForUpdates(map);
      expect(getText(getMenu(map))).not.to.include('Put it back');
    });
  });

  describe('offers', () => {
    it('merges what only this browser keeps', async () => {
      const browserRecord = await createRecord('kept in the browser');
      const model = { saveState: { status: 'saved', storage: 'host', browserRecord } as const };
      const root = attach(await mountPanels(['process-map-journey'], { model }));
      await waitForText(root, 'Add the answers of this browser');
      await expect(root).to.be.accessible();
      root.respond = () => createDenial({ code: 'vetoed', message: 'Ask the ministry first.' });
      await click(findBarButton(root, 'Add the answers'));
      await waitForUpdates(root);
      expect(getText(getMenu(root))).to.include('Ask the ministry first.');
      root.respond = () => ({ ok: true, facts: [] });
      await click(findBarButton(root, 'Add the answers'));
      await waitForUpdates(root);
      expect(root.commands.at(-1)).to.deep.equal({ type: 'journey.merge', journey: browserRecord });
      expect(root.announcements.join()).to.include('holds nothing that is not here');
      root.provide({ model: { ...model, readOnly: true } });
      await waitForUpdates(root);
      expect(getBarText(root)).not.to.include('Add the answers');
    });

    it('suggests no backup when its menu is opened, as nobody has moved to another phase', async () => {
      const definition = createSmallMap();
      definition.phases[0]!.groups[0]!.questions = Array.from({ length: 10 }, (_, i) => ({
        id: `q${i}`,
        text: `${i}?`,
      }));
      const map = await mountMap({ definition, progression: 'open' }, { storage: 'local' });
      await wait(5);
      for (let i = 0; i < 10; i++) map.send({ type: 'question.answer', question: `q${i}`, text: 'x' });
      await openMenu(map);
      await waitForUpdates(map);
      expect(getBarText(map)).not.to.include('Not now');
      map.shownPhase = 'b';
      await waitForUpdates(map);
      expect(getBarText(map)).to.include('Not now');
    });

    it('suggests a backup once, at another phase after ten answers on this device, and not aloud', async () => {
      const definition = createSmallMap();
      definition.phases[0]!.groups[0]!.questions = Array.from({ length: 9 }, (_, i) => ({
        id: `q${i}`,
        text: `${i}?`,
      }));
      const map = await mountMap({ definition, progression: 'open' }, { storage: 'local' });
      const isOffered = () => getBarText(map).includes('Not now');
      await wait(5);
      for (let i = 0; i < 9; i++) map.send({ type: 'question.answer', question: `q${i}`, text: 'x' });
      map.shownPhase = 'b';
      await waitForUpdates(map);
      await openMenu(map);
      expect(isOffered(), 'nine answers').to.equal(false);
      map.send({ type: 'question.answer', question: 'a-q', text: 'x' });
      await waitForUpdates(map);
      expect(isOffered(), 'in the same phase').to.equal(false);
      map.shownPhase = 'a';
      await waitForUpdates(map);
      expect(isOffered()).to.equal(true);
      expect(get(map, '[role=status]').textContent).to.equal('');
      await pressKey('Escape');
      await expect(map).to.be.accessible();
      const [backup] = await captureDownloads(() => click(findBarButton(map, 'Download a backup')));
      expect(backup!.text).to.include('q8');
      await waitForUpdates(map);
      expect(isOffered()).to.equal(false);
      await wait(5);
      for (let i = 0; i < 9; i++) map.send({ type: 'question.answer', question: `q${i}`, text: 'y' });
      map.send({ type: 'question.answer', question: 'a-q', text: 'y' });
      map.shownPhase = 'b';
      await waitForUpdates(map);
      expect(isOffered(), 'a second time').to.equal(false);
    });
  });

  describe('start over', () => {
    it('clears the record after confirmation, and offers to download it before', async () => {
      const map = await mountMap();
      map.send({ type: 'question.answer', question: 'a-q', text: 'An answer' });
      const events = recordEvents(map);
      await openMenu(map);
      await tabTo(/^Delete everything…$/);
      await pressKey('Enter');
      await waitForUpdates(map);
      expect(events.types).to.deep.equal([]);
      expect(getAccessibleName(getFocusedElement()!)).to.include('deletes every answer');
      const [copy] = await captureDownloads(() => click(getButton(map, 'Download a backup')));
      expect(copy!.text).to.include('An answer');
      await click(getButton(map, 'Delete everything'));
      await waitForUpdates(map);
      expect(events.types).to.deep.equal(['request', 'change']);
      expect(getAnswer(map.journey, 'a-q')).to.equal(undefined);
      expect(get<HTMLTextAreaElement>(map, 'textarea').value).to.equal('');
      expect(get(map, '[role=status]').textContent).to.include('Everything is deleted');
      // The menu starts again with its first page.
      await openMenu(map);
      expect(getText(getMenu(map)))
        .to.include('Open a backup')
        .and.not.to.match(/Delete everything(?!…)/);
    });

    it('shows the reason when the host page prevents it', async () => {
      const map = await mountMap();
      map.addEventListener('process-map-request', (event) => {
        event.preventDefault();
        event.detail.message = 'Ask the ministry first.';
      });
      await openMenu(map);
      await click(getButton(map, 'Delete everything…'));
      await waitForUpdates(map);
      await click(getButton(map, 'Delete everything'));
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
      .to.include('Download a backup')
      .and.not.to.match(/Open a backup|Delete everything/);
  });

  it('dispatches no request while the menu is used by keyboard', async () => {
    const map = await mountMap();
    const events = recordEvents(map);
    await tabTo(/^Save and print$/);
    await pressKey('Enter');
    await wait(50);
    await sendKeys({ press: 'Tab' });
    await pressKey('Escape');
    expect(events.types).to.deep.equal([]);
  });
});
