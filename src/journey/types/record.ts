import type { DecisionOption } from '../../map/map-definition.js';

/** Status of a journey. A decision to stop makes it `stopped`; completing the last phase makes it `completed`. */
export type JourneyStatus = 'active' | 'stopped' | 'completed';

/** Severity of a risk, as the group judges it. */
export type RiskLevel = 'low' | 'medium' | 'high';

/** Time and fact of the last change. Both are copied from the fact, so that every replica stores the same stamp. */
export interface Stamp {
  /** ISO 8601, UTC. */
  at: string;

  /** Id of the fact. */
  by: string;

  /** Display name of the person who made the change. Takes no part in which change is later. */
  person?: string;

  /**
   * Number of the earlier cycle that the entry was carried over from. Such an entry is a proposal: it counts for
   * nothing until somebody writes there or keeps it, and then has no `from`. A risk is one as long as each of its
   * fields has it: whoever writes one field takes over the others.
   */
  from?: number;
}

/** An earlier or concurrent text of an answer that a merge kept. */
export interface Variant {
  /** Id of the fact that wrote the text; `variant.take` and `variant.discard` refer to it. */
  id: string;
  text: string;

  /** Time of writing: ISO 8601, UTC. */
  at: string;

  /** Display name of the person who wrote the text. */
  person?: string;

  /** Number of the earlier cycle that the text was carried over from. */
  from?: number;
}

/** The answer to a question. An empty text is a tombstone: the answer was cleared. */
export interface Answer extends Stamp {
  text: string;

  /** Other texts that a merge kept, oldest first. */
  variants?: Variant[];

  /**
   * Sorted fingerprints of superseded and discarded texts: time of writing, and a short hash of the text and its fact.
   * A merge does not restore a text whose fingerprint is listed.
   */
  past?: string[];
}

/** State of a question group. */
export interface GroupRecord extends Stamp {
  setAside: boolean;
  reason?: string;
}

/** State of a tool. */
export interface ToolRecord extends Stamp {
  chosen: boolean;
  note?: string;
}

/** Editable fields of a risk. */
export interface RiskFields {
  level?: RiskLevel;

  /** Ids of the measures chosen against the risk. */
  measures?: string[];
  owner?: string;

  /** `YYYY-MM-DD`. */
  reviewOn?: string;
  note?: string;

  /** The group accepts the risk without a measure. */
  accepted?: boolean;

  /** It is no longer a risk. */
  closed?: true;
}

/** State of a risk. Each field merges on its own, so each has its own stamp. */
export interface RiskRecord extends RiskFields {
  /** Last change of each field, including the change that cleared it. */
  stamps: Partial<Record<keyof RiskFields, Stamp>>;
}

/** A risk that the team added to a phase. Its assessment is a {@link RiskRecord} under the same id. */
export interface OwnRisk extends Stamp {
  /** Id of the phase. */
  phase: string;
  name: string;
  text?: string;

  /** A tombstone: words and assessment stay, so that the risk can be restored. */
  removed?: true;
}

/** A measure that the team added to a risk of the map, or to one of its own. */
export interface OwnMeasure extends Stamp {
  /** Id of the risk. */
  risk: string;
  name: string;

  /** A tombstone. */
  removed?: true;
}

/** The last decision of a phase. */
export interface DecisionRecord extends Stamp {
  option: DecisionOption;

  /** Reason for this option. Another option has a reason of its own. */
  reason?: string;

  /** Day on which the group wants to look at the decision again: `YYYY-MM-DD`. */
  reviewOn?: string;
}

/** Progress of a phase. A field is absent until its event happens. */
export interface PhaseRecord {
  entered?: Stamp;

  /** The last completion or reopening. */
  completion?: Stamp & { done: boolean; note?: string };

  /** Time of the last completion, kept when the phase is reopened: ISO 8601, UTC. */
  completedAt?: string;

  /**
   * Work that the last completion or confirmation relied on: that of each earlier phase that was completed then.
   * `digest` is a key of `Cycle.digests`; absent if no earlier phase was completed.
   */
  basis?: Stamp & { digest?: string };

  /**
   * A mark of older versions of the library, for a completion without a basis: `on` if the phase must be checked again,
   * because the phase with the id `because` changed.
   */
  check?: Stamp & { on: boolean; because?: string };
}

/** A digest of the work of one phase, and of what the same completion or confirmation relied on before it. */
export interface PhaseDigest {
  /** Id of the phase. */
  phase: string;

  /** One short hash for each item with work, all of the same length. */
  work: string;

  /** Key of the next digest, of an earlier phase. */
  before?: string;
}

/** The facts that a trail keeps, by type. */
export type TrailType =
  | 'decision.made'
  | 'phase.completed'
  | 'phase.confirmed'
  | 'phase.reopened'
  | 'journey.stopped'
  | 'journey.resumed'
  | 'cycle.started';

/** One decision or step of a cycle, as its fact said it. Never changes. */
export interface TrailEntry {
  /** Id of the fact. */
  id: string;

  /** ISO 8601, UTC. */
  at: string;
  type: TrailType;
  phase?: string;
  option?: DecisionOption;
  reason?: string;

  /** `YYYY-MM-DD`. */
  reviewOn?: string;
  note?: string;
  adaptation?: string;

  /** Display name of the person who took the step. */
  person?: string;
}

/** Recorded entries by kind, then by the id of the map item. */
export interface Entries {
  phases: Record<string, PhaseRecord>;
  answers: Record<string, Answer>;
  groups: Record<string, GroupRecord>;
  tools: Record<string, ToolRecord>;
  risks: Record<string, RiskRecord>;
  decisions: Record<string, DecisionRecord>;

  /** Notes on phases, which may be written before a phase is unlocked. */
  notes: Record<string, Answer>;

  /** Risks and measures that the team added. */
  ownRisks: Record<string, OwnRisk>;
  ownMeasures: Record<string, OwnMeasure>;
}

/** A kind of recorded entry. */
export type EntryKind = keyof Entries;
/** An entry of any kind. */
export type Entry = Entries[EntryKind][string];

/** Entries by phase id, then by the id of the map item. */
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

  /** Absent while there are none. */
  notes?: Record<string, Answer>;

  /** Absent while there are none. */
  ownRisks?: ByPhase<OwnRisk>;

  /** By the phase of their risk. Absent while there are none. */
  ownMeasures?: ByPhase<OwnMeasure>;

  /** Decisions, completions, confirmations, reopenings, stops and resumptions in order. Absent while there are none. */
  trail?: TrailEntry[];

  /** Digests that the phases rely on, by a hash of their content. Absent while there are none. */
  digests?: Record<string, PhaseDigest>;
  started?: Stamp & { adaptation?: string };

  /** Current phase and status of this cycle, from the last fact that changed them. Absent before the first one. */
  position?: Stamp & { phase: string; status: JourneyStatus };

  /** Time when the journey was last resumed: ISO 8601, UTC. Decisions to stop from before that time no longer count. */
  resumedAt?: string;
}

/**
 * Entries whose ids the map does not have, by cycle number, kind and id. They are kept, shown and exported, and move
 * back into their cycle when the map has the id again.
 */
export type Unplaced = Record<string, Partial<Entries>>;

/** The record of one group that works through a map, as plain JSON. A host needs to store nothing else. */
export interface Journey {
  format: 'process-map-journey';
  version: 1;
  id: string;
  map: { id: string; version: string };

  /** ISO 8601, UTC. */
  createdAt: string;

  /** ISO 8601, UTC. */
  updatedAt: string;

  /** Time of the last restart or replacement. A merge drops changes that others made up to that time. */
  resetAt?: string;

  /** Title that the team gave the journey. An empty text is a tombstone. */
  title?: Stamp & { text: string };
  status: JourneyStatus;

  /** Number of the current cycle. */
  cycle: number;

  /** Id of the current phase. */
  phase: string;

  /** All cycles in order. Commands change only the last one. */
  cycles: Cycle[];
  unplaced: Unplaced;
}

/** Changed fields of a risk; null clears a field. */
export type RiskPatch = { [K in keyof RiskFields]?: RiskFields[K] | null };
