import { isObject, type Json } from '../utils/json.js';

// All that is known of past shapes of a record. Each has a fixture in test/fixtures/records/, which stays for ever.
//
// 1  Entries of answers, groups, tools and risks are by their phase, then by their own id.
//    Before 0.1.0 they were by their own id alone. Records written by hand may be so still.

/** The shape in which records are written. A record of a greater version is not read. */
export const RECORD_VERSION = 1;

/** What `read` makes of a value in a section and, where that is no entry but a phase, of the values in it; with their keys. */
export function readNestedEntries(
  key: string,
  value: Json,
  isByPhase: boolean,
  read: (value: Json, keys: string[]) => object | undefined,
): [keys: string[], entry: object | undefined][] {
  const entry = read(value, [key]);
  return entry || !isByPhase || !isObject(value)
    ? [[[key], entry]]
    : Object.entries(value).map(([id, inner]) => [[key, id], read(inner, [key, id])]);
}
export const RECORD_FORMAT = 'process-map-journey';
