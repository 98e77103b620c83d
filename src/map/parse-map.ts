import { mapProblemStrings } from '../strings/en/map-problems.js';
import { describeJsonError, isText, readJson } from '../utils/json.js';
import { readMap, type ParsedMap } from './read-map.js';

/**
 * Parses a map definition from a JSON text or a value. Reports every problem with its path, leaves out what is
 * unusable, and keeps unknown fields. Never changes the input, and never throws on data.
 *
 * @param json A JSON text, or the parsed value.
 * @returns The usable map and all problems; `map` is null if no phase is usable.
 */
export function parseMap(json: unknown): ParsedMap {
  const input = readJson(json);
  if (input !== undefined || !isText(json)) return readMap(input);
  return {
    map: null,
    problems: [{ path: '', code: 'invalid-json', message: mapProblemStrings.invalidJson(describeJsonError(json)) }],
  };
}
