import type { Journey } from '../journey/types/record.js';
import type { Fact } from '../journey/types/fact.js';
import type { JourneyStore } from './journey-store.js';

/** How a save ended. */
export type SaveResult = { status: 'saved' } | { status: 'failed'; error: unknown };

/** How long changes are gathered before they are saved: ms after the last one, and at most. */
const SAVE_DEBOUNCE_MS = 250;
const MAX_SAVE_DELAY_MS = 1000;

/** Keeps one journey in one store: gathers changes, saves one at a time, and holds on to facts until they are saved. */
export class SaveQueue {
  /** Why nothing may be saved: what is kept cannot be read, and is not to be written over. */
  blockedBy: Error | undefined;
  readonly #store: Pick<JourneyStore, 'save'>;
  readonly #key: string;
  readonly #onSettled: (result: SaveResult) => void;
  readonly #beforeSave: (() => void) | undefined;
  #journey: Journey | undefined;
  /** What is not known to be saved. */
  #unsavedFacts: Fact[] = [];
  #isDirty = false;
  /** When a save is to be tried, come what may; 0 where nothing came since the last one. */
  #deadline = 0;
  /** How many saves are under way: more than one only when the page is left meanwhile. */
  #pendingSaves = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param look Called before each save: what others kept meanwhile is to be taken in by then. */
  constructor(
    store: Pick<JourneyStore, 'save'>,
    key: string,
    settled: (result: SaveResult) => void,
    look?: () => void,
  ) {
    this.#store = store;
    this.#key = key;
    this.#onSettled = settled;
    this.#beforeSave = look;
  }

  /** Takes note of a changed journey, to save it soon. */
  enqueue(journey: Journey, facts: readonly Fact[]): void {
    this.#journey = journey;
    this.#unsavedFacts.push(...facts);
    const now = Date.now();
    this.#isDirty = true;
    this.#deadline ||= now + MAX_SAVE_DELAY_MS;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), Math.min(SAVE_DEBOUNCE_MS, this.#deadline - now));
  }

  /**
   * Saves what is not saved yet, now. While a save is under way, the next waits for it; not so when the page is left,
   * for then it may never end. What failed is tried again with the next change, or when the page is left.
   */
  flush(leaving = false): void {
    clearTimeout(this.#timer);
    if (leaving ? this.#isDirty || this.#pendingSaves : this.#isDirty && !this.#pendingSaves) void this.#save(leaving);
  }

  async #save(leaving: boolean): Promise<void> {
    let result: SaveResult = { status: 'saved' };
    this.#pendingSaves++;
    try {
      this.#beforeSave?.();
      clearTimeout(this.#timer);
      this.#isDirty = false;
      this.#deadline = 0;
      if (this.blockedBy) throw this.blockedBy;
      const facts = [...this.#unsavedFacts];
      const [journey, copies] = JSON.parse(JSON.stringify([this.#journey, facts])) as [Journey, Fact[]];
      await this.#store.save(this.#key, journey, copies, { leaving });
      this.#unsavedFacts = this.#unsavedFacts.filter((fact) => !facts.includes(fact));
    } catch (error) {
      this.#isDirty = true;
      result = { status: 'failed', error };
    }
    this.#pendingSaves--;
    if (result.status === 'saved') this.flush();
    this.#onSettled(result);
  }
}
