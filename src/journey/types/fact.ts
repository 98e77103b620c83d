import type { DecisionOption } from '../../map/map-definition.js';
import type { RiskPatch, Journey } from './record.js';

/** Fields that every fact has. */
export interface FactHead {
  /** UUID. */
  id: string;

  /** Time of recording: ISO 8601, UTC. All facts of one command share it. */
  at: string;

  /** Number of the cycle that the fact belongs to. */
  cycle: number;

  /** Display name of the person who acted. */
  person?: string;
}

/** Field of a fact that may carry an entry over from an earlier cycle. */
interface Carried {
  /** Number of the earlier cycle. The entry is a proposal until somebody writes there or keeps it. */
  from?: number;
}

/** The answer or, without a question, the note on a phase that has a variant. */
type VariantSubject =
  { phase: string; group: string; question: string } | { phase: string; group?: undefined; question?: undefined };

/** Fields of a fact that depend on its type. */
export type FactBody =
  | ({ type: 'question.answered'; phase: string; group: string; question: string; text: string } & Carried)
  | { type: 'group.set-aside'; phase: string; group: string; reason?: string }
  | { type: 'group.taken-up'; phase: string; group: string }
  | ({ type: 'tool.chosen'; phase: string; tool: string; note?: string } & Carried)
  | { type: 'tool.dropped'; phase: string; tool: string }
  | ({ type: 'risk.assessed'; phase: string; risk: string } & RiskPatch & Carried)
  | ({ type: 'risk.added'; phase: string; risk: string; name: string; text?: string } & Carried)
  | { type: 'risk.removed'; phase: string; risk: string }
  | { type: 'risk.restored'; phase: string; risk: string }
  | ({ type: 'measure.added'; phase: string; risk: string; measure: string; name: string } & Carried)
  | { type: 'measure.removed'; phase: string; risk: string; measure: string }
  | { type: 'decision.made'; phase: string; option: DecisionOption; reason?: string; reviewOn?: string }
  | { type: 'phase.entered'; phase: string }
  | { type: 'phase.completed'; phase: string; note?: string }
  | { type: 'phase.reopened'; phase: string }
  | { type: 'phase.confirmed'; phase: string }
  | { type: 'phase.noted'; phase: string; text: string }
  | { type: 'journey.stopped'; phase: string }
  | { type: 'journey.resumed' }
  | { type: 'journey.completed' }
  | { type: 'journey.renamed'; title: string }
  | { type: 'cycle.started'; adaptation?: string }
  | { type: 'journey.replaced'; journey: Journey }
  | { type: 'journey.merged'; journey: Journey }
  | { type: 'journey.restarted' }
  | ({ type: 'variant.taken'; variant: string; text: string } & VariantSubject)
  | ({ type: 'variant.discarded'; variant: string } & VariantSubject);

/** One recorded change of a journey: immutable JSON. Replaying all facts in order restores the journey. */
export type Fact = FactHead & FactBody;

/** The `type` of a {@link Fact}. */
export type FactType = FactBody['type'];

/** The fact of one type. */
export type FactOf<T extends FactType> = Extract<Fact, { type: T }>;
