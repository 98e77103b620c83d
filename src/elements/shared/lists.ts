import type { LitElement } from 'lit';
import type { MapDefinition } from '../../map/types.js';
import type { Shown } from './panel.js';

interface List {
  items: { id: string }[];
  /** While it is on its way. */
  coming?: Promise<void> | undefined;
}

const known = new WeakMap<MapDefinition, Record<string, List>>();

/** What of a list can be used: it comes from outside, and was not read by `parseMap`. */
const usable = (list: unknown): List['items'] =>
  Array.isArray(list) ? list.filter((item: unknown): item is List['items'][number] => typeof (item as { id?: unknown } | null)?.id === 'string') : [];

/**
 * A list of the catalogue: what the definition holds, else what is registered for it, which is sent for once. Empty
 * until it is in; the part is then rendered again.
 */
export function listOf<T extends { id: string }>(part: LitElement, { model: { map }, host }: Shown, name: string): T[] {
  const lists = known.get(map) ?? {};
  known.set(map, lists);
  const list = (lists[name] ??= begin(map.catalogue?.[name], () => host.list(name), name));
  void list.coming?.then(() => part.requestUpdate());
  return list.items as T[];
}

function begin(own: unknown, load: () => Promise<unknown>, name: string): List {
  const list: List = { items: usable(own) };
  if (!list.items.length) {
    list.coming = load()
      .then(
        (loaded) => void (list.items = usable(loaded)),
        (error: unknown) => console.warn(`<process-map>: the list "${name}" of the catalogue could not be loaded. The rest works.`, error),
      )
      .then(() => (list.coming = undefined));
  }
  return list;
}
