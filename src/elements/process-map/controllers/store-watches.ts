import type { SaveQueue } from '../../../stores/save-queue.js';
import { hasMethod } from '../../../stores/host-store.js';
import { warnOnce } from '../../internal/warn-once.js';
import type { LoadedMap } from '../active-journey.js';

/** The stores that are watched for records of others, by the queue that saves to each. */
export class StoreWatches {
  /** Functions that stop watching. */
  readonly #stops = new Map<SaveQueue, () => void>();

  /** Starts to watch a store, unless that has been done for the queue. */
  start(saveQueue: SaveQueue, { store, key }: LoadedMap, receive: (record: unknown) => void): void {
    if (this.#stops.has(saveQueue)) return;
    // Before the call: a store may report a record at once.
    this.#stops.set(saveQueue, () => undefined);
    try {
      const stop = hasMethod(store, 'watch') && store.watch(key, receive);
      if (stop) this.#stops.set(saveQueue, stop);
    } catch (error) {
      warnOnce('the store cannot be watched.', error);
    }
  }

  /** Stops watching, but for one queue and for those with unsaved changes: their saves may meet records of others. */
  stopAllBut(activeQueue: SaveQueue | undefined): void {
    for (const [saveQueue, stop] of [...this.#stops]) {
      const isNeeded = saveQueue.hasUnsavedChanges && !saveQueue.blockedBy;
      if (saveQueue === activeQueue || isNeeded) continue;
      this.#stops.delete(saveQueue);
      stop();
    }
  }
}
