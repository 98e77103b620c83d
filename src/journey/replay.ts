import type { MapDefinition } from '../map/types.js';
import { evolveAll } from './evolve.js';
import { canonicalTime, createJourney } from './record.js';
import type { Fact, Journey } from './types.js';

/**
 * The journey that facts in order lead to, from a start or from a new journey. It equals the one they were recorded
 * in: in status, cycle, phase and cycles.
 */
export function replay(map: MapDefinition, facts: readonly Fact[], start?: Journey): Journey {
  const [first] = facts;
  const at = canonicalTime(first?.at);
  const begin = start ?? createJourney(map, { now: at ? () => new Date(at) : undefined });
  return evolveAll(map, begin, facts);
}
