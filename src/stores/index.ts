export { SaveQueue, type SaveResult } from './save-queue.js';
export { WebStorageStore } from './web-storage-store.js';
export type { JourneyStore } from './journey-store.js';
