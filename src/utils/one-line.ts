import { isText } from './json.js';

/** The longest name of a person, in characters. */
export const MAX_PERSON_LENGTH = 80;

/**
 * Returns a text in one line, trimmed and cut to a number of characters; undefined if nothing is left, and for any
 * other value. Control characters count as white space.
 */
export const toOneLine = (value: unknown, maxLength = Infinity): string | undefined =>
  isText(value)
    ? [...value.replace(/[\s\p{Cc}]+/gu, ' ').trim()].slice(0, maxLength).join('').trim() || undefined
    : undefined;

/** Returns the display name of a person as records keep it. */
export const toPersonName = (value: unknown): string | undefined => toOneLine(value, MAX_PERSON_LENGTH);
