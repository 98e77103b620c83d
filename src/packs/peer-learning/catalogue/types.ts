import type { CataloguePart, Term } from '../../../map/map-definition.js';

/** Entry with only a name. */
export interface Named {
  id: string;
  name: string;
}

/** Entry with a name and a description. */
export interface Described extends Named {
  text: string;
}

/** Single statement. */
export interface Statement {
  id: string;
  text: string;
}

/** Part of the process, with its tools in each phase. */
export interface MatrixPart extends CataloguePart {
  tools: Record<string, string[]>;
  /** Ids of phases whose tools are our suggestion, because the guide has no row for them. */
  suggested?: string[];
}

/** Checklist whose items are in groups. */
export interface Checklist {
  id: string;
  title: string;
  groups: { id: string; title: string; items: Statement[] }[];
}

/** Glossary term with its source and its components. */
export interface GlossaryTerm extends Term {
  /** Author of the definition that ours follows. */
  attribution?: string;
  /** Components of the concept. */
  parts?: string[];
}

/** Acronym and its expansion. */
export interface Acronym {
  id: string;
  acronym: string;
  expansion: string;
  note?: string;
  /** Id of another acronym for the same body. */
  see?: string;
}

/** Level at which a facilitating body starts. */
export type EntryPoint = 'country' | 'organisation' | 'city' | 'individual';

/** Peer-learning initiative. */
export interface Initiative {
  id: string;
  /** Missing if the guide prints only an address. */
  name?: string;
  websites: string[];
  entryPoint?: EntryPoint;
}

/** Initiatives of the mapping study. */
export interface Initiatives {
  /** Notice about the age of the addresses. */
  note: Statement;
  /** Initiatives in the order of the guide. */
  rows: Initiative[];
}

/** Prompt to track a change in one phase. `who` and `when` are suggestions for the group to agree on. */
export interface TrackingPrompt {
  id: string;
  /** Id of the phase. */
  phase: string;
  /** Id of the level of change. If missing, the prompt is about the health of the partnership. */
  level?: string;
  /** Id of the capability that the change demonstrates. */
  capability: string;
  text: string;
  who: string;
  when: string;
}

/** Categories and prompts for tracking change. */
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

/** Kind of learning outcome. */
export interface OutcomeKind extends Described {
  /** Ids of the questions about this kind of outcome. */
  questions: string[];
}

/** Goal or type of reform. `common` marks the most frequent ones in the study. */
export interface Frequent extends Named {
  common?: boolean;
}

/** Outcomes, goals and reforms of peer learning. */
export interface Learning {
  /** Kinds of learning outcome. */
  outcomes: OutcomeKind[];
  /** Goals that initiatives pursue, often implicitly. */
  goals: Frequent[];
  /** Types of reform that peers work on. */
  reforms: Frequent[];
}

/** Criterion for matching peers, with its usefulness. */
export interface MatchingCriterion extends Named {
  strength: 'strongest' | 'helpful' | 'mentioned' | 'common but weak';
}

/** Criteria and constraints for matching peers. */
export interface Matching {
  criteria: MatchingCriterion[];
  /** Constraints on the choice of a format. */
  constraints: Named[];
}

/** Model clauses for agreements. */
export interface Agreements {
  peer: { parties: string[]; clauses: Statement[] };
  homeOrganisation: { clauses: Statement[] };
}

/** Finding of the mapping study. */
export interface Finding extends Statement {
  /** Challenge that follows from the finding. */
  challenge: string;
}

/** Background of the guide. */
export interface Background {
  /** Findings of the mapping study. */
  findings: Finding[];
  /** History of the guide. */
  facts: Statement[];
}

/** Description of learning alliances. */
export interface LearningAlliances {
  /** Minimum number of learning activities of an alliance. */
  minimumLearningActivities: number;
  facts: Statement[];
  /** Steps of the learning loop. `suggested` marks steps that are our addition. */
  loop: (Named & { suggested?: boolean })[];
}

/** Evaluation of the process. */
export interface Evaluation {
  /** Questions of the map that evaluate each part of the process. */
  questions: { id: string; question: string; part: string }[];
  /** Stages of an evaluation, each with its phase. */
  stages: (Named & { phase: string })[];
}
