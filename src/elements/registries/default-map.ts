import type { MapDefinition } from '../../map/map-definition.js';
import { getShared } from '../../utils/library-copy.js';

const getDefaultMaps = () => getShared('default-map/1', () => new Map<'definition', MapDefinition | null>());

/**
 * Registers the map of elements that have neither `src` nor `definition`. It is not parsed, so it must be one that
 * `parseMap` returns as it is, without problems. Null registers none.
 */
export function registerDefaultMap(definition: MapDefinition | null): void {
  getDefaultMaps().set('definition', definition);
}

/** Returns the registered map; null if there is none. */
export const getDefaultMap = (): MapDefinition | null => getDefaultMaps().get('definition') ?? null;
