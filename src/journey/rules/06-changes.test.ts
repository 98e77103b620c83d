import { describe, expect, it } from 'vitest';
import { walk, workshop } from '../../../test/kit/maps.js';
import { Walker } from '../../../test/kit/journey-walker.js';
import type { ChangedWork, Command } from '../index.js';

const createWalkerInShare = () => new Walker(workshop).complete('plan', 'meet', 'keep');

describe('rule 6: a change in a completed phase', () => {
  it.each<[string, Omit<ChangedWork, 'at'>, Command, Command]>([
    [
      'an answer',
      { phase: 'plan', group: 'aim' },
      { type: 'question.answer', question: 'aim-why', text: 'Because.' },
      { type: 'question.answer', question: 'aim-why', text: '' },
    ],
    [
      'a group that is set aside',
      { phase: 'plan', group: 'aim' },
      { type: 'group.set-aside', group: 'aim' },
      { type: 'group.take-up', group: 'aim' },
    ],
    [
      'a group that is taken up',
      { phase: 'plan', group: 'people' },
      { type: 'group.take-up', group: 'people' },
      { type: 'group.set-aside', group: 'people' },
    ],
    [
      'a chosen tool',
      { phase: 'plan', tool: 'agenda' },
      { type: 'tool.choose', tool: 'agenda' },
      { type: 'tool.drop', tool: 'agenda' },
    ],
    [
      'a level of a risk',
      { phase: 'plan', risk: 'nobody-comes' },
      { type: 'risk.assess', risk: 'nobody-comes', level: 'low' },
      { type: 'risk.assess', risk: 'nobody-comes', level: null },
    ],
    [
      'a measure',
      { phase: 'plan', risk: 'nobody-comes' },
      { type: 'risk.assess', risk: 'nobody-comes', measures: ['ask-early'] },
      { type: 'risk.assess', risk: 'nobody-comes', measures: [] },
    ],
  ])('makes later completed phases ask to be checked until it is undone: %s', (_, work, command, undo) => {
    const walker = new Walker(workshop).satisfy('plan');
    walker.send({ type: 'group.set-aside', group: 'people' }, { type: 'phase.complete', phase: 'plan' });
    walker.complete('meet', 'keep');
    walker.send(command);
    expect(walker.states).toEqual(['done', 'check-again', 'check-again', 'current']);
    const changed = [{ ...work, at: walker.journey.updatedAt }];
    expect(walker.getPhase('meet').check).toEqual({ changed, left: [] });
    expect(walker.getPhase('keep').check).toEqual({ changed, left: [] });
    walker.send(undo);
    expect(walker.states).toEqual(['done', 'done', 'done', 'current']);
    expect(walker.getPhase('meet')).not.toHaveProperty('check');
  });

  it('makes phases ask to be checked while the decision is another one', () => {
    const walker = createWalkerInShare();
    walker.send({ type: 'decision.make', phase: 'plan', option: 'wait' });
    expect(walker.states).toEqual(['check-again', 'check-again', 'check-again', 'current']);
    expect(walker.getPhase('meet').check?.changed).toEqual([{ phase: 'plan', at: walker.journey.updatedAt }]);
    walker.send({ type: 'decision.make', phase: 'plan', option: 'go' });
    expect(walker.states).toEqual(['done', 'done', 'done', 'current']);
    walker.send({ type: 'decision.make', phase: 'plan', option: 'stop' }, { type: 'journey.resume' });
    expect(walker.getPhase('meet').check?.changed).toEqual([{ phase: 'plan', at: walker.journey.updatedAt }]);
  });

  it('tells when the decision changed, not when the journey was resumed later', () => {
    const walker = createWalkerInShare();
    walker.send({ type: 'decision.make', phase: 'plan', option: 'wait' });
    const { updatedAt } = walker.journey;
    walker.send({ type: 'decision.make', phase: 'share', option: 'stop' }, { type: 'journey.resume' });
    expect(walker.getPhase('meet').check?.changed).toEqual([{ phase: 'plan', at: updatedAt }]);
  });

  it('makes phases ask to be checked while a risk with a level is accepted, and was not before', () => {
    const walker = new Walker(workshop).satisfy('plan');
    const assess = (fields: object): Command => ({ type: 'risk.assess', risk: 'nobody-comes', ...fields });
    walker.send(assess({ level: 'high', measures: ['ask-early'], accepted: null }));
    walker.send({ type: 'phase.complete', phase: 'plan' });
    walker.complete('meet');
    walker.send(assess({ accepted: true }));
    expect(walker.getPhase('meet').check?.changed).toMatchObject([{ phase: 'plan', risk: 'nobody-comes' }]);
    walker.send(assess({ accepted: null }));
    expect(walker.getPhase('meet').state).toBe('done');
  });

  it('makes phases ask to be checked for a risk that nobody had looked at', () => {
    const walker = new Walker(workshop).complete('plan');
    for (const question of ['start-lead', 'end-how']) walker.send({ type: 'question.answer', question, text: 'So.' });
    for (const tool of ['round', 'wall']) walker.send({ type: 'tool.choose', tool });
    walker.send({ type: 'risk.assess', risk: 'too-quiet', accepted: true }, { type: 'phase.complete', phase: 'meet' });
    walker.complete('keep');
    walker.send({ type: 'risk.assess', risk: 'too-long', measures: ['clock'] });
    expect(walker.getPhase('keep').check?.changed).toMatchObject([{ phase: 'meet', risk: 'too-long' }]);
  });

  it.each<[string, Command]>([
    ['a reason for a decision', { type: 'decision.make', phase: 'plan', option: 'go', reason: 'We are many.' }],
    ['a date for a decision', { type: 'decision.make', phase: 'plan', option: 'go', reviewOn: '2026-05-01' }],
    ['a reason for setting aside', { type: 'group.set-aside', group: 'people', reason: 'No time.' }],
    ['a note on a tool', { type: 'tool.choose', tool: 'invitation', note: 'Short.' }],
    [
      'an owner of a risk',
      { type: 'risk.assess', risk: 'nobody-comes', owner: 'Ada', reviewOn: '2026-05-01', note: 'x' },
    ],
    ['a refused acceptance', { type: 'risk.assess', risk: 'nobody-comes', accepted: false }],
    ['a note on a phase', { type: 'phase.note', phase: 'plan', text: 'Later.' }],
  ])('makes no phase ask to be checked after %s, which is not work', (_, command) => {
    const walker = new Walker(workshop).satisfy('plan');
    walker.send({ type: 'group.set-aside', group: 'people' });
    walker.send({ type: 'risk.assess', risk: 'nobody-comes', measures: ['ask-early'], accepted: null });
    walker.send({ type: 'phase.complete', phase: 'plan' });
    walker.complete('meet', 'keep');
    expect(walker.send(command)).toHaveLength(1);
    expect(walker.states).toEqual(['done', 'done', 'done', 'current']);
  });

  it('names each change once, in map order, with the time of the last one', () => {
    const walker = createWalkerInShare();
    walker.send({ type: 'tool.choose', tool: 'wall' }, { type: 'tool.choose', tool: 'agenda' });
    const { at } = walker.send({ type: 'question.answer', question: 'aim-why', text: 'Because.' })[0]!;
    const { at: later } = walker.send({ type: 'question.answer', question: 'aim-lead', text: 'More.' })[0]!;
    expect(later > at).toBe(true);
    expect(walker.getPhase('keep').check?.changed).toEqual([
      { phase: 'plan', group: 'aim', at: later },
      { phase: 'plan', tool: 'agenda', at: expect.any(String) as string },
      { phase: 'meet', tool: 'wall', at: expect.any(String) as string },
    ]);
    expect(walker.getPhase('meet').check?.changed).toHaveLength(2);
  });

  it('names changes in map order also where two phases rely on different work', () => {
    const walker = new Walker(workshop).complete('plan', 'meet');
    walker.send({ type: 'tool.choose', tool: 'agenda' });
    walker.complete('keep');
    walker.send({ type: 'tool.choose', tool: 'wall' }, { type: 'tool.drop', tool: 'agenda' });
    expect(walker.getPhase('meet').state).toBe('done');
    expect(walker.getPhase('keep').check?.changed).toMatchObject([
      { phase: 'plan', tool: 'agenda' },
      { phase: 'meet', tool: 'wall' },
    ]);
  });

  it('compares with the phases that were completed when a phase was completed, and with no others', () => {
    const walker = new Walker(workshop, { progression: 'open' }).complete('keep');
    walker.send({ type: 'tool.choose', tool: 'agenda' });
    expect(walker.getPhase('keep').state).toBe('done');
    walker.complete('plan');
    expect(walker.getPhase('keep').state).toBe('done');
    walker.send({ type: 'tool.drop', tool: 'agenda' });
    expect(walker.getPhase('keep').state).toBe('done');
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
  });

  it('marks the phase itself and lists its open steps when its exit rule no longer holds', () => {
    const walker = createWalkerInShare();
    walker.send({ type: 'tool.drop', tool: 'invitation' });
    expect(walker.states).toEqual(['check-again', 'check-again', 'check-again', 'current']);
    const left = [{ code: 'tools-left', missing: 1, phase: 'plan' }];
    expect(walker.getPhase('plan')).toMatchObject({ completed: true, check: { changed: [], left }, left });
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

  it('takes all marks away when the exit rule holds again as before', () => {
    const walker = createWalkerInShare();
    walker.send({ type: 'tool.drop', tool: 'invitation' }, { type: 'tool.choose', tool: 'invitation' });
    expect(walker.states).toEqual(['done', 'done', 'done', 'current']);
  });

  it('compares with the last confirmation or completion, whichever is later', () => {
    const walker = createWalkerInShare();
    const change = (text: string): Command => ({ type: 'question.answer', question: 'aim-why', text });
    walker.send(change('Because.'), { type: 'phase.confirm', phases: ['meet'] });
    expect(walker.states).toEqual(['done', 'done', 'check-again', 'current']);
    walker.send(change(''));
    expect(walker.states).toEqual(['done', 'check-again', 'done', 'current']);
    walker.send({ type: 'phase.complete', phase: 'meet' });
    expect(walker.states).toEqual(['done', 'done', 'done', 'current']);
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
