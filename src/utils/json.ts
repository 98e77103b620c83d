/** A JSON value that code may walk without surprises. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** Deeper nesting than this is cut: no map or journey comes near it. */
const MAX_DEPTH = 64;

/** A value with more parts is not read: one that refers to itself many times over would fill the memory. */
const MAX_PARTS = 2e5;

/** Nor is one with a longer list: it may have one item and four billion holes. */
const MAX_ITEMS = 1e6;

export const isText = (value: unknown): value is string => typeof value === 'string';

/** White space alone is no text. */
export const toFilledText = (value: unknown): string | undefined => (isText(value) && value.trim() ? value : undefined);

/** Keys that every object has by inheritance; as an id or a key they would collide with it. */
export const isReservedKey = (key: string): boolean => key in Object.prototype;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What JSON makes of a value that has no parts; undefined where it knows none. */
function toJsonLeaf(value: unknown): Json | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null; // there is no -0 in JSON
  return value === null || typeof value === 'boolean' || isText(value) ? value : undefined;
}

/**
 * A plain copy, made by walking: framework proxies, getters and class instances come out as data; functions,
 * cycles, reserved keys and what is nested too deeply are left out. Never throws.
 */
export function cloneJson(value: unknown): Json | undefined {
  const parents = new Set<object>();
  let parts = 0;
  const walk = (node: unknown): Json | undefined => {
    if (typeof node !== 'object' || node === null) return toJsonLeaf(node);
    if (parents.has(node) || parents.size > MAX_DEPTH) return undefined;
    const isList = Array.isArray(node);
    if (++parts > MAX_PARTS || (isList && node.length > MAX_ITEMS)) throw new RangeError();
    parents.add(node);
    const copy = (isList ? [] : {}) as JsonObject;
    // A list may have holes, keys that are none of a list's, and an iterator of its own.
    for (const key of isList ? Array.from({ length: node.length }, (_, i) => `${i}`) : Object.keys(node)) {
      const item = isReservedKey(key) ? undefined : walk((node as Record<string, unknown>)[key]);
      if (item !== undefined || isList) copy[key] = item ?? null;
    }
    parents.delete(node);
    return copy;
  };
  try {
    return walk(value);
  } catch {
    return undefined; // too large, or a getter or proxy trap that throws
  }
}

/** Reads a JSON text, or copies a value. Gives undefined where there is nothing to read. */
export function readJson(input: unknown): Json | undefined {
  try {
    return cloneJson(typeof input === 'string' ? JSON.parse(input) : input);
  } catch {
    return undefined;
  }
}

/** With the keys of every object in order. */
const sortKeys = (_: string, value: unknown): unknown =>
  isObject(value) ? Object.fromEntries(Object.entries(value).sort()) : value;

/** Whether two JSON values say the same, whatever the order of their keys. */
export const isSameJson = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a, sortKeys) === JSON.stringify(b, sortKeys);

/** Extends a JSON Pointer (RFC 6901). */
export const appendPointer = (path: string, key: string | number): string =>
  `${path}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
