import { emit, enqueueActions, setup } from 'xstate';
import type { MapDefinition } from '../map/map-definition.js';
import { evolveAll } from './evolve.js';
import { listReasonsAgainst, type RuleContext } from './permissions.js';
import { createReason } from './reasons.js';
import { createFacts } from './command-handlers.js';
import { createJourney } from './record.js';
import { type TimeAndIdSource } from '../utils/clock.js';
import type { Journey, JourneyStatus } from './types/record.js';
import type { Progression } from './types/view.js';
import type { Denial, Reason } from './types/reason.js';
import type { Fact } from './types/fact.js';
import type { Command, CommandType } from './types/command.js';

/** Input of the machine. A fixed clock and fixed ids make a run repeatable. */
export interface JourneyInput extends TimeAndIdSource {
  map: MapDefinition;

  /** The record to continue; a new one by default. */
  journey?: Journey | undefined;

  /** `guided` by default. */
  progression?: Progression | undefined;
}

/** Context of the machine. */
export interface JourneyContext extends RuleContext, TimeAndIdSource {
  /** Emits facts without applying them to the journey, which saves the work if only the facts are needed. */
  factsOnly?: boolean;
}

/** Event that the machine emits for a denied command. */
export interface DeniedEvent {
  type: 'denied';
  command: Command;
  denial: Denial;
}

/** Returns the initial context, with the journey of the input or a new one. */
export function createJourneyContext({
  map,
  journey,
  progression = 'guided',
  now,
  newId,
}: JourneyInput): JourneyContext {
  return { map, progression, now, newId, journey: journey ?? createJourney(map, { now }) };
}

/** Returns the reason why the current status denies a command. */
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
    isPermitted: ({ context, event }) => listReasonsAgainst(context, event).length === 0,
    isActive: hasStatus('active'),
    isStopped: hasStatus('stopped'),
    isCompleted: hasStatus('completed'),
  },
  actions: {
    record: enqueueActions(({ context, event, enqueue }) => {
      const facts = createFacts(context, event, context);
      if (!context.factsOnly) enqueue.assign({ journey: evolveAll(context.map, context.journey, facts) });
      for (const fact of facts) enqueue.emit(fact);
    }),
    deny: emit(({ context, event }) => createDeniedEvent(event, listReasonsAgainst(context, event))),
    denyByStatus: emit(({ context, event }) => createDeniedEvent(event, [getStatusReason(context, event)])),
  },
});

const createDeniedEvent = (command: Command, reasons: Reason[]): DeniedEvent => ({
  type: 'denied',
  command,
  denial: { reasons },
});

const guardedTransitions = [{ guard: 'isPermitted', actions: 'record' }, { actions: 'deny' }] as const;
const unguardedTransition = { actions: 'record' } as const;

/** Commands that depend on the status alone. A guard would never deny them. */
const unguardedCommands: readonly CommandType[] = ['journey.restart', 'journey.resume', 'cycle.start'];

/** Creates the transitions of a state: the guard checks each listed command, and the wildcard denies all others. */
const createTransitions = (...types: CommandType[]) => ({
  ...(Object.fromEntries(
    types.map((type) => [type, unguardedCommands.includes(type) ? unguardedTransition : guardedTransitions]),
  ) as {
    [T in CommandType]?: typeof guardedTransitions | typeof unguardedTransition;
  }),
  '*': { actions: 'denyByStatus' } as const,
});

/** Commands that every status accepts. */
const everyStatusCommands = ['journey.replace', 'journey.merge', 'journey.restart'] as const;

/** Commands that an active and a completed journey accept. */
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
 * State machine of a journey, the only place that turns commands into facts. Each state lists the commands that its
 * status accepts; the guard checks the rules. The status is part of the record, so a stored, replaced or merged journey
 * moves to the matching state. Emits each fact, or one `denied` event. Send only commands that `decide` or
 * `JourneySession` has read, since the machine does not validate them.
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
