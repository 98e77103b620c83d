import { emit, enqueueActions, setup } from 'xstate';
import type { MapDefinition } from '../map/map-definition.js';
import { evolveAll } from './evolve.js';
import { judge, type Situation } from './permissions.js';
import { say } from './reasons.js';
import { plan } from './command-handlers.js';
import { createJourney } from './record.js';
import { type Sources } from '../utils/clock.js';
import type { Journey, JourneyStatus } from './types/record.js';
import type { Progression } from './types/view.js';
import type { Denial, Reason } from './types/reason.js';
import type { Fact } from './types/fact.js';
import type { Command, CommandType } from './types/command.js';

/** What the machine is started with. A fixed clock and fixed ids make its walks repeatable. */
export interface JourneyInput extends Sources {
  map: MapDefinition;
  /** The record to go on with; a new one where absent. */
  journey?: Journey | undefined;
  /** `guided` where absent. */
  progression?: Progression | undefined;
}

export interface JourneyContext extends Situation, Sources {
  /** Only the facts are wanted: the record stays as it is. */
  asks?: boolean;
}

/** What the machine emits where it refuses a command. */
export interface DeniedEvent {
  type: 'denied';
  command: Command;
  denial: Denial;
}

/** What the machine begins with: the journey given, or a new one. */
export function journeyContext({ map, journey, progression = 'guided', now, newId }: JourneyInput): JourneyContext {
  return { map, progression, now, newId, journey: journey ?? createJourney(map, { now }) };
}

/** Why a status does not take a command. */
function statusReason({ journey }: Situation, command: Command): Reason {
  if (journey.status === 'stopped') return say('stopped');
  return say(command.type === 'journey.resume' ? 'not-stopped' : 'not-completed');
}

const is =
  (status: JourneyStatus) =>
  ({ context }: { context: JourneyContext }) =>
    context.journey.status === status;

const machine = setup({
  types: {
    context: {} as JourneyContext,
    events: {} as Command,
    emitted: {} as Fact | DeniedEvent,
    input: {} as JourneyInput,
  },
  guards: {
    allowed: ({ context, event }) => judge(context, event).length === 0,
    isActive: is('active'),
    isStopped: is('stopped'),
    isCompleted: is('completed'),
  },
  actions: {
    record: enqueueActions(({ context, event, enqueue }) => {
      const facts = plan(context, event, context);
      if (!context.asks) enqueue.assign({ journey: evolveAll(context.map, context.journey, facts) });
      for (const fact of facts) enqueue.emit(fact);
    }),
    refuse: emit(({ context, event }) => denied(event, judge(context, event))),
    refuseStatus: emit(({ context, event }) => denied(event, [statusReason(context, event)])),
  },
});

const denied = (command: Command, reasons: Reason[]): DeniedEvent => ({ type: 'denied', command, denial: { reasons } });

const take = [{ guard: 'allowed', actions: 'record' }, { actions: 'refuse' }] as const;
const takeUnasked = { actions: 'record' } as const;

/** What no rule but that of the status says anything of: a guard could refuse nothing. */
const unasked: readonly CommandType[] = ['journey.restart', 'journey.resume', 'cycle.start'];

/** What a state does with commands: those it takes are asked of the rules, all others are refused. */
const taking = (...types: CommandType[]) => ({
  ...(Object.fromEntries(types.map((type) => [type, unasked.includes(type) ? takeUnasked : take])) as {
    [T in CommandType]?: typeof take | typeof takeUnasked;
  }),
  '*': { actions: 'refuseStatus' } as const,
});

/** What every status takes. */
const always = ['journey.replace', 'journey.merge', 'journey.restart'] as const;

/** The work of an active journey, and of a completed one too. */
const work = [
  ...always,
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
export const journeyMachine = machine.createMachine({
  id: 'journey',
  context: ({ input }) => journeyContext(input),
  initial: 'active',
  states: {
    active: { always: [toStopped, toCompleted], on: taking(...work) },
    stopped: { always: [toActive, toCompleted], on: taking(...always, 'journey.resume') },
    completed: { always: [toActive, toStopped], on: taking(...work, 'cycle.start') },
  },
});
