import { isObject, type Json } from '../utils/json.js';

// History of the record format. Each version has a permanent fixture in test/fixtures/records/.
//
// 1  Answers, groups, tools and risks are keyed by phase id, then by their own id.
//    Before 0.1.0 they were keyed by their own id alone. Records written by hand may still be.

/** Identifies a JSON object as a journey record. */
export const RECORD_FORMAT = 'process-map-journey';

/** Version of the record format that is written. Records of a greater version are rejected. */
export const RECORD_VERSION = 1;

/**
 * Reads a value that is either an entry or, with `isByPhase`, an object of entries keyed by phase id. Returns each
 * entry with the keys that lead to it.
 */
export function readNestedEntries(
  key: string,
  value: Json,
  isByPhase: boolean,
  read: (value: Json, keys: string[]) => object | undefined,
): [keys: string[], entry: object | undefined][] {
  const entry = read(value, [key]);
  return entry || !isByPhase || !isObject(value)
    ? [[[key], entry]]
    : Object.entries(value).map(([id, nested]) => [[key, id], read(nested, [key, id])]);
}
