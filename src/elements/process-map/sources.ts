import { cloneJson } from '../../map/json.js';
import { parseMap } from '../../map/parse.js';
import type { MapDefinition, Problem } from '../../map/types.js';
import { parseJourney } from '../../journey/parse.js';
import type { Journey } from '../../journey/types.js';
import type { JourneyStore } from '../../stores/types.js';

/** An error with the problems behind it. */
export class ProcessMapError extends Error {
  override readonly name = 'ProcessMapError';
  readonly problems: Problem[];

  constructor(message: string, problems: Problem[] = [], options?: ErrorOptions) {
    super(message, options);
    this.problems = problems;
  }
}

/** Reads a definition, which is fetched where it is not given. */
export async function readMap(src: string | null | undefined, given: unknown): Promise<{ map: MapDefinition; problems: Problem[] }> {
  const { map, problems } = parseMap(src ? await fetchText(src) : given);
  if (!map) throw new ProcessMapError('The map definition cannot be used.', problems);
  return { map, problems };
}

async function fetchText(src: string): Promise<string> {
  let problem: unknown;
  try {
    const response = await fetch(src);
    if (response.ok) return await response.text();
    problem = response.status;
  } catch (error) {
    problem = error;
  }
  throw new ProcessMapError(`The map definition at ${src} could not be fetched: ${String(problem)}.`, [], { cause: problem });
}

/** What a store holds under a key. */
export interface Loaded {
  journey: Journey | null;
  /** The text of a record that cannot be read, or not in full. */
  setAside?: string;
  error?: ProcessMapError;
}

/** Loads a record. A store that fails, or holds what cannot be read, gives none and says why. */
export async function loadJourney(store: JourneyStore, key: string, map: MapDefinition): Promise<Loaded> {
  let stored: unknown;
  try {
    stored = await store.load(key);
  } catch (cause) {
    return { journey: null, error: new ProcessMapError('The journey could not be loaded.', [], { cause }) };
  }
  if (stored === null || stored === undefined) return { journey: null };
  const { journey, problems } = parseJourney(stored, map);
  if (!problems.length) return { journey };
  const setAside = typeof stored === 'string' ? stored : JSON.stringify(cloneJson(stored));
  return { journey, setAside, error: new ProcessMapError('The journey kept here could not be read in full. It was set aside.', problems) };
}
