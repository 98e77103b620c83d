import { getOwn, omitUndefined, toNonEmpty } from '../utils/objects.js';
import { isText, toFilledText, toJsonText } from '../utils/json.js';
import { getCurrentId } from '../map/map-index.js';
import type { MapDefinition } from '../map/map-definition.js';
import type { Fact, FactOf } from './types/fact.js';
import type { Cycle, TrailEntry, TrailType } from './types/record.js';

// The trail of a cycle: what was decided, completed, confirmed and reopened, in order. Entries never change, so two
// trails merge as a union.

export const TRAIL_TYPES: Readonly<Record<TrailType, true>> = {
  'decision.made': true,
  'phase.completed': true,
  'phase.confirmed': true,
  'phase.reopened': true,
  'journey.stopped': true,
  'journey.resumed': true,
  'cycle.started': true,
};

/** A fact that trails keep. */
type TrailFact = FactOf<TrailType>;

/** Returns true for the type of a fact that trails keep. */
export const isTrailType = (type: unknown): type is TrailType =>
  isText(type) && getOwn<Readonly<Record<string, boolean>>, string>(TRAIL_TYPES, type) === true;

/** Returns true for a fact that trails keep. */
export const isTrailFact = (fact: Fact): fact is TrailFact => isTrailType(fact.type);

const toKey = ({ at, id }: TrailEntry): string => `${at}\0${id}`;

/** Returns trail entries by time, then by id, each fact once. Only a file edited by hand has an id twice. */
export function sortTrail(entries: readonly TrailEntry[]): TrailEntry[] {
  const sorted = entries
    // The content decides between entries that share both, so that the order of a merge does not.
    .map((entry) => [toKey(entry), toJsonText(entry), entry] as const)
    .sort((a, b) => (a[0] + a[1] < b[0] + b[1] ? -1 : 1));
  return [...new Map(sorted.map(([key, , entry]) => [key, entry])).values()];
}

/** Merges two trails as a union; undefined if both are empty. */
export const mergeTrails = (a: readonly TrailEntry[] = [], b: readonly TrailEntry[] = []): TrailEntry[] | undefined =>
  toNonEmpty(sortTrail([...a, ...b]));

/** Returns the trail of a cycle. One that was written before there were trails shows what its entries still say. */
export function listTrail({ trail, started, phases, decisions, position, resumedAt }: Cycle): TrailEntry[] {
  if (trail) return trail;
  const entries: TrailEntry[] = [];
  if (started) {
    const { by: id, at, adaptation } = started;
    entries.push(omitUndefined<TrailEntry>({ id, at, type: 'cycle.started', adaptation }));
  }
  for (const [phase, { by: id, at, option, reason, reviewOn }] of Object.entries(decisions))
    entries.push(omitUndefined<TrailEntry>({ id, at, type: 'decision.made', phase, option, reason, reviewOn }));
  for (const [phase, { completion }] of Object.entries(phases)) {
    if (!completion) continue;
    const { by: id, at, done, note } = completion;
    const entry = done ? { type: 'phase.completed' as const, note } : { type: 'phase.reopened' as const };
    entries.push(omitUndefined<TrailEntry>({ id, at, phase, note: undefined, ...entry }));
  }
  if (resumedAt)
    entries.push({
      id: position?.at === resumedAt ? position.by : resumedAt,
      at: resumedAt,
      type: 'journey.resumed',
    });
  if (position?.status === 'stopped') {
    // The decision to stop has the same time, and need not be of the current phase.
    const phase = Object.entries(decisions).find(([, { at }]) => at === position.at)?.[0] ?? position.phase;
    entries.push({ id: position.by, at: position.at, type: 'journey.stopped', phase });
  }
  return sortTrail(entries);
}

/**
 * Returns the trail with the entry of a fact.
 *
 * @param map Replaces the former id of a phase by its current one.
 */
export function addToTrail(map: MapDefinition, trail: readonly TrailEntry[], fact: TrailFact): TrailEntry[] {
  const { id, at, type, phase, option, reason, reviewOn, note, adaptation }: TrailEntry = fact;
  const texts = { reason: toFilledText(reason), note: toFilledText(note), adaptation: toFilledText(adaptation) };
  const phaseId = isText(phase) ? getCurrentId(map, 'phase', phase) : undefined;
  return sortTrail([...trail, omitUndefined<TrailEntry>({ id, at, type, phase: phaseId, option, reviewOn, ...texts })]);
}
