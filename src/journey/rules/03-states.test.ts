import { describe, expect, it } from 'vitest';
import { walk, workshop } from '../../../test/kit/maps.js';
import { Walker } from '../../../test/kit/journey-walker.js';

describe('rule 3: states of phases in the view', () => {
  it('is current for journey.phase until it is completed', () => {
    const walker = new Walker(workshop);
    expect(walker.getPhase('plan').state).toBe('current');
    walker.complete('plan');
    expect(walker.states).toEqual(['done', 'current', 'locked', 'locked']);
  });

  it('is done for a completed journey.phase', () => {
    const walker = new Walker(walk).finish();
    expect(walker.journey.phase).toBe('five');
    expect(walker.states).toEqual(['done', 'done', 'done', 'done', 'done']);
  });

  it('is check-again for a completed phase after a change in an earlier one', () => {
    const walker = new Walker(walk);
    walker.send({ type: 'phase.complete', phase: 'one' }, { type: 'phase.complete', phase: 'two' });
    walker.send({ type: 'tool.choose', tool: 'one-tool' });
    expect(walker.states).toEqual(['done', 'check-again', 'current', 'locked', 'locked']);
    expect(walker.getPhase('two')).toMatchObject({
      completed: true,
      unlocked: true,
      check: { changed: [{ phase: 'one', tool: 'one-tool', at: walker.journey.updatedAt }], left: [] },
    });
  });

  it('is check-again instead of done for the current phase of a completed journey', () => {
    const walker = new Walker(walk).finish();
    walker.send({ type: 'tool.choose', tool: 'four-tool' });
    expect(walker.states).toEqual(['done', 'done', 'done', 'done', 'check-again']);
  });

  it('is current, without a mark, for a marked phase that is reopened', () => {
    const walker = new Walker(walk);
    walker.send({ type: 'phase.complete', phase: 'one' }, { type: 'phase.complete', phase: 'two' });
    walker.send({ type: 'tool.choose', tool: 'one-tool' }, { type: 'phase.reopen', phase: 'two' });
    expect(walker.states).toEqual(['done', 'current', 'open', 'locked', 'locked']);
    expect(walker.getPhase('two').check).toBeUndefined();
  });

  it('is open for other unlocked phases and locked for the rest', () => {
    const walker = new Walker(workshop, { progression: 'open' });
    walker.send({ type: 'question.answer', question: 'lesson-lead', text: 'Much.' });
    expect(walker.states).toEqual(['current', 'open', 'open', 'open']);
    walker.progression = 'strict';
    expect(walker.states).toEqual(['current', 'locked', 'locked', 'open']);
  });

  it('stays current for journey.phase when the journey is stopped', () => {
    const walker = new Walker(workshop);
    walker.send({ type: 'decision.make', phase: 'plan', option: 'stop' });
    expect(walker.view.status).toBe('stopped');
    expect(walker.states).toEqual(['current', 'locked', 'locked', 'locked']);
  });
});
