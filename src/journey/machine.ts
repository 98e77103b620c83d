import { emit, enqueueActions, setup } from 'xstate';
import type { MapDefinition } from '../map/map-definition.js';
import { evolveAll } from './evolve.js';
import { reasonsAgainst, type RuleContext } from './permissions.js';
import { createReason } from './reasons.js';
import { factsFor } from './command-handlers.js';
import { createJourney } from './record.js';
import { type TimeAndIdSource } from '../utils/clock.js';
import type { Journey, JourneyStatus } from './types/record.js';
import type { Progression } from './types/view.js';
import type { Denial, Reason } from './types/reason.js';
import type { Fact } from './types/fact.js';
import type { Command, CommandType } from './types/command.js';

/** What the machine is started with. A fixed clock and fixed ids make its walks repeatable. */
export interface JourneyInput extends TimeAndIdSource {
  map: MapDefinition;
  /** The record to go on with; a new one where absent. */
  journey?: Journey | undefined;
  /** `guided` where absent. */
  progression?: Progression | undefined;
}

export interface JourneyContext extends RuleContext, TimeAndIdSource {
  /** Only the facts are wanted: the record stays as it is. */
  factsOnly?: boolean;
}

/** What the machine emits where it refuses a command. */
export interface DeniedEvent {
  type: 'denied';
  command: Command;
  denial: Denial;
}

/** What the machine begins with: the journey given, or a new one. */
export function createJourneyContext({
  map,
  journey,
  progression = 'guided',
  now,
  newId,
}: JourneyInput): JourneyContext {
  return { map, progression, now, newId, journey: journey ?? createJourney(map, { now }) };
}

/** Why a status does not take a command. */
function getStatusReason({ journey }: RuleContext, command: Command): Reason {
  if (journey.status === 'stopped') return createReason('stopped');
  return createReason(command.type === 'journey.resume' ? 'not-stopped' : 'not-completed');
}

const hasStatus =
  (status: JourneyStatus) =>
  ({ context }: { context: JourneyContext }) =>
    context.journey.status === status;

const journeySetup = setup({
  types: {
    context: {} as JourneyContext,
    events: {} as Command,
    emitted: {} as Fact | DeniedEvent,
    input: {} as JourneyInput,
  },
  guards: {
    allowed: ({ context, event }) => reasonsAgainst(context, event).length === 0,
    isActive: hasStatus('active'),
    isStopped: hasStatus('stopped'),
    isCompleted: hasStatus('completed'),
  },
  actions: {
    record: enqueueActions(({ context, event, enqueue }) => {
      const facts = factsFor(context, event, context);
      if (!context.factsOnly) enqueue.assign({ journey: evolveAll(context.map, context.journey, facts) });
      for (const fact of facts) enqueue.emit(fact);
    }),
    refuse: emit(({ context, event }) => createDeniedEvent(event, reasonsAgainst(context, event))),
    refuseStatus: emit(({ context, event }) => createDeniedEvent(event, [getStatusReason(context, event)])),
  },
});

const createDeniedEvent = (command: Command, reasons: Reason[]): DeniedEvent => ({
  type: 'denied',
  command,
  denial: { reasons },
});

const permittedTransitions = [{ guard: 'allowed', actions: 'record' }, { actions: 'refuse' }] as const;
const unguardedTransition = { actions: 'record' } as const;

/** What no rule but that of the status says anything of: a guard could refuse nothing. */
const unguardedCommands: readonly CommandType[] = ['journey.restart', 'journey.resume', 'cycle.start'];

/** What a state does with commands: those it takes are asked of the rules, all others are refused. */
const createTransitions = (...types: CommandType[]) => ({
  ...(Object.fromEntries(
    types.map((type) => [type, unguardedCommands.includes(type) ? unguardedTransition : permittedTransitions]),
  ) as {
    [T in CommandType]?: typeof permittedTransitions | typeof unguardedTransition;
  }),
  '*': { actions: 'refuseStatus' } as const,
});

/** What every status takes. */
const everyStatusCommands = ['journey.replace', 'journey.merge', 'journey.restart'] as const;

/** The work of an active journey, and of a completed one too. */
const workCommands = [
  ...everyStatusCommands,
  'question.answer',
  'group.set-aside',
  'group.take-up',
  'tool.choose',
  'tool.drop',
  'risk.assess',
  'decision.make',
  'phase.complete',
  'phase.reopen',
  'variant.take',
  'variant.discard',
] as const;

const toActive = { guard: 'isActive', target: 'active' } as const;
const toStopped = { guard: 'isStopped', target: 'stopped' } as const;
const toCompleted = { guard: 'isCompleted', target: 'completed' } as const;

/**
 * The only place where a command becomes facts. Its states say which commands each status takes; its guard asks the
 * rules. The status lives in the record, so that a stored, replaced or merged journey lands in the right state.
 * Emits each fact, or `denied`. Send it only commands that `decide` or a session has read.
 */
export const journeyMachine = journeySetup.createMachine({
  id: 'journey',
  context: ({ input }) => createJourneyContext(input),
  initial: 'active',
  states: {
    active: { always: [toStopped, toCompleted], on: createTransitions(...workCommands) },
    stopped: { always: [toActive, toCompleted], on: createTransitions(...everyStatusCommands, 'journey.resume') },
    completed: { always: [toActive, toStopped], on: createTransitions(...workCommands, 'cycle.start') },
  },
});
