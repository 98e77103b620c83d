import { applyOverlay, translateNode } from '../../map/apply-overlay.js';
import { parseOverlay } from '../../map/parse-overlay.js';
import type { MapDefinition } from '../../map/map-definition.js';
import { getShared } from '../../utils/library-copy.js';
import { warnOnce } from '../internal/warn-once.js';

/** Loads a locale overlay. May be asynchronous. Returns the overlay, or a module that has it as its default export. */
export type OverlayLoader = () => unknown;

/** Returns the loaders, by `<language> <map id>`. */
const getOverlayLoaders = () => getShared('overlays/1', () => new Map<string, OverlayLoader>());

/** Returns the target of an event `change`, which is dispatched when an overlay is registered. */
const getOverlayEvents = () => getShared('overlay-events/1', () => new EventTarget());

/** Calls a listener each time that an overlay is registered, until the signal is aborted. */
export function watchOverlays(listener: () => void, signal: AbortSignal): void {
  getOverlayEvents().addEventListener('change', listener, { signal });
}

/** The overlay that a map was translated with. */
interface AppliedOverlay {
  /** Translates a further part of the map. */
  translate(node: unknown): unknown;

  /** Texts that the overlay lacks. */
  untranslatedTexts: Set<string>;

  /** BCP 47 tag of the untranslated texts. */
  originalLanguage: string;
}

const appliedOverlays = new WeakMap<MapDefinition, AppliedOverlay>();

/** Translates content of a map that was loaded after the map itself, such as its catalogue. */
export function translateForMap(map: MapDefinition, node: unknown): unknown {
  return appliedOverlays.get(map)?.translate(node) ?? node;
}

/** Returns the language of a text of a map. Texts that the overlay lacks are in the original language. */
export function getTextLanguage(map: MapDefinition, text: unknown): string {
  const { untranslatedTexts, originalLanguage } = appliedOverlays.get(map) ?? {};
  return untranslatedTexts?.has(text as string) ? (originalLanguage as string) : map.language;
}

/** Returns the primary language of a BCP 47 tag: `fr` of `fr-CA`. */
export const getPrimaryLanguage = (language: string): string => language.toLowerCase().replace(/-.*/, '');

/**
 * Registers the texts of a map in another language. They are loaded when a `<process-map>` in that language shows the
 * map. All copies of the library on a page share what is registered.
 *
 * @param map Id of the map.
 * @param language BCP 47 tag of the overlay, such as `fr`.
 * @param load Loads the overlay, for example `() => import('./fr.js')`.
 */
export function registerOverlay(map: string, language: string, load: OverlayLoader): void {
  getOverlayLoaders().set(`${language.toLowerCase()} ${map}`, load);
  getOverlayEvents().dispatchEvent(new CustomEvent('change'));
}

/** Result of translating a map. */
interface LocalizedMap {
  map: MapDefinition;

  /** Reason why the overlay could not be used. `map` is then untranslated. */
  error?: unknown;
}

/**
 * Translates a map into a language, if an overlay is registered for the tag or its primary language. Otherwise resolves
 * to the map unchanged.
 */
export async function localizeMap(map: MapDefinition, language: string): Promise<LocalizedMap> {
  const tag = language.toLowerCase();
  const loaders = getOverlayLoaders();
  const load = loaders.get(`${tag} ${map.id}`) ?? loaders.get(`${getPrimaryLanguage(tag)} ${map.id}`);
  if (!load || map.language.toLowerCase() === tag) return { map };
  try {
    const loadedModule = (await load()) as { default?: unknown } | undefined;
    const overlay = parseOverlay(loadedModule?.default ?? loadedModule);
    if (!overlay) throw new TypeError('This is no overlay: { language, strings }.');
    const untranslatedTexts = new Set<string>();
    const localizedMap = applyOverlay(map, overlay, untranslatedTexts);
    appliedOverlays.set(localizedMap, {
      translate: (node) => translateNode(node, overlay, untranslatedTexts),
      untranslatedTexts,
      originalLanguage: map.language,
    });
    return { map: localizedMap };
  } catch (error) {
    warnOnce(`"${map.id}" cannot be shown in "${tag}", only in "${map.language}".`, error);
    return { map, error };
  }
}
