import type { JourneyStore } from '../../stores/types.js';

/**
 * Texts that no command can carry yet, such as the reason for a decision that is not made. They lie beside the journey
 * where the page asked for a storage of the browser; else they last as long as the element.
 */
export class Drafts {
  #texts: Record<string, string> = {};

  constructor(
    readonly store: JourneyStore | undefined,
    readonly key: string,
  ) {
    try {
      this.#texts = { ...(JSON.parse(String(store?.load(this.#place))) as object) };
    } catch {
      // A storage that is closed to this page, or no JSON: there are none.
    }
  }

  get #place(): string {
    return `${this.key}:drafts`;
  }

  /** The text that is kept of a field; `text` takes its place, and the empty one leaves none. */
  use(field: string, text = this.#texts[field]): string | undefined {
    if (text !== undefined && text !== (this.#texts[field] ?? '')) {
      if (text) this.#texts[field] = text;
      else delete this.#texts[field];
      this.#save();
    }
    return this.#texts[field];
  }

  clear(): void {
    for (const field in this.#texts) this.use(field, '');
  }

  #save(): void {
    try {
      // Texts by key, where else a record is: this storage takes any JSON.
      void this.store?.save(this.#place, this.#texts as never, [], { leaving: true });
    } catch {
      // It lasts as long as the element, as the journey itself does then.
    }
  }
}
