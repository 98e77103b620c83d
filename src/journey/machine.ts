import { createMachine, emit, enqueueActions } from 'xstate';
import type { MapDefinition } from '../map/map-definition.js';
import { evolveAll } from './evolve.js';
import { listReasonsAgainst, type RuleContext } from './permissions.js';
import { createReason } from './reasons.js';
import { createFacts } from './command-handlers.js';
import { getCycleMap } from './own-items.js';
import { createJourney, getCurrentCycle } from './record.js';
import { isCompletionDue } from './checks.js';
import { areOtherPhasesCompleted } from './rules.js';
import type { TimeAndIdSource } from '../utils/clock.js';
import type { Journey, JourneyStatus } from './types/record.js';
import type { Progression } from './types/view.js';
import type { Denial, Reason } from './types/reason.js';
import type { Fact } from './types/fact.js';
import type { Command, PersonSource } from './types/command.js';

/** Input of the machine. A fixed clock and fixed ids make a run repeatable. */
export interface JourneyInput extends TimeAndIdSource, PersonSource {
  map: MapDefinition;

  /** The record to continue; a new one by default. */
  journey?: Journey | undefined;

  /** `guided` by default. */
  progression?: Progression | undefined;
}

/** Context of the machine. */
export interface JourneyContext extends RuleContext, TimeAndIdSource, PersonSource {}

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
  person,
  now,
  newId,
}: JourneyInput): JourneyContext {
  return { map, progression, person, now, newId, journey: journey ?? createJourney(map, { now }) };
}

const createDeniedEvent = (command: Command, reasons: Reason[]): DeniedEvent => ({
  type: 'denied',
  command,
  denial: { reasons },
});

/** Returns the reason why the current status does not accept a command. */
function getStatusReason({ journey }: RuleContext, command: Command): Reason {
  if (journey.status === 'stopped') return createReason('stopped');
  return createReason(command.type === 'journey.resume' ? 'not-stopped' : 'not-completed');
}

const denied = { guard: 'isDenied', actions: 'deny' } as const;
const permitted = [denied, { actions: 'record' }] as const;

/** Commands that an active and a completed journey accept alike. */
const work = {
  'question.answer': permitted,
  'group.set-aside': permitted,
  'group.take-up': permitted,
  'tool.choose': permitted,
  'tool.drop': permitted,
  'risk.assess': permitted,
  'risk.add': permitted,
  'risk.remove': permitted,
  'risk.restore': permitted,
  'measure.add': permitted,
  'measure.remove': permitted,
  'journey.rename': { actions: 'record' },
  'phase.confirm': permitted,
  // No rule forbids a note: it may be written ahead, in a phase that is still locked.
  'phase.note': { actions: 'record' },
  'variant.take': permitted,
  'variant.discard': permitted,
  'decision.make': [denied, { guard: 'isStop', target: 'stopped', actions: 'record' }, { actions: 'record' }],
} as const;

const createJourneyMachine = () =>
  createMachine(
    {
      types: {} as {
        context: JourneyContext;
        events: Command;
        emitted: Fact | DeniedEvent;
        input: JourneyInput;
        guards:
          | { type: 'isDenied' | 'isStop' | 'isEveryPhaseCompleted' }
          | { type: 'completesJourney'; params: { phase: string } }
          | { type: 'hasStatus'; params: { status: JourneyStatus } };
        actions: { type: 'record' | 'deny' | 'denyByStatus' };
      },
      id: 'journey',
      context: ({ input }) => createJourneyContext(input),
      initial: 'restored',
      // Commands that every status accepts.
      on: {
        'journey.replace': [denied, { target: '.restored', actions: 'record' }],
        'journey.merge': [denied, { target: '.restored', actions: 'record' }],
        'journey.restart': { target: '.active', actions: 'record' },
        // Commands that the current state does not list. A wildcard inside a state would hide the handlers above.
        '*': { actions: 'denyByStatus' },
      },
      states: {
        /** A record from a store, an import or a merge goes on to the state of its status. */
        restored: {
          always: [
            { guard: { type: 'hasStatus', params: { status: 'stopped' } }, target: 'stopped' },
            { guard: { type: 'hasStatus', params: { status: 'completed' } }, target: 'completed' },
            { target: 'active' },
          ],
        },
        active: {
          on: {
            ...work,
            'phase.complete': [
              denied,
              {
                guard: { type: 'completesJourney', params: ({ event }) => ({ phase: event.phase }) },
                target: 'completed',
                actions: 'record',
              },
              { actions: 'record' },
            ],
            'phase.reopen': permitted,
          },
        },
        stopped: {
          on: {
            'journey.resume': [
              { guard: 'isEveryPhaseCompleted', target: 'completed', actions: 'record' },
              { target: 'active', actions: 'record' },
            ],
          },
        },
        completed: {
          on: {
            ...work,
            'phase.complete': permitted,
            'phase.reopen': [denied, { target: 'active', actions: 'record' }],
            'cycle.start': { target: 'active', actions: 'record' },
          },
        },
      },
    },
    {
      guards: {
        /** A rule forbids the command, such as that of a locked phase or of an exit. */
        isDenied: ({ context, event }) => listReasonsAgainst(context, event).length > 0,
        isStop: ({ event }) => event.type === 'decision.make' && event.option === 'stop',
        /** No other phase is left, and completing this one records something. */
        completesJourney: ({ context: { map: baseMap, journey } }, { phase: id }: { phase: string }) => {
          const cycle = getCurrentCycle(journey);
          const map = getCycleMap(baseMap, cycle);
          const phase = map.phases.find((each) => each.id === id);
          return (
            areOtherPhasesCompleted(map, cycle, id) &&
            (id === journey.phase || (!!phase && isCompletionDue(map, cycle, phase)))
          );
        },
        isEveryPhaseCompleted: ({ context: { map, journey } }) =>
          areOtherPhasesCompleted(map, getCurrentCycle(journey)),
        hasStatus: ({ context }, { status }: { status: JourneyStatus }) => context.journey.status === status,
      },
      actions: {
        record: enqueueActions(({ context, event, enqueue }) => {
          const facts = createFacts(context, event, context);
          enqueue.assign({ journey: evolveAll(context.map, context.journey, facts) });
          for (const fact of facts) enqueue.emit(fact);
        }),
        deny: emit(({ context, event }) => createDeniedEvent(event, listReasonsAgainst(context, event))),
        denyByStatus: emit(({ context, event }) => createDeniedEvent(event, [getStatusReason(context, event)])),
      },
    },
  );

let createdMachine: ReturnType<typeof createJourneyMachine> | undefined;

/** Returns the machine. Created for the first command: many people only look at a map. */
export const getJourneyMachine = (): ReturnType<typeof createJourneyMachine> =>
  (createdMachine ??= createJourneyMachine());
