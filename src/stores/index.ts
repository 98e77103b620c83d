export { Keeper, type SaveResult } from './keeper.js';
export { webStorage } from './web-storage.js';
export type { JourneyStore } from './types.js';
