import type { MapDefinition } from '../../map/map-definition.js';
import { translateForMap } from './overlays.js';

/** Gives a catalogue, or the module that has its lists as exports or whose default export it is. */
export type CatalogueLoader = () => unknown;

const catalogueLoaders = new Map<string, CatalogueLoader>();

/**
 * Makes reference matter of a map available that its definition does not hold. It is loaded once, when a panel needs it;
 * a list under `catalogue` in the definition itself comes first.
 *
 * The panels use the lists `parts` (what tools are good for), `glossary` (terms explained where they occur) and `links`
 * (which ideas serve which questions).
 *
 * @param map Id of the map.
 * @param load Gives the catalogue; may be asynchronous, as `() => import('./catalogue.js')`.
 */
export function registerCatalogue(map: string, load: CatalogueLoader): void {
  catalogueLoaders.set(map, load);
}

/** The catalogue that is registered for a map, in the language that the map is in; undefined where none is. */
export async function loadCatalogue(map: MapDefinition): Promise<unknown> {
  const loaded = (await catalogueLoaders.get(map.id)?.()) as { default?: unknown } | undefined;
  return translateForMap(map, loaded?.default ?? loaded);
}
