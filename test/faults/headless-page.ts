// A page in Node: the real elements of a map and of its first panels, whose templates are read instead of rendered.
import type { LitElement } from 'lit';
import { ProcessMapElement } from '../../src/elements/process-map/process-map.js';
import { ProcessMapGateElement } from '../../src/elements/process-map-gate/process-map-gate.js';
import { ProcessMapJourneyElement } from '../../src/elements/process-map-journey/process-map-journey.js';
import { ProcessMapQuestionsElement } from '../../src/elements/process-map-questions/process-map-questions.js';
import { FakeStorage } from './fake-storage.js';
import { connect, disconnect, renderings, surroundings, type HeadlessRoot } from './headless-lit.js';
import type { BrowserState, Control, Field, Page } from './page.js';
import { listElements, readText } from './read-template.js';
import { endStorageWatches } from './storage-watches.js';

type Handler = (event: unknown) => void;

/** The window of the page that is open: it takes the listeners, and has the address and the storage. */
let window = createWindow(createEmptyBrowser());

function createEmptyBrowser(): BrowserState {
  return { localStorage: new FakeStorage(), sessionStorage: new FakeStorage() };
}

function createWindow(browser: BrowserState) {
  return { events: new EventTarget(), location: { href: 'https://example.org/', hash: '' }, ...browser };
}

/** A page that nobody prints. */
const NO_PRINT = { matches: false, addEventListener: () => undefined };

/** Makes the globals that elements use those of the page that is open. */
export function installWindow(): void {
  const functions = ['addEventListener', 'removeEventListener', 'dispatchEvent'] as const;
  for (const name of functions)
    Object.assign(globalThis, { [name]: (...args: [never, never]) => window.events[name](...args) });
  for (const name of ['location', 'localStorage', 'sessionStorage'] as const)
    Object.defineProperty(globalThis, name, { configurable: true, get: () => window[name] });
  Object.assign(globalThis, {
    matchMedia: () => NO_PRINT,
    requestAnimationFrame: (run: () => void) => setTimeout(run),
  });
}

/** Loads what a page would load when it is calm: all pages of the process have it then. */
export async function loadBodies(definition: unknown): Promise<void> {
  const page = new HeadlessPage(createEmptyBrowser());
  page.attach();
  page.map.definition = definition;
  await page.map.ready;
  await page.whenComplete();
  page.close();
}

class HeadlessDocument extends EventTarget {
  visibilityState = 'visible';
  activeElement = null;
  documentElement = { lang: 'en', getAttribute: () => this.documentElement.lang };
  hasFocus = () => true;
}

/** Validity of a field that holds what was typed. */
const VALID = { badInput: false };

export class HeadlessPage implements Page {
  readonly map: ProcessMapElement;
  readonly #document = new HeadlessDocument();
  readonly #questions = new ProcessMapQuestionsElement();
  readonly #gate = new ProcessMapGateElement();
  readonly #bar = new ProcessMapJourneyElement();

  /** Texts that were typed since the field was rendered last, with the number of that update. */
  readonly #typedTexts = new Map<string, { text: string; count: number }>();

  constructor(browser: BrowserState) {
    window = createWindow(browser);
    surroundings.document = this.#document;
    surroundings.observers.clear();
    this.map = new ProcessMapElement();
  }

  get #children(): LitElement[] {
    return [this.#bar, this.#questions, this.#gate];
  }

  attach(): void {
    connect(this.map);
    for (const child of this.#children) connect(child, this.map);
  }

  /** Waits until all that the elements load is rendered. */
  async whenComplete(): Promise<void> {
    for (const child of this.#children) await child.updateComplete;
  }

  detach(): void {
    disconnect(this.map);
    for (const child of this.#children) disconnect(child);
  }

  listFields(): Field[] {
    return [this.#questions, this.#gate].flatMap((panel) => {
      const { template, count } = renderings.get(panel) ?? { template: undefined, count: 0 };
      // A date field takes no text.
      const elements = listElements(template, 'data-key').filter(
        ({ bindings }) => bindings['?readonly'] !== true && bindings['type'] !== 'date',
      );
      return elements.map(({ bindings }): Field => {
        const id = String(bindings['id']);
        const typed = this.#typedTexts.get(id);
        const root = panel.renderRoot as unknown as HeadlessRoot;
        const target = { dataset: { key: bindings['data-key'] }, type: bindings['type'], validity: VALID };
        return {
          id,
          text: typed?.count === count ? typed.text : String(bindings['.value']),
          input: (text, isComposing) => {
            this.#typedTexts.set(id, { text, count });
            root.dispatch('input', { target: { ...target, value: text }, isComposing });
          },
          blur: () => root.dispatch('blur', { target: { ...target, value: '' } }),
        };
      });
    });
  }

  listOptions(): Control[] {
    return this.#listControls('@change');
  }

  listButtons(): Control[] {
    return this.#listControls('@click');
  }

  listRows(): Control[] {
    return [];
  }

  #listControls(binding: '@change' | '@click'): Control[] {
    return listElements(renderings.get(this.#gate)?.template, binding).map(({ bindings, template }) => ({
      text: readText(template),
      press: () => (bindings[binding] as Handler)({}),
    }));
  }

  readBar(): string {
    return readText(renderings.get(this.#bar)?.template);
  }

  setLanguage(language: string): void {
    this.#document.documentElement.lang = language;
    for (const report of [...surroundings.observers]) report();
  }

  dispatch(type: string, members: object = {}): void {
    window.events.dispatchEvent(Object.assign(new Event(type), members));
  }

  setVisible(isVisible: boolean): void {
    this.#document.visibilityState = isVisible ? 'visible' : 'hidden';
    this.#document.dispatchEvent(new Event('visibilitychange'));
  }

  close(): void {
    // Actions of elements that are being removed reach nobody.
    window = createWindow(createEmptyBrowser());
    this.detach();
    endStorageWatches();
  }
}
