import { describe, expect, it } from 'vitest';
import { walk, workshop } from '../../../test/kit/maps.js';
import { copy, deepFreeze, Walker } from '../../../test/kit/journey-walker.js';

describe('rule 11: cycle.start', () => {
  it('is denied until the journey is completed', () => {
    const walker = new Walker(walk);
    expect(walker.getDenialReasons({ type: 'cycle.start' })).toMatchObject([{ code: 'not-completed' }]);
    walker.send({ type: 'phase.complete', phase: 'one' });
    expect(walker.getDenialCodes({ type: 'cycle.start' })).toEqual(['not-completed']);
  });

  it('returns cycle.started and phase.entered with the number of the new cycle', () => {
    const walker = new Walker(walk).finish();
    const facts = walker.send({ type: 'cycle.start', adaptation: ' Slower. ' });
    expect(facts).toMatchObject([
      { type: 'cycle.started', cycle: 2, adaptation: ' Slower. ' },
      { type: 'phase.entered', cycle: 2, phase: 'one' },
    ]);
    expect(walker.journey).toMatchObject({ status: 'active', cycle: 2, phase: 'one' });
    expect(walker.cycle.started).toMatchObject({ adaptation: ' Slower. ' });
  });

  it('stores no adaptation of white space only', () => {
    const walker = new Walker(walk).finish();
    expect(walker.send({ type: 'cycle.start', adaptation: ' ' })[0]).not.toHaveProperty('adaptation');
  });

  it('starts a cycle without entries', () => {
    const walker = new Walker(workshop).finish();
    walker.send({ type: 'cycle.start' });
    expect(walker.cycle).toMatchObject({ number: 2, answers: {}, groups: {}, tools: {}, risks: {}, decisions: {} });
    expect(Object.keys(walker.cycle.phases)).toEqual(['plan']);
    expect(walker.states).toEqual(['current', 'locked', 'locked', 'locked']);
    expect(walker.getPhase('plan').left).toHaveLength(6);
  });

  it('leaves earlier cycles unchanged by later commands', () => {
    const walker = new Walker(workshop).finish();
    const [startCycle] = walker.journey.cycles;
    const firstCycle = deepFreeze(copy(startCycle));
    walker.send({ type: 'cycle.start' });
    walker.finish();
    walker.send({ type: 'tool.drop', tool: 'invitation' }, { type: 'phase.reopen', phase: 'plan' });
    expect(walker.journey.cycles[0]).toEqual(firstCycle);
    expect(walker.journey.cycles).toHaveLength(2);
  });

  it('numbers a third cycle 3', () => {
    const walker = new Walker(walk).finish();
    walker.send({ type: 'cycle.start' });
    walker.finish();
    walker.send({ type: 'cycle.start' });
    expect(walker.journey).toMatchObject({ cycle: 3, status: 'active' });
    expect(walker.journey.cycles.map(({ number }) => number)).toEqual([1, 2, 3]);
  });
});
