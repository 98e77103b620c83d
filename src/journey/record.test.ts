import { describe, expect, it } from 'vitest';
import { treePlanting, workshop } from '../../test/kit/maps.js';
import { START } from '../../test/kit/journey-walker.js';
import { createJourney } from './index.js';

describe('createJourney', () => {
  it('returns a journey in the first phase without entries', () => {
    const createdAt = new Date(START).toISOString();
    expect(createJourney(workshop, { id: 'ours', now: () => new Date(START) })).toEqual({
      format: 'process-map-journey',
      version: 1,
      id: 'ours',
      map: { id: 'workshop', version: '1' },
      createdAt,
      updatedAt: createdAt,
      status: 'active',
      cycle: 1,
      phase: 'plan',
      cycles: [{ number: 1, phases: {}, answers: {}, groups: {}, tools: {}, risks: {}, decisions: {} }],
      unplaced: {},
    });
  });

  it('gives each journey a unique id and the current time', () => {
    const before = new Date().toISOString();
    const [a, b] = [createJourney(treePlanting), createJourney(treePlanting)];
    expect(a.id).not.toBe(b.id);
    expect(a.createdAt >= before && a.createdAt <= new Date().toISOString()).toBe(true);
  });

  it('creates random UUIDs: every position takes every digit, except those of the version and the variant', () => {
    const ids = Array.from({ length: 1000 }, () => createJourney(workshop).id);
    for (const id of ids) expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    const digits = Array.from({ length: 36 }, (_, position) => new Set(ids.map((id) => id[position])).size);
    expect(digits.join(' ')).toBe(
      '16 16 16 16 16 16 16 16 1 16 16 16 16 1 1 16 16 16 1 4 16 16 16 1 16 16 16 16 16 16 16 16 16 16 16 16',
    );
  });

  it('uses the system clock when the given clock returns an invalid or out-of-range time', () => {
    const before = new Date().toISOString();
    for (const now of [() => new Date(NaN), () => new Date(-1), () => new Date('5000-01-01')]) {
      expect(createJourney(workshop, { now }).createdAt >= before).toBe(true);
    }
  });

  it('accepts times from 1970 to the end of 4999', () => {
    for (const time of ['1970-01-01T00:00:00.000Z', '4999-12-31T23:59:59.999Z']) {
      expect(createJourney(workshop, { now: () => new Date(time) }).createdAt).toBe(time);
    }
  });
});
