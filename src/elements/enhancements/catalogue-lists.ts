import type { LitElement } from 'lit';
import type { MapDefinition } from '../../map/map-definition.js';
import { Chunk } from '../internal/chunk.js';
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

  /** Lists of the registered catalogue. */
  registered?: Chunk<CatalogueLists>;
}

const catalogueByMap = new WeakMap<MapDefinition, CatalogueState>();

/** Reads a list of a catalogue without items that have no id: `parseMap` does not check registered catalogues. */
const readUsableItems = (list: unknown): Item[] =>
  Array.isArray(list)
    ? list.filter((item: unknown): item is Item => typeof (item as Partial<Item> | null)?.id === 'string')
    : [];

/**
 * Reads a list of a catalogue: from the definition, else from the catalogue registered for the map. The first read of a
 * registered catalogue loads it, returns an empty list, and schedules an update of the panel.
 */
export function readList<T extends Item>(panel: LitElement, { map, actions }: PhaseSelection, listName: string): T[] {
  const state = catalogueByMap.get(map) ?? { items: {} };
  catalogueByMap.set(map, state);
  const ownItems = (state.items[listName] ??= readUsableItems(map.catalogue?.[listName]));
  if (ownItems.length) return ownItems as T[];
  state.registered ??= new Chunk(`the catalogue of "${map.id}"`, async () => {
    return { ...((await actions.loadCatalogue(map)) as CatalogueLists | undefined) };
  });
  void state.registered.load(panel);
  const lists = state.registered.get(panel);
  return (lists ? (state.items[listName] = readUsableItems(lists[listName])) : []) as T[];
}

/** Returns true if the registered catalogue could not be loaded. While it loads, schedules an update of the panel. */
export function hasCatalogueFailed(panel: LitElement, { map }: PhaseSelection): boolean {
  const { registered } = catalogueByMap.get(map) ?? {};
  void registered?.load(panel);
  return registered?.hasFailed(panel) ?? false;
}
