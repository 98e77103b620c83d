import type { LitElement } from 'lit';
import type { MapDefinition } from '../../map/map-definition.js';
import type { MapActions } from '../context/map-context.js';
import { warnOnce } from '../internal/warn-once.js';
import type { PhaseSelection } from '../panel/phase-selection.js';

interface Item {
  id: string;
}

/** Lists of a catalogue, by name. */
type CatalogueLists = Record<string, unknown>;

/** State of the catalogue of one map. */
interface CatalogueState {
  /** Usable items of the lists read so far, by the name of the list. */
  items: Record<string, Item[]>;

  /** Lists of the registered catalogue; undefined until it is loaded, empty if it failed. */
  registeredLists?: CatalogueLists;
  loading?: Promise<void>;
  hasFailed?: boolean;
}

const catalogueByMap = new WeakMap<MapDefinition, CatalogueState>();

/** Reads a list of a catalogue without items that have no id: `parseMap` does not check registered catalogues. */
const readUsableItems = (list: unknown): Item[] =>
  Array.isArray(list)
    ? list.filter((item: unknown): item is Item => typeof (item as Partial<Item> | null)?.id === 'string')
    : [];

async function loadRegisteredLists({ id }: MapDefinition, state: CatalogueState, actions: MapActions): Promise<void> {
  try {
    // An update asks for the list: load after it.
    await Promise.resolve();
    state.registeredLists = { ...((await actions.loadCatalogue()) as CatalogueLists | undefined) };
  } catch (error) {
    state.registeredLists = {};
    state.hasFailed = true;
    warnOnce(`the catalogue of "${id}" could not be loaded. The rest works.`, error);
  }
}

/**
 * Reads a list of a catalogue: from the definition, else from the catalogue registered for the map. The first read of a
 * registered catalogue loads it, returns an empty list, and schedules an update of the panel.
 */
export function readList<T extends Item>(panel: LitElement, { map, actions }: PhaseSelection, listName: string): T[] {
  const state = catalogueByMap.get(map) ?? { items: {} };
  catalogueByMap.set(map, state);
  const ownItems = (state.items[listName] ??= readUsableItems(map.catalogue?.[listName]));
  if (ownItems.length) return ownItems as T[];
  if (state.registeredLists) return (state.items[listName] = readUsableItems(state.registeredLists[listName])) as T[];
  state.loading ??= loadRegisteredLists(map, state, actions);
  void state.loading.then(() => panel.requestUpdate());
  return [];
}

/** Returns true if the registered catalogue could not be loaded. While it loads, schedules an update of the panel. */
export function hasCatalogueFailed(panel: LitElement, { map }: PhaseSelection): boolean {
  const { loading, registeredLists, hasFailed = false } = catalogueByMap.get(map) ?? {};
  if (!registeredLists) void loading?.then(() => panel.requestUpdate());
  return hasFailed;
}
