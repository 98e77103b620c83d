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
  const answer = await fetch(src).catch((error: unknown) => error);
  if (answer instanceof Response && answer.ok) return answer.text();
  const why = answer instanceof Response ? answer.status : String(answer);
  throw new ProcessMapError(`The map definition at ${src} could not be fetched: ${why}.`, [], { cause: answer });
}

/** A journey that came from outside: what of it can be read, and what is wrong with it. */
export interface Loaded {
  journey: Journey | null;
  /** The text of a record that cannot be read, or not in full. */
  setAside?: string;
  error?: ProcessMapError;
}

/** Reads a journey; `name` is what an error calls it. */
export function readJourney(given: unknown, map: MapDefinition, name: string): Loaded {
  const { journey, problems } = parseJourney(given, map);
  if (!problems.length) return { journey };
  return { journey, error: new ProcessMapError(`${name} could not be read in full.`, problems) };
}

/** Loads a record. A store that fails, or holds what cannot be read, gives none and says why. */
export async function loadJourney(store: JourneyStore, key: string, map: MapDefinition): Promise<Loaded> {
  try {
    const stored = (await store.load(key)) ?? null;
    if (stored === null) return { journey: null };
    const loaded = readJourney(stored, map, 'The journey that was kept');
    if (loaded.error) loaded.setAside = typeof stored === 'string' ? stored : JSON.stringify(cloneJson(stored));
    return loaded;
  } catch (cause) {
    return { journey: null, error: new ProcessMapError('The journey could not be loaded.', [], { cause }) };
  }
}
