import type { DraftsByField } from '../../../stores/drafts.js';
import { parseJourney } from '../../../journey/parse-journey.js';
import { isEmptyJourney, isEquivalentJourney, mergeJourneys } from '../../../journey/merge.js';
import { createJourney } from '../../../journey/record.js';
import type { Journey } from '../../../journey/types/record.js';
import type { MapDefinition, Problem } from '../../../map/map-definition.js';
import { getDefaultMap } from '../../registries/default-map.js';
import { toJsonText, type Json } from '../../../utils/json.js';
import { WebStorageStore } from '../../../stores/web-storage-store.js';
import { rootStrings } from '../../../strings/en/root.js';
import type { JourneyStore } from '../../../stores/journey-store.js';
import type { LoadedMap } from '../active-journey.js';
import { readDefinition } from './shared-definitions.js';
import { ProcessMapError } from '../errors.js';

/**
 * Returns the map of the definition at a URL, or else of a given one, or else the registered one, which is known to be
 * valid. It belongs to this load alone.
 *
 * @param definition JSON text, or a copy that nobody changes; null if none is given.
 * @throws {ProcessMapError} If the definition cannot be fetched, or nothing of it is usable.
 */
export async function loadMap(
  src: string | null | undefined,
  definition: Json,
  signal: AbortSignal,
): Promise<{ map: MapDefinition; problems: Problem[] }> {
  const defaultMap = !src && definition === null ? getDefaultMap() : null;
  if (defaultMap) return { map: { ...defaultMap }, problems: [] };
  const source = src ? await fetchText(src, signal) : definition;
  const { map, problems } = readDefinition(source);
  if (!map) throw new ProcessMapError(rootStrings.unusableMap, problems);
  return { map, problems };
}

async function fetchText(src: string, signal: AbortSignal): Promise<string> {
  const result: unknown = await fetch(src, { signal })
    .then<unknown>((response) => (response.ok ? response.text() : response))
    .catch((error: unknown) => error);
  if (typeof result === 'string') return result;
  const reason = String(result instanceof Response ? result.status : result);
  throw new ProcessMapError(rootStrings.fetchFailed(src, reason), [], { cause: result });
}

/** Result of reading a record from outside. */
export interface LoadedJourney {
  /** The readable content; null if there is none. */
  journey: Journey | null;

  /** Text of the record, if it could not be read, or not in full. */
  unreadableRecord?: string | undefined;

  /** Text of an unreadable record that was backed up earlier. */
  backup?: string | undefined;

  /** The stored drafts; undefined if they could not be loaded. */
  storedTexts?: DraftsByField | undefined;

  /** The store failed, so that it is not known what it holds. */
  isUnknown?: boolean;
  error?: ProcessMapError;
}

/** Parses a record. `message` is the message of the error if the record cannot be read in full. */
export function readExternalJourney(record: unknown, map: MapDefinition, message: string): LoadedJourney {
  const { journey, problems } = parseJourney(record, map);
  if (!problems.length) return { journey };
  return { journey, error: new ProcessMapError(message, problems) };
}

/** Parses a record that the host page set. Null stands for a new journey. */
export function readRestoredJourney(record: unknown, map: MapDefinition): LoadedJourney {
  if (record !== null) return readExternalJourney(record, map, rootStrings.setJourneyUnreadable);
  // `resetAt` makes a merge in other tabs drop entries from before.
  const journey = createJourney(map);
  return { journey: { ...journey, resetAt: journey.createdAt } };
}

/**
 * Joins what a store holds with what goes on from before: each of them alone, all merged, or else a new journey.
 *
 * @param unsaved Journeys with the same key that could not be saved before.
 */
export function joinJourneys(
  map: MapDefinition,
  stored: Journey | null,
  carried: Journey | null,
  unsaved: readonly Journey[],
): Journey {
  const isWorthMerging = (journey: Journey) => !isEmptyJourney(map, journey) || journey.resetAt !== undefined;
  const others = [carried, ...unsaved].flatMap((journey) => (journey && isWorthMerging(journey) ? journey : []));
  const [first = carried ?? createJourney(map), ...rest] = stored ? [stored, ...others] : others;
  let joined = first;
  for (const journey of rest) joined = mergeJourneys(joined, journey);
  return joined;
}

/** Parses a record from a store. If it cannot be read in full, its text is retained for a backup and for download. */
export function readStoredRecord(
  record: unknown,
  map: MapDefinition,
  store: JourneyStore | undefined,
  key: string,
): LoadedJourney {
  if ((record ?? null) === null) return { journey: null };
  const loaded = readExternalJourney(record, map, rootStrings.storedJourneyUnreadable);
  if (!loaded.error) return loaded;
  // The next save will overwrite the record with its readable content.
  if (loaded.journey && store instanceof WebStorageStore) store.backUpBeforeOverwrite(key);
  return { ...loaded, unreadableRecord: typeof record === 'string' ? record : toJsonText(record) };
}

/** Loads a record from a store. Never rejects: if the store fails, the result has an error and no journey. */
export async function loadStoredJourney(store: JourneyStore, key: string, map: MapDefinition): Promise<LoadedJourney> {
  try {
    const loaded = readStoredRecord(await store.load(key), map, store, key);
    return store instanceof WebStorageStore ? { ...loaded, backup: store.readBackup(key) } : loaded;
  } catch (cause) {
    const error = new ProcessMapError(rootStrings.journeyLoadFailed, [], { cause });
    return { journey: null, error, isUnknown: true };
  }
}

/**
 * Returns the record that is kept in this browser, if a journey in the store of the host page lacks something of it.
 *
 * @param journey The journey to compare with.
 */
export async function findBrowserRecord(
  browserStore: WebStorageStore,
  { key, map }: LoadedMap,
  journey: Journey,
): Promise<Journey | undefined> {
  const { journey: record } = await loadStoredJourney(browserStore, key, map);
  if (!record || isEmptyJourney(map, record)) return undefined;
  const merged = mergeJourneys(journey, record);
  const { id, createdAt } = merged;
  return isEquivalentJourney(merged, { ...journey, id, createdAt }) ? undefined : record;
}
