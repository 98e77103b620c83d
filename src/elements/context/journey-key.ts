import type { MapModel } from './map-context.js';

/**
 * Returns a text that differs for another journey, a restarted one and a new cycle. A merge, which may give the journey
 * another id, is none of these.
 */
export const getJourneyKey = ({ map, journey, journeyStarts }: MapModel): string =>
  [map.id, journeyStarts, journey.resetAt, journey.cycle].join('\0');
