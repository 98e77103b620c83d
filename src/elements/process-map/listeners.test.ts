import '../../define/all.js';
import type { Journey, ProcessMapEventName } from '../../index.js';
import { createPhase, createSmallMap } from '../../../test/kit/browser-maps.js';
import { find, findAll, get, getFocusedElement, getText, wait, waitForUpdates } from '../../../test/kit/dom.js';
import {
  attach,
  clearPage,
  createMap,
  expect,
  getAnswer,
  mountMap,
  recordEvents,
  openRow,
} from '../../../test/kit/page.js';
import { clickButton } from '../../../test/kit/panel-host.js';
import { click, enterText } from '../../../test/kit/person.js';
import type { ProcessMapElement } from './process-map.js';

/** Longer than the debounce of typed text and that of saving together. */
const SAVED_MS = 700;

const mountOpenMap = (props: Record<string, unknown> = {}, attributes?: Record<string, string>) =>
  mountMap({ definition: createSmallMap(), progression: 'open', ...props }, attributes);

const getField = (map: Element, id: string) => get<HTMLTextAreaElement>(map, `#${CSS.escape(id)}`);

/** Runs a listener for the next event of a kind. */
const listenOnce = (map: Element, name: ProcessMapEventName, run: () => void) =>
  map.addEventListener(name, run, { once: true });

/** Creates a store in memory that can report a record as if another tab had saved it. */
function createMemoryStore(methods: Record<string, unknown> = {}) {
  const records = new Map<string, unknown>();
  let receive: ((record: unknown) => void) | undefined;
  return {
    get record() {
      return [...records.values()][0] as Journey | null;
    },
    report: (record: unknown) => receive?.(record),
    load: (key: string): unknown => records.get(key) ?? null,
    save: (key: string, record: unknown): unknown => void records.set(key, record),
    watch: (_: string, callback: (record: unknown) => void) => {
      receive = callback;
      return () => (receive = undefined);
    },
    ...methods,
  };
}

/** Creates the small map with a tool in its first phase. */
function createToolMap() {
  const definition = createSmallMap();
  definition.phases[0] = { ...createPhase('a'), tools: [{ id: 'a-tool', name: 'Tool' }] };
  return definition;
}

/** Creates a record of the small map in which somebody else answered a question. */
async function createExternalRecord(question: string): Promise<unknown> {
  const other = await mountOpenMap();
  other.send({ type: 'question.answer', question, text: 'from elsewhere' });
  return other.journey;
}

describe('<process-map> while text is being written', () => {
  afterEach(clearPage);

  describe('properties that a listener of the commit sets', () => {
    it('make the fields writable again if the listener takes read-only back', async () => {
      const map = await mountOpenMap();
      enterText(getField(map, 'a-q'), 'half');
      listenOnce(map, 'process-map-change', () => (map.readOnly = false));
      map.readOnly = true;
      await waitForUpdates(map);
      expect(getField(map, 'a-q').readOnly).to.equal(false);
    });

    it('make the next phase read-only', async () => {
      const map = await mountOpenMap();
      enterText(getField(map, 'a-q'), 'half');
      listenOnce(map, 'process-map-change', () => (map.readOnly = true));
      map.shownPhase = 'b';
      await waitForUpdates(map);
      expect(getField(map, 'b-q').readOnly).to.equal(true);
    });

    it('keep the text that is being requested if they show another phase or make the map read-only', async () => {
      const map = await mountOpenMap();
      listenOnce(map, 'process-map-request', () => {
        map.shownPhase = 'b';
        map.readOnly = true;
      });
      enterText(getField(map, 'a-q'), 'half');
      await wait(SAVED_MS);
      expect(getAnswer(map.journey, 'a-q')).to.equal('half');
      expect(map.shownPhase).to.equal('b');
    });

    it('deny a command that was written for another journey', async () => {
      const map = await mountOpenMap();
      listenOnce(map, 'process-map-request', () => (map.journey = null));
      enterText(getField(map, 'a-q'), 'for the old journey');
      await wait(SAVED_MS);
      expect(getAnswer(map.journey, 'a-q')).to.equal(undefined);
    });
  });

  describe('the text', () => {
    it('is sent before the event of a person who moves to another phase', async () => {
      const map = await mountOpenMap();
      const events = recordEvents(map);
      enterText(getField(map, 'a-q'), 'half');
      get<HTMLButtonElement>(get(map, 'process-map-diagram'), 'button[value=b]').click();
      expect(events.types).to.deep.equal(['request', 'change', 'show']);
    });

    it('stays unfinished in a panel that does not show another phase then', async () => {
      const map = await mountOpenMap();
      const pinned = document.createElement('process-map-questions');
      pinned.phase = 'c';
      get(map, 'process-map-phase').shadowRoot!.append(pinned);
      await waitForUpdates(map);
      const events = recordEvents(map, 'process-map-request');
      const field = pinned.shadowRoot!.querySelector('textarea')!;
      field.value = 'unfini';
      field.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
      map.shownPhase = 'b';
      await waitForUpdates(map);
      expect(events.types).to.deep.equal([]);
      expect(field.value).to.equal('unfini');
    });

    it('is in the stored record if the same journey is restored right after another phase was set', async () => {
      const store = createMemoryStore();
      const map = await mountOpenMap({ store });
      map.send({ type: 'question.answer', question: 'b-q', text: 'B' });
      await wait(SAVED_MS);
      const record = map.journey;
      enterText(getField(map, 'a-q'), 'half');
      map.shownPhase = 'b';
      map.journey = record;
      await wait(SAVED_MS);
      expect([getAnswer(map.journey, 'a-q'), getAnswer(store.record, 'a-q')]).to.deep.equal(['half', 'half']);
    });

    it('is sent before strict progression locks its phase', async () => {
      const map = await mountOpenMap({}, { 'shown-phase': 'b' });
      enterText(getField(map, 'b-q'), 'half');
      map.progression = 'strict';
      await wait(SAVED_MS);
      expect(getAnswer(map.journey, 'b-q')).to.equal('half');
    });

    it('does not choose a tool again that the host page drops', async () => {
      const map = await mountOpenMap({ definition: createToolMap() });
      map.send({ type: 'tool.choose', tool: 'a-tool' });
      await openRow(map, 'Choose tools');
      clickButton(get(map, 'process-map-tools'), 'Add a note');
      await waitForUpdates(map);
      enterText(getField(map, 'a-tool:note'), 'half');
      map.send({ type: 'tool.drop', tool: 'a-tool' });
      await wait(SAVED_MS);
      expect(map.journey?.cycles[0]?.tools['a']?.['a-tool']?.chosen).to.equal(false);
    });

    it('and a record from elsewhere are both kept if a listener restarts the session', async () => {
      const store = createMemoryStore();
      const record = await createExternalRecord('b-q');
      const map = await mountOpenMap({ store });
      enterText(getField(map, 'a-q'), 'half');
      listenOnce(map, 'process-map-change', () => (map.progression = 'guided'));
      store.report(record);
      await wait(SAVED_MS);
      expect([getAnswer(map.journey, 'a-q'), getAnswer(map.journey, 'b-q')]).to.deep.equal(['half', 'from elsewhere']);
    });

    it('that a person noted for a dropped tool is not offered in a journey that was started over', async () => {
      const map = await mountOpenMap({ definition: createToolMap() });
      map.send({ type: 'tool.choose', tool: 'a-tool', note: 'secret' });
      await openRow(map, 'Choose tools');
      const getBox = () => get<HTMLInputElement>(get(map, 'process-map-tools'), '[type=checkbox]');
      await click(getBox());
      map.send({ type: 'journey.restart' });
      await waitForUpdates(map);
      await openRow(map, 'Choose tools');
      await click(getBox());
      expect(map.journey?.cycles[0]?.tools['a']?.['a-tool']).to.include({ chosen: true }).and.not.have.property('note');
    });
  });

  describe('process-map-show', () => {
    const completePhase = async (map: ProcessMapElement) => {
      map.send({ type: 'question.answer', question: 'a-q', text: 'x' });
      await waitForUpdates(map);
      get(get(map, 'process-map-gate'), '.primary').click();
      await waitForUpdates(map);
    };

    const showOnCompletion = (map: ProcessMapElement, phase: string) =>
      map.addEventListener('process-map-change', ({ detail }) => {
        if (detail.facts.some(({ type }) => type === 'phase.completed')) map.shownPhase = phase;
      });

    it('is not dispatched if a listener keeps people in their phase', async () => {
      const map = await mountOpenMap();
      const events = recordEvents(map, 'process-map-show');
      showOnCompletion(map, 'a');
      await completePhase(map);
      expect(events.types).to.deep.equal([]);
      expect(map.shownPhase).to.equal('a');
    });

    it('names the phase that a listener shows instead', async () => {
      const map = await mountOpenMap();
      const events = recordEvents(map, 'process-map-show');
      showOnCompletion(map, 'c');
      await completePhase(map);
      expect(events.of('process-map-show')).to.deep.equal([{ phase: 'c', previous: 'a' }]);
    });
  });

  describe('loads', () => {
    it('that a listener of an error starts resolve the same ready', async () => {
      const map = createMap({ definition: { id: 'x' } });
      listenOnce(map, 'process-map-error', () => (map.definition = createSmallMap('fallback') as unknown as null));
      attach(map);
      await map.ready;
      expect(map.definition?.id).to.equal('fallback');
    });

    it('that a listener of ready starts resolve the same ready', async () => {
      const map = createMap();
      listenOnce(map, 'process-map-ready', () => (map.definition = createSmallMap('next') as unknown as null));
      attach(map);
      await map.ready;
      expect(map.definition?.id).to.equal('next');
    });

    it('keep the message of a faulty map in sight', async () => {
      const map = await mountMap({ definition: { ...createSmallMap(), phases: [...createSmallMap().phases, {}] } });
      const message = getText(get(map, '[part=message]'));
      map.lang = 'fr';
      await Promise.resolve();
      await map.updateComplete;
      expect(getText(get(map, '[part=message]'))).to.equal(message);
    });

    it('do not start for a journey id that means the same', async () => {
      let loads = 0;
      const store = createMemoryStore({ load: () => void loads++ });
      const map = await mountOpenMap({ store });
      map.journeyId = '';
      map.journeyId = null as unknown as string;
      map.removeAttribute('journey-id');
      await wait(50);
      expect(loads).to.equal(1);
    });
  });

  describe('the store', () => {
    it('is asked for the drafts of a journey once', async () => {
      let loads = 0;
      const store = createMemoryStore({ loadDrafts: () => void loads++, saveDrafts: () => undefined });
      const map = await mountOpenMap({ store });
      const record = map.journey;
      map.journey = record;
      map.definition = createSmallMap();
      await map.ready;
      await waitForUpdates(map);
      expect(loads).to.equal(1);
    });

    it('gets the drafts of a journey that continues in it', async () => {
      const saved: unknown[] = [];
      const first = createMemoryStore({ loadDrafts: () => ({ 'a:note': 'kept' }), saveDrafts: () => undefined });
      const second = createMemoryStore({
        loadDrafts: () => null,
        saveDrafts: (_: string, drafts: unknown) => void saved.push(drafts),
      });
      const map = await mountOpenMap({ store: first });
      map.send({ type: 'question.answer', question: 'a-q', text: 'x' });
      await wait(SAVED_MS);
      map.store = second;
      await wait(SAVED_MS);
      expect(getField(map, 'a:note').value).to.equal('kept');
      expect(saved.at(-1)).to.deep.equal({ 'a:note': 'kept' });
      get(get(map, 'process-map-gate'), '.primary').click();
      expect(map.journey?.cycles[0]?.phases['a']?.completion?.note).to.equal('kept');
    });

    it('shows that a save has ended after a definition failed to load meanwhile', async () => {
      const store = createMemoryStore({ save: () => wait(50) });
      const map = await mountOpenMap({ store });
      map.send({ type: 'question.answer', question: 'a-q', text: 'x' });
      map.definition = { id: 'broken' };
      await map.ready;
      await wait(SAVED_MS);
      map.definition = createSmallMap();
      await map.ready;
      await wait(SAVED_MS);
      expect(getText(get(map, 'process-map-journey'))).to.include('Saved');
    });
  });

  it('moves no focus for a person who moved long before', async () => {
    const map = createMap({ definition: createSmallMap(), progression: 'open' });
    const phase = document.createElement('process-map-phase');
    phase.phase = 'b';
    const input = document.createElement('input');
    map.append(document.createElement('process-map-diagram'), phase, input);
    attach(map);
    await map.ready;
    await waitForUpdates(map);
    get<HTMLButtonElement>(map, 'button[value=c]').click();
    await waitForUpdates(map);
    input.focus();
    map.shownPhase = 'b';
    await waitForUpdates(map);
    expect(getFocusedElement() === input).to.equal(true);
  });

  it('links the open steps of the gate with panels that connect later, and no more with removed ones', async () => {
    const map = createMap({ definition: createSmallMap(), progression: 'open' });
    map.append(document.createElement('process-map-gate'));
    attach(map);
    await map.ready;
    await waitForUpdates(map);
    const hasLink = () => find(get(map, 'process-map-gate'), 'li button') !== undefined;
    expect(hasLink()).to.equal(false);
    const questions = document.createElement('process-map-questions');
    map.append(questions);
    await waitForUpdates(map);
    expect(hasLink()).to.equal(true);
    questions.remove();
    await waitForUpdates(map);
    expect(hasLink()).to.equal(false);
    expect(findAll(map, 'process-map-questions')).to.deep.equal([]);
  });
});
