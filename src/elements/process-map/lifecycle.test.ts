import '../../define/index.js';
import { ProcessMapGateElement } from '../process-map-gate/process-map-gate.js';
import { ProcessMapJourneyElement } from '../process-map-journey/process-map-journey.js';
import { ProcessMapDiagramElement } from '../process-map-diagram/process-map-diagram.js';
import { small } from '../../../test/kit/browser-maps.js';
import {
  answer,
  clear,
  expect,
  get,
  has,
  listen,
  make,
  mount,
  put,
  settled,
  textOf,
  type,
  wait,
} from '../../../test/kit/page.js';
import { ProcessMapElement } from './process-map.js';

const of = (title: string, id = title) => ({ ...small(id), title: `Map ${title}` });
const nav = (root: Element) => get(root, 'nav').getAttribute('aria-label');

/** All listeners on the page as a whole that are still there. */
function countListeners() {
  const open = new Set<object>();
  const targets: EventTarget[] = [window, document];
  const restore = targets.map((target) => {
    const { addEventListener, removeEventListener } = target;
    Object.assign(target, {
      addEventListener(name: string, listener: object, options?: AddEventListenerOptions) {
        open.add(listener);
        options?.signal?.addEventListener('abort', () => open.delete(listener));
        addEventListener.call(target, name, listener as never, options);
      },
      removeEventListener(name: string, listener: object) {
        open.delete(listener);
        removeEventListener.call(target, name, listener as never);
      },
    });
    return () => Object.assign(target, { addEventListener, removeEventListener });
  });
  return { open, restore: () => restore.forEach((run) => run()) };
}

describe('<process-map> and its place in the page', () => {
  afterEach(clear);

  describe('moved, removed and put back', () => {
    it('loses nothing: not the journey, not the phase on show, not what is being typed', async () => {
      const map = await mount();
      map.send({ type: 'question.answer', question: 'a-q', text: 'x' });
      map.send({ type: 'phase.complete', phase: 'a' });
      map.shownPhase = 'c';
      map.shownPhase = 'b';
      await settled(map);
      const { journey, definition } = map;
      const field = get<HTMLTextAreaElement>(map, 'textarea');
      type(field, 'half a sen');
      const host = listen(map);

      const aside = put(document.createElement('div'));
      aside.append(map);
      await settled(map);
      expect(answer(map.journey, 'b-q')).to.equal('half a sen');
      expect(field.isConnected && field.value).to.equal('half a sen');
      map.remove();
      expect(map.definition).to.deep.equal(definition);
      expect(map.journey!.id).to.equal(journey!.id);
      expect(map.send({ type: 'tool.choose', tool: 'b-tool' }).ok).to.equal(true);
      await wait(20);
      put(map);
      await settled(map);
      expect(map.shownPhase).to.equal('b');
      expect(get<HTMLInputElement>(get(map, 'process-map-tools'), 'input').checked).to.equal(true);
      expect(get<HTMLTextAreaElement>(map, 'textarea').value).to.equal('half a sen');
      expect(host.types).to.deep.equal(['request', 'change', 'change']);

      // And it still works.
      const again = get<HTMLTextAreaElement>(map, 'textarea');
      type(again, 'half a sentence');
      again.blur();
      expect(answer(map.journey, 'b-q')).to.equal('half a sentence');
    });

    it('is ready once it is back, when it was taken away while it loaded', async () => {
      const map = put(make());
      map.remove();
      await wait(20);
      put(map);
      await map.ready;
      expect(map.definition?.id).to.equal('small');
    });

    it('takes what is set while it is out of the page', async () => {
      const map = await mount();
      map.remove();
      map.definition = small('other');
      put(map);
      await map.ready;
      expect(map.definition?.id).to.equal('other');
    });

    it('leaves no listener behind on the page', async () => {
      const { open, restore } = countListeners();
      try {
        const map = await mount();
        expect(open.size).to.be.greaterThan(0);
        map.remove();
        expect(open.size).to.equal(0);
        put(map);
        await settled(map);
        const once = open.size;
        for (let i = 0; i < 10; i++) {
          map.remove();
          put(map);
        }
        await settled(map);
        expect(open.size).to.equal(once);
        map.remove();
        expect(open.size).to.equal(0);
      } finally {
        restore();
      }
    });

    it('leaves no observer behind', async () => {
      const { observe, disconnect } = MutationObserver.prototype;
      const open = new Set<MutationObserver>();
      MutationObserver.prototype.observe = function (...args) {
        open.add(this);
        observe.apply(this, args);
      };
      MutationObserver.prototype.disconnect = function () {
        open.delete(this);
        disconnect.call(this);
      };
      try {
        const map = await mount();
        expect(open.size).to.be.greaterThan(0);
        map.remove();
        expect(open.size).to.equal(0);
      } finally {
        Object.assign(MutationObserver.prototype, { observe, disconnect });
      }
    });
  });

  describe('layout', () => {
    const isDefault = (map: Element) => map.shadowRoot!.querySelector('process-map-diagram') !== null;

    it('is the default one without element children, and none with them', async () => {
      const map = await mount();
      expect(isDefault(map)).to.equal(true);
      const other = make();
      other.append('only text', document.createComment('and a comment'));
      put(other);
      await other.ready;
      await settled(other);
      expect(isDefault(other)).to.equal(true);
    });

    it('is decided again when children come, go, or change their slot', async () => {
      const map = await mount();
      const child = document.createElement('process-map-gate');
      map.append(child);
      await settled(map);
      expect(isDefault(map)).to.equal(false);
      expect(textOf(child)).to.include('Before B');
      child.slot = 'fallback';
      await settled(map);
      expect(isDefault(map)).to.equal(true);
      child.removeAttribute('slot');
      await settled(map);
      expect(isDefault(map)).to.equal(false);
      child.remove();
      await settled(map);
      expect(isDefault(map)).to.equal(true);
    });

    it('does not render again because of what children do among themselves', async () => {
      const map = make();
      const child = document.createElement('section');
      map.append(child);
      put(map);
      await map.ready;
      await settled(map);
      let updates = 0;
      Object.assign(map, { updated: () => updates++ });
      child.append('text', document.createElement('p'));
      await settled(map);
      expect(updates).to.equal(0);
    });
  });

  describe('composed parts', () => {
    it('work in any order, and in nested shadow roots', async () => {
      const map = make({ definition: of('composed') });
      const gate = document.createElement('process-map-gate');
      const around = document.createElement('div');
      const inner = document.createElement('div');
      const questions = document.createElement('process-map-questions');
      const diagram = document.createElement('process-map-diagram');
      inner.attachShadow({ mode: 'open' }).append(questions);
      // eslint-disable-next-line wc/no-closed-shadow-root -- hosts have them
      around.attachShadow({ mode: 'closed' }).append(inner);
      map.append(gate, around, document.createElement('process-map-phase'), diagram);
      put(map);
      await map.ready;
      await settled(map);
      expect(nav(diagram)).to.include('Map composed');
      const field = questions.shadowRoot!.querySelector('textarea')!;
      type(field, 'from within');
      field.blur();
      await settled(map);
      expect(answer(map.journey, 'a-q')).to.equal('from within');
      gate.shadowRoot!.querySelector<HTMLElement>('button.primary')!.click();
      await settled(map);
      expect(map.journey?.phase).to.equal('b');
      expect(textOf(gate)).to.include('Before C');
      await expect(map).to.be.accessible();
    });

    it('may come late', async () => {
      const map = await mount({ definition: of('late') });
      const diagram = document.createElement('process-map-diagram');
      map.append(diagram);
      await settled(map);
      expect(nav(map)).to.include('Map late');
    });

    it('show nothing outside of any map, or before it is ready', async () => {
      for (const tag of ['diagram', 'phase', 'questions', 'tools', 'risks', 'ideas', 'gate', 'journey']) {
        const part = put(document.createElement(`process-map-${tag}`));
        await settled(part);
        expect(textOf(part).trim(), tag).to.equal('');
      }
    });

    it('keep apart on one page', async () => {
      const one = await mount({ definition: of('one') });
      const two = await mount({ definition: of('two') });
      one.send({ type: 'question.answer', question: 'a-q', text: 'of one' });
      await settled(two);
      expect(get<HTMLTextAreaElement>(one, 'textarea').value).to.equal('of one');
      expect(get<HTMLTextAreaElement>(two, 'textarea').value).to.equal('');
      expect(nav(one)).to.include('Map one');
      expect(nav(two)).to.include('Map two');
    });

    it('belong to the nearest map where maps are nested', async () => {
      const outer = make({ definition: of('outer') });
      const inner = make({ definition: of('inner') });
      const ofOuter = document.createElement('process-map-diagram');
      const ofInner = document.createElement('process-map-diagram');
      inner.append(ofInner);
      outer.append(ofOuter, inner);
      put(outer);
      await Promise.all([outer.ready, inner.ready]);
      await settled(outer);
      expect(nav(ofOuter)).to.include('Map outer');
      expect(nav(ofInner)).to.include('Map inner');
    });

    it('go over to another map when they are moved there, and to none', async () => {
      const one = make({ definition: of('one') });
      const two = make({ definition: of('two') });
      const parts = ['diagram', 'questions', 'gate', 'journey'].map((name) =>
        document.createElement(`process-map-${name}`),
      );
      const [diagram, questions] = parts as [HTMLElement, HTMLElement];
      one.append(...parts);
      put(one);
      put(two);
      await Promise.all([one.ready, two.ready]);
      await settled(one);
      type(get<HTMLTextAreaElement>(questions, 'textarea'), 'typed in one');

      two.append(...parts);
      await settled(two);
      expect(answer(one.journey, 'a-q')).to.equal('typed in one');
      expect(answer(two.journey, 'a-q')).to.equal(undefined);
      expect(nav(diagram)).to.include('Map two');
      expect(get<HTMLTextAreaElement>(questions, 'textarea').value).to.equal('');
      const field = get<HTMLTextAreaElement>(questions, 'textarea');
      type(field, 'typed in two');
      field.blur();
      expect(answer(two.journey, 'a-q')).to.equal('typed in two');

      for (const part of parts) put(part);
      await settled(document.body);
      for (const part of parts) expect(textOf(part).trim(), part.localName).to.equal('');
      // What happens in the map that they left is nothing to them.
      two.send({ type: 'tool.choose', tool: 'a-tool' });
      await settled(document.body);
      for (const part of parts) expect(textOf(part).trim(), part.localName).to.equal('');

      one.append(...parts);
      await settled(one);
      expect(nav(diagram)).to.include('Map one');
    });

    it('find their map when they were defined before it', async () => {
      customElements.define('early-gate', class extends ProcessMapGateElement {});
      customElements.define('early-journey', class extends ProcessMapJourneyElement {});
      customElements.define('early-diagram', class extends ProcessMapDiagramElement {});
      const map = document.createElement('later-map') as ProcessMapElement;
      const parts = ['gate', 'journey', 'diagram'].map((name) => document.createElement(`early-${name}`));
      map.append(...parts);
      map.definition = of('late');
      put(map);
      await settled(map);
      for (const part of parts) expect(textOf(part).trim()).to.equal('');
      customElements.define('later-map', class extends ProcessMapElement {});
      await map.ready;
      await settled(map);
      for (const part of parts) expect(textOf(part).trim(), part.localName).not.to.equal('');
      map.send({ type: 'question.answer', question: 'a-q', text: 'x' });
      await settled(map);
      expect(textOf(parts[0]!)).to.include('The way is clear');
    });

    it('do not go to an outer map that was there before theirs', async () => {
      const outer = await mount({ definition: of('outer') });
      const inner = document.createElement('still-later-map') as ProcessMapElement;
      const diagram = document.createElement('process-map-diagram');
      inner.append(diagram);
      inner.definition = of('inner');
      outer.append(inner);
      await settled(outer);
      expect(nav(diagram)).to.include('Map outer');
      customElements.define('still-later-map', class extends ProcessMapElement {});
      await inner.ready;
      await settled(outer);
      expect(nav(diagram)).to.include('Map inner');
    });

    it('that leave their map for good are not kept by it', async () => {
      const map = make();
      const questions = document.createElement('process-map-questions');
      map.append(questions, document.createElement('process-map-gate'));
      put(map);
      await map.ready;
      await settled(map);
      questions.remove();
      let requests = 0;
      map.addEventListener('process-map-request', () => requests++);
      type(questions.shadowRoot!.querySelector('textarea')!, 'typed into the void');
      await wait(300);
      window.dispatchEvent(new PageTransitionEvent('pagehide'));
      expect(requests).to.equal(0);
    });
  });

  it('is registered once: what a page has defined already stays', async () => {
    const { safeDefine: register } = await import('../../define/safe-define.js');
    register('process-map', class extends HTMLElement {});
    expect(customElements.get('process-map')).to.equal(ProcessMapElement);
    expect(has(await mount(), 'process-map-phase')).to.equal(true);
  });
});
