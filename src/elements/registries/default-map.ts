import { getShared } from '../../utils/library-copy.js';

const getDefaultMaps = () => getShared('default-map/1', () => new Map<'definition', unknown>());

/** Registers the definition of elements that have neither `src` nor `definition`. Null registers none. */
export function registerDefaultMap(definition: unknown): void {
  getDefaultMaps().set('definition', definition);
}

/** Returns the registered definition; null if there is none. */
export const getDefaultMap = (): unknown => getDefaultMaps().get('definition') ?? null;
