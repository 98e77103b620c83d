/** A JSON value that code may walk without surprises. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** Deeper nesting than this is cut: no map or journey comes near it. */
const MAX_DEPTH = 64;

/** Keys that every object has by inheritance; as an id or a key they would collide with it. */
export const isReservedKey = (key: string): boolean => key in Object.prototype;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A plain copy, made by walking: framework proxies, getters and class instances come out as data; functions,
 * cycles, reserved keys and what is nested too deeply are left out. Never throws.
 */
export function cloneJson(value: unknown): Json | undefined {
  const parents = new Set<object>();
  const walk = (node: unknown): Json | undefined => {
    if (node === null || typeof node === 'string' || typeof node === 'boolean') return node;
    if (typeof node === 'number') return Number.isFinite(node) ? node : null;
    if (typeof node !== 'object' || parents.has(node) || parents.size > MAX_DEPTH) return undefined;
    if (node instanceof Date) return Number.isNaN(node.getTime()) ? null : node.toISOString();
    parents.add(node);
    let copy: Json;
    if (Array.isArray(node)) {
      copy = Array.from(node, (item) => walk(item) ?? null);
    } else {
      copy = {};
      for (const key of Object.keys(node)) {
        if (isReservedKey(key)) continue;
        const item = walk((node as Record<string, unknown>)[key]);
        if (item !== undefined) copy[key] = item;
      }
    }
    parents.delete(node);
    return copy;
  };
  try {
    return walk(value);
  } catch {
    return undefined; // a getter or proxy trap that throws
  }
}

/** Reads a JSON text, or copies a value. Gives undefined where there is nothing to read. */
export function readJson(input: unknown): Json | undefined {
  if (typeof input !== 'string') return cloneJson(input);
  try {
    return cloneJson(JSON.parse(input));
  } catch {
    return undefined;
  }
}

/** Whether two JSON values say the same, whatever the order of their keys. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => sameJson(item, b[i]));
  }
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
  );
}
