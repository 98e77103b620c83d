let defaultMap: unknown = null;

/** Registers the definition of elements that have neither `src` nor `definition`. Null registers none. */
export function registerDefaultMap(definition: unknown): void {
  defaultMap = definition;
}

/** Returns the registered definition; null if there is none. */
export const getDefaultMap = (): unknown => defaultMap;
