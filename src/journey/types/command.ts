import type { DecisionOption } from '../../map/map-definition.js';
import type { RiskPatch } from './record.js';
import type { Denial } from './reason.js';
import type { Fact } from './fact.js';

/** Parts of a cycle that the next one takes over as proposals. */
export interface CarryOver {
  /** Texts of all answers. */
  answers?: boolean;

  /** Chosen tools, with their notes. */
  tools?: boolean;

  /** Own risks and measures, and the assessments of all risks that are neither accepted nor closed. */
  risks?: boolean;
}

/** Source of the name of the person who acts. */
export interface PersonSource {
  /**
   * Display name, or a function that returns it for each command. Facts carry it in one line of at most 80 characters;
   * without it they carry none.
   */
  person?: string | (() => string | undefined) | undefined;
}

/** A request to change a journey. {@link Outcome} reports the facts that it leads to, or the reasons against it. */
export type Command =
  | { type: 'question.answer'; question: string; text: string }
  | { type: 'group.set-aside'; group: string; reason?: string }
  | { type: 'group.take-up'; group: string }
  | { type: 'tool.choose'; tool: string; note?: string }
  | { type: 'tool.drop'; tool: string }
  | ({ type: 'risk.assess'; risk: string } & RiskPatch)
  | { type: 'risk.add'; phase: string; name: string; text?: string }
  | { type: 'risk.remove'; risk: string }
  | { type: 'risk.restore'; risk: string }
  | { type: 'measure.add'; risk: string; name: string }
  | { type: 'measure.remove'; measure: string }
  | { type: 'decision.make'; phase: string; option: DecisionOption; reason?: string; reviewOn?: string | null }
  | { type: 'phase.complete'; phase: string; note?: string }
  | { type: 'phase.reopen'; phase: string }
  | { type: 'phase.confirm'; phases: string[] }
  | { type: 'phase.note'; phase: string; text: string }
  | { type: 'journey.resume' }
  | { type: 'journey.rename'; title: string }
  | { type: 'cycle.start'; adaptation?: string; carry?: CarryOver }
  | { type: 'journey.replace'; journey: unknown }
  | { type: 'journey.merge'; journey: unknown }
  | { type: 'journey.restart' }
  | { type: 'variant.take'; question: string; variant: string }
  | { type: 'variant.take'; phase: string; variant: string }
  | { type: 'variant.discard'; question: string; variant: string }
  | { type: 'variant.discard'; phase: string; variant: string };

/** A command about the journey as a whole, or about several phases. All others concern one phase. */
export type JourneyCommand = Extract<Command, { type: `journey.${string}` | 'cycle.start' | 'phase.confirm' }>;

/** A command about one phase. */
export type PhaseCommand = Exclude<Command, JourneyCommand>;

/** The `type` of a {@link Command}. */
export type CommandType = Command['type'];
/** The command of one type. */
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;
/** The result of a command: the facts that it leads to, or the reasons why it is denied. */
export type Outcome = { ok: true; facts: Fact[] } | { ok: false; denial: Denial };
