import type { DecisionOption } from '../../map/map-definition.js';
import type { RiskPatch, Journey } from './record.js';

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
