import '../../define/all.js';
import { createSmallMap } from '../../../test/kit/browser-maps.js';
import { findAll, get, getFocusedElement, getVisibleText, has, wait, waitForUpdates } from '../../../test/kit/dom.js';
import {
  clearPage,
  collectWarnings,
  expect,
  getAnswer,
  mountMap,
  openRow,
  recordEvents,
} from '../../../test/kit/page.js';
import { findButton } from '../../../test/kit/panel-host.js';
import { click, enterText, sendKeys, typeInto } from '../../../test/kit/person.js';
import type { ProcessMapElement } from './process-map.js';

/** Longer than the debounces of typed text and of a save, and until other elements have merged it. */
const SYNC_DELAY_MS = 800;

const listToggles = (map: Element) => findAll<HTMLButtonElement>(map, 'button[aria-expanded]');
const listOpenTitles = (map: Element) =>
  listToggles(map).flatMap((toggle) => (toggle.ariaExpanded === 'true' ? getVisibleText(get(toggle, 'span')) : []));
const getToggle = (map: Element, title: string) =>
  listToggles(map).find((toggle) => getVisibleText(toggle).startsWith(title))!;
const getField = (map: Element, id = 'a-q') => get<HTMLTextAreaElement>(map, `#${id}`);

describe('<process-map> rows', () => {
  afterEach(clearPage);

  it('are open and closed by default, and have all content in sight with rows="open"', async () => {
    const map = await mountMap();
    expect([map.rows, map.hasAttribute('rows')]).to.deep.equal(['auto', false]);
    expect(listOpenTitles(map)).to.deep.equal(['Group of a']);
    map.setAttribute('rows', 'open');
    await waitForUpdates(map);
    expect(listToggles(map)).to.have.length(0);
    for (const id of ['a-q', 'a-tool', 'a-risk\\:owner']) expect(has(map, `#${id}`), id).to.equal(true);
    map.rows = 'auto';
    await waitForUpdates(map);
    expect(map.getAttribute('rows')).to.equal('auto');
    expect(listOpenTitles(map)).to.deep.equal(['Group of a']);
  });

  it('are the default for an attribute that is not valid, with a warning', async () => {
    let map: ProcessMapElement | undefined;
    const warnings = await collectWarnings(async () => (map = await mountMap(undefined, { rows: 'some' })));
    expect(map?.rows).to.equal('auto');
    expect(warnings.join()).to.include('rows="some" is not valid. Use one of: auto, open.');
  });

  it('record the text that is being typed when they are closed, and show it when they are opened', async () => {
    const map = await mountMap();
    const events = recordEvents(map, 'process-map-request');
    await typeInto(getField(map), 'In March');
    await click(getToggle(map, 'Group of a'));
    await waitForUpdates(map);
    expect(has(map, '#a-q')).to.equal(false);
    expect(getAnswer(map.journey, 'a-q')).to.equal('In March');
    expect(getVisibleText(getToggle(map, 'Group of a').closest('section')!)).to.include('Group of a Answered In March');
    await click(getToggle(map, 'Group of a'));
    await waitForUpdates(map);
    expect(getField(map).value).to.equal('In March');
    expect(getFocusedElement() === getField(map)).to.equal(true);
    await wait(SYNC_DELAY_MS);
    expect(events.types, 'once').to.deep.equal(['request']);
  });

  it('keep a text that is typed while it is exported or the page is left, though its row was closed', async () => {
    const map = await mountMap(undefined, { storage: 'local' });
    map.addEventListener('process-map-request', (event) => event.preventDefault());
    enterText(getField(map), 'In March');
    getToggle(map, 'Group of a').click();
    await waitForUpdates(map);
    expect(getAnswer(map.journey, 'a-q'), 'denied').to.equal(undefined);
    expect(map.exportJourney('json')).to.include('In March');
    await openRow(map, 'Group of a');
    expect(getField(map).value).to.equal('In March');
  });

  it('lose the focus of their controls when the page shows another phase: Enter must not act there', async () => {
    const map = await mountMap();
    getToggle(map, 'Group of a').focus();
    map.send({ type: 'question.answer', question: 'a-q', text: 'So.' });
    map.send({ type: 'phase.complete', phase: 'a' });
    map.shownPhase = 'b';
    await waitForUpdates(map);
    await wait();
    expect(getFocusedElement()).to.equal(document.body);
  });

  it('of the next phase begin with the first one to do, after the phase before is finished', async () => {
    const map = await mountMap();
    await typeInto(getField(map), 'In March');
    await sendKeys({ press: 'Tab' });
    get(get(map, 'process-map-gate'), '.primary').click();
    await waitForUpdates(map);
    expect(map.shownPhase).to.equal('b');
    expect(listOpenTitles(map)).to.deep.equal(['Group of b']);
    expect(getFocusedElement()?.localName, 'the heading of the phase').to.equal('h2');
    map.shownPhase = 'a';
    await waitForUpdates(map);
    expect(listOpenTitles(map), 'a finished phase is a summary').to.deep.equal([]);
  });

  it('of a finished phase stay open while it is on show, and are a summary for who comes back to it', async () => {
    const map = await mountMap();
    map.send({ type: 'question.answer', question: 'a-q', text: 'In March' });
    map.send({ type: 'phase.complete', phase: 'a' });
    map.shownPhase = 'a';
    await waitForUpdates(map);
    expect(getVisibleText(getToggle(map, 'Group of a'))).to.include('Answered Change');
    await openRow(map, 'Group of a');
    enterText(getField(map), 'In April');
    map.exportJourney('json');
    await waitForUpdates(map);
    expect(listOpenTitles(map), 'while somebody writes').to.deep.equal(['Group of a']);
    findButton(map, 'Close')?.click();
    await waitForUpdates(map);
    expect(getFocusedElement(), 'the focus').to.equal(getToggle(map, 'Group of a'));
    await openRow(map, 'Group of a');
    map.shownPhase = 'b';
    await waitForUpdates(map);
    map.shownPhase = 'a';
    await waitForUpdates(map);
    expect(listOpenTitles(map), 'after another visit').to.deep.equal([]);
  });

  it('that were looked at while their phase was locked open when it is reached', async () => {
    const map = await mountMap(undefined, { 'shown-phase': 'b' });
    expect(listOpenTitles(map)).to.deep.equal([]);
    map.send({ type: 'question.answer', question: 'a-q', text: 'In March' });
    map.send({ type: 'phase.complete', phase: 'a' });
    await waitForUpdates(map);
    expect(listOpenTitles(map)).to.deep.equal(['Group of b']);
  });

  describe('begin anew', () => {
    /** Mounts a map in which the first row is closed and another one is open. */
    async function mountChanged(attributes?: Record<string, string>): Promise<ProcessMapElement> {
      const map = await mountMap(undefined, attributes);
      map.send({ type: 'tool.choose', tool: 'a-tool' });
      await openRow(map, 'Choose tools');
      getToggle(map, 'Group of a').click();
      await waitForUpdates(map);
      expect(listOpenTitles(map)).to.deep.equal(['Choose tools']);
      return map;
    }

    for (const [change, apply] of Object.entries<(map: ProcessMapElement) => unknown>({
      'when the journey is started over': (map) => map.send({ type: 'journey.restart' }),
      'when another copy replaces it': (map) => map.send({ type: 'journey.replace', journey: map.journey }),
      'when the page sets none': (map) => (map.journey = null),
      'with another journey-id': (map) => map.setAttribute('journey-id', 'other'),
      'with another definition': (map) => (map.definition = { ...createSmallMap('other'), id: 'other' }),
    })) {
      it(change, async () => {
        const map = await mountChanged({ storage: 'session' });
        apply(map);
        await map.ready;
        await wait(50);
        await waitForUpdates(map);
        expect(listOpenTitles(map)).to.deep.equal(['Group of a']);
      });
    }

    it('with a journey that the page restores', async () => {
      const other = await mountMap();
      other.send({ type: 'risk.assess', risk: 'a-risk', accepted: true });
      const map = await mountChanged();
      map.journey = other.journey;
      await waitForUpdates(map);
      expect(listOpenTitles(map)).to.deep.equal(['Group of a']);
    });

    it('not when the page sets the same journey again, another language or another progression', async () => {
      const map = await mountChanged();
      const { journey } = map;
      map.journey = journey;
      await waitForUpdates(map);
      expect(listOpenTitles(map)).to.deep.equal(['Choose tools']);
      map.progression = 'open';
      map.lang = 'fr';
      await wait(50);
      await waitForUpdates(map);
      expect(listOpenTitles(map)).to.deep.equal(['Choose tools']);
    });

    it('not when a merge goes on with the record of another tab, while a person writes', async () => {
      const older = await mountMap(undefined, { storage: 'local' });
      const map = await mountMap(undefined, { storage: 'local' });
      await typeInto(getField(map), 'In March');
      await openRow(map, 'Choose tools');
      getField(map).focus();
      await sendKeys({ type: ', or ' });
      older.send({ type: 'tool.choose', tool: 'a-tool' });
      await wait(SYNC_DELAY_MS);
      await waitForUpdates(map);
      expect(map.journey!.id, 'the merge gave it another id').to.equal(older.journey!.id);
      expect(map.journey!.cycles[0]!.tools['a']!['a-tool']!.chosen).to.equal(true);
      expect(listOpenTitles(map)).to.deep.equal(['Group of a', 'Choose tools']);
      expect(getFocusedElement() === getField(map)).to.equal(true);
      await sendKeys({ type: 'April' });
      expect(getField(map).value).to.equal('In March, or April');
    });
  });
});
