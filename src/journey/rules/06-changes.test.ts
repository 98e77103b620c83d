import { describe, expect, it } from 'vitest';
import { walk, workshop } from '../../../test/kit/maps.js';
import { Walker } from '../../../test/kit/journey-walker.js';
import type { Command } from '../index.js';

const through = () => new Walker(workshop).complete('plan', 'meet', 'keep');

describe('rule 6: a change in a completed phase', () => {
  it.each<[string, Command, Command?]>([
    ['an answer', { type: 'question.answer', question: 'aim-why', text: 'Because.' }],
    ['a group set aside', { type: 'group.set-aside', group: 'aim' }],
    ['a group taken up', { type: 'group.take-up', group: 'people' }],
    ['a tool chosen', { type: 'tool.choose', tool: 'agenda' }],
    ['a tool dropped', { type: 'tool.drop', tool: 'agenda' }, { type: 'tool.choose', tool: 'agenda' }],
    ['a risk assessed', { type: 'risk.assess', risk: 'nobody-comes', level: 'low' }],
    ['a decision', { type: 'decision.make', phase: 'plan', option: 'go', reason: 'We are many.' }],
  ])('leaves it completed and marks the later completed ones: %s', (_, command, before) => {
    const at = new Walker(workshop).satisfy('plan');
    at.send({ type: 'group.set-aside', group: 'people' });
    if (before) at.send(before);
    at.send({ type: 'phase.complete', phase: 'plan' });
    at.complete('meet', 'keep');
    at.send(command);
    expect(at.states).toEqual(['done', 'check-again', 'check-again', 'current']);
    expect(at.phase('meet').because).toBe('plan');
  });

  it('marks no earlier phase, and none that is not completed', () => {
    const at = through();
    at.send({ type: 'tool.choose', tool: 'wall' });
    expect(at.states).toEqual(['done', 'done', 'check-again', 'current']);
  });

  it('a change in an uncompleted phase marks nothing', () => {
    const at = through();
    at.send({ type: 'question.answer', question: 'lesson-lead', text: 'Much.' });
    expect(at.states).toEqual(['done', 'done', 'done', 'current']);
    at.send({ type: 'phase.reopen', phase: 'meet' }, { type: 'phase.complete', phase: 'keep' });
    expect(at.phase('keep').state).toBe('done');
    at.send({ type: 'tool.choose', tool: 'wall' });
    expect(at.phase('keep').state).toBe('done');
  });

  it('a phase whose own rule no longer holds is marked itself, with what is left', () => {
    const at = through();
    at.send({ type: 'tool.drop', tool: 'invitation' });
    expect(at.states).toEqual(['check-again', 'check-again', 'check-again', 'current']);
    expect(at.phase('plan')).toMatchObject({
      completed: true,
      because: 'plan',
      left: [{ code: 'tools-left', missing: 1, phase: 'plan' }],
    });
  });

  it.each<[string, Command, string]>([
    ['an answer cleared', { type: 'question.answer', question: 'people-lead', text: '' }, 'group-left'],
    ['a risk no longer accepted', { type: 'risk.assess', risk: 'wrong-people', accepted: null }, 'risk-left'],
    ['go withheld', { type: 'decision.make', phase: 'plan', option: 'wait' }, 'decision-left'],
  ])('its own rule no longer holds after %s', (_, command, code) => {
    const at = through();
    at.send(command);
    expect(at.phase('plan').state).toBe('check-again');
    expect(at.phase('plan').left.map((reason) => reason.code)).toEqual([code]);
  });

  it('the mark stays until the phase is completed again, also where its rule holds once more', () => {
    const at = through();
    at.send({ type: 'tool.drop', tool: 'invitation' }, { type: 'tool.choose', tool: 'invitation' });
    expect(at.phase('plan')).toMatchObject({ state: 'check-again', left: [] });
    at.send({ type: 'phase.complete', phase: 'plan' });
    expect(at.states).toEqual(['done', 'check-again', 'check-again', 'current']);
  });

  it('a command that changes nothing marks nothing', () => {
    const at = through();
    at.send({ type: 'tool.choose', tool: 'invitation' });
    expect(at.states).toEqual(['done', 'done', 'done', 'current']);
  });

  it.each<[string, Command]>([
    ['question.answer', { type: 'question.answer', question: 'aim-why', text: 'Later.' }],
    ['group.set-aside', { type: 'group.set-aside', group: 'aim' }],
    ['tool.choose', { type: 'tool.choose', tool: 'letter' }],
    ['tool.drop', { type: 'tool.drop', tool: 'invitation' }],
    ['risk.assess', { type: 'risk.assess', risk: 'silence', accepted: true }],
    ['decision.make', { type: 'decision.make', phase: 'plan', option: 'wait' }],
    ['phase.reopen', { type: 'phase.reopen', phase: 'meet' }],
  ])('a completed journey takes all work: %s', (_, command) => {
    const at = new Walker(workshop).finish();
    expect(at.send(command).length).toBeGreaterThan(0);
  });

  it('a completed journey takes phase.complete, and stays completed', () => {
    const at = new Walker(walk).finish();
    at.send({ type: 'tool.choose', tool: 'one-tool' });
    expect(at.journey.status).toBe('completed');
    expect(at.types({ type: 'phase.complete', phase: 'two' })).toEqual(['phase.completed']);
  });
});
