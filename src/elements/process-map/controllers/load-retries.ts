import { RetryTimer } from '../../../stores/retry-timer.js';
import type { SaveQueue } from '../../../stores/save-queue.js';
import type { LoadedMap } from '../active-journey.js';
import { getLastActive } from '../state.js';
import type { StateController } from './state-controller.js';

/** Loads journeys again that could not be loaded: the active one, and those before it that have unsaved changes. */
export class LoadRetries {
  readonly #state: StateController;
  readonly #onLoad: (saveQueue: SaveQueue, place: LoadedMap, record: unknown) => void;
  readonly #timers = new Map<SaveQueue, RetryTimer>();

  /** @param onLoad Called with a record that was loaded at last; null if nothing is stored. */
  constructor(state: StateController, onLoad: (saveQueue: SaveQueue, place: LoadedMap, record: unknown) => void) {
    this.#state = state;
    this.#onLoad = onLoad;
  }

  /** Schedules another load of the journey that a queue saves. */
  schedule(saveQueue: SaveQueue, place: LoadedMap): void {
    const timer = new RetryTimer(() => void this.#load(saveQueue, place, timer));
    this.#timers.set(saveQueue, timer);
    timer.schedule();
  }

  /** Loads now what is due later: the journey of a queue, or all. */
  runNow(saveQueue?: SaveQueue): void {
    for (const [queue, timer] of this.#timers) if (queue === (saveQueue ?? queue)) timer.runNow();
  }

  async #load(saveQueue: SaveQueue, place: LoadedMap, timer: RetryTimer): Promise<void> {
    const load = async (): Promise<unknown> => (await place.store?.load(place.key)) ?? null;
    const record = await load().catch(() => undefined);
    const isLast = getLastActive(this.#state.value.load)?.saveQueue === saveQueue;
    const isNeeded = isLast || saveQueue.hasUnsavedChanges;
    // A journey whose definition failed meanwhile can merge the record once it is active again.
    if (isNeeded && (record === undefined || (isLast && !this.#state.active))) {
      timer.schedule();
      return;
    }
    this.#timers.delete(saveQueue);
    if (isNeeded) this.#onLoad(saveQueue, place, record);
  }
}
