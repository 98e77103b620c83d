/** Deletes all properties that are undefined, because JSON has none. Changes and returns the given object. */
export function omitUndefined<T extends object>(object: {
  [K in keyof T]: T[K] | undefined;
}): T {
  for (const key in object) if (object[key] === undefined) delete object[key];
  return object as T;
}

/** Returns the list, or undefined if it is empty. */
export const toNonEmpty = <T>(list: T[]): T[] | undefined => (list.length ? list : undefined);

/** Returns the keys of an object that has no others than its type says. */
export const keysOf = <T extends object>(object: T): (keyof T & string)[] =>
  Object.keys(object) as (keyof T & string)[];

/** Returns an item of a list that is known to be there. A negative index counts from the end. */
export function itemAt<T>(list: readonly T[], index: number): T {
  const [item] = list.slice(index);
  if (item === undefined) throw new RangeError(`There is no item ${index} in a list of ${list.length}.`);
  return item;
}

/** Returns true if two objects have the same members, compared by identity. */
const isShallowEqual = (a: object, b: object): boolean => {
  const keys = keysOf(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && a[key] === b[key]);
};

/** Returns the previous object if the next one has the same members, compared by identity. */
export const reuseShallow = <T extends object | undefined>(previous: T, next: T): T =>
  previous && next && isShallowEqual(previous, next) ? previous : next;

/**
 * Returns the next value with all parts of the previous one that are equal: the previous value itself if nothing
 * differs. Both are JSON. So a part that did not change keeps its identity.
 */
export function reuseEqual<T>(previous: unknown, next: T): T {
  if (typeof previous !== 'object' || typeof next !== 'object' || !previous || !next) return next;
  if (previous === next || Array.isArray(previous) !== Array.isArray(next)) return next;
  const parts = (Array.isArray(next) ? [...(next as unknown[])] : { ...next }) as Record<string, unknown>;
  for (const key in parts) parts[key] = reuseEqual((previous as typeof parts)[key], parts[key]);
  return reuseShallow<object>(previous, parts) as T;
}
