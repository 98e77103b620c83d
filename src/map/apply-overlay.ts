import type { LocaleOverlay, MapDefinition } from './map-definition.js';

/** Fields that overlays never translate. */
const UNTRANSLATED_FIELDS = ['id', 'version', 'language', 'voice'];

/**
 * Returns a copy of any part of a map, or of its catalogue, with texts replaced by those of an overlay. Texts that the
 * overlay lacks stay as they are.
 *
 * @param untranslated Collects the texts that the overlay lacks.
 */
export function translateNode(node: unknown, overlay: LocaleOverlay, untranslated?: Set<string>): unknown {
  const translate = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(translate);
    if (typeof node !== 'object' || node === null) return node;
    const { id } = node as { id?: unknown };
    const translateField = ([key, value]: [string, unknown]) => {
      if (typeof id !== 'string' || typeof value !== 'string' || UNTRANSLATED_FIELDS.includes(key))
        return [key, translate(value)];
      const text = overlay.strings[`${id}.${key}`];
      if (text === undefined) untranslated?.add(value);
      return [key, text ?? value];
    };
    return Object.fromEntries(Object.entries(node).map(translateField));
  };
  return translate(node);
}

/**
 * Returns a copy of a map with its texts replaced by those of an overlay. Texts are looked up by `<id>.<field>`, the
 * options of a decision by `<phase id>.decision.<option>`, its text by `<phase id>.decision`, and the label of the
 * source by `<map id>.source`. Texts that the overlay lacks stay as they are.
 *
 * @param untranslated Collects the texts that the overlay lacks.
 */
export function applyOverlay(map: MapDefinition, overlay: LocaleOverlay, untranslated?: Set<string>): MapDefinition {
  const { strings } = overlay;
  const translatedMap = translateNode(map, overlay, untranslated) as MapDefinition;
  for (const phase of translatedMap.phases) {
    const { decision } = phase.exit;
    if (!decision) continue;
    const question = strings[`${phase.id}.decision`];
    if (question === undefined) untranslated?.add(decision.text);
    decision.text = question ?? decision.text;
    for (const option of decision.options) option.text = strings[`${phase.id}.decision.${option.id}`] ?? option.text;
  }
  if (translatedMap.source) translatedMap.source.label = strings[`${map.id}.source`] ?? translatedMap.source.label;
  return { ...translatedMap, language: overlay.language };
}
