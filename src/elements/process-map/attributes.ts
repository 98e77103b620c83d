import { warnOnce } from '../internal/warn-once.js';

/** The values of the attributes that have a closed list of them, by property; the default first. */
export const ATTRIBUTE_VALUES = {
  progression: ['guided', 'strict', 'open'],
  storage: ['none', 'local', 'session'],
  voice: ['both', 'facilitator', 'peer'],
  headingLevel: [2, 1, 3, 4, 5],
} as const;

export type EnumeratedProperty = keyof typeof ATTRIBUTE_VALUES;
export type AttributeValue<K extends EnumeratedProperty> = (typeof ATTRIBUTE_VALUES)[K][number];

/** The value, where it is one of the valid ones; else the default, with a warning. Null and undefined mean the default. */
export function parseEnumerated<K extends EnumeratedProperty>(name: K, value: unknown): AttributeValue<K> {
  const choices: readonly AttributeValue<K>[] = ATTRIBUTE_VALUES[name];
  const fallback = ATTRIBUTE_VALUES[name][0];
  const found = choices.find((each) => String(each) === String(value ?? fallback));
  if (found !== undefined) return found;
  const attribute = name.replace('L', '-l');
  warnOnce(
    `${attribute}="${String(value)}" is not valid. Use one of: ${[...choices].sort().join(', ')}. It is "${fallback}" now.`,
  );
  return fallback;
}
