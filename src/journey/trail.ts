import { omitUndefined, toNonEmpty } from '../utils/objects.js';
import { toPersonName } from '../utils/one-line.js';
import { isText, toJsonText } from '../utils/json.js';
import { getCurrentId } from '../map/map-index.js';
import type { MapDefinition } from '../map/map-definition.js';
import { FACTS, pickFields, TRAIL_TYPE, type Fields } from './field-schema.js';
import type { Fact, FactOf } from './types/fact.js';
import type { Cycle, Stamp, TrailEntry, TrailType } from './types/record.js';

// The trail of a cycle: what was decided, completed, confirmed and reopened, in order. Entries never change, so two
// trails merge as a union.

/** A fact that trails keep. */
type TrailFact = FactOf<TrailType>;

/** Returns true for a fact that trails keep. */
export const isTrailFact = (fact: Fact): fact is TrailFact => TRAIL_TYPE.isValid(fact.type);

const toKey = ({ at, id }: TrailEntry): string => `${at}\0${id}`;

const compareTexts = (a: string, b: string): number => (a < b ? -1 : 1);

/** Returns trail entries by time, then by id, each fact once. Only a file edited by hand has an id twice. */
export function sortTrail(entries: readonly TrailEntry[]): TrailEntry[] {
  const sorted = [...entries].sort((a, b) =>
    // The content decides between entries that share both, so that the order of a merge does not.
    toKey(a) === toKey(b) ? compareTexts(`${toJsonText(a)}`, `${toJsonText(b)}`) : compareTexts(toKey(a), toKey(b)),
  );
  return [...new Map(sorted.map((entry) => [toKey(entry), entry])).values()];
}

/** Merges trails as a union; undefined if all are empty. */
export const mergeTrails = (...trails: (readonly TrailEntry[] | undefined)[]): TrailEntry[] | undefined =>
  toNonEmpty(sortTrail(trails.flatMap((trail = []) => trail)));

/** Returns the trail of a cycle. One that was written before there were trails shows what its entries still say. */
export function listTrail({ trail, started, phases, decisions, position, resumedAt }: Cycle): TrailEntry[] {
  if (trail) return trail;
  const entries: TrailEntry[] = [];
  const addEntry = (type: TrailType, { by: id, from: _, ...fields }: Stamp & Partial<TrailEntry>) =>
    entries.push({ ...fields, id, type });
  if (started) addEntry('cycle.started', started);
  for (const [phase, decision] of Object.entries(decisions)) addEntry('decision.made', { ...decision, phase });
  for (const [phase, { completion }] of Object.entries(phases)) {
    if (!completion) continue;
    const { done, ...fields } = completion;
    if (done) addEntry('phase.completed', { ...fields, phase });
    else addEntry('phase.reopened', omitUndefined<Stamp & Partial<TrailEntry>>({ ...fields, note: undefined, phase }));
  }
  if (resumedAt)
    addEntry('journey.resumed', { at: resumedAt, by: position?.at === resumedAt ? position.by : resumedAt });
  if (position?.status === 'stopped') {
    const { at, by, person } = position;
    // The decision to stop has the same time, and need not be of the current phase.
    const phase = Object.entries(decisions).find(([, decision]) => decision.at === at)?.[0] ?? position.phase;
    addEntry('journey.stopped', omitUndefined<Stamp & Partial<TrailEntry>>({ at, by, person, phase }));
  }
  return sortTrail(entries);
}

/**
 * Returns the trail with the entry of a fact.
 *
 * @param map Replaces the former id of a phase by its current one.
 */
export function addToTrail(map: MapDefinition, trail: readonly TrailEntry[], fact: TrailFact): TrailEntry[] {
  const { id, at, type, phase, person }: TrailEntry = fact;
  const fields = pickFields<Fields>(FACTS[type].fields, { ...fact });
  const phaseId = isText(phase) ? getCurrentId(map, 'phase', phase) : undefined;
  return sortTrail([
    ...trail,
    omitUndefined<TrailEntry>({ ...fields, id, at, type, phase: phaseId, person: toPersonName(person) }),
  ]);
}
