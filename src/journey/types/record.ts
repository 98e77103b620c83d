import type { DecisionOption, Problem } from '../../map/map-definition.js';

/** Whether a journey is under way, halted by a decision, or through. */
export type JourneyStatus = 'active' | 'stopped' | 'completed';

/** Whether phases are locked until the ones before them are completed, and what a locked phase shows. */
export type Progression = 'guided' | 'strict' | 'open';

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
export type Section = keyof Entries;

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

/** What somebody asks of a journey. */
export type Command =
  | { type: 'question.answer'; question: string; text: string }
  | { type: 'group.set-aside'; group: string; reason?: string }
  | { type: 'group.take-up'; group: string }
  | { type: 'tool.choose'; tool: string; note?: string }
  | { type: 'tool.drop'; tool: string }
  | ({ type: 'risk.assess'; risk: string } & RiskPatch)
  | { type: 'decision.make'; phase: string; option: DecisionOption; reason?: string }
  | { type: 'phase.complete'; phase: string; note?: string }
  | { type: 'phase.reopen'; phase: string }
  | { type: 'journey.resume' }
  | { type: 'cycle.start'; adaptation?: string }
  | { type: 'journey.replace'; journey: unknown }
  | { type: 'journey.merge'; journey: unknown }
  | { type: 'journey.restart' }
  | { type: 'variant.take'; question: string; variant: string }
  | { type: 'variant.discard'; question: string; variant: string };

export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;

/** What every fact carries. */
export interface FactHead {
  /** UUID. */
  id: string;
  /** ISO 8601, UTC. All facts of one command share it. */
  at: string;
  /** Number of the cycle it belongs to. */
  cycle: number;
}

/** What a fact says, by type. */
export type FactBody =
  | { type: 'question.answered'; phase: string; group: string; question: string; text: string }
  | { type: 'group.set-aside'; phase: string; group: string; reason?: string }
  | { type: 'group.taken-up'; phase: string; group: string }
  | { type: 'tool.chosen'; phase: string; tool: string; note?: string }
  | { type: 'tool.dropped'; phase: string; tool: string }
  | ({ type: 'risk.assessed'; phase: string; risk: string } & RiskPatch)
  | { type: 'decision.made'; phase: string; option: DecisionOption; reason?: string }
  | { type: 'phase.entered'; phase: string }
  | { type: 'phase.completed'; phase: string; note?: string }
  | { type: 'phase.reopened'; phase: string }
  | { type: 'journey.stopped'; phase: string }
  | { type: 'journey.resumed' }
  | { type: 'journey.completed' }
  | { type: 'cycle.started'; adaptation?: string }
  | { type: 'journey.replaced'; journey: Journey }
  | { type: 'journey.merged'; journey: Journey }
  | { type: 'journey.restarted' }
  | { type: 'variant.taken'; phase: string; group: string; question: string; variant: string; text: string }
  | { type: 'variant.discarded'; phase: string; group: string; question: string; variant: string };

/** What happened: immutable JSON, in order. */
export type Fact = FactHead & FactBody;
export type FactType = FactBody['type'];
export type FactOf<T extends FactType> = Extract<Fact, { type: T }>;

/** Why something is refused or still left; the message says what to do. */
export interface Reason {
  code: ReasonCode;
  message: string;
  phase?: string;
  group?: string;
  question?: string;
  tool?: string;
  risk?: string;
  measure?: string;
  variant?: string;
  /** How many more are needed, where the rule counts. */
  missing?: number;
}

/** The closed list of codes of a {@link Reason}. */
export type ReasonCode =
  /** The element has no journey yet. */
  | 'not-ready'
  /** People cannot act on this map here. */
  | 'read-only'
  /** The command's type is none of the known ones, or it is no object. */
  | 'unknown-command'
  /** A field of the command is missing or of the wrong kind. */
  | 'malformed'
  /** The command names something that the map does not have. */
  | 'unknown-id'
  /** The phase is locked until the ones before it are completed. */
  | 'locked'
  /** The journey is stopped. */
  | 'stopped'
  /** There is nothing to resume. */
  | 'not-stopped'
  /** The journey has not reached its end. */
  | 'not-completed'
  /** Only a completed phase can be reopened. */
  | 'phase-not-completed'
  /** Exit rule: this group needs an answer, or to be set aside. */
  | 'group-left'
  /** Exit rule: more groups need an answer. */
  | 'groups-left'
  /** Exit rule: more tools must be chosen. */
  | 'tools-left'
  /** Exit rule: this risk must be assessed. */
  | 'risk-left'
  /** Exit rule: more risks must be assessed. */
  | 'risks-left'
  /** Exit rule: go must be decided. */
  | 'decision-left'
  /** The phase asks for no decision. */
  | 'no-decision'
  /** The decision does not offer this option. */
  | 'unknown-option'
  /** The measure does not address this risk. */
  | 'wrong-measure'
  /** The journey given cannot be read. */
  | 'unreadable-journey'
  /** The journey given was written by a newer version of the library. */
  | 'newer-version'
  /** The journey given belongs to another map. */
  | 'other-map'
  /** The host page refused it. */
  | 'vetoed';

/** Why a command was refused. */
export interface Denial {
  reasons: Reason[];
}

/** The answer to a command. */
export type Outcome = { ok: true; facts: Fact[] } | { ok: false; denial: Denial };

/** What `parseJourney` gives. */
export interface ParsedJourney {
  journey: Journey | null;
  problems: Problem[];
}
