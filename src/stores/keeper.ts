import type { Fact, Journey } from '../journey/types.js';
import type { JourneyStore } from './types.js';

/** How a save ended. */
export type SaveResult = { status: 'saved' } | { status: 'failed'; error: unknown };

/** How long changes are gathered before they are saved: ms. */
const PAUSE = 250;

/** Keeps one journey in one store: gathers changes, saves one at a time, and holds on to facts until they are saved. */
export class Keeper {
  readonly #save: JourneyStore['save'];
  readonly #key: string;
  readonly #settled: (result: SaveResult) => void;
  #journey: Journey | undefined;
  /** What is not known to be saved. */
  #facts: Fact[] = [];
  #changed = false;
  /** How many saves are under way: more than one only when the page is left meanwhile. */
  #saves = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(save: JourneyStore['save'], key: string, settled: (result: SaveResult) => void) {
    this.#save = save;
    this.#key = key;
    this.#settled = settled;
  }

  /** Takes note of a changed journey, to save it soon. */
  keep(journey: Journey, facts: readonly Fact[]): void {
    this.#journey = journey;
    this.#facts.push(...facts);
    this.#changed = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), PAUSE);
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
    const facts = [...this.#facts];
    let result: SaveResult = { status: 'saved' };
    this.#changed = false;
    this.#saves++;
    try {
      const [journey, copies] = JSON.parse(JSON.stringify([this.#journey, facts])) as [Journey, Fact[]];
      await this.#save(this.#key, journey, copies, { leaving });
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
