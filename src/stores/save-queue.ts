import type { Journey } from '../journey/types/record.js';
import type { Fact } from '../journey/types/fact.js';
import type { JourneyStore } from './journey-store.js';

/** How a save ended. */
export type SaveResult = { status: 'saved' } | { status: 'failed'; error: unknown };

/** How long changes are gathered before they are saved: ms after the last one, and at most. */
const PAUSE = 250;
const MOST = 1000;

/** Keeps one journey in one store: gathers changes, saves one at a time, and holds on to facts until they are saved. */
export class Keeper {
  /** Why nothing may be saved: what is kept cannot be read, and is not to be written over. */
  refused: Error | undefined;
  readonly #store: Pick<JourneyStore, 'save'>;
  readonly #key: string;
  readonly #settled: (result: SaveResult) => void;
  readonly #look: (() => void) | undefined;
  #journey: Journey | undefined;
  /** What is not known to be saved. */
  #facts: Fact[] = [];
  #changed = false;
  /** When a save is to be tried, come what may; 0 where nothing came since the last one. */
  #due = 0;
  /** How many saves are under way: more than one only when the page is left meanwhile. */
  #saves = 0;
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
    this.#settled = settled;
    this.#look = look;
  }

  /** Takes note of a changed journey, to save it soon. */
  keep(journey: Journey, facts: readonly Fact[]): void {
    this.#journey = journey;
    this.#facts.push(...facts);
    const now = Date.now();
    this.#changed = true;
    this.#due ||= now + MOST;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), Math.min(PAUSE, this.#due - now));
  }

  /**
   * Saves what is not saved yet, now. While a save is under way, the next waits for it; not so when the page is left,
   * for then it may never end. What failed is tried again with the next change, or when the page is left.
   */
  flush(leaving = false): void {
    clearTimeout(this.#timer);
    if (leaving ? this.#changed || this.#saves : this.#changed && !this.#saves) void this.#send(leaving);
  }

  async #send(leaving: boolean): Promise<void> {
    let result: SaveResult = { status: 'saved' };
    this.#saves++;
    try {
      this.#look?.();
      clearTimeout(this.#timer);
      this.#changed = false;
      this.#due = 0;
      if (this.refused) throw this.refused;
      const facts = [...this.#facts];
      const [journey, copies] = JSON.parse(JSON.stringify([this.#journey, facts])) as [Journey, Fact[]];
      await this.#store.save(this.#key, journey, copies, { leaving });
      this.#facts = this.#facts.filter((fact) => !facts.includes(fact));
    } catch (error) {
      this.#changed = true;
      result = { status: 'failed', error };
    }
    this.#saves--;
    if (result.status === 'saved') this.flush();
    this.#settled(result);
  }
}
