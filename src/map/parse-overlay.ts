import { toFilledText, isObject, isText, readJson } from '../utils/json.js';
import type { LocaleOverlay } from './map-definition.js';

/** Reads a locale overlay; null where it is none. Strings that are no text, or empty, are left out. */
export function parseOverlay(json: unknown): LocaleOverlay | null {
  const from = readJson(json);
  if (!isObject(from) || !isText(from.language) || !isObject(from.strings)) return null;
  const strings = Object.entries(from.strings).filter(
    (entry): entry is [string, string] => toFilledText(entry[1]) !== undefined,
  );
  return { language: from.language, strings: Object.fromEntries(strings) };
}
