// Ends the watches of a page that closes. All pages of a run share one document, and in that a store tells the others
// of each save: the queue of a page that is closed, with something that it could not save, would merge what the pages
// after it save, and save it again, perhaps in another interleaving.
import { WebStorageStore } from '../../src/stores/web-storage-store.js';

const { watch } = WebStorageStore.prototype;

/** Functions that end the watches of the page that is open. */
const stops = new Set<() => void>();

WebStorageStore.prototype.watch = function (...args): () => void {
  const stop = watch.apply(this, args);
  stops.add(stop);
  return stop;
};

/** Ends all watches of the storage of the browser. */
export function endStorageWatches(): void {
  for (const stop of stops) stop();
  stops.clear();
}
