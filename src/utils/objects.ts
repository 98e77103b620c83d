/** Deletes all properties that are undefined, because JSON has none. Changes and returns the given object. */
export function omitUndefined<T extends object>(object: {
  [K in keyof T]: T[K] | undefined;
}): T {
  for (const key of keysOf(object)) if (object[key] === undefined) delete object[key];
  return object as T;
}

/** Returns the list, or undefined if it is empty. */
export const toNonEmpty = <T>(list: T[]): T[] | undefined => (list.length ? list : undefined);

// Old script libraries replace `Object.keys`, `Object.values` and `Array.from`, some by functions that list what they
// have added to prototypes. None replaces `Object.entries`.

/** Returns the keys of an object that has no others than its type says. Reads no values, which getters may compute. */
export function keysOf<T extends object>(object: T): (keyof T & string)[] {
  const keys: (keyof T & string)[] = [];
  // eslint-disable-next-line no-restricted-syntax -- without what old scripts add to prototypes
  for (const key in object) if (hasOwn(object, key)) keys.push(key);
  return keys;
}

/** Returns the values of an object or list. */
export const valuesOf = <T>(object: { [key: string]: T } | readonly T[]): T[] =>
  Object.entries(object).map(([, value]) => value);

/** Returns a list of a length, with an item for each index. */
export const createList = <T>(length: number, createItem: (index: number) => T): T[] =>
  [...Array<unknown>(length)].map((_, i) => createItem(i));

/** Returns true if an object has a member itself. */
export const hasOwn = <T extends object, K extends PropertyKey>(
  object: T,
  key: K,
): object is Extract<T, { [P in K]: unknown }> => Object.hasOwn(object, key);

/** Returns a member of an object itself. Old scripts add members to all objects of a page. */
export const getOwn = <T extends object, K extends keyof T>(object: T, key: K): T[K] | undefined =>
  hasOwn(object, key) ? object[key] : undefined;

/** Sets a member of an object itself. Assigning one throws if the object inherits it as a constant. */
export function setOwn(object: object, key: string | number, value: unknown): void {
  // eslint-disable-next-line no-restricted-syntax -- inherited members are the subject
  if (key in object)
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  else (object as Record<string | number, unknown>)[key] = value;
}

/** Returns an item of a list that is known to be there. A negative index counts from the end. */
export function itemAt<T>(list: readonly T[], index: number): T {
  const [item] = list.slice(index);
  if (item === undefined) throw new RangeError(`There is no item ${index} in a list of ${list.length}.`);
  return item;
}

/** Returns true if two objects have the same members, compared by identity. */
const isShallowEqual = (a: object, b: object): boolean => {
  const keys = keysOf(a);
  return keys.length === keysOf(b).length && keys.every((key) => hasOwn(b, key) && a[key] === b[key]);
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
  for (const key of keysOf(parts)) parts[key] = reuseEqual((previous as typeof parts)[key], parts[key]);
  return reuseShallow<object>(previous, parts) as T;
}
