import { cloneJson, isObject } from '../utils/json.js';
import type { MapDefinition } from '../map/map-definition.js';
import { evolveAll } from './evolve.js';
import { createJourney } from './record.js';
import { toCanonicalTime } from '../utils/clock.js';
import type { Journey } from './types/record.js';
import type { Fact } from './types/fact.js';
import { valuesOf } from '../utils/objects.js';

/**
 * Applies facts in order to a journey, a new one by default. The result has the same status, cycle, phase and cycles as
 * the journey in which the facts were recorded. Values that are not facts are ignored.
 *
 * @param start A journey from `createJourney` or `parseJourney`. Read untrusted data with `parseJourney` first.
 */
export function replay(map: MapDefinition, facts: readonly Fact[], start?: Journey): Journey {
  let list: Fact[];
  try {
    list = valuesOf(facts); // Accepts any object, since a log edited by hand may not be an array.
  } catch {
    return start ?? createJourney(map); // The value is undefined, null, or a proxy that throws.
  }
  const firstFact = cloneJson(list[0]);
  const firstTime = isObject(firstFact) ? toCanonicalTime(firstFact.at) : undefined;
  const startJourney = start ?? createJourney(map, { now: firstTime ? () => new Date(firstTime) : undefined });
  return evolveAll(map, startJourney, list);
}
