import type { LitElement } from 'lit';
import type { MapDefinition } from '../../map/map-definition.js';
import type { PhaseSelection } from '../panel/phase-selection.js';

type CatalogueLists = Record<string, unknown>;

/** Says something in the console, once. */
export type WarnFunction = (message: string, error: unknown) => void;

interface LoadedCatalogue {
  /** What of the lists can be used, by name. */
  readUsableItems: Record<string, { id: string }[]>;
  /** What came later than the definition; undefined while it is on its way. */
  createListReader?: CatalogueLists;
  loading?: Promise<void>;
  /** They were sent for and did not come. */
  failed?: boolean;
}

const catalogueByMap = new WeakMap<MapDefinition, LoadedCatalogue>();

/** What of a list can be used: it comes from outside, and was not read by `parseMap`. */
const usable = (list: unknown): { id: string }[] =>
  Array.isArray(list)
    ? list.filter((item: unknown): item is { id: string } => typeof (item as { id?: unknown } | null)?.id === 'string')
    : [];

async function loadLists(
  { id }: MapDefinition,
  reference: LoadedCatalogue,
  loaded: Promise<unknown>,
  warn: WarnFunction,
): Promise<void> {
  try {
    reference.createListReader = { ...((await loaded) as CatalogueLists | undefined) };
  } catch (error) {
    reference.createListReader = {};
    reference.failed = true;
    warn(`the catalogue of "${id}" could not be loaded. The rest works.`, error);
  }
}

/**
 * Gives a list of the catalogue: what the definition holds, else what is registered for it, which is sent for once. Empty
 * until it is in; the part is then rendered again.
 */
export const lists =
  (warn: WarnFunction) =>
  <T extends { id: string }>(
    part: LitElement,
    { model: { map }, actions: host }: PhaseSelection,
    name: string,
  ): T[] => {
    const reference = catalogueByMap.get(map) ?? { readUsableItems: {} };
    catalogueByMap.set(map, reference);
    const own = (reference.readUsableItems[name] ??= usable(map.catalogue?.[name]));
    if (own.length) return own as T[];
    if (reference.createListReader)
      return (reference.readUsableItems[name] = usable(reference.createListReader[name])) as T[];
    reference.loading ??= loadLists(map, reference, host.loadCatalogue(), warn);
    void reference.loading.then(() => part.requestUpdate());
    return [];
  };

/** Whether what is registered for the map was sent for and did not come; the part is rendered again once that is known. */
export function hasCatalogueFailed(part: LitElement, { model: { map } }: PhaseSelection): boolean {
  const { loading: coming, createListReader: lists, failed = false } = catalogueByMap.get(map) ?? {};
  if (!lists) void coming?.then(() => part.requestUpdate());
  return failed;
}
