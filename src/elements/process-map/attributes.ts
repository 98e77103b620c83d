import { warnOnce } from '../internal/warn-once.js';

/** Valid values of the enumerated attributes, by property. The first value is the default. */
export const ATTRIBUTE_VALUES = {
  progression: ['guided', 'strict', 'open'],
  storage: ['none', 'local', 'session'],
  voice: ['both', 'facilitator', 'peer'],
  headingLevel: [2, 1, 3, 4, 5],
  rows: ['auto', 'open'],
  size: ['auto', 'full', 'strip'],
} as const;

/** Property with an enumerated attribute. */
export type EnumeratedProperty = keyof typeof ATTRIBUTE_VALUES;

/** Valid value of an enumerated attribute. */
export type AttributeValue<K extends EnumeratedProperty> = (typeof ATTRIBUTE_VALUES)[K][number];

/**
 * Returns a valid value as it is, and the default for null and undefined. Warns of any other value and returns the
 * default.
 */
export function parseEnumerated<K extends EnumeratedProperty>(name: K, value: unknown): AttributeValue<K> {
  const validValues: readonly AttributeValue<K>[] = ATTRIBUTE_VALUES[name];
  const fallback = ATTRIBUTE_VALUES[name][0];
  const match = validValues.find((valid) => String(valid) === String(value ?? fallback));
  if (match !== undefined) return match;
  const attribute = name.replace('L', '-l');
  const choices = [...validValues].sort().join(', ');
  warnOnce(`${attribute}="${String(value)}" is not valid. Use one of: ${choices}. It is "${fallback}" now.`);
  return fallback;
}
