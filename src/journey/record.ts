import type { MapDefinition } from '../map/types.js';
import type { Cycle, Entries, Journey, RiskFields, Section } from './types.js';

export const FORMAT = 'process-map-journey';
export const VERSION = 1;

export const SECTIONS: readonly Section[] = ['phases', 'answers', 'groups', 'tools', 'risks', 'decisions'];

export const RISK_FIELDS: readonly (keyof RiskFields)[] = ['level', 'measures', 'owner', 'reviewOn', 'note', 'accepted'];

export const emptyEntries = (): Entries => ({ phases: {}, answers: {}, groups: {}, tools: {}, risks: {}, decisions: {} });

export const emptyCycle = (number: number): Cycle => ({ number, ...emptyEntries() });

/** Where the clock and the ids of new facts come from. */
export interface Sources {
  /** The time; the system's where absent. */
  now?: (() => Date) | undefined;
  /** A new UUID; a random one where absent. */
  newId?: (() => string) | undefined;
}

export function currentTime(now: Sources['now']): Date {
  const time = now?.();
  return time instanceof Date && !Number.isNaN(time.getTime()) ? time : new Date();
}

/**
 * A UUID. `crypto.randomUUID` is missing on pages served without TLS, as many intranets are.
 */
export function randomId(): string {
  const { crypto } = globalThis;
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** A new journey through a map: in its first phase, with nothing recorded. */
export function createJourney(map: MapDefinition, options: { id?: string; now?: () => Date } = {}): Journey {
  const at = currentTime(options.now).toISOString();
  return {
    format: FORMAT,
    version: VERSION,
    id: options.id ?? randomId(),
    map: { id: map.id, version: map.version },
    createdAt: at,
    updatedAt: at,
    status: 'active',
    cycle: 1,
    phase: firstPhase(map),
    cycles: [emptyCycle(1)],
    unplaced: {},
  };
}

export function firstPhase(map: MapDefinition): string {
  const [first] = map.phases;
  if (!first) throw new TypeError('A map needs at least one phase. Read it with parseMap first.');
  return first.id;
}

/** The entries of the current cycle. */
export function currentCycle(journey: Journey): Cycle {
  const cycle = journey.cycles[journey.cycle - 1];
  if (!cycle) throw new TypeError('The journey has no current cycle. Read it with parseJourney first.');
  return cycle;
}
