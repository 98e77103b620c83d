import { emit, enqueueActions, setup } from 'xstate';
import type { MapDefinition } from '../map/types.js';
import { judge, type Situation } from './judge.js';
import { reason } from './messages.js';
import { plan } from './plan.js';
import { createJourney, type Sources } from './record.js';
import type { Command, Denial, Fact, Journey, Progression, Reason } from './types.js';

/** What the machine is started with. A fixed clock and fixed ids make its walks repeatable. */
export interface JourneyInput extends Sources {
  map: MapDefinition;
  /** The record to go on with; a new one where absent. */
  journey?: Journey | undefined;
  /** `guided` where absent. */
  progression?: Progression | undefined;
}

export interface JourneyContext extends Situation, Sources {}

/** What the machine emits where it refuses a command. */
export interface DeniedEvent {
  type: 'denied';
  command: Command;
  denial: Denial;
}

export function journeyContext({ map, journey, progression = 'guided', now, newId }: JourneyInput): JourneyContext {
  return { map, progression, now, newId, journey: journey ?? createJourney(map, now ? { now } : {}) };
}

/** Why a status does not take a command. */
function statusReason({ journey }: Situation, command: Command): Reason {
  if (journey.status === 'stopped') return reason.stopped();
  return command.type === 'journey.resume' ? reason.notStopped() : reason.notCompleted();
}

const machine = setup({
  types: {
    context: {} as JourneyContext,
    events: {} as Command,
    emitted: {} as Fact | DeniedEvent,
    input: {} as JourneyInput,
  },
  guards: {
    allowed: ({ context, event }) => judge(context, event).length === 0,
    isStopped: ({ context }) => context.journey.status === 'stopped',
    isCompleted: ({ context }) => context.journey.status === 'completed',
    isActive: ({ context }) => context.journey.status === 'active',
  },
  actions: {
    record: enqueueActions(({ context, event, enqueue }) => {
      const { facts, journey } = plan(context, event, context);
      enqueue.assign({ journey });
      for (const fact of facts) enqueue.emit(fact);
    }),
    refuse: emit(({ context, event }) => denied(event, judge(context, event))),
    refuseStatus: emit(({ context, event }) => denied(event, [statusReason(context, event)])),
  },
});

const denied = (command: Command, reasons: Reason[]): DeniedEvent => ({ type: 'denied', command, denial: { reasons } });

const take = [{ guard: 'allowed', actions: 'record' }, { actions: 'refuse' }] as const;

/** What every status takes. */
const always = { 'journey.replace': take, 'journey.merge': take, 'journey.restart': take } as const;

/** The work of an active journey, and of a completed one too. */
const work = {
  ...always,
  'question.answer': take,
  'group.set-aside': take,
  'group.take-up': take,
  'tool.choose': take,
  'tool.drop': take,
  'risk.assess': take,
  'decision.make': take,
  'phase.complete': take,
  'phase.reopen': take,
  'variant.take': take,
  'variant.discard': take,
} as const;

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
    active: {
      always: [
        { guard: 'isStopped', target: 'stopped' },
        { guard: 'isCompleted', target: 'completed' },
      ],
      on: { ...work, '*': { actions: 'refuseStatus' } },
    },
    stopped: {
      always: [
        { guard: 'isActive', target: 'active' },
        { guard: 'isCompleted', target: 'completed' },
      ],
      on: { ...always, 'journey.resume': take, '*': { actions: 'refuseStatus' } },
    },
    completed: {
      always: [
        { guard: 'isActive', target: 'active' },
        { guard: 'isStopped', target: 'stopped' },
      ],
      on: { ...work, 'cycle.start': take, '*': { actions: 'refuseStatus' } },
    },
  },
});
