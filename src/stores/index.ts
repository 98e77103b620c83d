export { Keeper, type SaveResult } from './save-queue.js';
export { WebStorage } from './web-storage-store.js';
export type { JourneyStore } from './journey-store.js';
