import type { DecisionOption } from '../../map/map-definition.js';
import type { JourneyStatus, RiskRecord, Variant } from './record.js';
import type { Reason } from './reason.js';

/** How a phase stands. */
export type PhaseState = 'locked' | 'open' | 'current' | 'done' | 'check-again';

/** How a question group stands. */
export type GroupState = 'open' | 'answered' | 'set-aside';

export interface GroupView {
  id: string;
  state: GroupState;
  /** Why it was set aside. */
  reason?: string;
}

export interface ToolView {
  id: string;
  chosen: boolean;
  note?: string;
}

export interface RiskView extends Omit<RiskRecord, 'stamps'> {
  id: string;
  /** A measure that the map has against it is chosen, or it is accepted. */
  assessed: boolean;
}

export interface PhaseView {
  id: string;
  /** Position on the map, counted from 0. */
  index: number;
  state: PhaseState;
  /** Work is taken here. */
  unlocked: boolean;
  completed: boolean;
  /** Id of the phase because of which it asks to be checked again. */
  because?: string;
  /** Id of the phase that must be completed first, where locked. */
  lockedBy?: string;
  /** Id of the phase that must be completed last, where locked: it opens after that. */
  opensAfter?: string;
  /** What the exit rule still asks for; empty where it holds. */
  left: Reason[];
  /** How much of the exit rule is met. `total` 0: it asks for nothing. */
  steps: { done: number; total: number };
  groups: GroupView[];
  tools: ToolView[];
  risks: RiskView[];
  /** The decision that counts, if one was made. */
  decision?: { option: DecisionOption; reason?: string; at: string };
  completedAt?: string;
}

/** All that is shown of a journey. */
export interface JourneyView {
  status: JourneyStatus;
  cycle: number;
  /** Id of the current phase. */
  phase: string;
  progression: Progression;
  phases: PhaseView[];
  /** What merges kept beside the answers, by question, where there is something to take or discard. */
  variants: Record<string, Variant[]>;
  /** How much the map has no place for: entries under `unplaced`, and chosen measures that it lacks. */
  unplaced: number;
}
/** Whether phases are locked until the ones before them are completed, and what a locked phase shows. */
export type Progression = 'guided' | 'strict' | 'open';
