import type { CataloguePart, Term } from '../../../map/map-definition.js';

/** Something with a name only. */
export interface Named {
  id: string;
  name: string;
}

/** Something with a name and what it means. */
export interface Described extends Named {
  text: string;
}

/** A sentence of its own. */
export interface Statement {
  id: string;
  text: string;
}

/** A part of the process, with the tools it uses in each phase. */
export interface MatrixPart extends CataloguePart {
  tools: Record<string, string[]>;
  /** Phases that the guide prints no row for: the tools named there are our suggestion. */
  suggested?: string[];
}

/** A list to tick off, in groups. */
export interface Checklist {
  id: string;
  title: string;
  groups: { id: string; title: string; items: Statement[] }[];
}

export interface GlossaryTerm extends Term {
  /** Whose definition ours follows. */
  attribution?: string;
  /** What it is made up of. */
  parts?: string[];
}

export interface Acronym {
  id: string;
  acronym: string;
  expansion: string;
  note?: string;
  /** Id of the acronym that stands for the same body. */
  see?: string;
}

/** Whom a facilitating body aims at first. */
export type EntryPoint = 'country' | 'organisation' | 'city' | 'individual';

export interface Initiative {
  id: string;
  /** Absent where the guide prints an address only. */
  name?: string;
  websites: string[];
  entryPoint?: EntryPoint;
}

export interface Initiatives {
  /** What to know before following an address. */
  note: Statement;
  /** In the order of the guide. */
  rows: Initiative[];
}

/** What to track in a phase. Who and when are suggestions, to be agreed by the group. */
export interface TrackingPrompt {
  id: string;
  /** Id of the phase. */
  phase: string;
  /** Id of the level of change; without one, the prompt is about the health of the partnership. */
  level?: string;
  /** Id of the capability it shows. */
  capability: string;
  text: string;
  who: string;
  when: string;
}

export interface Tracking {
  /** Domains of institutional performance. */
  domains: Described[];
  /** Attributes of learning between peers. */
  attributes: Described[];
  capabilities: Described[];
  /** Ideas for monitoring, evaluation and learning, in order. */
  melIdeas: Described[];
  /** Levels of change. */
  levels: Described[];
  /** Responses to watch. */
  responses: Described[];
  closing: Statement;
  prompts: TrackingPrompt[];
}

export interface OutcomeKind extends Described {
  /** Ids of the questions that ask about it. */
  questions: string[];
}

/** A goal or a type of reform; `common` where the study met it most. */
export interface Frequent extends Named {
  common?: boolean;
}

export interface Learning {
  /** Kinds of learning outcome. */
  outcomes: OutcomeKind[];
  /** Goals that initiatives pursue, often without saying so. */
  goals: Frequent[];
  /** Types of reform that peers work on. */
  reforms: Frequent[];
}

export interface MatchingCriterion extends Named {
  strength: 'strongest' | 'helpful' | 'mentioned' | 'common but weak';
}

export interface Matching {
  criteria: MatchingCriterion[];
  /** What limits the choice of a format. */
  constraints: Named[];
}

export interface Agreements {
  peer: { parties: string[]; clauses: Statement[] };
  homeOrganisation: { clauses: Statement[] };
}

export interface Finding extends Statement {
  /** What the finding calls for. */
  challenge: string;
}

export interface Background {
  /** What the mapping study found. */
  findings: Finding[];
  /** How the guide came about. */
  facts: Statement[];
}

export interface LearningAlliances {
  /** How many learning activities an alliance runs at least. */
  minimumLearningActivities: number;
  facts: Statement[];
  /** The steps of a learning loop; `suggested` where a step is ours. */
  loop: (Named & { suggested?: boolean })[];
}

export interface Evaluation {
  /** Which question of the map judges which part of the process. */
  questions: { id: string; question: string; part: string }[];
  /** What an evaluation covers, and the phase it belongs to. */
  stages: (Named & { phase: string })[];
}
