import type { MapDefinition, Phase } from '../map/map-definition.js';
import { toNonEmpty } from '../utils/objects.js';
import { createChangeFinder } from './digests.js';
import { checkExitRule, isCompleted } from './rules.js';
import type { Cycle, PhaseRecord } from './types/record.js';
import type { ChangedWork, PhaseCheck } from './types/view.js';

/** Returns the change that an older version of the library marked a phase for. */
const listMarkedChange = ({ check }: PhaseRecord, { id }: Phase): ChangedWork[] =>
  check ? [{ phase: check.because ?? id, at: check.at }] : [];

/**
 * Creates a function that returns why a completed phase must be checked again: work that it relies on differs, or its
 * own exit rule no longer holds. Undefined if neither is so. Nothing is recorded: undo a change, and it is undefined.
 */
export function createPhaseChecker(map: MapDefinition, cycle: Cycle): (phase: Phase) => PhaseCheck | undefined {
  const findChanges = createChangeFinder(map, cycle);
  return (phase) => {
    const record = cycle.phases[phase.id];
    if (!record || !isCompleted(record)) return undefined;
    const { basis, check } = record;
    // A completion of an older version of the library keeps the mark that it has.
    if (!basis && !check?.on) return undefined;
    const changed = basis ? [...findChanges(basis.digest, basis.at)] : listMarkedChange(record, phase);
    const { left } = checkExitRule(cycle, phase);
    return toNonEmpty([...changed, ...left]) && { changed, left };
  };
}

/** Returns true if completing a phase records a completion: it is not completed, or asks to be checked again. */
export const isCompletionDue = (map: MapDefinition, cycle: Cycle, phase: Phase): boolean =>
  !isCompleted(cycle.phases[phase.id]) || !!createPhaseChecker(map, cycle)(phase);
