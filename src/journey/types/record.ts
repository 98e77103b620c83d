import type { DecisionOption } from '../../map/map-definition.js';

/** Whether a journey is under way, halted by a decision, or through. */
export type JourneyStatus = 'active' | 'stopped' | 'completed';

export type RiskLevel = 'low' | 'medium' | 'high';

/** When something was last changed, and by which fact. Both come from the fact alone. */
export interface Stamp {
  /** ISO 8601, UTC. */
  at: string;
  /** Id of the fact. */
  by: string;
}

/** An earlier or concurrent wording of an answer that a merge kept. */
export interface Variant {
  /** Names the variant in `variant.take` and `variant.discard`: the id of the fact that wrote it. */
  id: string;
  text: string;
  /** When it was written: ISO 8601, UTC. */
  at: string;
}

/** What was written to a question; an empty text means it was cleared. */
export interface Answer extends Stamp {
  text: string;
  /** Texts that a merge kept beside this one, oldest first. */
  variants?: Variant[];
  /** Of the texts that were overtaken or settled: when each was written, and a short hash of it and of its fact; sorted. */
  past?: string[];
}

export interface GroupRecord extends Stamp {
  setAside: boolean;
  reason?: string;
}

export interface ToolRecord extends Stamp {
  chosen: boolean;
  note?: string;
}

/** The fields of a risk that people fill in. */
export interface RiskFields {
  level?: RiskLevel;
  /** Ids of the measures chosen against it. */
  measures?: string[];
  owner?: string;
  /** `YYYY-MM-DD`. */
  reviewOn?: string;
  note?: string;
  /** Carried as it is, without a measure. */
  accepted?: boolean;
}

export interface RiskRecord extends RiskFields {
  /** When each field was last set or cleared. */
  stamps: Partial<Record<keyof RiskFields, Stamp>>;
}

export interface DecisionRecord extends Stamp {
  option: DecisionOption;
  reason?: string;
}

/** How far a phase is. What is absent has not happened. */
export interface PhaseRecord {
  entered?: Stamp;
  /** The last completion or reopening. */
  completion?: Stamp & { done: boolean; note?: string };
  /** The last time it was completed, also after it was reopened: ISO 8601, UTC. */
  completedAt?: string;
  /** Whether it asks to be checked again, and because of which phase. */
  check?: Stamp & { on: boolean; because?: string };
}

/** What can be recorded, by the ids of the map. */
export interface Entries {
  phases: Record<string, PhaseRecord>;
  answers: Record<string, Answer>;
  groups: Record<string, GroupRecord>;
  tools: Record<string, ToolRecord>;
  risks: Record<string, RiskRecord>;
  decisions: Record<string, DecisionRecord>;
}

/** The kinds of entry a cycle holds. */
export type EntryKind = keyof Entries;

/** Entries by the id of their phase, then by their own. */
export type ByPhase<T> = Record<string, Record<string, T>>;

/** One pass through the phases. */
export interface Cycle {
  /** Counted from 1. */
  number: number;
  phases: Record<string, PhaseRecord>;
  answers: ByPhase<Answer>;
  groups: ByPhase<GroupRecord>;
  tools: ByPhase<ToolRecord>;
  risks: ByPhase<RiskRecord>;
  decisions: Record<string, DecisionRecord>;
  started?: Stamp & { adaptation?: string };
  /** Where the journey stands in this cycle, by the last fact that moved it. Absent before the first. */
  position?: Stamp & { phase: string; status: JourneyStatus };
  /** When the journey was last resumed: ISO 8601, UTC. What was decided to stop before does not count. */
  resumedAt?: string;
}

/** Entries of ids that the map does not have, by cycle number, section and id: kept, shown, exported, and taken home when the id returns. */
export type Unplaced = Record<string, Partial<Entries>>;

/** The record of one group working through a map: the only thing a host has to keep. Plain JSON. */
export interface Journey {
  format: 'process-map-journey';
  version: 1;
  id: string;
  map: { id: string; version: string };
  /** ISO 8601, UTC. */
  createdAt: string;
  /** ISO 8601, UTC. */
  updatedAt: string;
  /** When it was last restarted or replaced; a merge drops what others wrote up to then. */
  resetAt?: string;
  status: JourneyStatus;
  /** Number of the current cycle. */
  cycle: number;
  /** Id of the current phase. */
  phase: string;
  /** One per cycle, in order. Earlier ones are frozen. */
  cycles: Cycle[];
  unplaced: Unplaced;
}

/** A field of `risk.assess`; null clears it. */
export type RiskPatch = { [K in keyof RiskFields]?: RiskFields[K] | null };
