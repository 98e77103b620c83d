import type { MapDefinition } from '../../map/map-definition.js';
import { getShared } from '../../utils/library-copy.js';
import { translateForMap } from './overlays.js';

/**
 * Loads a catalogue. May be asynchronous. Returns the catalogue, or a module that has the catalogue as its default
 * export or the lists of the catalogue as its exports.
 */
export type CatalogueLoader = () => unknown;

/** Returns the loaders, by the id of their map. */
const getCatalogueLoaders = () => getShared('catalogues/1', () => new Map<string, CatalogueLoader>());

/**
 * Registers reference material for a map whose definition does not contain it. It is loaded when a panel first needs
 * it. A list under `catalogue` in the definition itself takes precedence.
 *
 * The panels use the lists `parts` (the parts of the process that tools serve), `glossary` (explanations of terms where
 * they occur) and `links` (ideas beside the questions that they help with).
 *
 * All copies of the library on a page share what is registered.
 *
 * @param map Id of the map.
 * @param load Loads the catalogue, for example `() => import('./catalogue.js')`.
 */
export function registerCatalogue(map: string, load: CatalogueLoader): void {
  getCatalogueLoaders().set(map, load);
}

/** Returns true if a map has a catalogue: in its definition, or registered for it. */
export const hasCatalogue = (map: MapDefinition): boolean => !!map.catalogue || getCatalogueLoaders().has(map.id);

/** Loads the catalogue registered for a map, in the language of the map. Resolves to undefined if there is none. */
export async function loadCatalogue(map: MapDefinition): Promise<unknown> {
  const loadedModule = (await getCatalogueLoaders().get(map.id)?.()) as { default?: unknown } | undefined;
  return translateForMap(map, loadedModule?.default ?? loadedModule);
}
