import { hasOwn, keysOf, setOwn } from './objects.js';

/** Any value that JSON can represent: plain data without cycles, holes or accessors. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A JSON object. */
export type JsonObject = { [key: string]: Json };

/** Values nested more deeply than this are left out. No map or journey comes near this depth. */
const MAX_DEPTH = 64;

/**
 * Largest number of objects and lists in one value. A small value that refers to the same object many times over would
 * otherwise expand until the memory is full.
 */
const MAX_NODES = 2e5;

/** Largest length of a list. A sparse list may hold one item and four billion holes. */
const MAX_LIST_LENGTH = 1e6;

/** Returns true for a string. */
export const isText = (value: unknown): value is string => typeof value === 'string';

/** Returns the string unless it is empty or only white space; undefined for any other value. */
export const toFilledText = (value: unknown): string | undefined => (isText(value) && value.trim() ? value : undefined);

const RESERVED_KEYS = new Set(
  (
    '__proto__ __defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__ constructor hasOwnProperty ' +
    'isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf'
  ).split(' '),
);

/**
 * Returns true for names that every object inherits, such as `constructor`. As an id or key they would collide. Names
 * that old scripts add to `Object.prototype` are none: they may be in the data.
 */
export const isReservedKey = (key: string): boolean => RESERVED_KEYS.has(key);

/** Returns true for an object that is not a list. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns a JSON value if it is an object, and an empty object otherwise. */
export const toObject = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

/**
 * Converts a value that is not an object as `JSON.stringify` would. Returns undefined for what JSON cannot represent.
 */
function toJsonLeaf(value: unknown): Json | undefined {
  if (isText(value) || value === null || typeof value === 'boolean') return value;
  // JSON has no -0: `+ 0` turns it into 0.
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null;
  return undefined;
}

/**
 * Returns a deep copy as plain JSON. Framework proxies, getters and class instances become data. Functions, cycles,
 * reserved keys and values that are nested too deeply are left out. Never throws; returns undefined if the value is too
 * large, or if reading it throws. `JSON.stringify` writes the copy as it is, also where old scripts have added `toJSON`
 * to prototypes.
 */
export function cloneJson(value: unknown): Json | undefined {
  const ancestors: object[] = [];
  let nodeCount = 0;
  const cloneNode = (node: unknown): Json | undefined => {
    if (typeof node !== 'object' || node === null) return toJsonLeaf(node);
    if (ancestors.length > MAX_DEPTH || ancestors.includes(node)) return undefined;
    const isList = Array.isArray(node);
    if (++nodeCount > MAX_NODES || (isList && node.length > MAX_LIST_LENGTH)) throw new RangeError();
    ancestors.push(node);
    const copy = isList ? cloneList(node) : cloneObject(node);
    ancestors.pop();
    // An inherited `toJSON` would change the JSON text.
    // eslint-disable-next-line no-restricted-properties -- shadowed here
    if (typeof (copy as JsonObject).toJSON === 'function') Object.defineProperty(copy, 'toJSON', { value: undefined });
    return copy;
  };
  // By its length: a list may have holes, extra keys and a custom iterator.
  const cloneList = (list: readonly unknown[]): Json[] => {
    const copy: Json[] = [];
    const { length } = list;
    for (let i = 0; i < length; i++) copy.push(cloneNode(list[i]) ?? null);
    return copy;
  };
  const cloneObject = (object: object): JsonObject => {
    const copy: JsonObject = {};
    for (const key of keysOf(object)) {
      const child = isReservedKey(key) ? undefined : cloneNode((object as Record<string, unknown>)[key]);
      if (child !== undefined) setOwn(copy, key, child);
    }
    return copy;
  };
  try {
    return cloneNode(value);
  } catch {
    return undefined; // The value is too large, or a getter or proxy trap threw.
  }
}

/** Copies JSON that leaves the element, so that the page cannot mutate the record. */
export const copyJson = <T>(value: T): T => cloneJson(value) as T;

/** Returns a value as JSON text, which holds the same as {@link cloneJson}; undefined where that returns undefined. */
export const toJsonText = (value: unknown, space?: number): string | undefined =>
  // eslint-disable-next-line no-restricted-properties -- the copy inherits no `toJSON`
  JSON.stringify(cloneJson(value), undefined, space);

/** Parses a JSON text, or copies any other value. Returns undefined for text that is not valid JSON. */
export function readJson(input: unknown): Json | undefined {
  try {
    return cloneJson(typeof input === 'string' ? JSON.parse(input) : input);
  } catch {
    return undefined;
  }
}

/** Returns why a text is not JSON, in the words of the browser; an empty text if it is. */
export function describeJsonError(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

/**
 * Returns true if two JSON values are equal, regardless of the order of their keys. A member that is undefined counts
 * as missing.
 */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const isSameIn = (key: string) => isSameJson((a as JsonObject)[key], (b as JsonObject)[key]);
  return keysOf(a).every(isSameIn) && keysOf(b).every((key) => hasOwn(a, key) || isSameIn(key));
}
