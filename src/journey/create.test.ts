import { describe, expect, it } from 'vitest';
import { treePlanting, workshop } from '../../test/fixtures/maps.js';
import { START } from '../../test/fixtures/walker.js';
import { createJourney } from './index.js';

describe('createJourney', () => {
  it('gives a journey in the first phase, with nothing recorded', () => {
    const at = new Date(START).toISOString();
    expect(createJourney(workshop, { id: 'ours', now: () => new Date(START) })).toEqual({
      format: 'process-map-journey',
      version: 1,
      id: 'ours',
      map: { id: 'workshop', version: '1' },
      createdAt: at,
      updatedAt: at,
      status: 'active',
      cycle: 1,
      phase: 'plan',
      cycles: [{ number: 1, phases: {}, answers: {}, groups: {}, tools: {}, risks: {}, decisions: {} }],
      unplaced: {},
    });
  });

  it('gives each journey an id of its own, and the time of now', () => {
    const before = new Date().toISOString();
    const [a, b] = [createJourney(treePlanting), createJourney(treePlanting)];
    expect(a.id).not.toBe(b.id);
    expect(a.createdAt >= before && a.createdAt <= new Date().toISOString()).toBe(true);
  });
});
