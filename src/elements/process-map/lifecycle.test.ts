import '../../define/index.js';
import { ProcessMapGateElement } from '../process-map-gate/process-map-gate.js';
import { ProcessMapJourneyElement } from '../process-map-journey/process-map-journey.js';
import { ProcessMapDiagramElement } from '../process-map-diagram/process-map-diagram.js';
import { createSmallMap } from '../../../test/kit/browser-maps.js';
import { get, has, waitForUpdates, getText, wait } from '../../../test/kit/dom.js';
import {
  getAnswer,
  clearPage,
  expect,
  recordEvents,
  createMap,
  mountMap,
  attach,
  openRow,
} from '../../../test/kit/page.js';
import { enterText } from '../../../test/kit/person.js';
import { ProcessMapElement } from './process-map.js';

const createTitledMap = (title: string) => ({ ...createSmallMap(title), title: `Map ${title}` });
const getNavigationLabel = (root: Element) => get(root, 'nav').getAttribute('aria-label');

/** Tracks the listeners on window and document that have not been removed. */
function trackListeners() {
  const listeners = new Set<object>();
  const targets: EventTarget[] = [window, document];
  const restoreTargets = targets.map((target) => {
    const { addEventListener, removeEventListener } = target;
    Object.assign(target, {
      addEventListener(name: string, listener: object, options?: AddEventListenerOptions) {
        listeners.add(listener);
        options?.signal?.addEventListener('abort', () => listeners.delete(listener));
        addEventListener.call(target, name, listener as never, options);
      },
      removeEventListener(name: string, listener: object) {
        listeners.delete(listener);
        removeEventListener.call(target, name, listener as never);
      },
    });
    return () => Object.assign(target, { addEventListener, removeEventListener });
  });
  return { listeners, restore: () => restoreTargets.forEach((restoreTarget) => restoreTarget()) };
}

describe('<process-map> lifecycle and composition', () => {
  afterEach(clearPage);

  describe('connecting and disconnecting', () => {
    it('keeps the journey, the shown phase and text being typed when it is moved, removed and reattached', async () => {
      const map = await mountMap();
      map.send({ type: 'question.answer', question: 'a-q', text: 'x' });
      map.send({ type: 'phase.complete', phase: 'a' });
      map.shownPhase = 'c';
      map.shownPhase = 'b';
      await waitForUpdates(map);
      const { journey, definition } = map;
      await openRow(map, 'Choose tools');
      const field = get<HTMLTextAreaElement>(map, 'textarea');
      enterText(field, 'half a sen');
      const events = recordEvents(map);

      const container = attach(document.createElement('div'));
      container.append(map);
      await waitForUpdates(map);
      expect(getAnswer(map.journey, 'b-q')).to.equal('half a sen');
      expect(field.isConnected && field.value).to.equal('half a sen');
      map.remove();
      expect(map.definition).to.deep.equal(definition);
      expect(map.journey!.id).to.equal(journey!.id);
      expect(map.send({ type: 'tool.choose', tool: 'b-tool' }).ok).to.equal(true);
      await wait(20);
      attach(map);
      await waitForUpdates(map);
      expect(map.shownPhase).to.equal('b');
      expect(get<HTMLInputElement>(get(map, 'process-map-tools'), 'input').checked).to.equal(true);
      expect(get<HTMLTextAreaElement>(map, 'textarea').value).to.equal('half a sen');
      expect(events.types).to.deep.equal(['request', 'change', 'change']);

      // The element still works.
      const newField = get<HTMLTextAreaElement>(map, 'textarea');
      enterText(newField, 'half a sentence');
      newField.blur();
      expect(getAnswer(map.journey, 'b-q')).to.equal('half a sentence');
    });

    it('becomes ready after reattachment when it was removed while loading', async () => {
      const map = attach(createMap());
      map.remove();
      await wait(20);
      attach(map);
      await map.ready;
      expect(map.definition?.id).to.equal('small');
    });

    it('applies properties that are set while disconnected', async () => {
      const map = await mountMap();
      map.remove();
      map.definition = createSmallMap('other');
      attach(map);
      await map.ready;
      expect(map.definition?.id).to.equal('other');
    });

    it('removes all listeners from window and document when disconnected', async () => {
      const { listeners, restore } = trackListeners();
      try {
        const map = await mountMap();
        expect(listeners.size).to.be.greaterThan(0);
        map.remove();
        expect(listeners.size).to.equal(0);
        attach(map);
        await waitForUpdates(map);
        const countWhenConnected = listeners.size;
        for (let i = 0; i < 10; i++) {
          map.remove();
          attach(map);
        }
        await waitForUpdates(map);
        expect(listeners.size).to.equal(countWhenConnected);
        map.remove();
        expect(listeners.size).to.equal(0);
      } finally {
        restore();
      }
    });

    it('disconnects its mutation observers when disconnected', async () => {
      const { observe, disconnect } = MutationObserver.prototype;
      const observers = new Set<MutationObserver>();
      MutationObserver.prototype.observe = function (...args) {
        observers.add(this);
        observe.apply(this, args);
      };
      MutationObserver.prototype.disconnect = function () {
        observers.delete(this);
        disconnect.call(this);
      };
      try {
        const map = await mountMap();
        expect(observers.size).to.be.greaterThan(0);
        map.remove();
        expect(observers.size).to.equal(0);
      } finally {
        Object.assign(MutationObserver.prototype, { observe, disconnect });
      }
    });
  });

  describe('default layout', () => {
    const hasDefaultLayout = (map: Element) => map.shadowRoot!.querySelector('process-map-diagram') !== null;

    it('is rendered without children, and with only text and comments as children', async () => {
      const map = await mountMap();
      expect(hasDefaultLayout(map)).to.equal(true);
      const mapWithText = createMap();
      mapWithText.append('only text', document.createComment('and a comment'));
      attach(mapWithText);
      await mapWithText.ready;
      await waitForUpdates(mapWithText);
      expect(hasDefaultLayout(mapWithText)).to.equal(true);
    });

    it('is replaced by element children, and restored when they leave or move to the fallback slot', async () => {
      const map = await mountMap();
      const child = document.createElement('process-map-gate');
      map.append(child);
      await waitForUpdates(map);
      expect(hasDefaultLayout(map)).to.equal(false);
      expect(getText(child)).to.include('Finish phase A');
      child.slot = 'fallback';
      await waitForUpdates(map);
      expect(hasDefaultLayout(map)).to.equal(true);
      child.removeAttribute('slot');
      await waitForUpdates(map);
      expect(hasDefaultLayout(map)).to.equal(false);
      child.remove();
      await waitForUpdates(map);
      expect(hasDefaultLayout(map)).to.equal(true);
    });

    it('is not updated when the content of a child changes', async () => {
      const map = createMap();
      const child = document.createElement('section');
      map.append(child);
      attach(map);
      await map.ready;
      await waitForUpdates(map);
      let updates = 0;
      Object.assign(map, { updated: () => updates++ });
      child.append('text', document.createElement('p'));
      await waitForUpdates(map);
      expect(updates).to.equal(0);
    });
  });

  describe('composed elements', () => {
    it('work in any order and inside nested shadow roots', async () => {
      const map = createMap({ definition: createTitledMap('composed') });
      const gate = document.createElement('process-map-gate');
      const outer = document.createElement('div');
      const inner = document.createElement('div');
      const questions = document.createElement('process-map-questions');
      const diagram = document.createElement('process-map-diagram');
      inner.attachShadow({ mode: 'open' }).append(questions);
      // eslint-disable-next-line wc/no-closed-shadow-root -- host pages may use them
      outer.attachShadow({ mode: 'closed' }).append(inner);
      map.append(gate, outer, document.createElement('process-map-phase'), diagram);
      attach(map);
      await map.ready;
      await waitForUpdates(map);
      expect(getNavigationLabel(diagram)).to.include('Map composed');
      const field = questions.shadowRoot!.querySelector('textarea')!;
      enterText(field, 'from within');
      field.blur();
      await waitForUpdates(map);
      expect(getAnswer(map.journey, 'a-q')).to.equal('from within');
      gate.shadowRoot!.querySelector<HTMLElement>('button.primary')!.click();
      await waitForUpdates(map);
      expect(map.journey?.phase).to.equal('b');
      expect(getText(gate)).to.include('Finish phase B');
      await expect(map).to.be.accessible();
    });

    it('render when they are added after the map is ready', async () => {
      const map = await mountMap({ definition: createTitledMap('late') });
      const diagram = document.createElement('process-map-diagram');
      map.append(diagram);
      await waitForUpdates(map);
      expect(getNavigationLabel(map)).to.include('Map late');
    });

    it('render nothing outside of a map', async () => {
      for (const tag of ['diagram', 'phase', 'questions', 'tools', 'risks', 'ideas', 'gate', 'journey']) {
        const part = attach(document.createElement(`process-map-${tag}`));
        await waitForUpdates(part);
        expect(getText(part).trim(), tag).to.equal('');
      }
    });

    it('show only their own map when the page has two', async () => {
      const first = await mountMap({ definition: createTitledMap('one') });
      const second = await mountMap({ definition: createTitledMap('two') });
      first.send({ type: 'question.answer', question: 'a-q', text: 'of one' });
      await waitForUpdates(second);
      expect(get<HTMLTextAreaElement>(first, 'textarea').value).to.equal('of one');
      expect(get<HTMLTextAreaElement>(second, 'textarea').value).to.equal('');
      expect(getNavigationLabel(first)).to.include('Map one');
      expect(getNavigationLabel(second)).to.include('Map two');
    });

    it('use the nearest map when maps are nested', async () => {
      const outer = createMap({ definition: createTitledMap('outer') });
      const inner = createMap({ definition: createTitledMap('inner') });
      const outerDiagram = document.createElement('process-map-diagram');
      const innerDiagram = document.createElement('process-map-diagram');
      inner.append(innerDiagram);
      outer.append(outerDiagram, inner);
      attach(outer);
      await Promise.all([outer.ready, inner.ready]);
      await waitForUpdates(outer);
      expect(getNavigationLabel(outerDiagram)).to.include('Map outer');
      expect(getNavigationLabel(innerDiagram)).to.include('Map inner');
    });

    it('switch maps when they are moved to another map, and render nothing when they are moved out', async () => {
      const first = createMap({ definition: createTitledMap('one') });
      const second = createMap({ definition: createTitledMap('two') });
      const parts = ['diagram', 'questions', 'gate', 'journey'].map((name) =>
        document.createElement(`process-map-${name}`),
      );
      const [diagram, questions] = parts as [HTMLElement, HTMLElement];
      first.append(...parts);
      attach(first);
      attach(second);
      await Promise.all([first.ready, second.ready]);
      await waitForUpdates(first);
      enterText(get<HTMLTextAreaElement>(questions, 'textarea'), 'typed in one');

      second.append(...parts);
      await waitForUpdates(second);
      expect(getAnswer(first.journey, 'a-q')).to.equal('typed in one');
      expect(getAnswer(second.journey, 'a-q')).to.equal(undefined);
      expect(getNavigationLabel(diagram)).to.include('Map two');
      expect(get<HTMLTextAreaElement>(questions, 'textarea').value).to.equal('');
      const field = get<HTMLTextAreaElement>(questions, 'textarea');
      enterText(field, 'typed in two');
      field.blur();
      expect(getAnswer(second.journey, 'a-q')).to.equal('typed in two');

      for (const part of parts) attach(part);
      await waitForUpdates(document.body);
      for (const part of parts) expect(getText(part).trim(), part.localName).to.equal('');
      // Changes of the map that they left do not update them.
      second.send({ type: 'tool.choose', tool: 'a-tool' });
      await waitForUpdates(document.body);
      for (const part of parts) expect(getText(part).trim(), part.localName).to.equal('');

      first.append(...parts);
      await waitForUpdates(first);
      expect(getNavigationLabel(diagram)).to.include('Map one');
    });

    it('find their map when it is defined after them', async () => {
      customElements.define('early-gate', class extends ProcessMapGateElement {});
      customElements.define('early-journey', class extends ProcessMapJourneyElement {});
      customElements.define('early-diagram', class extends ProcessMapDiagramElement {});
      const map = document.createElement('later-map') as ProcessMapElement;
      const parts = ['gate', 'journey', 'diagram'].map((name) => document.createElement(`early-${name}`));
      map.append(...parts);
      map.definition = createTitledMap('late');
      attach(map);
      await waitForUpdates(map);
      for (const part of parts) expect(getText(part).trim()).to.equal('');
      customElements.define('later-map', class extends ProcessMapElement {});
      await map.ready;
      await waitForUpdates(map);
      for (const part of parts) expect(getText(part).trim(), part.localName).not.to.equal('');
      map.send({ type: 'question.answer', question: 'a-q', text: 'x' });
      await waitForUpdates(map);
      expect(getText(parts[0]!)).to.include('Ready to finish');
    });

    it('switch from an outer map to the nearest one when that is defined later', async () => {
      const outer = await mountMap({ definition: createTitledMap('outer') });
      const inner = document.createElement('still-later-map') as ProcessMapElement;
      const diagram = document.createElement('process-map-diagram');
      inner.append(diagram);
      inner.definition = createTitledMap('inner');
      outer.append(inner);
      await waitForUpdates(outer);
      expect(getNavigationLabel(diagram)).to.include('Map outer');
      customElements.define('still-later-map', class extends ProcessMapElement {});
      await inner.ready;
      await waitForUpdates(outer);
      expect(getNavigationLabel(diagram)).to.include('Map inner');
    });

    it('send no request after they were removed from their map', async () => {
      const map = createMap();
      const questions = document.createElement('process-map-questions');
      map.append(questions, document.createElement('process-map-gate'));
      attach(map);
      await map.ready;
      await waitForUpdates(map);
      questions.remove();
      let requests = 0;
      map.addEventListener('process-map-request', () => requests++);
      enterText(questions.shadowRoot!.querySelector('textarea')!, 'typed into the void');
      await wait(300);
      window.dispatchEvent(new PageTransitionEvent('pagehide'));
      expect(requests).to.equal(0);
    });
  });

  it('keeps an existing definition of its tag', async () => {
    const { safeDefine } = await import('../../define/safe-define.js');
    safeDefine('process-map', class extends HTMLElement {});
    expect(customElements.get('process-map')).to.equal(ProcessMapElement);
    expect(has(await mountMap(), 'process-map-phase')).to.equal(true);
  });
});
