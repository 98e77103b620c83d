import { parseOverlay } from '../../map/parse-overlay.js';
import type { MapDefinition } from '../../map/map-definition.js';
import { warnOnce } from '../internal/warn-once.js';

/** Gives a locale overlay, or the module whose default export is one. */
export type OverlayLoader = () => unknown;

const loaders = new Map<string, OverlayLoader>();

/** Tells by `change` that an overlay was registered. */
export const overlays = new EventTarget();

/** How a map was put into its language. */
interface Applied {
  overlay(node: unknown): unknown;
  /** The texts that the overlay lacks, and their language. */
  left: Set<string>;
  language: string;
}

const applied = new WeakMap<MapDefinition, Applied>();

/** What belongs to a map and came later, put into the language that the map was put into. */
export function translate(map: MapDefinition, node: unknown): unknown {
  return applied.get(map)?.overlay(node) ?? node;
}

/** The language of a text of a map: an overlay may not have all of them. */
export function languageOf(map: MapDefinition, text: unknown): string {
  const { left, language } = applied.get(map) ?? {};
  return left?.has(text as string) ? (language as string) : map.language;
}

/** A language without its region. */
export const primary = (language: string): string => language.toLowerCase().replace(/-.*/, '');

/**
 * Makes texts of a map available in another language. Nothing is loaded until a `<process-map>` in that language
 * shows the map.
 *
 * @param map Id of the map.
 * @param language BCP 47 tag, such as `fr`.
 * @param load Gives the overlay; may be asynchronous, as `() => import('./fr.js')`.
 */
export function registerOverlay(map: string, language: string, load: OverlayLoader): void {
  loaders.set(`${language.toLowerCase()} ${map}`, load);
  overlays.dispatchEvent(new Event('change'));
}

/** A map, and what kept it from being put into another language. */
interface Localized {
  map: MapDefinition;
  error?: unknown;
}

/** The map in a language, where an overlay of it is registered for the tag or its primary language; else as it is. */
export async function localize(map: MapDefinition, language: string): Promise<Localized> {
  const tag = language.toLowerCase();
  const load = loaders.get(`${tag} ${map.id}`) ?? loaders.get(`${primary(tag)} ${map.id}`);
  if (!load || map.language.toLowerCase() === tag) return { map };
  try {
    const loaded = (await load()) as { default?: unknown } | undefined;
    const overlay = parseOverlay(loaded?.default ?? loaded);
    if (!overlay) throw new TypeError('This is no overlay: { language, strings }.');
    const { applyOverlay, overlaid } = await import('../../map/apply-overlay.js');
    const left = new Set<string>();
    const localized = applyOverlay(map, overlay, left);
    applied.set(localized, { overlay: (node) => overlaid(node, overlay, left), left, language: map.language });
    return { map: localized };
  } catch (error) {
    warnOnce(`"${map.id}" cannot be shown in "${tag}", only in "${map.language}".`, error);
    return { map, error };
  }
}
