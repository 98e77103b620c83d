import { filled, isObject, isText, readJson } from './json.js';
import type { LocaleOverlay, MapDefinition } from './types.js';

/** Reads a locale overlay; null where it is none. Strings that are no text, or empty, are left out. */
export function parseOverlay(json: unknown): LocaleOverlay | null {
  const from = readJson(json);
  if (!isObject(from) || !isText(from.language) || !isObject(from.strings)) return null;
  const strings = Object.entries(from.strings).filter((entry): entry is [string, string] => filled(entry[1]) !== undefined);
  return { language: from.language, strings: Object.fromEntries(strings) };
}

/** What no overlay changes. */
const FIXED = ['id', 'version', 'language', 'voice'];

/** Any part of a map, or of what belongs to it, with the texts of an overlay in place of its own. */
export function overlaid(node: unknown, overlay: LocaleOverlay): unknown {
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    const { id } = node as { id?: unknown };
    const translate = ([key, value]: [string, unknown]) => {
      const text = isText(id) && isText(value) && !FIXED.includes(key) ? overlay.strings[`${id}.${key}`] : undefined;
      return [key, text ?? walk(value)];
    };
    return Object.fromEntries(Object.entries(node).map(translate));
  };
  return walk(node);
}

/**
 * A map with the texts of an overlay in place of its own, by `<id>.<field>`; what the overlay lacks stays as it
 * is. The options of a decision go by `<phase id>.decision.<option>`, its text by `<phase id>.decision`, and the
 * label of the source by `<map id>.source`.
 */
export function applyOverlay(map: MapDefinition, overlay: LocaleOverlay): MapDefinition {
  const { strings } = overlay;
  const translated = overlaid(map, overlay) as MapDefinition;
  for (const phase of translated.phases) {
    const { decision } = phase.exit;
    if (!decision) continue;
    decision.text = strings[`${phase.id}.decision`] ?? decision.text;
    for (const option of decision.options) option.text = strings[`${phase.id}.decision.${option.id}`] ?? option.text;
  }
  if (translated.source) translated.source.label = strings[`${map.id}.source`] ?? translated.source.label;
  return { ...translated, language: overlay.language };
}
