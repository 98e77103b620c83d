import type { MapDefinition } from '../../map/types.js';
import { translate } from './overlays.js';

/** Gives a list of a catalogue, or the module whose default export is one. */
export type ListLoader = () => unknown;

const loaders = new Map<string, ListLoader>();

/**
 * Makes lists of reference matter of a map available that its definition does not hold. A list is loaded when a panel
 * needs it; a list under `catalogue` in the definition itself comes first.
 *
 * The panels use `parts` (what tools are good for), `glossary` (terms explained where they occur) and `links` (which
 * ideas serve which questions).
 *
 * @param map Id of the map.
 * @param lists Loaders by the name of their list; may be asynchronous, as `{ glossary: () => import('./glossary.js') }`.
 */
export function registerCatalogue(map: string, lists: Record<string, ListLoader>): void {
  for (const [name, load] of Object.entries(lists)) loaders.set(`${name} ${map}`, load);
}

/** A list of the catalogue of a map, in the language that the map is in; undefined where there is none. */
export async function loadList(map: MapDefinition, name: string): Promise<unknown> {
  const loaded = (await loaders.get(`${name} ${map.id}`)?.()) as { default?: unknown } | undefined;
  return translate(map, loaded?.default ?? loaded);
}
