export { SaveQueue as Keeper, type SaveResult } from './save-queue.js';
export { WebStorageStore as WebStorage } from './web-storage-store.js';
export type { JourneyStore } from './journey-store.js';
