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

const resume: Command = { type: 'journey.resume' };

const stopped = () => {
  const at = new Walker(workshop).satisfy('plan');
  at.send(decideOn('plan', 'stop', 'No money.'));
  return at;
};

describe('rule 7: decision', () => {
  it('the last one counts', () => {
    const at = new Walker(workshop).satisfy('plan');
    at.send(decideOn('plan', 'wait'));
    expect(at.codes({ type: 'phase.complete', phase: 'plan' })).toEqual(['decision-left']);
    at.send(decideOn('plan', 'go'));
    expect(at.phase('plan')).toMatchObject({ left: [], decision: { option: 'go' } });
  });

  it('wait only withholds go: work and the other phases go on', () => {
    const at = new Walker(workshop).complete('plan');
    expect(at.types(decideOn('plan', 'wait', 'It rains.'))).toEqual(['decision.made']);
    expect(at.journey.status).toBe('active');
    at.complete('meet', 'keep', 'share');
    expect(at.journey.status).toBe('completed');
  });

  it('stop stops the journey, in a second fact', () => {
    const at = new Walker(workshop);
    const facts = at.send(decideOn('plan', 'stop'));
    expect(facts).toMatchObject([
      { type: 'decision.made', phase: 'plan', option: 'stop' },
      { type: 'journey.stopped', phase: 'plan' },
    ]);
    expect(at.journey).toMatchObject({ status: 'stopped', phase: 'plan' });
  });

  it('stop can be decided in any unlocked phase that asks for a decision, not only in the current one', () => {
    const at = new Walker(workshop).complete('plan', 'meet');
    at.send(decideOn('plan', 'stop'));
    expect(at.journey).toMatchObject({ status: 'stopped', phase: 'keep' });
    const open = new Walker(workshop, { progression: 'open' });
    open.send(decideOn('share', 'stop'));
    expect(open.journey).toMatchObject({ status: 'stopped', phase: 'plan' });
  });

  it('a locked phase takes no decision, nor does one that asks for none', () => {
    const at = new Walker(workshop).complete('plan');
    expect(at.codes(decideOn('share', 'stop'))).toEqual(['locked']);
    expect(at.denied(decideOn('meet', 'stop'))).toMatchObject([{ code: 'no-decision', phase: 'meet' }]);
  });

  it('an option that the decision does not offer is refused, with those that it does', () => {
    const at = new Walker(workshop, { progression: 'open' });
    const [reason] = at.denied(decideOn('share', 'wait'));
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
  ])('a stopped journey does not take %s', (_, command) => {
    expect(stopped().denied(command)).toEqual([
      { code: 'stopped', message: 'The journey is stopped. Resume it to go on.' },
    ]);
  });

  it.each<[string, Command, string]>([
    ['journey.resume', resume, 'active'],
    ['journey.replace', { type: 'journey.replace', journey: createJourney(workshop) }, 'active'],
    ['journey.restart', { type: 'journey.restart' }, 'active'],
  ])('a stopped journey takes %s', (_, command, status) => {
    const at = stopped();
    expect(at.send(command)).toHaveLength(1);
    expect(at.journey.status).toBe(status);
  });

  it('a stopped journey takes journey.merge, and stays stopped where nothing moved it later', () => {
    const at = new Walker(workshop);
    const other = at.fork();
    other.send({ type: 'tool.choose', tool: 'agenda' });
    at.now();
    at.send(decideOn('plan', 'stop'));
    expect(at.types({ type: 'journey.merge', journey: other.journey })).toEqual(['journey.merged']);
    expect(at.journey.status).toBe('stopped');
  });

  it('resuming brings a stopped journey back to where it was', () => {
    const at = stopped();
    expect(at.types(resume)).toEqual(['journey.resumed']);
    expect(at.journey).toMatchObject({ status: 'active', phase: 'plan' });
    expect(at.types({ type: 'tool.choose', tool: 'agenda' })).toEqual(['tool.chosen']);
  });

  it('after resuming it must be decided anew', () => {
    const at = stopped();
    at.send(resume);
    expect(at.phase('plan').decision).toBeUndefined();
    expect(at.codes({ type: 'phase.complete', phase: 'plan' })).toEqual(['decision-left']);
    at.send(decideOn('plan', 'go'));
    expect(at.phase('plan').left).toEqual([]);
  });

  it('resuming leaves decisions of other phases as they are', () => {
    const at = new Walker(workshop).complete('plan', 'meet', 'keep');
    at.send(decideOn('share', 'stop'), resume);
    expect(at.phase('plan')).toMatchObject({ state: 'done', left: [], decision: { option: 'go' } });
    expect(at.phase('share').left.map(({ code }) => code)).toContain('decision-left');
  });

  it('deciding stop again is never a no-op', () => {
    const at = stopped();
    at.send(resume);
    expect(at.types(decideOn('plan', 'stop', 'No money.'))).toEqual(['decision.made', 'journey.stopped']);
    expect(at.journey.status).toBe('stopped');
  });

  it('deciding stop again is no no-op either where the stop stands in an active journey, as after a merge', () => {
    const ours = new Walker(workshop).satisfy('plan');
    const theirs = ours.fork();
    theirs.send(decideOn('plan', 'stop'));
    ours.now();
    ours.now();
    ours.send({ type: 'phase.complete', phase: 'plan' }, { type: 'journey.merge', journey: theirs.journey });
    expect(ours.journey.status).toBe('active');
    expect(ours.phase('plan').decision).toMatchObject({ option: 'stop' });
    expect(ours.types(decideOn('plan', 'stop'))).toEqual(['decision.made', 'journey.stopped']);
  });

  it('resume returns to completed where every phase is completed', () => {
    const at = new Walker(workshop).finish();
    at.send(decideOn('plan', 'stop'));
    expect(at.journey.status).toBe('stopped');
    expect(at.types(resume)).toEqual(['journey.resumed']);
    expect(at.journey.status).toBe('completed');
    expect(at.phase('plan')).toMatchObject({ state: 'check-again', completed: true });
  });

  it('resume is refused where the journey is not stopped', () => {
    for (const at of [new Walker(workshop), new Walker(treePlanting).finish()]) {
      expect(at.codes(resume)).toEqual(['not-stopped']);
    }
  });

  it('the reason is kept as typed, and deciding anew drops the old one', () => {
    const at = new Walker(workshop);
    expect(at.send(decideOn('plan', 'wait', ' Rain. '))).toMatchObject([{ reason: ' Rain. ' }]);
    expect(at.phase('plan').decision).toMatchObject({ option: 'wait', reason: ' Rain. ' });
    at.send(decideOn('plan', 'go', '  '));
    expect(at.phase('plan').decision).toEqual({ option: 'go', at: at.journey.updatedAt });
  });

  it('a stop counts only if it was decided later than the resume', () => {
    const at = (time: string, body: object) => ({ id: time, at: time, cycle: 1, ...body }) as Fact;
    const stop = { type: 'decision.made', phase: 'plan', option: 'stop' };
    const resumed = at('2026-02-01T00:00:00.001Z', { type: 'journey.resumed' });
    const standing = (time: string) =>
      viewJourney(
        workshop,
        [at(time, stop), resumed].reduce((journey, fact) => evolve(workshop, journey, fact), createJourney(workshop)),
      ).phases[0]?.decision;
    expect(standing('2026-02-01T00:00:00.001Z')).toBeUndefined();
    expect(standing('2026-02-01T00:00:00.002Z')).toMatchObject({ option: 'stop' });
  });

  it('an option counts until it is decided anew, whatever facts of resuming say of other decisions', () => {
    const resumed: Fact = { id: 'x', type: 'journey.resumed', at: '2026-02-01T00:00:00.000Z', cycle: 1 };
    const at = new Walker(workshop).satisfy('plan');
    expect(evolve(workshop, at.journey, resumed).cycles[0]?.decisions['plan']).toEqual(at.cycle.decisions['plan']);
  });
});
