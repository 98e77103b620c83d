import { toFilledText, isObject, isText, readJson } from '../utils/json.js';
import type { LocaleOverlay } from './map-definition.js';

/**
 * Parses a locale overlay from a JSON text or a value. Returns null if it is not an overlay. Entries of `strings` that
 * are not text, or empty, are left out.
 */
export function parseOverlay(json: unknown): LocaleOverlay | null {
  const overlay = readJson(json);
  if (!isObject(overlay) || !isText(overlay.language) || !isObject(overlay.strings)) return null;
  const strings = Object.entries(overlay.strings).filter(
    (entry): entry is [string, string] => toFilledText(entry[1]) !== undefined,
  );
  return { language: overlay.language, strings: Object.fromEntries(strings) };
}
