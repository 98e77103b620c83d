// Host pages that change a setting of `<process-map>` while somebody writes: stores that fail on demand, the ways to
// leave a page, and a person in the middle of a text.
import type { Fact, Journey, JourneyStore, ProcessMapElement } from '../../src/index.js';
import { createSmallMap } from './browser-maps.js';
import { get, getFocusedElement, getText, wait, waitForUpdates } from './dom.js';
import { attach, createMap, expect, getAnswer, mountMap, recordEvents } from './page.js';
import { enterText } from './person.js';

/** A place where journeys are kept. */
export interface JourneyPlace {
  /** Records by key, as they are stored. */
  read(key: string): Journey | null;
  write(key: string, journey: Journey): void;

  /** Errors of the next calls, until they are removed. */
  failing: { load: boolean; save: boolean };
}

/** Store of a host page, which answers asynchronously. */
export class HostStore implements JourneyStore, JourneyPlace {
  readonly failing = { load: false, save: false };

  /** Key of the one journey that cannot be loaded. */
  unloadableKey: string | undefined;

  /** Promise that all saves wait for. */
  #hold: Promise<void> | undefined;
  readonly #records = new Map<string, Journey>();
  readonly #drafts = new Map<string, Record<string, string>>();

  /** Called with each record to save and its facts. */
  onSave: ((record: Journey, facts: readonly Fact[]) => void) | undefined;

  /** Number of saves that began. */
  saveCount = 0;

  read(key: string): Journey | null {
    return this.#records.get(key) ?? null;
  }

  write(key: string, journey: Journey): void {
    this.#records.set(key, journey);
  }

  /** Lets saves begin, but not end. Returns a function that lets them end. */
  holdSaves(): () => void {
    let release = () => {};
    this.#hold = new Promise((resolve) => (release = resolve));
    return () => {
      this.#hold = undefined;
      release();
    };
  }

  async load(key: string): Promise<Journey | null> {
    await wait();
    if (this.failing.load || key === this.unloadableKey) throw new Error('offline');
    return this.read(key);
  }

  async save(key: string, journey: Journey, facts: readonly Fact[], { leaving }: { leaving: boolean }): Promise<void> {
    this.saveCount++;
    this.onSave?.(journey, facts);
    // Like a beacon, which the page does not wait for.
    if (!leaving) await (this.#hold ?? wait());
    if (this.failing.save) throw new Error('offline');
    this.#records.set(key, journey);
  }

  async loadDrafts(key: string): Promise<Record<string, string> | null> {
    await wait();
    return this.#drafts.get(key) ?? null;
  }

  saveDrafts(key: string, drafts: Record<string, string>): void {
    this.#drafts.set(key, drafts);
  }
}

/** The storage of the browser as a place that can fail, until `restore` is called. */
export function createBrowserPlace(storage: Storage): JourneyPlace & { restore(): void } {
  const { getItem, setItem } = Storage.prototype;
  const failing = { load: false, save: false };
  Storage.prototype.getItem = function (key) {
    if (this === storage && failing.load) throw new DOMException('blocked', 'SecurityError');
    return getItem.call(this, key);
  };
  Storage.prototype.setItem = function (key, text) {
    if (this === storage && failing.save) throw new DOMException('full', 'QuotaExceededError');
    setItem.call(this, key, text);
  };
  return {
    failing,
    read: (key) => JSON.parse(getItem.call(storage, key) ?? 'null') as Journey | null,
    write: (key, journey) => setItem.call(storage, key, JSON.stringify(journey)),
    restore: () => Object.assign(Storage.prototype, { getItem, setItem }),
  };
}

/** Creates a record of the small map with one answer. */
export async function createRecord(question: string, text: string, definition: object = createSmallMap()) {
  const map = attach(createMap({ definition, progression: 'open' }));
  await map.ready;
  map.send({ type: 'question.answer', question, text });
  const { journey } = map;
  map.remove();
  return journey as Journey;
}

/** Ways to leave a map. Each returns a function that comes back. */
export const WAYS_TO_LEAVE: Record<string, (map: ProcessMapElement) => () => void> = {
  pagehide() {
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    return () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  },
  'removal of the element'(map) {
    map.remove();
    return () => attach(map);
  },
  'visibilitychange to hidden'() {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
    return () => {
      Reflect.deleteProperty(document, 'visibilityState');
      document.dispatchEvent(new Event('visibilitychange'));
    };
  },
};

export const getAnswerField = (map: Element) => get<HTMLTextAreaElement>(map, '#a-q');
export const getBarText = (map: Element) => getText(get(map, 'process-map-journey'));

/** Text of the bar while something that a person wrote is not saved. */
export const NOT_SAVED = 'Not saved';

/** Retries an assertion until it passes. Throws its error after 4 s. */
export async function waitFor(check: () => unknown): Promise<void> {
  for (const end = Date.now() + 4000; ; await wait(20)) {
    try {
      check();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

/** Shows that the line is back. */
export const goOnline = () => dispatchEvent(new Event('online'));

/** Mounts a map with open phases, all of whose answers are in sight, and records its events. */
export async function mountWriter(props: Record<string, unknown>, attributes: Record<string, string> = {}) {
  const map = await mountMap({ definition: createSmallMap(), progression: 'open', rows: 'open', ...props }, attributes);
  return { map, events: recordEvents(map) };
}

/** Types into the first answer, with the caret inside the text. */
export function typeAnswer(map: Element, text: string): HTMLTextAreaElement {
  const field = getAnswerField(map);
  enterText(field, text);
  field.setSelectionRange(2, 2);
  return field;
}

/** Types an answer, and waits until its save begins. */
export async function typeUntilSaving(map: ProcessMapElement, store: HostStore, text: string): Promise<void> {
  const { saveCount } = store;
  typeAnswer(map, text);
  await waitFor(() => expect(store.saveCount).to.be.greaterThan(saveCount));
}

/** Types an answer, and waits until the bar says that it is not saved. */
export async function typeUntilNotSaved(map: ProcessMapElement, text: string): Promise<void> {
  typeAnswer(map, text);
  await waitFor(() => expect(getAnswer(map.journey, 'a-q')).to.equal(text));
  await waitFor(() => expect(getBarText(map)).to.include(NOT_SAVED));
}

/** Waits until a place holds an answer under a key. */
export const waitForStored = (place: JourneyPlace, key: string, text: string, question = 'a-q') =>
  waitFor(() => expect(getAnswer(place.read(key), question)).to.equal(text));

/** Waits until the bar says nothing about text that is not saved. */
export const waitForSavedBar = (map: Element) => waitFor(() => expect(getBarText(map)).not.to.include(NOT_SAVED));

/** Asserts that the person is still in the field, at the same place of the same text. */
export async function expectCaretIn(map: Element, field: HTMLTextAreaElement, text: string): Promise<void> {
  await waitForUpdates(map);
  expect(getFocusedElement() === getAnswerField(map), 'the field has the focus').to.equal(true);
  expect(getAnswerField(map) === field, 'it is the same field').to.equal(true);
  expect([field.value, field.selectionStart, field.selectionEnd]).to.deep.equal([text, 2, 2]);
}
