import { describe, expect, it } from 'vitest';
import { walk, workshop } from '../../../test/kit/maps.js';
import { copy, deepFreeze, Walker } from '../../../test/kit/journey-walker.js';

describe('rule 11: cycle.start', () => {
  it('is refused until the journey is completed', () => {
    const at = new Walker(walk);
    expect(at.denied({ type: 'cycle.start' })).toMatchObject([{ code: 'not-completed' }]);
    at.send({ type: 'phase.complete', phase: 'one' });
    expect(at.codes({ type: 'cycle.start' })).toEqual(['not-completed']);
  });

  it('gives cycle.started and phase.entered, both with the number of the new cycle', () => {
    const at = new Walker(walk).finish();
    const facts = at.send({ type: 'cycle.start', adaptation: ' Slower. ' });
    expect(facts).toMatchObject([
      { type: 'cycle.started', cycle: 2, adaptation: ' Slower. ' },
      { type: 'phase.entered', cycle: 2, phase: 'one' },
    ]);
    expect(at.journey).toMatchObject({ status: 'active', cycle: 2, phase: 'one' });
    expect(at.cycle.started).toMatchObject({ adaptation: ' Slower. ' });
  });

  it('an adaptation of white space is none', () => {
    const at = new Walker(walk).finish();
    expect(at.send({ type: 'cycle.start', adaptation: ' ' })[0]).not.toHaveProperty('adaptation');
  });

  it('begins empty', () => {
    const at = new Walker(workshop).finish();
    at.send({ type: 'cycle.start' });
    expect(at.cycle).toMatchObject({ number: 2, answers: {}, groups: {}, tools: {}, risks: {}, decisions: {} });
    expect(Object.keys(at.cycle.phases)).toEqual(['plan']);
    expect(at.states).toEqual(['current', 'locked', 'locked', 'locked']);
    expect(at.phase('plan').left).toHaveLength(6);
  });

  it('earlier cycles stay readable and frozen', () => {
    const at = new Walker(workshop).finish();
    const [first] = at.journey.cycles;
    const before = deepFreeze(copy(first));
    at.send({ type: 'cycle.start' });
    at.finish();
    at.send({ type: 'tool.drop', tool: 'invitation' }, { type: 'phase.reopen', phase: 'plan' });
    expect(at.journey.cycles[0]).toEqual(before);
    expect(at.journey.cycles).toHaveLength(2);
  });

  it('a third cycle follows the second', () => {
    const at = new Walker(walk).finish();
    at.send({ type: 'cycle.start' });
    at.finish();
    at.send({ type: 'cycle.start' });
    expect(at.journey).toMatchObject({ cycle: 3, status: 'active' });
    expect(at.journey.cycles.map(({ number }) => number)).toEqual([1, 2, 3]);
  });
});
