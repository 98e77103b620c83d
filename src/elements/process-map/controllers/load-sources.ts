import { parseJourney } from '../../../journey/parse-journey.js';
import type { Journey } from '../../../journey/types/record.js';
import type { MapDefinition, Problem } from '../../../map/map-definition.js';
import { parseMap } from '../../../map/parse-map.js';
import { cloneJson } from '../../../utils/json.js';
import { WebStorageStore } from '../../../stores/web-storage-store.js';
import type { JourneyStore } from '../../../stores/journey-store.js';
import { ProcessMapError } from '../errors.js';

/** Reads a definition, which is fetched where it is not given. */
export async function loadMap(
  src: string | null | undefined,
  given: unknown,
): Promise<{ map: MapDefinition; problems: Problem[] }> {
  const { map, problems } = parseMap(src ? await fetchText(src) : given);
  if (!map) throw new ProcessMapError('The map definition cannot be used.', problems);
  return { map, problems };
}
export async function fetchText(src: string): Promise<string> {
  const answer = await fetch(src).catch((error: unknown) => error);
  if (answer instanceof Response && answer.ok) return answer.text();
  const why = answer instanceof Response ? answer.status : String(answer);
  throw new ProcessMapError(`The map definition at ${src} could not be fetched: ${why}.`, [], { cause: answer });
}
/** A journey that came from outside: what of it can be read, and what is wrong with it. */
export interface LoadedJourney {
  journey: Journey | null;
  /** The text of a record that cannot be read, or not in full. */
  unreadableRecord?: string | undefined;
  /** The text of one that was set aside before. */
  backup?: string | undefined;
  error?: ProcessMapError;
}
/** Reads a journey; `name` is what an error calls it. */
export function readExternalJourney(given: unknown, map: MapDefinition, name: string): LoadedJourney {
  const { journey, problems } = parseJourney(given, map);
  if (!problems.length) return { journey };
  return { journey, error: new ProcessMapError(`${name} could not be read in full.`, problems) };
}
/** Reads a record that was kept. What of it cannot be read is set aside. */
export function readStoredRecord(
  kept: unknown,
  map: MapDefinition,
  store: JourneyStore | undefined,
  key: string,
): LoadedJourney {
  if ((kept ?? null) === null) return { journey: null };
  const loaded = readExternalJourney(kept, map, 'The journey that was kept');
  if (!loaded.error) return loaded;
  // It will be written over by what could be read.
  if (loaded.journey && store instanceof WebStorageStore) store.backUpBeforeOverwrite(key);
  return { ...loaded, unreadableRecord: typeof kept === 'string' ? kept : JSON.stringify(cloneJson(kept)) };
}
/** Loads a record. A store that fails, or holds what cannot be read, gives none and says why. */
export async function loadStoredJourney(store: JourneyStore, key: string, map: MapDefinition): Promise<LoadedJourney> {
  try {
    const loaded = readStoredRecord(await store.load(key), map, store, key);
    return store instanceof WebStorageStore ? { ...loaded, backup: store.readBackup(key) } : loaded;
  } catch (cause) {
    return { journey: null, error: new ProcessMapError('The journey could not be loaded.', [], { cause }) };
  }
}
