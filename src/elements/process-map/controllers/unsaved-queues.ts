import type { Journey } from '../../../journey/types/record.js';
import type { Fact } from '../../../journey/types/fact.js';
import type { SaveQueue } from '../../../stores/save-queue.js';

/** Save queues with changes that are not saved yet, of the active journey and of those before. */
export class UnsavedQueues {
  /** The key of the journey of each queue. */
  readonly #keys = new Map<SaveQueue, string>();

  /** Adds a queue that has unsaved changes, and removes one that has none. */
  update(saveQueue: SaveQueue, key: string): void {
    if (saveQueue.hasUnsavedChanges) this.#keys.set(saveQueue, key);
    else this.#keys.delete(saveQueue);
  }

  /** Returns true if the last save of a journey with another key failed. */
  hasFailedBesides(activeKey: string | undefined): boolean {
    return [...this.#keys].some(([saveQueue, key]) => saveQueue.hasFailed && key !== activeKey);
  }

  /**
   * Ends the queues that save a journey to a store, because another one goes on with it. Returns what they could not
   * save. They do not try again: others may have saved since.
   */
  finish(key: string, store: object): { journey: Journey; facts: readonly Fact[] }[] {
    const queues = [...this.#keys].filter(([saveQueue, queueKey]) => queueKey === key && saveQueue.savesTo(store));
    return queues.flatMap(([saveQueue]) => {
      saveQueue.finish(false);
      this.#keys.delete(saveQueue);
      const { journey, unsavedFacts: facts } = saveQueue;
      return journey ? { journey, facts } : [];
    });
  }

  /** Retries all failed saves now. */
  retry(): void {
    for (const saveQueue of this.#keys.keys()) saveQueue.retry();
  }

  /** Saves all unsaved changes at once, because the page is being left. */
  flushBeforeLeaving(): void {
    for (const saveQueue of this.#keys.keys()) saveQueue.flush(true);
  }
}
