import { cloneJson, isObject } from '../utils/json.js';
import type { MapDefinition } from '../map/map-definition.js';
import { evolveAll } from './evolve.js';
import { createJourney } from './record.js';
import { toCanonicalTime } from '../utils/clock.js';
import type { Journey } from './types/record.js';
import type { Fact } from './types/fact.js';

/**
 * The journey that facts in order lead to, from a start or from a new journey. It equals the one they were recorded
 * in: in status, cycle, phase and cycles. What is no fact changes nothing.
 *
 * @param start A journey that was created or read: `parseJourney` reads what comes from elsewhere.
 */
export function replay(map: MapDefinition, facts: readonly Fact[], start?: Journey): Journey {
  let all: Fact[];
  try {
    all = Object.values(facts); // whether or not it is a list: it may be read from a log that somebody edited
  } catch {
    return start ?? createJourney(map); // nothing, or a proxy that throws
  }
  const first = cloneJson(all[0]);
  const at = isObject(first) ? toCanonicalTime(first.at) : undefined;
  const begin = start ?? createJourney(map, { now: at ? () => new Date(at) : undefined });
  return evolveAll(map, begin, all);
}
