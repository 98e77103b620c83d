import { isText } from './json.js';

/** A time in the one form that compares as text; undefined for what is none, or far away. */
export function toCanonicalTime(value: unknown): string | undefined {
  const text = isText(value) ? (new Date(value).toJSON() ?? '') : '';
  return text >= '1970' && text < '5' ? text : undefined;
}
/** Where the clock and the ids of new facts come from. */
export interface TimeAndIdSource {
  /** The time; the system's where absent. */
  now?: (() => Date) | undefined;
  /** A new UUID; a random one where absent. */
  newId?: (() => string) | undefined;
}
export const getCurrentTime = (now: TimeAndIdSource['now']): string =>
  toCanonicalTime(now && new Date(now()).toJSON()) ?? new Date().toJSON();
