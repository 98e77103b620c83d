import type { DecisionOption } from '../../map/map-definition.js';
import type { JourneyStatus, RiskRecord, Variant } from './record.js';
import type { Reason } from './reason.js';

/** State of a phase. */
export type PhaseState = 'locked' | 'open' | 'current' | 'done' | 'check-again';

/** State of a question group. */
export type GroupState = 'open' | 'answered' | 'set-aside';

/** A question group with its state. */
export interface GroupView {
  id: string;
  state: GroupState;

  /** Reason for setting the group aside. */
  reason?: string;
}

/** A tool with its state. */
export interface ToolView {
  id: string;
  chosen: boolean;
  note?: string;
}

/** A risk with its assessment. */
export interface RiskView extends Omit<RiskRecord, 'stamps'> {
  id: string;

  /** The risk is accepted, or a measure that the map offers against it is chosen. */
  assessed: boolean;
}

/** A phase with its state, its exit rule and its contents. */
export interface PhaseView {
  id: string;

  /** Position on the map, counted from 0. */
  index: number;
  state: PhaseState;

  /** The phase can be worked in, unless the journey is stopped. */
  unlocked: boolean;
  completed: boolean;

  /** Id of the phase whose change requires this phase to be checked again. */
  because?: string;

  /** Id of the first phase that must be completed to unlock this phase; absent if unlocked. */
  lockedBy?: string;

  /** Id of the last phase that must be completed to unlock this phase; absent if unlocked. */
  opensAfter?: string;

  /** Items that the exit rule still requires; empty if the rule holds. */
  left: Reason[];

  /** Progress on the exit rule. `total` is 0 if the rule requires nothing. */
  steps: { done: number; total: number };
  groups: GroupView[];
  tools: ToolView[];
  risks: RiskView[];

  /** The decision in effect. A decision to stop has no effect after the journey was resumed. */
  decision?: { option: DecisionOption; reason?: string; at: string };
  completedAt?: string;
}

/** Derived state of a journey, ready to render. */
export interface JourneyView {
  status: JourneyStatus;
  cycle: number;

  /** Id of the current phase. */
  phase: string;
  progression: Progression;
  phases: PhaseView[];

  /** Variants to take or discard, by the id of their question. Questions without variants are left out. */
  variants: Record<string, Variant[]>;

  /** Number of entries under `unplaced`, plus chosen measures that the map does not have. */
  unplaced: number;
}

/**
 * Locking of phases. `guided` and `strict` lock a phase until the phases before it are completed: under `guided` it
 * opens as a read-only preview, under `strict` it does not open. `open` locks nothing.
 */
export type Progression = 'guided' | 'strict' | 'open';
