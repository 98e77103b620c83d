import { describe, expect, it } from 'vitest';
import { walk, workshop } from '../../../test/kit/maps.js';
import { Walker } from '../../../test/kit/journey-walker.js';
import type { Command } from '../index.js';

const createWalkerInShare = () => new Walker(workshop).complete('plan', 'meet', 'keep');

describe('rule 6: a change in a completed phase', () => {
  it.each<[string, Command, Command?]>([
    ['an answer', { type: 'question.answer', question: 'aim-why', text: 'Because.' }],
    ['a group that is set aside', { type: 'group.set-aside', group: 'aim' }],
    ['a group that is taken up', { type: 'group.take-up', group: 'people' }],
    ['a chosen tool', { type: 'tool.choose', tool: 'agenda' }],
    ['a dropped tool', { type: 'tool.drop', tool: 'agenda' }, { type: 'tool.choose', tool: 'agenda' }],
    ['an assessed risk', { type: 'risk.assess', risk: 'nobody-comes', level: 'low' }],
    ['a decision', { type: 'decision.make', phase: 'plan', option: 'go', reason: 'We are many.' }],
  ])('keeps the phase completed and marks later completed phases check-again: %s', (_, command, preparation) => {
    const walker = new Walker(workshop).satisfy('plan');
    walker.send({ type: 'group.set-aside', group: 'people' });
    if (preparation) walker.send(preparation);
    walker.send({ type: 'phase.complete', phase: 'plan' });
    walker.complete('meet', 'keep');
    walker.send(command);
    expect(walker.states).toEqual(['done', 'check-again', 'check-again', 'current']);
    expect(walker.getPhase('meet').because).toBe('plan');
  });

  it('marks no earlier and no uncompleted phase', () => {
    const walker = createWalkerInShare();
    walker.send({ type: 'tool.choose', tool: 'wall' });
    expect(walker.states).toEqual(['done', 'done', 'check-again', 'current']);
  });

  it('marks no phase when the changed phase is not completed', () => {
    const walker = createWalkerInShare();
    walker.send({ type: 'question.answer', question: 'lesson-lead', text: 'Much.' });
    expect(walker.states).toEqual(['done', 'done', 'done', 'current']);
    walker.send({ type: 'phase.reopen', phase: 'meet' }, { type: 'phase.complete', phase: 'keep' });
    expect(walker.getPhase('keep').state).toBe('done');
    walker.send({ type: 'tool.choose', tool: 'wall' });
    expect(walker.getPhase('keep').state).toBe('done');
  });

  it('marks the phase itself and lists its open steps when its exit rule no longer holds', () => {
    const walker = createWalkerInShare();
    walker.send({ type: 'tool.drop', tool: 'invitation' });
    expect(walker.states).toEqual(['check-again', 'check-again', 'check-again', 'current']);
    expect(walker.getPhase('plan')).toMatchObject({
      completed: true,
      because: 'plan',
      left: [{ code: 'tools-left', missing: 1, phase: 'plan' }],
    });
  });

  it.each<[string, Command, string]>([
    ['a cleared answer', { type: 'question.answer', question: 'people-lead', text: '' }, 'group-left'],
    ['a risk that is no longer accepted', { type: 'risk.assess', risk: 'wrong-people', accepted: null }, 'risk-left'],
    [
      'a change of the decision from go to wait',
      { type: 'decision.make', phase: 'plan', option: 'wait' },
      'decision-left',
    ],
  ])('makes the exit rule of the phase fail after %s', (_, command, code) => {
    const walker = createWalkerInShare();
    walker.send(command);
    expect(walker.getPhase('plan').state).toBe('check-again');
    expect(walker.getPhase('plan').left.map((reason) => reason.code)).toEqual([code]);
  });

  it('keeps the mark until the phase is completed again, even when its exit rule holds again', () => {
    const walker = createWalkerInShare();
    walker.send({ type: 'tool.drop', tool: 'invitation' }, { type: 'tool.choose', tool: 'invitation' });
    expect(walker.getPhase('plan')).toMatchObject({ state: 'check-again', left: [] });
    walker.send({ type: 'phase.complete', phase: 'plan' });
    expect(walker.states).toEqual(['done', 'check-again', 'check-again', 'current']);
  });

  it('marks no phase for a command without effect', () => {
    const walker = createWalkerInShare();
    walker.send({ type: 'tool.choose', tool: 'invitation' });
    expect(walker.states).toEqual(['done', 'done', 'done', 'current']);
  });

  it.each<[string, Command]>([
    ['question.answer', { type: 'question.answer', question: 'aim-why', text: 'Later.' }],
    ['group.set-aside', { type: 'group.set-aside', group: 'aim' }],
    ['tool.choose', { type: 'tool.choose', tool: 'letter' }],
    ['tool.drop', { type: 'tool.drop', tool: 'invitation' }],
    ['risk.assess', { type: 'risk.assess', risk: 'silence', accepted: true }],
    ['decision.make', { type: 'decision.make', phase: 'plan', option: 'wait' }],
    ['phase.reopen', { type: 'phase.reopen', phase: 'meet' }],
  ])('is possible in a completed journey: %s', (_, command) => {
    const walker = new Walker(workshop).finish();
    expect(walker.send(command).length).toBeGreaterThan(0);
  });

  it('can be confirmed with phase.complete in a completed journey, which stays completed', () => {
    const walker = new Walker(walk).finish();
    walker.send({ type: 'tool.choose', tool: 'one-tool' });
    expect(walker.journey.status).toBe('completed');
    expect(walker.sendForTypes({ type: 'phase.complete', phase: 'two' })).toEqual(['phase.completed']);
  });
});
