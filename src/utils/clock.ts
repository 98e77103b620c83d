import { isText } from './json.js';

/** Returns a date as ISO 8601 text; undefined if it is invalid. Old scripts replace `Date.prototype.toJSON`. */
export const toIsoTime = (date: Date): string | undefined =>
  Number.isNaN(date.getTime()) ? undefined : date.toISOString();

/**
 * Converts a date text to UTC ISO 8601 with milliseconds, the one form whose alphabetical order is the order in time.
 * Returns undefined for an invalid date, and for years before 1970 or from 5000 on.
 */
export function toCanonicalTime(value: unknown): string | undefined {
  const text = (isText(value) && toIsoTime(new Date(value))) || '';
  return text >= '1970' && text < '5' ? text : undefined;
}

/** Formats the day of a time in words, such as `20 September 2026`. A day without a time is formatted in `UTC`. */
export const formatLongDate = (time: string, language: string, timeZone?: 'UTC'): string =>
  new Date(time).toLocaleDateString(language, { dateStyle: 'long', timeZone });

/** Clock and id generator for new facts. Tests replace both to get repeatable records. */
export interface TimeAndIdSource {
  /** Returns the current time. Defaults to the system clock. */
  now?: (() => Date) | undefined;

  /** Returns a new unique id. Defaults to a random UUID. */
  newId?: (() => string) | undefined;
}

/** Returns the current time in canonical form; the system time if `now` gives no valid date. */
export const getCurrentTime = (now: TimeAndIdSource['now']): string =>
  toCanonicalTime(now && toIsoTime(new Date(now()))) ?? new Date().toISOString();
