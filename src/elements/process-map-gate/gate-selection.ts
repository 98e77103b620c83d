import { getCurrentCycle } from '../../journey/record.js';
import { findNextPhase } from '../../journey/rules.js';
import type { Reason } from '../../journey/types/reason.js';
import type { JourneyStatus, TrailEntry } from '../../journey/types/record.js';
import type { JourneyView, PhaseView } from '../../journey/types/view.js';
import type { Phase } from '../../map/map-definition.js';
import type { MapModel } from '../context/map-context.js';
import type { PhaseSelection, SelectContent } from '../panel/phase-selection.js';
import { hasOwn } from '../../utils/objects.js';

/** Types of the commands whose denial the gate shows. Other panels show those of their own commands, such as a note. */
const GATE_COMMAND = /^(phase\.(?!note)|decision|cycle|journey\.resume)/;

/** Selection of the gate, in addition to the phase. */
export interface GateContent {
  readonly view: PhaseView;
  readonly status: JourneyStatus;
  readonly currentPhaseId: string;

  /** Reasons why the last command of the gate in this phase was denied. */
  readonly denialReasons: Reason[] | undefined;

  readonly variants: JourneyView['variants'];

  /** Decisions and steps of the cycle, oldest first. */
  readonly trail: readonly TrailEntry[];

  /** All phases in map order. */
  readonly phaseViews: readonly PhaseView[];

  /** Number of the cycle. */
  readonly cycle: number;

  /** Note of the last completion. Reopening the phase does not delete it. */
  readonly recordedNote: string | undefined;

  /** Label of the phase that becomes the current one after this phase; undefined if there is none. */
  readonly nextLabel: string | undefined;
}

/** Everything that the gate renders from. */
export type GateSelection = PhaseSelection & GateContent;

/** Returns the reasons why the last command of the gate in a phase was denied. */
function getDenialReasons(lastDenial: MapModel['lastDenial'], phase: Phase): Reason[] | undefined {
  if (!lastDenial) return undefined;
  const { command, reasons } = lastDenial;
  const isInPhase = !hasOwn(command, 'phase') || command.phase === phase.id;
  return GATE_COMMAND.test(command.type) && isInPhase ? reasons : undefined;
}

/** Selects what the gate renders in addition to its phase. */
export const selectGate: SelectContent<GateContent> = (model, phase, view) => {
  const { map, journey, progression, lastDenial } = model;
  const cycle = getCurrentCycle(journey);
  return {
    view,
    status: model.view.status,
    currentPhaseId: model.view.phase,
    denialReasons: getDenialReasons(lastDenial, phase),
    variants: model.view.variants,
    trail: model.view.trail,
    phaseViews: model.view.phases,
    cycle: model.view.cycle,
    recordedNote: cycle.phases[phase.id]?.completion?.note,
    nextLabel: findNextPhase(map, cycle, progression, phase)?.label,
  };
};
