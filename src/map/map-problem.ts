import { mapProblemStrings } from '../strings/en/map-problems.js';
import { toPointer, type Place } from '../utils/json-place.js';
import { toJsonText } from '../utils/json.js';
import type { Problem } from './map-definition.js';

/** Closed list of the codes of a {@link Problem} of a map. */
export type MapProblemCode =
  | 'invalid-json'
  | 'no-phases'
  | 'wrong-type'
  | 'missing'
  | 'invalid-id'
  | 'duplicate-id'
  | 'unknown-reference'
  | 'invalid-value'
  | 'beyond'
  | 'no-go';

const quoteValue = (value: unknown): string =>
  [...(toJsonText(value) ?? mapProblemStrings.noValue).slice(0, 120)].slice(0, 60).join('');

/** Creates the problem of a value in its place. `expected` completes the sentence "This must be …". */
export const createMapProblem = (place: Place, value: unknown, expected: string, code: MapProblemCode): Problem => ({
  path: toPointer(place),
  code,
  message: mapProblemStrings.problem(expected, quoteValue(value)),
});
