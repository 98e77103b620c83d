import { describe, expect, it } from 'vitest';
import { createActor, transition } from 'xstate';
import { walk, workshop } from '../../test/kit/maps.js';
import {
  createClock,
  copy,
  flat,
  getSatisfyingCommands,
  mergeCompletedPhases,
  START,
  createUuids,
  Walker,
} from '../../test/kit/journey-walker.js';
import { createJourney, decide, evolve, journeyMachine } from './index.js';
import type {
  Command,
  CommandType,
  DecisionOption,
  DeniedEvent,
  Fact,
  Journey,
  MapDefinition,
  Progression,
} from './index.js';
import { JourneySession } from './session.js';

const createNewJourney = (map: MapDefinition) => createJourney(map, { id: 'journey', now: () => new Date(START) });

/** One command of every type for the workshop, each valid in at least one status of `recordByStatus`. */
const commandByType: Record<CommandType, Command> = {
  'question.answer': { type: 'question.answer', question: 'aim-why', text: 'So.' },
  'group.set-aside': { type: 'group.set-aside', group: 'aim' },
  'group.take-up': { type: 'group.take-up', group: 'aim' },
  'tool.choose': { type: 'tool.choose', tool: 'agenda' },
  'tool.drop': { type: 'tool.drop', tool: 'invitation' },
  'risk.assess': { type: 'risk.assess', risk: 'nobody-comes', level: 'low' },
  'risk.add': { type: 'risk.add', phase: 'plan', name: 'Rain' },
  'risk.remove': { type: 'risk.remove', risk: 'own-risk' },
  'risk.restore': { type: 'risk.restore', risk: 'removed-risk' },
  'measure.add': { type: 'measure.add', risk: 'own-risk', name: 'A tent' },
  'measure.remove': { type: 'measure.remove', measure: 'own-measure' },
  'decision.make': { type: 'decision.make', phase: 'plan', option: 'wait' },
  'phase.complete': { type: 'phase.complete', phase: 'plan' },
  'phase.reopen': { type: 'phase.reopen', phase: 'plan' },
  'phase.confirm': { type: 'phase.confirm', phases: ['plan'] },
  'phase.note': { type: 'phase.note', phase: 'plan', text: 'So.' },
  'journey.resume': { type: 'journey.resume' },
  'journey.rename': { type: 'journey.rename', title: 'Spring' },
  'cycle.start': { type: 'cycle.start' },
  'journey.replace': { type: 'journey.replace', journey: createNewJourney(workshop) },
  'journey.merge': { type: 'journey.merge', journey: createNewJourney(workshop) },
  'journey.restart': { type: 'journey.restart' },
  'variant.take': { type: 'variant.take', question: 'people-lead', variant: 'theirs' },
  'variant.discard': { type: 'variant.discard', question: 'people-lead', variant: 'theirs' },
};

const ALWAYS_ALLOWED: CommandType[] = ['journey.replace', 'journey.merge', 'journey.restart'];
const WORK_COMMANDS: CommandType[] = [
  'question.answer',
  'group.set-aside',
  'group.take-up',
  'tool.choose',
  'tool.drop',
  'risk.assess',
  'risk.add',
  'risk.remove',
  'risk.restore',
  'measure.add',
  'measure.remove',
  'decision.make',
  'phase.complete',
  'phase.reopen',
  'phase.confirm',
  'phase.note',
  'journey.rename',
  'variant.take',
  'variant.discard',
];

/** Creates one record per status, in which every command on map items has an effect. */
function createRecords(): Record<Journey['status'], Journey> {
  const walker = new Walker(workshop).complete('plan');
  const active = copy(walker.journey);
  flat(active.cycles[0]).answers['people-lead']!.variants = [
    { id: 'theirs', text: 'Theirs.', at: '2025-01-01T00:00:00.000Z' },
  ];
  const stamp = { at: '2025-01-01T00:00:00.000Z', by: 'fact' };
  Object.assign(active.cycles[0]!, {
    ownRisks: {
      plan: {
        'own-risk': { phase: 'plan', name: 'Snow', ...stamp },
        'removed-risk': { phase: 'plan', name: 'Sun', removed: true, ...stamp },
      },
    },
    ownMeasures: { plan: { 'own-measure': { risk: 'own-risk', name: 'Heating', ...stamp } } },
  });
  const stopped = new Walker(workshop, { journey: active });
  stopped.send({ type: 'decision.make', phase: 'plan', option: 'stop' });
  const completedWalker = new Walker(workshop, { journey: active }).complete('meet', 'keep', 'share');
  return { active, stopped: stopped.journey, completed: completedWalker.journey };
}

const recordByStatus = createRecords();

const allowedByStatus: [Journey['status'], CommandType[]][] = [
  ['active', [...ALWAYS_ALLOWED, ...WORK_COMMANDS]],
  ['stopped', [...ALWAYS_ALLOWED, 'journey.resume']],
  ['completed', [...ALWAYS_ALLOWED, ...WORK_COMMANDS, 'cycle.start']],
];

type Status = Journey['status'];

const getMapOf = ({ map }: Journey): MapDefinition => (map.id === walk.id ? walk : workshop);

/** Starts an actor that continues a record. */
const startActor = (journey: Journey) =>
  createActor(journeyMachine, {
    input: { map: getMapOf(journey), journey, now: createClock(), newId: createUuids() },
  }).start();

const complete = (phase: string): Command => ({ type: 'phase.complete', phase });
const reopenTwo: Command = { type: 'phase.reopen', phase: 'two' };
const changeOne: Command = { type: 'tool.choose', tool: 'one-tool' };
const decideTo = (option: DecisionOption): Command => ({ type: 'decision.make', phase: 'plan', option });
const resume: Command = { type: 'journey.resume' };
const restart: Command = { type: 'journey.restart' };
const startCycle: Command = { type: 'cycle.start' };
const replaceBy = (journey: Journey): Command => ({ type: 'journey.replace', journey });
const mergeWith = (journey: unknown): Command => ({ type: 'journey.merge', journey });

/** Sends commands that must be accepted. Returns the record after them. */
function sendAll(journey: Journey, ...commands: Command[]): Journey {
  const walker = new Walker(getMapOf(journey), { journey });
  walker.send(...commands);
  return walker.journey;
}

const { active, stopped, completed } = recordByStatus;
const stoppedAtTheEnd = sendAll(completed, decideTo('stop'));
const resumed = sendAll(stopped, resume);
const newWalk = createNewJourney(walk);
const lastPhaseLeft = new Walker(walk).complete('one', 'two', 'three', 'four').journey;
const finishedWalk = new Walker(walk).finish().journey;
const changedWalk = sendAll(finishedWalk, changeOne);
const secondCycle = sendAll(finishedWalk, startCycle);

/** Active; the current phase is `four`, which is completed, and `five` is left. */
const otherPhaseLeft = mergeCompletedPhases(['four']).journey;
/** Active, although every phase is completed; the current phase is `four`. */
const noPhaseLeft = mergeCompletedPhases(['four', 'five']).journey;
/** The same, with phases in check-again. */
const phasesToCheck = sendAll(noPhaseLeft, changeOne);

/** One command that changes the state, for each arrow between states and each condition of its guard. */
const stateChanges: [from: Status, to: Status, condition: string, Journey, Command][] = [
  ['active', 'stopped', 'the team decides to stop', active, decideTo('stop')],
  ['active', 'completed', 'the current phase is completed as the last one', lastPhaseLeft, complete('five')],
  ['active', 'completed', 'the last phase is completed and another one is current', otherPhaseLeft, complete('five')],
  ['active', 'completed', 'the current phase is completed again and no phase is left', noPhaseLeft, complete('four')],
  ['active', 'completed', 'a phase in check-again is completed and no phase is left', phasesToCheck, complete('two')],
  ['active', 'completed', 'a completed record is merged', newWalk, mergeWith(finishedWalk)],
  ['active', 'stopped', 'a stopped record is merged', active, mergeWith(stopped)],
  ['active', 'completed', 'a completed record replaces the journey', newWalk, replaceBy(finishedWalk)],
  ['active', 'stopped', 'a stopped record replaces the journey', active, replaceBy(stopped)],
  ['stopped', 'active', 'the team resumes and a phase is left', stopped, resume],
  ['stopped', 'completed', 'the team resumes and no phase is left', stoppedAtTheEnd, resume],
  ['stopped', 'active', 'the team restarts', stopped, restart],
  ['stopped', 'active', 'a later record of the resumed journey is merged', stopped, mergeWith(resumed)],
  ['stopped', 'completed', 'a completed record replaces the journey', stopped, replaceBy(completed)],
  ['stopped', 'active', 'an active record replaces the journey', stopped, replaceBy(active)],
  ['completed', 'active', 'a phase is reopened', finishedWalk, reopenTwo],
  ['completed', 'active', 'a new cycle starts', finishedWalk, startCycle],
  ['completed', 'active', 'the team restarts', finishedWalk, restart],
  ['completed', 'stopped', 'the team decides to stop', completed, decideTo('stop')],
  ['completed', 'active', 'an active record replaces the journey', finishedWalk, replaceBy(newWalk)],
  ['completed', 'active', 'a record with a later cycle is merged', finishedWalk, mergeWith(secondCycle)],
];

/** Commands that change the state of another record, or with other values, and that leave this one as it is. */
const unchangedStates: [state: Status, condition: string, Journey, Command][] = [
  ['active', 'a phase is completed and others are left', newWalk, complete('one')],
  ['active', 'a completed phase other than the current one is completed again', noPhaseLeft, complete('one')],
  ['active', 'the exit rule of a phase denies its completion', active, complete('meet')],
  ['active', 'a phase is reopened', lastPhaseLeft, reopenTwo],
  ['active', 'the team decides to wait', active, decideTo('wait')],
  ['active', 'the team restarts', active, restart],
  ['active', 'an earlier record is merged', lastPhaseLeft, mergeWith(newWalk)],
  ['stopped', 'an earlier record is merged', stopped, mergeWith(active)],
  ['stopped', 'a record that cannot be read is merged', stopped, mergeWith(7)],
  ['completed', 'a phase in check-again is completed', changedWalk, complete('two')],
  ['completed', 'the team decides to go on', completed, decideTo('go')],
  ['completed', 'an earlier record is merged', finishedWalk, mergeWith(newWalk)],
];

describe('journeyMachine', () => {
  it.each(allowedByStatus)('accepts in state %s exactly the commands of that state', (status, allowedTypes) => {
    const allowedCommands = Object.values(commandByType).filter(
      (command) => decide(workshop, recordByStatus[status], command).ok,
    );
    expect(allowedCommands.map(({ type }) => type).sort()).toEqual([...allowedTypes].sort());
  });

  it.each(allowedByStatus)(
    'denies all other commands in state %s with a code that names the status',
    (status, allowedTypes) => {
      const expectedCodes = {
        active: ['not-stopped', 'not-completed'],
        stopped: ['stopped'],
        completed: ['not-stopped'],
      }[status];
      for (const command of Object.values(commandByType).filter(({ type }) => !allowedTypes.includes(type))) {
        const outcome = decide(workshop, recordByStatus[status], command);
        expect(outcome.ok ? [] : outcome.denial.reasons.map((reason) => reason.code)).toHaveLength(1);
        expect(expectedCodes).toContain(!outcome.ok && outcome.denial.reasons[0]?.code);
      }
    },
  );

  it.each(['active', 'stopped', 'completed'] as const)(
    'starts an actor in state %s when the record has that status',
    (status) => {
      const actor = createActor(journeyMachine, { input: { map: workshop, journey: recordByStatus[status] } }).start();
      expect(actor.getSnapshot().value).toBe(status);
      expect(actor.getSnapshot().status).toBe('active');
    },
  );

  it.each(stateChanges)('moves from %s to %s when %s', (from, to, _condition, journey, command) => {
    const actor = startActor(journey);
    expect(actor.getSnapshot().value).toBe(from);
    actor.send(command);
    expect(actor.getSnapshot().value).toBe(to);
    expect(actor.getSnapshot().context.journey.status).toBe(to);
  });

  it.each(unchangedStates)('stays in %s when %s', (state, _condition, journey, command) => {
    const actor = startActor(journey);
    actor.send(command);
    expect(actor.getSnapshot().value).toBe(state);
    expect(actor.getSnapshot().context.journey.status).toBe(state);
  });

  it('has no final state: cycle.start continues a completed journey', () => {
    const actor = createActor(journeyMachine, { input: { map: workshop, journey: recordByStatus.completed } }).start();
    actor.send({ type: 'cycle.start' });
    expect(actor.getSnapshot().context.journey.cycle).toBe(2);
  });

  it('denies what the rules deny in every state that accepts the command type', () => {
    for (const status of ['active', 'completed'] as const) {
      const journey = recordByStatus[status];
      const outcome = decide(workshop, journey, { type: 'decision.make', phase: 'meet', option: 'go' });
      expect(outcome).toMatchObject({ ok: false, denial: { reasons: [{ code: 'no-decision' }] } });
    }
    for (const status of ['active', 'stopped', 'completed'] as const) {
      expect(decide(workshop, recordByStatus[status], { type: 'journey.merge', journey: 7 }).ok).toBe(false);
    }
  });

  it('creates a new journey with the time of its clock when the input has no journey', () => {
    const startTime = new Date(START);
    const actor = createActor(journeyMachine, { input: { map: workshop, now: () => startTime } }).start();
    expect(actor.getSnapshot().context.journey).toMatchObject({
      phase: 'plan',
      status: 'active',
      createdAt: startTime.toISOString(),
    });
    expect(actor.getSnapshot().context.progression).toBe('guided');
    expect(
      createActor(journeyMachine, { input: { map: workshop } })
        .start()
        .getSnapshot().value,
    ).toBe('active');
  });

  it('emits each fact of an accepted command, or one denial with the command', () => {
    const emittedEvents: (Fact | DeniedEvent)[] = [];
    const actor = createActor(journeyMachine, { input: { map: workshop, now: createClock(), newId: createUuids() } });
    actor.on('*', (event) => emittedEvents.push(event));
    actor.start();
    actor.send({ type: 'decision.make', phase: 'plan', option: 'stop' });
    actor.send({ type: 'phase.complete', phase: 'plan' });
    expect(emittedEvents).toMatchObject([
      { type: 'decision.made' },
      { type: 'journey.stopped' },
      { type: 'denied', command: { type: 'phase.complete' }, denial: { reasons: [{ code: 'stopped' }] } },
    ]);
  });

  it('is pure: a transition mutates neither the record nor the snapshot', () => {
    const actor = createActor(journeyMachine, {
      input: { map: walk, journey: createNewJourney(walk), now: createClock(), newId: createUuids() },
    }).start();
    const snapshot = actor.getSnapshot();
    const before = JSON.stringify(snapshot.context.journey);
    transition(journeyMachine, snapshot, { type: 'phase.complete', phase: 'one' });
    expect(JSON.stringify(snapshot.context.journey)).toBe(before);
  });
});

describe('JourneySession', () => {
  const commands: unknown[] = [
    ...getSatisfyingCommands(workshop, 'plan'),
    { type: 'phase.complete', phase: 'share' },
    { type: 'nonsense' },
    { type: 'phase.complete', phase: 'plan' },
    { type: 'decision.make', phase: 'plan', option: 'stop' },
    { type: 'tool.choose', tool: 'round' },
    { type: 'journey.resume' },
    { type: 'phase.complete', phase: 'plan' },
    { type: 'decision.make', phase: 'plan', option: 'go' },
    { type: 'decision.make', phase: 'plan', option: 'go' },
    { type: 'phase.complete', phase: 'plan' },
    ...getSatisfyingCommands(workshop, 'meet'),
    { type: 'phase.complete', phase: 'meet' },
    { type: 'phase.complete', phase: 'keep' },
    ...getSatisfyingCommands(workshop, 'share'),
    { type: 'phase.complete', phase: 'share' },
    { type: 'cycle.start' },
    { type: 'journey.merge', journey: recordByStatus.completed },
    { type: 'journey.replace', journey: recordByStatus.stopped },
    { type: 'journey.restart' },
  ];

  it.each(['guided', 'strict', 'open'] as const satisfies Progression[])(
    'send returns the outcome of decide and reaches the record of evolve, with progression %s',
    (progression) => {
      const journey = createNewJourney(workshop);
      const session = new JourneySession({
        map: workshop,
        journey,
        progression,
        now: createClock(),
        newId: createUuids(),
      });
      const now = createClock();
      const newId = createUuids();
      let expectedJourney = journey;
      for (const command of commands) {
        const outcome = decide(workshop, expectedJourney, command, { progression, now, newId });
        expect(session.send(command)).toEqual(outcome);
        if (outcome.ok) for (const fact of outcome.facts) expectedJourney = evolve(workshop, expectedJourney, fact);
        expect(session.journey).toEqual(expectedJourney);
      }
    },
  );

  it('decide returns the facts without changing the journey of the session', () => {
    const session = new JourneySession({
      map: workshop,
      journey: createNewJourney(workshop),
      now: () => new Date(START),
      newId: createUuids(),
    });
    const { journey } = session;
    const outcome = session.decide(commandByType['tool.choose']);
    expect(outcome).toMatchObject({ ok: true, facts: [{ type: 'tool.chosen' }] });
    expect(session.journey).toBe(journey);
    expect(session.decide({ type: 'phase.complete', phase: 'plan' }).ok).toBe(false);
  });

  it('uses its own progression in decide and send', () => {
    const session = new JourneySession({ map: workshop, journey: createNewJourney(workshop), progression: 'open' });
    expect(session.decide({ type: 'tool.choose', tool: 'letter' }).ok).toBe(true);
    expect(session.send({ type: 'tool.choose', tool: 'letter' }).ok).toBe(true);
  });

  it('denies invalid commands and XState system events, and keeps running', () => {
    const session = new JourneySession({ map: workshop, journey: createNewJourney(workshop) });
    for (const command of [null, undefined, { type: 'xstate.stop' }, { type: 'xstate.init' }, { type: '*' }]) {
      expect(session.send(command).ok).toBe(false);
    }
    expect(session.send(commandByType['tool.choose']).ok).toBe(true);
    expect(flat(session.journey.cycles[0]).tools['agenda']?.chosen).toBe(true);
  });
});
