// Interface of a page for the campaign, in Node and in a browser.
import { rootStrings } from '../../src/strings/en/root.js';
import type { ProcessMapElement } from '../../src/elements/process-map/process-map.js';
import type { FakeStorage } from './fake-storage.js';

/** A text field as a person sees it. */
export interface Field {
  /** Id of the question, or `<phase>:reason` and such. */
  readonly id: string;
  readonly text: string;

  /** Replaces the text by keys. */
  input(text: string, isComposing: boolean): void | Promise<void>;
  blur(): void;
}

/** A button or a radio button as a person sees it. */
export interface Control {
  readonly text: string;
  press(): void;
}

/** One page with a `<process-map>`, from when it is opened until it is closed. */
export interface Page {
  readonly map: ProcessMapElement;

  /** Fields that a person can write in. */
  listFields(): Field[];

  /** Controls of the gate that a person can press. */
  listOptions(): Control[];
  listButtons(): Control[];

  /** Buttons that open and close the rows of the questions. A page without a phase element has none. */
  listRows(): Control[];

  /** Text of the bar; an empty string if there is none. */
  readBar(): string;

  /** Sets the language of the page. */
  setLanguage(language: string): void;
  attach(): void;
  detach(): void;

  /** Dispatches an event of the window, such as `pagehide`. */
  dispatch(type: string, members?: object): void;
  setVisible(isVisible: boolean): void;

  /** Ends the page: nothing of it runs any more. */
  close(): void;
}

/** Storage of the browser that a page is opened over. */
export interface BrowserState {
  readonly localStorage: FakeStorage;
  readonly sessionStorage: FakeStorage;
}

export type OpenPage = (browser: BrowserState) => Page;

/** Save state that the bar shows. `absent`: there is no bar. */
export type Sign = 'off' | 'kept' | 'saving' | 'saved' | 'failed' | 'absent';

/** Reads the sign in the text of the bar. */
export function readSign(barText: string): Sign {
  const { notSaved, off, saving, savedToday, kept } = rootStrings;
  if (Object.values(notSaved).some((text) => barText.includes(text))) return 'failed';
  if (barText.includes(off)) return 'off';
  if (barText.includes(savedToday('').trim())) return 'saved';
  if (barText.includes(saving)) return 'saving';
  return Object.values(kept).some((text) => text && barText.includes(text)) ? 'kept' : 'absent';
}
