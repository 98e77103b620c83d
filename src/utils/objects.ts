/** Deletes all properties that are undefined, because JSON has none. Changes and returns the given object. */
export function omitUndefined<T extends object>(object: {
  [K in keyof T]: T[K] | undefined;
}): T {
  for (const key in object) if (object[key] === undefined) delete object[key];
  return object as T;
}

/** Returns the list, or undefined if it is empty. */
export const toNonEmpty = <T>(list: T[]): T[] | undefined => (list.length ? list : undefined);
