import type { JourneyStore } from './types.js';

/** Keeps journeys in this browser. The storage is only touched when a record is, as access alone may throw. */
export const webStorage = (kind: 'localStorage' | 'sessionStorage'): JourneyStore => ({
  load: (key) => globalThis[kind].getItem(key),
  save: (key, journey) => globalThis[kind].setItem(key, JSON.stringify(journey)),
});
