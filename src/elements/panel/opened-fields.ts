import type { LitElement } from 'lit';
import { toDomId } from './templates.js';

/** Remembers the fields of a panel that people asked for, or that had text: a field stays while its text is cleared. */
export class OpenedFields {
  readonly #element: LitElement;
  readonly #keys = new Set<string>();
  #journeyKey: string | undefined;

  constructor(element: LitElement) {
    this.#element = element;
  }

  /** Returns true if a field is shown. */
  has(key: string): boolean {
    return this.#keys.has(key);
  }

  /** Adds a field without the focus, such as one that has text. */
  add(key: string): void {
    this.#keys.add(key);
  }

  /** Forgets the fields of another journey, a restarted one or an earlier cycle. Those with text are added again. */
  follow(journeyKey: string): void {
    if (journeyKey !== this.#journeyKey) this.#keys.clear();
    this.#journeyKey = journeyKey;
  }

  /** Shows fields that a person asked for, and moves the focus to the first one. */
  async open(...keys: string[]): Promise<void> {
    for (const key of keys) this.#keys.add(key);
    this.#element.requestUpdate();
    await this.#element.updateComplete;
    this.#element.shadowRoot?.getElementById(toDomId(keys[0] ?? ''))?.focus();
  }
}
