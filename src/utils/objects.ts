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
