import { describe, expect, it } from 'vitest';
import { walk, workshop } from '../../../test/kit/maps.js';
import { satisfying, Walker } from '../../../test/kit/journey-walker.js';
import { createJourney, evolve } from '../index.js';
import type { Fact } from '../index.js';

/** The facts that may move `journey.phase`. */
const MOVES = ['phase.entered', 'phase.reopened', 'journey.replaced', 'journey.merged', 'journey.restarted'];

describe('rule 2: journey.phase', () => {
  it('is the first phase of a new journey', () => {
    expect(createJourney(workshop).phase).toBe('plan');
  });

  it('is not moved by work in another phase', () => {
    const at = new Walker(workshop, { progression: 'open' });
    at.send(...satisfying(workshop, 'meet'), ...satisfying(workshop, 'share'));
    expect(at.journey.phase).toBe('plan');
  });

  it('moves only by phase.entered, phase.reopened, replace, merge and restart', () => {
    const at = new Walker(workshop).complete('plan', 'meet');
    at.send({ type: 'phase.reopen', phase: 'plan' });
    at.send({ type: 'decision.make', phase: 'plan', option: 'stop' }, { type: 'journey.resume' });
    at.finish();
    at.send({ type: 'cycle.start' });
    const other = at.fork();
    other.complete('plan');
    at.send({ type: 'journey.merge', journey: other.journey }, { type: 'journey.restart' });
    at.complete('plan');
    at.send({ type: 'journey.replace', journey: createJourney(workshop) });

    const movers = new Set<string>();
    let journey = createJourney(workshop);
    for (const fact of at.facts) {
      const next = evolve(workshop, journey, fact);
      if (next.phase !== journey.phase) movers.add(fact.type);
      journey = next;
    }
    expect([...movers].sort()).toEqual([...MOVES].sort());
  });

  it('phase.completed alone does not move it: phase.entered does', () => {
    const at = new Walker(walk);
    const [completed, entered] = at.decide({ type: 'phase.complete', phase: 'one' }).ok
      ? at.send({ type: 'phase.complete', phase: 'one' })
      : [];
    const before = createJourney(walk);
    const after = evolve(walk, before, completed as Fact);
    expect(after.phase).toBe('one');
    expect(evolve(walk, after, entered as Fact).phase).toBe('two');
  });
});
