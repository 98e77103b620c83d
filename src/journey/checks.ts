import { locate } from '../map/map-index.js';
import type { MapDefinition, Phase } from '../map/map-definition.js';
import { toNonEmpty } from '../utils/objects.js';
import { createChangeFinder } from './digests.js';
import { checkExitRule, isCompleted } from './rules.js';
import type { Cycle, PhaseRecord } from './types/record.js';
import type { ChangedWork, PhaseCheck } from './types/view.js';
import type { Reason } from './types/reason.js';

/** Returns the change that an older version of the library marked a phase for; undefined if it is not marked. */
const listMarkedChanges = (
  map: MapDefinition,
  { id }: Phase,
  check: PhaseRecord['check'],
): ChangedWork[] | undefined =>
  check?.on ? [{ phase: locate(map, 'phase', check.because ?? id)?.phase.id ?? id, at: check.at }] : undefined;

/**
 * Creates a function that returns why a completed phase must be checked again: work that it relies on differs, or its
 * own exit rule no longer holds. Undefined if neither is so. Nothing is recorded: undo a change, and it is undefined.
 * Takes the open steps of the phase from a caller that has them.
 */
export function createPhaseChecker(
  map: MapDefinition,
  cycle: Cycle,
): (phase: Phase, openSteps?: Reason[]) => PhaseCheck | undefined {
  const findChanges = createChangeFinder(map, cycle);
  return (phase, openSteps) => {
    const record = cycle.phases[phase.id];
    if (!record || !isCompleted(record)) return undefined;
    const { basis, check } = record;
    // A completion of an older version of the library keeps the mark that it has.
    const changed = basis ? [...findChanges(basis.digest, basis.at)] : listMarkedChanges(map, phase, check);
    if (!changed) return undefined;
    const left = openSteps ?? checkExitRule(cycle, phase).left;
    return toNonEmpty([...changed, ...left]) && { changed, left };
  };
}

/** Returns true if completing a phase records a completion: it is not completed, or asks to be checked again. */
export const isCompletionDue = (map: MapDefinition, cycle: Cycle, phase: Phase): boolean =>
  !isCompleted(cycle.phases[phase.id]) || !!createPhaseChecker(map, cycle)(phase);
