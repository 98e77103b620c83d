// A person at one page, who types and presses buttons. Each piece of text is noted in the ledger.
import { reasonStrings } from '../../src/strings/en/reasons.js';
import { gateStrings } from '../../src/strings/en/gate.js';
import type { Step } from './alphabet.js';
import type { VirtualClock } from './clock.js';
import { isDraftField } from './oracle.js';
import type { Control, Field, Page } from './page.js';
import type { TextLedger } from './text-ledger.js';

/** Longest time that a person needs to compose a word, as with an input method. */
export const MAX_COMPOSITION_MS = 1000;

/** The journey that the page shows, and a token for the time that it is on show. */
interface Shown {
  readonly key: string | undefined;
  readonly showing: object;
}

export class Person {
  readonly #page: Page;
  readonly #ledger: TextLedger;
  readonly #clock: VirtualClock;
  readonly #getShown: () => Shown;

  /** Id of the field with an unfinished composition. */
  #composingField: string | undefined;

  constructor(page: Page, ledger: TextLedger, clock: VirtualClock, getShown: () => Shown) {
    this.#page = page;
    this.#ledger = ledger;
    this.#clock = clock;
    this.#getShown = getShown;
  }

  #selectField(number: number): Field | undefined {
    const fields = this.#page.listFields();
    return fields[number % fields.length];
  }

  async type({ field: number, mode, isComposing = false }: Extract<Step, { kind: 'type' }>): Promise<void> {
    const field = this.#selectField(number);
    const { key, showing } = this.#getShown();
    if (!field || key === undefined) return;
    if (mode !== 'append') this.#ledger.waiveText(key, field.id, field.text);
    const mark = mode === 'clear' ? '' : this.#ledger.write(key, field.id, this.#clock.now, showing);
    if (isComposing && mark) {
      this.#composingField = field.id;
      this.#ledger.startComposition(mark);
    }
    await field.input(mode === 'append' ? field.text + mark : mark, isComposing);
  }

  /** Finishes a composition, if its field is still there. */
  async endComposition(): Promise<void> {
    const id = this.#composingField;
    if (id === undefined) return;
    this.#composingField = undefined;
    this.#ledger.endCompositions(this.#clock.now);
    const field = this.#page.listFields().find((candidate) => candidate.id === id);
    await field?.input(field.text, false);
  }

  leaveField(number: number): void {
    this.#selectField(number)?.blur();
  }

  /** Opens a row that is closed, or closes one that is open. */
  toggleRow(number: number): void {
    const rows = this.#page.listRows();
    rows[number % rows.length]?.press();
  }

  /** Picks an option of the decision, which may have to be shown first, and records it. */
  async decide(option: number): Promise<void> {
    const openers: readonly string[] = [gateStrings.changeDecision, reasonStrings['decision-left']()];
    this.#page
      .listButtons()
      .find(({ text }) => openers.includes(text))
      ?.press();
    await this.#clock.advance(0);
    const options = this.#page.listOptions();
    options[option % options.length]?.press();
    await this.#clock.advance(0);
    this.#pressRecording(this.#page.listButtons().find(({ text }) => text === gateStrings.recordDecision));
  }

  /** Presses another button of the gate. */
  press(number: number): void {
    const buttons = this.#page.listButtons().filter(({ text }) => text !== gateStrings.recordDecision);
    this.#pressRecording(buttons[number % buttons.length]);
  }

  /**
   * Presses a button that may record a decision or a note. Neither has variants: what was recorded apart and is not in
   * its field now is replaced.
   */
  #pressRecording(button: Control | undefined): void {
    if (!button) return;
    const { key = '', showing } = this.#getShown();
    const texts = new Map(this.#page.listFields().map(({ id, text }) => [id, text]));
    for (const entry of this.#ledger.listLive(key)) {
      const isApart = isDraftField(entry.field) && entry.showing !== showing;
      if (isApart && texts.get(entry.field)?.includes(entry.mark) === false) entry.isWaived = true;
    }
    button.press();
  }
}
