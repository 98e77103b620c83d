import { describe, expect, it } from 'vitest';
import { walk, workshop } from '../../../test/kit/maps.js';
import { Walker } from '../../../test/kit/journey-walker.js';

describe('rule 3: states in the view', () => {
  it('current is journey.phase while it is uncompleted', () => {
    const at = new Walker(workshop);
    expect(at.phase('plan').state).toBe('current');
    at.complete('plan');
    expect(at.states).toEqual(['done', 'current', 'locked', 'locked']);
  });

  it('a completed journey.phase is done, not current', () => {
    const at = new Walker(walk).finish();
    expect(at.journey.phase).toBe('five');
    expect(at.states).toEqual(['done', 'done', 'done', 'done', 'done']);
  });

  it('check-again is a marked phase', () => {
    const at = new Walker(walk);
    at.send({ type: 'phase.complete', phase: 'one' }, { type: 'phase.complete', phase: 'two' });
    at.send({ type: 'tool.choose', tool: 'one-tool' });
    expect(at.states).toEqual(['done', 'check-again', 'current', 'locked', 'locked']);
    expect(at.phase('two')).toMatchObject({ completed: true, unlocked: true, because: 'one' });
  });

  it('check-again goes before done, on the phase of a completed journey too', () => {
    const at = new Walker(walk).finish();
    at.send({ type: 'tool.choose', tool: 'four-tool' });
    expect(at.states).toEqual(['done', 'done', 'done', 'done', 'check-again']);
  });

  it('a marked phase that is reopened is current, without its mark', () => {
    const at = new Walker(walk);
    at.send({ type: 'phase.complete', phase: 'one' }, { type: 'phase.complete', phase: 'two' });
    at.send({ type: 'tool.choose', tool: 'one-tool' }, { type: 'phase.reopen', phase: 'two' });
    expect(at.states).toEqual(['done', 'current', 'open', 'locked', 'locked']);
    expect(at.phase('two').because).toBeUndefined();
  });

  it('open is another unlocked phase, locked the rest', () => {
    const at = new Walker(workshop, { progression: 'open' });
    at.send({ type: 'question.answer', question: 'lesson-lead', text: 'Much.' });
    expect(at.states).toEqual(['current', 'open', 'open', 'open']);
    at.progression = 'strict';
    expect(at.states).toEqual(['current', 'locked', 'locked', 'open']);
  });

  it('a stopped journey keeps its current phase', () => {
    const at = new Walker(workshop);
    at.send({ type: 'decision.make', phase: 'plan', option: 'stop' });
    expect(at.view.status).toBe('stopped');
    expect(at.states).toEqual(['current', 'locked', 'locked', 'locked']);
  });
});
