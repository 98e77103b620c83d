import { describe, expect, it } from 'vitest';
import { walk } from '../../test/kit/maps.js';
import { Walker } from '../../test/kit/journey-walker.js';
import { getCurrentCycle } from './record.js';
import { findNextPhase } from './rules.js';

const findNextId = ({ map, journey, progression }: Walker, previousId: string) =>
  findNextPhase(
    map,
    getCurrentCycle(journey),
    progression,
    map.phases.find(({ id }) => id === previousId)!,
  )?.id;

describe('findNextPhase', () => {
  it.each(['guided', 'strict', 'open'] as const)(
    'returns the same phase before and after the previous one is completed, with progression %s',
    (progression) => {
      const walker = new Walker(walk, { progression });
      for (const [previousId, nextId] of [
        ['one', 'two'],
        ['two', 'three'],
        ['three', 'four'],
        ['four', 'five'],
        ['five', undefined],
      ] as const) {
        expect(findNextId(walker, previousId)).toBe(nextId);
        walker.complete(previousId);
        expect(findNextId(walker, previousId)).toBe(nextId);
      }
    },
  );
});
