import { storeStrings } from '../strings/en/stores.js';
import { isSameJson, readJson, toJsonText } from '../utils/json.js';
import type { JourneyStore } from './journey-store.js';

/** A method that a store need not have. */
type OptionalMethod = 'watch' | 'loadDrafts' | 'saveDrafts';

/** Returns true if a store has a method that not every object has. Old scripts add some to all objects of a page. */
export const hasMethod = <S extends JourneyStore, M extends OptionalMethod>(
  store: S | undefined,
  method: M,
): store is S & Required<Pick<JourneyStore, M>> =>
  !!store?.[method] && store[method] !== (Object.prototype as Partial<JourneyStore>)[method];

/**
 * Returns a value as JSON text for a store.
 *
 * @throws {TypeError} If there is too much.
 */
export function formatForStore(value: unknown): string {
  const text = toJsonText(value);
  if (text === undefined) throw new TypeError(storeStrings.notStorable);
  return text;
}

/**
 * Returns a copy of JSON for a store, after a check that JSON text can hold it.
 *
 * @throws {TypeError} If the text would hold something else: the page has broken JSON, or there is too much.
 */
export function copyForStore<T>(value: T): T {
  const copy = readJson(toJsonText(value));
  if (!isSameJson(copy, value)) throw new TypeError(storeStrings.notStorable);
  return copy as T;
}
