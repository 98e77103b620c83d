import { describe, expect, it } from 'vitest';
import { createActor, transition } from 'xstate';
import { walk, workshop } from '../../test/kit/maps.js';
import { clock, copy, flat, satisfying, START, uuids, Walker } from '../../test/kit/journey-walker.js';
import { createJourney, decide, evolve, journeyMachine } from './index.js';
import type { Command, CommandType, DeniedEvent, Fact, Journey, MapDefinition, Progression } from './index.js';
import { JourneySession } from './session.js';

const begin = (map: MapDefinition) => createJourney(map, { id: 'journey', now: () => new Date(START) });

/** A command of every type, to a status of a journey through the workshop. */
const every: Record<CommandType, Command> = {
  'question.answer': { type: 'question.answer', question: 'aim-why', text: 'So.' },
  'group.set-aside': { type: 'group.set-aside', group: 'aim' },
  'group.take-up': { type: 'group.take-up', group: 'aim' },
  'tool.choose': { type: 'tool.choose', tool: 'agenda' },
  'tool.drop': { type: 'tool.drop', tool: 'invitation' },
  'risk.assess': { type: 'risk.assess', risk: 'nobody-comes', level: 'low' },
  'decision.make': { type: 'decision.make', phase: 'plan', option: 'wait' },
  'phase.complete': { type: 'phase.complete', phase: 'plan' },
  'phase.reopen': { type: 'phase.reopen', phase: 'plan' },
  'journey.resume': { type: 'journey.resume' },
  'cycle.start': { type: 'cycle.start' },
  'journey.replace': { type: 'journey.replace', journey: begin(workshop) },
  'journey.merge': { type: 'journey.merge', journey: begin(workshop) },
  'journey.restart': { type: 'journey.restart' },
  'variant.take': { type: 'variant.take', question: 'people-lead', variant: 'theirs' },
  'variant.discard': { type: 'variant.discard', question: 'people-lead', variant: 'theirs' },
};

const ALWAYS: CommandType[] = ['journey.replace', 'journey.merge', 'journey.restart'];
const WORK: CommandType[] = [
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
];

/** A record in which every work can be done, in each status. */
function records(): Record<Journey['status'], Journey> {
  const at = new Walker(workshop).complete('plan');
  const active = copy(at.journey);
  flat(active.cycles[0]).answers['people-lead']!.variants = [
    { id: 'theirs', text: 'Theirs.', at: '2025-01-01T00:00:00.000Z' },
  ];
  const stopped = new Walker(workshop, { journey: active });
  stopped.send({ type: 'decision.make', phase: 'plan', option: 'stop' });
  const completed = new Walker(workshop, { journey: active }).complete('meet', 'keep', 'share');
  return { active, stopped: stopped.journey, completed: completed.journey };
}

const record = records();

const takes: [Journey['status'], CommandType[]][] = [
  ['active', [...ALWAYS, ...WORK]],
  ['stopped', [...ALWAYS, 'journey.resume']],
  ['completed', [...ALWAYS, ...WORK, 'cycle.start']],
];

describe('the machine is where a command becomes facts', () => {
  it.each(takes)('a journey that is %s takes just the commands of its state', (status, taken) => {
    const allowed = Object.values(every).filter((command) => decide(workshop, record[status], command).ok);
    expect(allowed.map(({ type }) => type).sort()).toEqual([...taken].sort());
  });

  it.each(takes)('what a journey that is %s does not take is refused because of its status', (status, taken) => {
    const code = { active: ['not-stopped', 'not-completed'], stopped: ['stopped'], completed: ['not-stopped'] }[status];
    for (const command of Object.values(every).filter(({ type }) => !taken.includes(type))) {
      const outcome = decide(workshop, record[status], command);
      expect(outcome.ok ? [] : outcome.denial.reasons.map((reason) => reason.code)).toHaveLength(1);
      expect(code).toContain(!outcome.ok && outcome.denial.reasons[0]?.code);
    }
  });

  it.each(['active', 'stopped', 'completed'] as const)(
    'an actor starts in the state of a record that is %s',
    (status) => {
      const actor = createActor(journeyMachine, { input: { map: workshop, journey: record[status] } }).start();
      expect(actor.getSnapshot().value).toBe(status);
      expect(actor.getSnapshot().status).toBe('active');
    },
  );

  const moves: [Journey['status'], Journey['status'], Command[]][] = [
    ['active', 'stopped', [{ type: 'decision.make', phase: 'plan', option: 'stop' }]],
    ['active', 'completed', [{ type: 'journey.replace', journey: record.completed }]],
    ['stopped', 'active', [{ type: 'journey.resume' }]],
    ['stopped', 'completed', [{ type: 'journey.replace', journey: record.completed }]],
    ['completed', 'active', [{ type: 'phase.reopen', phase: 'plan' }]],
    ['completed', 'stopped', [{ type: 'decision.make', phase: 'plan', option: 'stop' }]],
  ];
  it.each(moves)('goes from %s to %s with the record', (from, to, commands) => {
    const actor = createActor(journeyMachine, { input: { map: workshop, journey: record[from] } }).start();
    for (const command of commands) actor.send(command);
    expect(actor.getSnapshot().value).toBe(to);
    expect(actor.getSnapshot().context.journey.status).toBe(to);
  });

  it('no state is final: a completed journey goes on', () => {
    const actor = createActor(journeyMachine, { input: { map: workshop, journey: record.completed } }).start();
    actor.send({ type: 'cycle.start' });
    expect(actor.getSnapshot().context.journey.cycle).toBe(2);
  });

  it('asks the rules: its guard refuses what they refuse, in every state that takes it', () => {
    for (const status of ['active', 'completed'] as const) {
      const journey = record[status];
      const outcome = decide(workshop, journey, { type: 'decision.make', phase: 'meet', option: 'go' });
      expect(outcome).toMatchObject({ ok: false, denial: { reasons: [{ code: 'no-decision' }] } });
    }
    for (const status of ['active', 'stopped', 'completed'] as const) {
      expect(decide(workshop, record[status], { type: 'journey.merge', journey: 7 }).ok).toBe(false);
    }
  });

  it('begins anew where it is given no journey, by its clock', () => {
    const at = new Date(START);
    const actor = createActor(journeyMachine, { input: { map: workshop, now: () => at } }).start();
    expect(actor.getSnapshot().context.journey).toMatchObject({
      phase: 'plan',
      status: 'active',
      createdAt: at.toISOString(),
    });
    expect(actor.getSnapshot().context.progression).toBe('guided');
    expect(
      createActor(journeyMachine, { input: { map: workshop } })
        .start()
        .getSnapshot().value,
    ).toBe('active');
  });

  it('emits each fact, or one denial with the command', () => {
    const heard: (Fact | DeniedEvent)[] = [];
    const actor = createActor(journeyMachine, { input: { map: workshop, now: clock(), newId: uuids() } });
    actor.on('*', (event) => heard.push(event));
    actor.start();
    actor.send({ type: 'decision.make', phase: 'plan', option: 'stop' });
    actor.send({ type: 'phase.complete', phase: 'plan' });
    expect(heard).toMatchObject([
      { type: 'decision.made' },
      { type: 'journey.stopped' },
      { type: 'denied', command: { type: 'phase.complete' }, denial: { reasons: [{ code: 'stopped' }] } },
    ]);
  });

  it('is pure: a transition changes neither the record nor the snapshot', () => {
    const actor = createActor(journeyMachine, {
      input: { map: walk, journey: begin(walk), now: clock(), newId: uuids() },
    }).start();
    const snapshot = actor.getSnapshot();
    const before = JSON.stringify(snapshot.context.journey);
    transition(journeyMachine, snapshot, { type: 'phase.complete', phase: 'one' });
    expect(JSON.stringify(snapshot.context.journey)).toBe(before);
  });
});

describe('decide and the running session agree', () => {
  const script: unknown[] = [
    ...satisfying(workshop, 'plan'),
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
    ...satisfying(workshop, 'meet'),
    { type: 'phase.complete', phase: 'meet' },
    { type: 'phase.complete', phase: 'keep' },
    ...satisfying(workshop, 'share'),
    { type: 'phase.complete', phase: 'share' },
    { type: 'cycle.start' },
    { type: 'journey.merge', journey: record.completed },
    { type: 'journey.replace', journey: record.stopped },
    { type: 'journey.restart' },
  ];

  it.each(['guided', 'strict', 'open'] as const satisfies Progression[])(
    'on every command, under %s',
    (progression) => {
      const journey = begin(workshop);
      const session = new JourneySession({ map: workshop, journey, progression, now: clock(), newId: uuids() });
      const now = clock();
      const newId = uuids();
      let expected = journey;
      for (const command of script) {
        const outcome = decide(workshop, expected, command, { progression, now, newId });
        expect(session.send(command)).toEqual(outcome);
        if (outcome.ok) for (const fact of outcome.facts) expected = evolve(workshop, expected, fact);
        expect(session.journey).toEqual(expected);
      }
    },
  );

  it('deciding changes nothing, in the session as without it', () => {
    const session = new JourneySession({
      map: workshop,
      journey: begin(workshop),
      now: () => new Date(START),
      newId: uuids(),
    });
    const { journey } = session;
    const outcome = session.decide(every['tool.choose']);
    expect(outcome).toMatchObject({ ok: true, facts: [{ type: 'tool.chosen' }] });
    expect(session.journey).toBe(journey);
    expect(session.decide({ type: 'phase.complete', phase: 'plan' }).ok).toBe(false);
  });

  it('decides by its own progression', () => {
    const session = new JourneySession({ map: workshop, progression: 'open' });
    expect(session.decide({ type: 'tool.choose', tool: 'letter' }).ok).toBe(true);
    expect(session.send({ type: 'tool.choose', tool: 'letter' }).ok).toBe(true);
  });

  it('survives what would end an actor', () => {
    const session = new JourneySession({ map: workshop });
    for (const command of [null, undefined, { type: 'xstate.stop' }, { type: 'xstate.init' }, { type: '*' }]) {
      expect(session.send(command).ok).toBe(false);
    }
    expect(session.send(every['tool.choose']).ok).toBe(true);
    expect(flat(session.journey.cycles[0]).tools['agenda']?.chosen).toBe(true);
  });
});
