import { RetryTimer } from '../../../stores/retry-timer.js';
import type { SaveQueue } from '../../../stores/save-queue.js';
import type { LoadedMap } from '../active-journey.js';
import { getLastActive, type ProcessMapHost } from '../state.js';
import type { StateController } from './state-controller.js';

/** Loads journeys again that could not be loaded: the active one, and those before it that have unsaved changes. */
export class LoadRetries {
  readonly #host: Pick<ProcessMapHost, 'isConnected'>;
  readonly #state: Pick<StateController, 'active' | 'value'>;
  readonly #onLoad: (saveQueue: SaveQueue, place: LoadedMap, record: unknown) => void;
  readonly #timers = new Map<SaveQueue, RetryTimer>();

  /** Timers that stand still until the element is connected again, or has something to save. */
  readonly #pausedTimers = new Set<RetryTimer>();

  /** @param onLoad Called with a record that was loaded at last; null if nothing is stored. */
  constructor(
    host: Pick<ProcessMapHost, 'isConnected'>,
    state: Pick<StateController, 'active' | 'value'>,
    onLoad: (saveQueue: SaveQueue, place: LoadedMap, record: unknown) => void,
  ) {
    this.#host = host;
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
    this.resume();
    for (const [queue, timer] of this.#timers) if (!saveQueue || queue === saveQueue) timer.runNow();
  }

  /** Goes on with the retries that stood still. */
  resume(): void {
    for (const timer of this.#pausedTimers) timer.schedule();
    this.#pausedTimers.clear();
  }

  async #load(saveQueue: SaveQueue, place: LoadedMap, timer: RetryTimer): Promise<void> {
    const load = async (): Promise<unknown> => (await place.store?.load(place.key)) ?? null;
    const record = await load().catch(() => undefined);
    const isLast = getLastActive(this.#state.value.load)?.saveQueue === saveQueue;
    const { hasUnsavedChanges } = saveQueue;
    const isNeeded = isLast || hasUnsavedChanges;
    // A journey whose definition failed meanwhile can merge the record once it is active again.
    if (isNeeded && (record === undefined || (isLast && !this.#state.active))) {
      // Timers of an element that was removed for good would retain it.
      if (this.#host.isConnected || hasUnsavedChanges) timer.schedule();
      else this.#pausedTimers.add(timer);
      return;
    }
    this.#timers.delete(saveQueue);
    if (isNeeded) this.#onLoad(saveQueue, place, record);
  }
}
