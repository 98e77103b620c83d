import type { LocaleOverlay, MapDefinition } from './map-definition.js';

// It comes on demand, and imports nothing from the file that it belongs to.

/** What no overlay changes. */
const UNTRANSLATED_FIELDS = ['id', 'version', 'language', 'voice'];

/**
 * Any part of a map, or of what belongs to it, with the texts of an overlay in place of its own.
 *
 * @param left Takes the texts that the overlay lacks: they stay in their language.
 */
export function translateNode(node: unknown, overlay: LocaleOverlay, left?: Set<string>): unknown {
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    const { id } = node as { id?: unknown };
    const translate = ([key, value]: [string, unknown]) => {
      if (typeof id !== 'string' || typeof value !== 'string' || UNTRANSLATED_FIELDS.includes(key))
        return [key, walk(value)];
      const text = overlay.strings[`${id}.${key}`];
      if (text === undefined) left?.add(value);
      return [key, text ?? value];
    };
    return Object.fromEntries(Object.entries(node).map(translate));
  };
  return walk(node);
}

/**
 * A map with the texts of an overlay in place of its own, by `<id>.<field>`; what the overlay lacks stays as it
 * is. The options of a decision go by `<phase id>.decision.<option>`, its text by `<phase id>.decision`, and the
 * label of the source by `<map id>.source`.
 *
 * @param left Takes the texts that the overlay lacks.
 */
export function applyOverlay(map: MapDefinition, overlay: LocaleOverlay, left?: Set<string>): MapDefinition {
  const { strings } = overlay;
  const translated = translateNode(map, overlay, left) as MapDefinition;
  for (const phase of translated.phases) {
    const { decision } = phase.exit;
    if (!decision) continue;
    const question = strings[`${phase.id}.decision`];
    if (question === undefined) left?.add(decision.text);
    decision.text = question ?? decision.text;
    for (const option of decision.options) option.text = strings[`${phase.id}.decision.${option.id}`] ?? option.text;
  }
  if (translated.source) translated.source.label = strings[`${map.id}.source`] ?? translated.source.label;
  return { ...translated, language: overlay.language };
}
