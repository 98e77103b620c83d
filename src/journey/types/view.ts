import type { DecisionOption } from '../../map/map-definition.js';
import type { JourneyStatus, RiskRecord, TrailEntry, Variant } from './record.js';
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

  /** An answer of the group is a proposal from the cycle with this number. */
  from?: number;
}

/** A tool with its state. */
export interface ToolView {
  id: string;
  chosen: boolean;
  note?: string;

  /** The choice is a proposal from the cycle with this number. */
  from?: number;
}

/** A risk with its assessment. */
export interface RiskView extends Omit<RiskRecord, 'stamps'> {
  id: string;

  /** The risk is accepted, or a measure that is offered against it is chosen. */
  assessed: boolean;

  /** The assessment is a proposal from the cycle with this number. */
  from?: number;

  /** Name and text of a risk that the team added; a risk of the map has them on the map. */
  own?: { name: string; text?: string };

  /** Measures against the risk that the team added. */
  ownMeasures?: { id: string; name: string }[];
}

/** Work that differs from what a completed phase relied on: in a group, a tool or a risk, or else the decision. */
export interface ChangedWork {
  phase: string;
  group?: string;
  tool?: string;
  risk?: string;

  /** Time of the change: ISO 8601, UTC. */
  at: string;
}

/** The reasons why a completed phase must be checked again. At least one of both lists has an item. */
export interface PhaseCheck {
  /** Work of earlier phases that differs from what it was at the last completion or confirmation, in map order. */
  changed: ChangedWork[];

  /** Requirements of its own exit rule that it no longer meets. */
  left: Reason[];
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

  /** Reasons to check this completed phase again; absent if there are none. */
  check?: PhaseCheck;

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

  /** The risks of the map, and then those that the team added. */
  risks: RiskView[];

  /** The decision in effect. A decision to stop has no effect after the journey was resumed. */
  decision?: { option: DecisionOption; reason?: string; reviewOn?: string; at: string; person?: string };
  completedAt?: string;

  /** The note on this phase. */
  note?: string;
}

/** Derived state of a journey, ready to render. */
export interface JourneyView {
  status: JourneyStatus;

  /** Title that the team gave the journey. */
  title?: string;
  cycle: number;

  /** Id of the current phase. */
  phase: string;
  progression: Progression;
  phases: PhaseView[];

  /**
   * Variants to take or discard, by the id of their question or, for variants of a note, of their phase. Those without
   * variants are left out.
   */
  variants: Record<string, Variant[]>;

  /** Decisions and steps of the current cycle, oldest first. */
  trail: TrailEntry[];

  /** Number of entries under `unplaced`, plus chosen measures that the map does not have. */
  unplaced: number;
}

/**
 * Locking of phases. `guided` and `strict` lock a phase until the phases before it are completed: under `guided` it
 * opens as a read-only preview, under `strict` it does not open. `open` locks nothing.
 */
export type Progression = 'guided' | 'strict' | 'open';
