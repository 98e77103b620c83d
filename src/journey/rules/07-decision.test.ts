import { describe, expect, it } from 'vitest';
import { treePlanting, workshop } from '../../../test/kit/maps.js';
import { Walker } from '../../../test/kit/journey-walker.js';
import { createJourney, evolve, viewJourney } from '../index.js';
import type { Command, DecisionOption, Fact } from '../index.js';

const decideOn = (phase: string, option: DecisionOption, reason?: string): Command => ({
  type: 'decision.make',
  phase,
  option,
  ...(reason === undefined ? {} : { reason }),
});

const resumeCommand: Command = { type: 'journey.resume' };

const createStoppedWalker = () => {
  const walker = new Walker(workshop).satisfy('plan');
  walker.send(decideOn('plan', 'stop', 'No money.'));
  return walker;
};

describe('rule 7: decisions', () => {
  it('use the latest option of a phase', () => {
    const walker = new Walker(workshop).satisfy('plan');
    walker.send(decideOn('plan', 'wait'));
    expect(walker.getDenialCodes({ type: 'phase.complete', phase: 'plan' })).toEqual(['decision-left']);
    walker.send(decideOn('plan', 'go'));
    expect(walker.getPhase('plan')).toMatchObject({ left: [], decision: { option: 'go' } });
  });

  it('block only their own phase with wait: other phases can be completed', () => {
    const walker = new Walker(workshop).complete('plan');
    expect(walker.sendForTypes(decideOn('plan', 'wait', 'It rains.'))).toEqual(['decision.made']);
    expect(walker.journey.status).toBe('active');
    walker.complete('meet', 'keep', 'share');
    expect(walker.journey.status).toBe('completed');
  });

  it('stop the journey with a second fact for option stop', () => {
    const walker = new Walker(workshop);
    const facts = walker.send(decideOn('plan', 'stop'));
    expect(facts).toMatchObject([
      { type: 'decision.made', phase: 'plan', option: 'stop' },
      { type: 'journey.stopped', phase: 'plan' },
    ]);
    expect(walker.journey).toMatchObject({ status: 'stopped', phase: 'plan' });
  });

  it('accept stop in any unlocked phase with a decision, not only in the current one', () => {
    const walker = new Walker(workshop).complete('plan', 'meet');
    walker.send(decideOn('plan', 'stop'));
    expect(walker.journey).toMatchObject({ status: 'stopped', phase: 'keep' });
    const openWalker = new Walker(workshop, { progression: 'open' });
    openWalker.send(decideOn('share', 'stop'));
    expect(openWalker.journey).toMatchObject({ status: 'stopped', phase: 'plan' });
  });

  it('are denied in a locked phase and in a phase without a decision', () => {
    const walker = new Walker(workshop).complete('plan');
    expect(walker.getDenialCodes(decideOn('share', 'stop'))).toEqual(['locked']);
    expect(walker.getDenialReasons(decideOn('meet', 'stop'))).toMatchObject([{ code: 'no-decision', phase: 'meet' }]);
  });

  it('are denied for an option that is not offered, with the valid options in the message', () => {
    const walker = new Walker(workshop, { progression: 'open' });
    const [reason] = walker.getDenialReasons(decideOn('share', 'wait'));
    expect(reason).toMatchObject({ code: 'unknown-option', phase: 'share' });
    expect(reason?.message).toContain('go, stop');
  });

  it.each<[string, Command]>([
    ['question.answer', { type: 'question.answer', question: 'aim-why', text: 'Why?' }],
    ['question.answer that changes nothing', { type: 'question.answer', question: 'aim-why', text: '' }],
    ['group.set-aside', { type: 'group.set-aside', group: 'aim' }],
    ['group.take-up', { type: 'group.take-up', group: 'aim' }],
    ['tool.choose', { type: 'tool.choose', tool: 'agenda' }],
    ['tool.drop', { type: 'tool.drop', tool: 'invitation' }],
    ['risk.assess', { type: 'risk.assess', risk: 'nobody-comes', level: 'low' }],
    ['decision.make', decideOn('plan', 'go')],
    ['phase.complete', { type: 'phase.complete', phase: 'plan' }],
    ['phase.reopen', { type: 'phase.reopen', phase: 'plan' }],
    ['cycle.start', { type: 'cycle.start' }],
    ['variant.take', { type: 'variant.take', question: 'aim-why', variant: 'x' }],
    ['variant.discard', { type: 'variant.discard', question: 'aim-why', variant: 'x' }],
    ['phase.note', { type: 'phase.note', phase: 'plan', text: 'So.' }],
    ['phase.confirm', { type: 'phase.confirm', phases: ['plan'] }],
  ])('make a stopped journey deny %s', (_, command) => {
    expect(createStoppedWalker().getDenialReasons(command)).toEqual([
      { code: 'stopped', message: 'You decided to stop. Start again to go on.' },
    ]);
  });

  it.each<[string, Command, string]>([
    ['journey.resume', resumeCommand, 'active'],
    ['journey.replace', { type: 'journey.replace', journey: createJourney(workshop) }, 'active'],
    ['journey.restart', { type: 'journey.restart' }, 'active'],
  ])('let a stopped journey accept %s', (_, command, status) => {
    const walker = createStoppedWalker();
    expect(walker.send(command)).toHaveLength(1);
    expect(walker.journey.status).toBe(status);
  });

  it('let a stopped journey accept journey.merge and keep it stopped when no later lifecycle fact is merged', () => {
    const walker = new Walker(workshop);
    const otherWalker = walker.fork();
    otherWalker.send({ type: 'tool.choose', tool: 'agenda' });
    walker.now();
    walker.send(decideOn('plan', 'stop'));
    expect(walker.sendForTypes({ type: 'journey.merge', journey: otherWalker.journey })).toEqual(['journey.merged']);
    expect(walker.journey.status).toBe('stopped');
  });

  it('return to status active and the same phase after journey.resume', () => {
    const walker = createStoppedWalker();
    expect(walker.sendForTypes(resumeCommand)).toEqual(['journey.resumed']);
    expect(walker.journey).toMatchObject({ status: 'active', phase: 'plan' });
    expect(walker.sendForTypes({ type: 'tool.choose', tool: 'agenda' })).toEqual(['tool.chosen']);
  });

  it('require a new decision after journey.resume', () => {
    const walker = createStoppedWalker();
    walker.send(resumeCommand);
    expect(walker.getPhase('plan').decision).toBeUndefined();
    expect(walker.getDenialCodes({ type: 'phase.complete', phase: 'plan' })).toEqual(['decision-left']);
    walker.send(decideOn('plan', 'go'));
    expect(walker.getPhase('plan').left).toEqual([]);
  });

  it('keep decisions of other phases after journey.resume', () => {
    const walker = new Walker(workshop).complete('plan', 'meet', 'keep');
    walker.send(decideOn('share', 'stop'), resumeCommand);
    expect(walker.getPhase('plan')).toMatchObject({ state: 'done', left: [], decision: { option: 'go' } });
    expect(walker.getPhase('share').left.map(({ code }) => code)).toContain('decision-left');
  });

  it('stop the journey again when stop is repeated after journey.resume', () => {
    const walker = createStoppedWalker();
    walker.send(resumeCommand);
    expect(walker.sendForTypes(decideOn('plan', 'stop', 'No money.'))).toEqual(['decision.made', 'journey.stopped']);
    expect(walker.journey.status).toBe('stopped');
  });

  it('stop an active journey when stop is repeated after a merge that kept the earlier stop', () => {
    const ours = new Walker(workshop).satisfy('plan');
    const theirs = ours.fork();
    theirs.send(decideOn('plan', 'stop'));
    ours.now();
    ours.now();
    ours.send({ type: 'phase.complete', phase: 'plan' }, { type: 'journey.merge', journey: theirs.journey });
    expect(ours.journey.status).toBe('active');
    expect(ours.getPhase('plan').decision).toMatchObject({ option: 'stop' });
    expect(ours.sendForTypes(decideOn('plan', 'stop'))).toEqual(['decision.made', 'journey.stopped']);
  });

  it('return to status completed after journey.resume when every phase is completed', () => {
    const walker = new Walker(workshop).finish();
    walker.send(decideOn('plan', 'stop'));
    expect(walker.journey.status).toBe('stopped');
    expect(walker.sendForTypes(resumeCommand)).toEqual(['journey.resumed']);
    expect(walker.journey.status).toBe('completed');
    expect(walker.getPhase('plan')).toMatchObject({ state: 'check-again', completed: true });
  });

  it('deny journey.resume when the journey is not stopped', () => {
    for (const walker of [new Walker(workshop), new Walker(treePlanting).finish()]) {
      expect(walker.getDenialCodes(resumeCommand)).toEqual(['not-stopped']);
    }
  });

  it('store the reason as typed, and remove it with the next decision', () => {
    const walker = new Walker(workshop);
    expect(walker.send(decideOn('plan', 'wait', ' Rain. '))).toMatchObject([{ reason: ' Rain. ' }]);
    expect(walker.getPhase('plan').decision).toMatchObject({ option: 'wait', reason: ' Rain. ' });
    walker.send(decideOn('plan', 'go', '  '));
    expect(walker.getPhase('plan').decision).toEqual({ option: 'go', at: walker.journey.updatedAt });
  });

  it('keep the reason for their own option alone', () => {
    const walker = new Walker(workshop);
    walker.send(decideOn('plan', 'wait', 'Rain.'), decideOn('plan', 'go'));
    expect(walker.getPhase('plan').decision).toEqual({ option: 'go', at: walker.journey.updatedAt });
    walker.send(decideOn('plan', 'wait'));
    expect(walker.getPhase('plan').decision).toEqual({ option: 'wait', at: walker.journey.updatedAt });
  });

  it('have a day to look again, with any option, which another day replaces', () => {
    const walker = new Walker(workshop);
    const wait = { ...decideOn('plan', 'wait', 'Rain.'), reviewOn: '2026-05-01' } as Command;
    expect(walker.send(wait)).toMatchObject([{ reason: 'Rain.', reviewOn: '2026-05-01' }]);
    expect(walker.send({ ...decideOn('plan', 'wait'), reviewOn: '2026-06-01' } as Command)).toMatchObject([
      { reason: 'Rain.', reviewOn: '2026-06-01' },
    ]);
    expect(walker.send(decideOn('plan', 'wait', 'More rain.'))).toMatchObject([
      { reason: 'More rain.', reviewOn: '2026-06-01' },
    ]);
    expect(walker.getPhase('plan').decision).toMatchObject({ reason: 'More rain.', reviewOn: '2026-06-01' });
    walker.send({ ...decideOn('plan', 'wait'), reviewOn: null } as Command);
    expect(walker.getPhase('plan').decision).not.toHaveProperty('reviewOn');
    walker.send({ ...decideOn('plan', 'stop'), reviewOn: '2027-01-01' } as Command);
    expect(walker.getPhase('plan').decision).toMatchObject({ option: 'stop', reviewOn: '2027-01-01' });
  });

  it('say after wait that go is to be chosen, and until when the team waits', () => {
    const walker = new Walker(workshop).satisfy('plan');
    const getMessages = () => walker.getPhase('plan').left.map(({ message }) => message);
    walker.send(decideOn('plan', 'wait'));
    expect(getMessages()).toEqual(['You decided to wait. Choose Go when you are ready.']);
    walker.send({ ...decideOn('plan', 'wait'), reviewOn: '2026-09-20' } as Command);
    expect(getMessages()).toEqual(['You decided to wait until 20 September 2026. Choose Go when you are ready.']);
  });

  it.each(['2026-02-30', 'tomorrow', '', 5])('are malformed with the date %s', (reviewOn) => {
    const reasons = new Walker(workshop).getDenialReasons({ ...decideOn('plan', 'wait'), reviewOn });
    expect(reasons).toMatchObject([{ code: 'malformed', message: expect.stringContaining('reviewOn') as string }]);
  });

  it('ignore a stop that is not later than journey.resumed', () => {
    const createFact = (time: string, body: object) => ({ id: time, at: time, cycle: 1, ...body }) as Fact;
    const stopDecision = { type: 'decision.made', phase: 'plan', option: 'stop' };
    const resumed = createFact('2026-02-01T00:00:00.001Z', { type: 'journey.resumed' });
    const getDecisionMadeAt = (time: string) =>
      viewJourney(
        workshop,
        [createFact(time, stopDecision), resumed].reduce(
          (journey, fact) => evolve(workshop, journey, fact),
          createJourney(workshop),
        ),
      ).phases[0]?.decision;
    expect(getDecisionMadeAt('2026-02-01T00:00:00.001Z')).toBeUndefined();
    expect(getDecisionMadeAt('2026-02-01T00:00:00.002Z')).toMatchObject({ option: 'stop' });
  });

  it('keep option go when a journey.resumed fact arrives', () => {
    const resumed: Fact = { id: 'x', type: 'journey.resumed', at: '2026-02-01T00:00:00.000Z', cycle: 1 };
    const walker = new Walker(workshop).satisfy('plan');
    expect(evolve(workshop, walker.journey, resumed).cycles[0]?.decisions['plan']).toEqual(
      walker.cycle.decisions['plan'],
    );
  });
});
