import type { LitElement } from 'lit';
import type { MapDefinition } from '../../map/map-definition.js';
import type { Shown } from '../panel/phase-selection.js';

type Lists = Record<string, unknown>;

/** Says something in the console, once. */
export type Warn = (message: string, error: unknown) => void;

interface Reference {
  /** What of the lists can be used, by name. */
  usable: Record<string, { id: string }[]>;
  /** What came later than the definition; undefined while it is on its way. */
  lists?: Lists;
  coming?: Promise<void>;
  /** They were sent for and did not come. */
  failed?: boolean;
}

const known = new WeakMap<MapDefinition, Reference>();

/** What of a list can be used: it comes from outside, and was not read by `parseMap`. */
const usable = (list: unknown): { id: string }[] =>
  Array.isArray(list)
    ? list.filter((item: unknown): item is { id: string } => typeof (item as { id?: unknown } | null)?.id === 'string')
    : [];

async function load({ id }: MapDefinition, reference: Reference, loaded: Promise<unknown>, warn: Warn): Promise<void> {
  try {
    reference.lists = { ...((await loaded) as Lists | undefined) };
  } catch (error) {
    reference.lists = {};
    reference.failed = true;
    warn(`the catalogue of "${id}" could not be loaded. The rest works.`, error);
  }
}

/**
 * Gives a list of the catalogue: what the definition holds, else what is registered for it, which is sent for once. Empty
 * until it is in; the part is then rendered again.
 */
export const lists =
  (warn: Warn) =>
  <T extends { id: string }>(part: LitElement, { model: { map }, host }: Shown, name: string): T[] => {
    const reference = known.get(map) ?? { usable: {} };
    known.set(map, reference);
    const own = (reference.usable[name] ??= usable(map.catalogue?.[name]));
    if (own.length) return own as T[];
    if (reference.lists) return (reference.usable[name] = usable(reference.lists[name])) as T[];
    reference.coming ??= load(map, reference, host.catalogue(), warn);
    void reference.coming.then(() => part.requestUpdate());
    return [];
  };

/** Whether what is registered for the map was sent for and did not come; the part is rendered again once that is known. */
export function lacksLists(part: LitElement, { model: { map } }: Shown): boolean {
  const { coming, lists, failed = false } = known.get(map) ?? {};
  if (!lists) void coming?.then(() => part.requestUpdate());
  return failed;
}
