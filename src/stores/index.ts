export { Keeper, type SaveResult } from './keeper.js';
export { WebStorage } from './web-storage.js';
export type { JourneyStore } from './types.js';
