// A page in a real browser: real elements, fields and focus; storage, time and visibility are those of the campaign.
import type { ProcessMapElement } from '../../src/index.js';
import { findAll, find, get } from '../kit/dom.js';
import { sendKeys } from '../kit/person.js';
import { FakeStorage } from './fake-storage.js';
import type { BrowserState, Control, Field, Page } from './page.js';
import { endStorageWatches } from './storage-watches.js';

type Write = (field: HTMLTextAreaElement, text: string, isComposing: boolean) => void | Promise<void>;

/** Sets the text of the focused field as an input method or a paste does. */
const setText: Write = (field, text, isComposing) => {
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, isComposing }));
};

/** Types what is new with the keyboard. A composition has no keys. */
const typeText: Write = async (field, text, isComposing) => {
  const added = text.startsWith(field.value) ? text.slice(field.value.length) : text;
  if (isComposing || !added) return void setText(field, text, isComposing);
  field.focus();
  field.setSelectionRange(added === text ? 0 : field.value.length, field.value.length);
  await sendKeys({ type: added });
};

function useStorage({ localStorage, sessionStorage }: BrowserState): void {
  for (const [name, storage] of Object.entries({ localStorage, sessionStorage }))
    Object.defineProperty(globalThis, name, { configurable: true, get: () => storage });
}

export class BrowserPage implements Page {
  readonly map: ProcessMapElement = document.createElement('process-map');
  readonly #write: Write;

  /** @param hasKeyboard Types with real keys, which takes longer. */
  constructor(browser: BrowserState, hasKeyboard: boolean) {
    this.#write = hasKeyboard ? typeText : setText;
    useStorage(browser);
    this.setLanguage('en');
    this.setVisible(true);
  }

  attach(): void {
    document.body.append(this.map);
  }

  detach(): void {
    this.map.remove();
  }

  listFields(): Field[] {
    const panels = findAll(this.map, 'process-map-questions, process-map-gate');
    const fields = panels.flatMap((panel) => findAll<HTMLTextAreaElement>(panel, 'textarea:not([readonly])'));
    return fields
      .filter((field) => field.checkVisibility())
      .map((field) => ({
        id: field.id,
        text: field.value,
        input: (text, isComposing) => this.#write(field, text, isComposing),
        blur: () => field.blur(),
      }));
  }

  listOptions(): Control[] {
    return this.#listControls('process-map-gate', 'input[type=radio]');
  }

  listButtons(): Control[] {
    return this.#listControls('process-map-gate', 'button');
  }

  listRows(): Control[] {
    return this.#listControls('process-map-questions', '.toggle');
  }

  #listControls(tag: string, selector: string): Control[] {
    const panel = find(this.map, tag);
    const controls = panel ? findAll(panel, selector).filter((control) => !control.matches(':disabled')) : [];
    return controls.map((control) => ({ text: control.innerText.trim(), press: () => control.click() }));
  }

  readBar(): string {
    const bar = find(this.map, 'process-map-journey');
    return bar && find(bar, '.bar') ? get(bar, '.bar').innerText : '';
  }

  setLanguage(language: string): void {
    document.documentElement.lang = language;
  }

  dispatch(type: string, members: object = {}): void {
    globalThis.dispatchEvent(Object.assign(new Event(type), members));
  }

  setVisible(isVisible: boolean): void {
    const value = isVisible ? 'visible' : 'hidden';
    Object.defineProperty(document, 'visibilityState', { configurable: true, value });
    document.dispatchEvent(new Event('visibilitychange'));
  }

  close(): void {
    // Actions of an element that is being removed reach nobody.
    useStorage({ localStorage: new FakeStorage(), sessionStorage: new FakeStorage() });
    this.map.remove();
    endStorageWatches();
  }
}

/** Gives the page of the test its own storage back. */
export function restorePage(): void {
  for (const name of ['localStorage', 'sessionStorage']) Reflect.deleteProperty(globalThis, name);
  Reflect.deleteProperty(document, 'visibilityState');
}
