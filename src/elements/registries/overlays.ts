import { parseOverlay } from '../../map/parse-overlay.js';
import type { MapDefinition } from '../../map/map-definition.js';
import { warnOnce } from '../internal/warn-once.js';

/** Gives a locale overlay, or the module whose default export is one. */
export type OverlayLoader = () => unknown;

const overlayLoaders = new Map<string, OverlayLoader>();

/** Tells by `change` that an overlay was registered. */
export const overlayEvents = new EventTarget();

/** How a map was put into its language. */
interface AppliedOverlay {
  overlay(node: unknown): unknown;
  /** The texts that the overlay lacks, and their language. */
  untranslatedTexts: Set<string>;
  language: string;
}

const appliedOverlays = new WeakMap<MapDefinition, AppliedOverlay>();

/** What belongs to a map and came later, put into the language that the map was put into. */
export function translateForMap(map: MapDefinition, node: unknown): unknown {
  return appliedOverlays.get(map)?.overlay(node) ?? node;
}

/** The language of a text of a map: an overlay may not have all of them. */
export function getTextLanguage(map: MapDefinition, text: unknown): string {
  const { untranslatedTexts: left, language } = appliedOverlays.get(map) ?? {};
  return left?.has(text as string) ? (language as string) : map.language;
}

/** A language without its region. */
export const getPrimaryLanguage = (language: string): string => language.toLowerCase().replace(/-.*/, '');

/**
 * Makes texts of a map available in another language. Nothing is loaded until a `<process-map>` in that language
 * shows the map.
 *
 * @param map Id of the map.
 * @param language BCP 47 tag, such as `fr`.
 * @param load Gives the overlay; may be asynchronous, as `() => import('./fr.js')`.
 */
export function registerOverlay(map: string, language: string, load: OverlayLoader): void {
  overlayLoaders.set(`${language.toLowerCase()} ${map}`, load);
  overlayEvents.dispatchEvent(new Event('change'));
}

/** A map, and what kept it from being put into another language. */
interface LocalizedMap {
  map: MapDefinition;
  error?: unknown;
}

/** The map in a language, where an overlay of it is registered for the tag or its primary language; else as it is. */
export async function localizeMap(map: MapDefinition, language: string): Promise<LocalizedMap> {
  const tag = language.toLowerCase();
  const load = overlayLoaders.get(`${tag} ${map.id}`) ?? overlayLoaders.get(`${getPrimaryLanguage(tag)} ${map.id}`);
  if (!load || map.language.toLowerCase() === tag) return { map };
  try {
    const loaded = (await load()) as { default?: unknown } | undefined;
    const overlay = parseOverlay(loaded?.default ?? loaded);
    if (!overlay) throw new TypeError('This is no overlay: { language, strings }.');
    const { applyOverlay, translateNode: overlaid } = await import('../../map/apply-overlay.js');
    const left = new Set<string>();
    const localized = applyOverlay(map, overlay, left);
    appliedOverlays.set(localized, {
      overlay: (node) => overlaid(node, overlay, left),
      untranslatedTexts: left,
      language: map.language,
    });
    return { map: localized };
  } catch (error) {
    warnOnce(`"${map.id}" cannot be shown in "${tag}", only in "${map.language}".`, error);
    return { map, error };
  }
}
