import { describe, expect, it } from 'vitest';
import { walk, workshop } from '../../../test/kit/maps.js';
import { getSatisfyingCommands, Walker } from '../../../test/kit/journey-walker.js';
import { createJourney, evolve } from '../index.js';
import type { Fact } from '../index.js';

/** Types of facts that may change `journey.phase`. */
const MOVING_FACTS = ['phase.entered', 'phase.reopened', 'journey.replaced', 'journey.merged', 'journey.restarted'];

describe('rule 2: journey.phase', () => {
  it('is the first phase of a new journey', () => {
    expect(createJourney(workshop).phase).toBe('plan');
  });

  it('does not change when work is done in another phase', () => {
    const walker = new Walker(workshop, { progression: 'open' });
    walker.send(...getSatisfyingCommands(workshop, 'meet'), ...getSatisfyingCommands(workshop, 'share'));
    expect(walker.journey.phase).toBe('plan');
  });

  it('changes only by phase.entered, phase.reopened, journey.replaced, journey.merged and journey.restarted', () => {
    const walker = new Walker(workshop).complete('plan', 'meet');
    walker.send({ type: 'phase.reopen', phase: 'plan' });
    walker.send({ type: 'decision.make', phase: 'plan', option: 'stop' }, { type: 'journey.resume' });
    walker.finish();
    walker.send({ type: 'cycle.start' });
    const otherWalker = walker.fork();
    otherWalker.complete('plan');
    walker.send({ type: 'journey.merge', journey: otherWalker.journey }, { type: 'journey.restart' });
    walker.complete('plan');
    walker.send({ type: 'journey.replace', journey: createJourney(workshop) });

    const movingFacts = new Set<string>();
    let journey = createJourney(workshop);
    for (const fact of walker.facts) {
      const nextJourney = evolve(workshop, journey, fact);
      if (nextJourney.phase !== journey.phase) movingFacts.add(fact.type);
      journey = nextJourney;
    }
    expect([...movingFacts].sort()).toEqual([...MOVING_FACTS].sort());
  });

  it('changes by phase.entered, not by phase.completed', () => {
    const walker = new Walker(walk);
    const [completed, entered] = walker.decide({ type: 'phase.complete', phase: 'one' }).ok
      ? walker.send({ type: 'phase.complete', phase: 'one' })
      : [];
    const before = createJourney(walk);
    const after = evolve(walk, before, completed as Fact);
    expect(after.phase).toBe('one');
    expect(evolve(walk, after, entered as Fact).phase).toBe('two');
  });
});
