import { describe, expect, it } from 'vitest';
import { walk, workshop } from '../../../test/kit/maps.js';
import { Walker } from '../../../test/kit/journey-walker.js';
import type { Command } from '../index.js';

const answer = (question: string, text = 'Something.'): Command => ({ type: 'question.answer', question, text });

describe('rule 1: unlocked', () => {
  it('the first phase is unlocked from the start, the others are locked', () => {
    for (const progression of ['guided', 'strict'] as const) {
      const at = new Walker(workshop, { progression });
      expect(at.view.phases.map(({ unlocked }) => unlocked)).toEqual([true, false, false, false]);
    }
  });

  it('guided is the progression where none is given', () => {
    const at = new Walker(workshop);
    delete (at as { progression?: unknown }).progression;
    expect(at.states).toEqual(['current', 'locked', 'locked', 'locked']);
    expect(at.view.progression).toBe('guided');
    expect(at.codes({ type: 'tool.choose', tool: 'letter' })).toEqual(['locked']);
  });

  it('a phase is unlocked once each of its predecessors was completed', () => {
    const at = new Walker(workshop).complete('plan');
    expect(at.view.phases.map(({ unlocked }) => unlocked)).toEqual([true, true, false, false]);
    at.complete('meet');
    expect(at.phase('keep').unlocked).toBe(true);
    expect(at.phase('share').unlocked).toBe(false);
  });

  it('once completed in this cycle is enough: reopening a predecessor locks nothing', () => {
    const at = new Walker(walk);
    at.send({ type: 'phase.complete', phase: 'one' }, { type: 'phase.complete', phase: 'two' });
    at.send({ type: 'phase.reopen', phase: 'one' });
    expect(at.phase('three').unlocked).toBe(true);
    // Nobody has entered or worked in four: it opens although one stands reopened.
    at.send({ type: 'phase.complete', phase: 'three' });
    expect(at.phase('four').unlocked).toBe(true);
    expect(at.types(answer('four-question'))).toEqual(['question.answered']);
  });

  it('a predecessor that was never completed locks, also where a later one was', () => {
    const at = new Walker(walk, { progression: 'open' });
    at.send({ type: 'phase.complete', phase: 'three' });
    at.progression = 'guided';
    expect(at.states).toEqual(['open', 'locked', 'done', 'current', 'locked']);
    expect(at.phase('five').lockedBy).toBe('one');
    at.send({ type: 'phase.complete', phase: 'four' });
    expect(at.phase('five')).toMatchObject({ lockedBy: 'one', opensAfter: 'two' });
  });

  it('a locked phase says which one must be completed first, and after which one it opens', () => {
    const at = new Walker(walk);
    const locks = () => at.view.phases.map(({ lockedBy, opensAfter }) => [lockedBy, opensAfter].join());
    expect(locks()).toEqual([',', 'one,one', 'one,two', 'one,three', 'one,four']);
    at.send({ type: 'phase.complete', phase: 'one' });
    expect(locks()).toEqual([',', ',', 'two,two', 'two,three', 'two,four']);
    at.send({ type: 'phase.complete', phase: 'two' }, { type: 'phase.reopen', phase: 'two' });
    expect(locks(), 'what was completed once is not waited for').toEqual([',', ',', ',', 'three,three', 'three,four']);
  });

  it('in a new cycle the phases lock anew', () => {
    const at = new Walker(walk).finish();
    at.send({ type: 'cycle.start' });
    expect(at.states).toEqual(['current', 'locked', 'locked', 'locked', 'locked']);
  });

  it('a phase that was entered stays unlocked', () => {
    const at = new Walker(walk, { progression: 'open' });
    at.send({ type: 'phase.complete', phase: 'three' });
    expect(at.journey.phase).toBe('four');
    at.progression = 'strict';
    expect(at.states).toEqual(['open', 'locked', 'done', 'current', 'locked']);
  });

  it.each<[string, Command]>([
    ['an answer', answer('lesson-lead')],
    ['a group set aside', { type: 'group.set-aside', group: 'lesson' }],
    ['a decision', { type: 'decision.make', phase: 'share', option: 'go' }],
  ])('a phase that was worked in stays unlocked: %s', (_, command) => {
    const at = new Walker(workshop, { progression: 'open' });
    at.send(command);
    at.progression = 'guided';
    expect(at.states).toEqual(['current', 'locked', 'locked', 'open']);
    expect(at.phase('share').lockedBy).toBeUndefined();
  });

  it.each<[string, string, Command]>([
    ['an answer to a lead question', 'meet', answer('start-lead')],
    ['an answer to a sub-question', 'meet', answer('end-how')],
    ['a tool', 'meet', { type: 'tool.choose', tool: 'wall' }],
    ['a risk', 'meet', { type: 'risk.assess', risk: 'too-quiet', level: 'low' }],
  ])('a phase that was worked in stays unlocked: %s', (_, phase, command) => {
    const at = new Walker(workshop, { progression: 'open' });
    at.send(command);
    at.progression = 'guided';
    expect(at.phase(phase).state).toBe('open');
    expect(at.types({ type: 'tool.choose', tool: 'pairs' })).toEqual(['tool.chosen']);
  });

  it('work that was taken back still counts as work', () => {
    const at = new Walker(workshop, { progression: 'open' });
    at.send(answer('start-lead'), answer('start-lead', ''));
    at.progression = 'guided';
    expect(at.phase('meet').unlocked).toBe(true);
  });

  it('under open everything is unlocked', () => {
    const at = new Walker(workshop, { progression: 'open' });
    expect(at.states).toEqual(['current', 'open', 'open', 'open']);
    expect(at.types(answer('lesson-lead'))).toEqual(['question.answered']);
  });

  it.each<[string, Command]>([
    ['question.answer', answer('start-lead')],
    ['group.set-aside', { type: 'group.set-aside', group: 'start' }],
    ['tool.choose', { type: 'tool.choose', tool: 'round' }],
    ['risk.assess', { type: 'risk.assess', risk: 'too-long', level: 'high' }],
    ['decision.make', { type: 'decision.make', phase: 'share', option: 'go' }],
    ['decision.make with stop', { type: 'decision.make', phase: 'share', option: 'stop' }],
    ['phase.complete', { type: 'phase.complete', phase: 'keep' }],
  ])('work in a locked phase is refused: %s', (_, command) => {
    for (const progression of ['guided', 'strict'] as const) {
      const [reason, ...more] = new Walker(workshop, { progression }).denied(command);
      expect(more).toEqual([]);
      expect(reason).toMatchObject({ code: 'locked', phase: expect.any(String) });
      expect(reason?.message).toContain('Complete A: Plan first.');
    }
  });

  it('the refusal names the first phase that is not completed', () => {
    const at = new Walker(workshop).complete('plan');
    expect(at.denied({ type: 'tool.choose', tool: 'letter' })[0]?.message).toBe(
      'C: Keep in touch is locked. Complete B: Meet first.',
    );
    expect(at.phase('keep').lockedBy).toBe('meet');
    expect(at.phase('share').lockedBy).toBe('meet');
  });
});
