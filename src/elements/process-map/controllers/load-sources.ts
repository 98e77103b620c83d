import { parseJourney } from '../../../journey/parse-journey.js';
import { mergeJourneys } from '../../../journey/merge.js';
import { createJourney } from '../../../journey/record.js';
import type { Journey } from '../../../journey/types/record.js';
import type { MapDefinition, Problem } from '../../../map/map-definition.js';
import { parseMap } from '../../../map/parse-map.js';
import { cloneJson } from '../../../utils/json.js';
import { WebStorageStore } from '../../../stores/web-storage-store.js';
import { rootStrings } from '../../../strings/en/root.js';
import type { JourneyStore } from '../../../stores/journey-store.js';
import { ProcessMapError } from '../errors.js';

/**
 * Parses the definition at a URL, or a given one if there is no URL.
 *
 * @throws {ProcessMapError} If the definition cannot be fetched, or nothing of it is usable.
 */
export async function loadMap(
  src: string | null | undefined,
  definition: unknown,
  signal: AbortSignal,
): Promise<{ map: MapDefinition; problems: Problem[] }> {
  const { map, problems } = parseMap(src ? await fetchText(src, signal) : definition);
  if (!map) throw new ProcessMapError(rootStrings.unusableMap, problems);
  return { map, problems };
}

async function fetchText(src: string, signal: AbortSignal): Promise<string> {
  const result = await fetch(src, { signal }).catch((error: unknown) => error);
  if (result instanceof Response && result.ok) return result.text();
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
 * Selects the journey to go on with, if the host page set none.
 *
 * @param storedJourney Journey in the store.
 * @param continuedJourney Journey that was active before, under the same key.
 * @param previousStore Store of the journey that was active before.
 */
export function selectJourney(
  map: MapDefinition,
  storedJourney: Journey | null,
  continuedJourney: Journey | null,
  previousStore: JourneyStore | undefined,
): Journey {
  // A journey without a store so far is merged into the stored one, so that neither is lost.
  if (storedJourney && continuedJourney && !previousStore) return mergeJourneys(storedJourney, continuedJourney);
  return storedJourney ?? continuedJourney ?? createJourney(map);
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
  return { ...loaded, unreadableRecord: typeof record === 'string' ? record : JSON.stringify(cloneJson(record)) };
}

/** Loads a record from a store. Never rejects: if the store fails, the result has an error and no journey. */
export async function loadStoredJourney(store: JourneyStore, key: string, map: MapDefinition): Promise<LoadedJourney> {
  try {
    const loaded = readStoredRecord(await store.load(key), map, store, key);
    return store instanceof WebStorageStore ? { ...loaded, backup: store.readBackup(key) } : loaded;
  } catch (cause) {
    return { journey: null, error: new ProcessMapError(rootStrings.journeyLoadFailed, [], { cause }) };
  }
}
