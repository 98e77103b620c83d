// Every path of the machine within stated bounds, over maps of different shapes and under each progression. What is
// checked on each step is in walk.ts, what is right is in oracle.ts, what a path can do is in alphabet.ts.
import { describe, expect, it } from 'vitest';
import { journeyMachine } from '../../src/journey/index.js';
import type { Progression } from '../../src/journey/index.js';
import { isLong, tell } from '../kit/long-run.js';
import { shapes, type Shape } from '../kit/model-maps.js';
import { Walk, type Setting } from './walk.js';

type Bounds = Pick<Setting, 'deviations' | 'cycles'>;

/** How many commands of a path may leave the straight way: every day, and in `npm run test:long`. */
const bounds: Record<Shape, [everyDay: Bounds, long: Bounds]> = {
  'one phase': [
    { deviations: Infinity, cycles: 1 },
    { deviations: Infinity, cycles: 3 },
  ],
  'twelve phases': [
    { deviations: 1, cycles: 2 },
    { deviations: 2, cycles: 2 },
  ],
  'no exit rules': [
    { deviations: 1, cycles: 2 },
    { deviations: 3, cycles: 2 },
  ],
  'all rules': [
    { deviations: 1, cycles: 2 },
    { deviations: 3, cycles: 2 },
  ],
  'a decision in every phase': [
    { deviations: 1, cycles: 2 },
    { deviations: Infinity, cycles: 1 },
  ],
  'the peer-learning pack': [
    { deviations: 1, cycles: 2 },
    { deviations: 2, cycles: 2 },
  ],
};

const cases = (Object.keys(shapes) as Shape[]).flatMap((shape) =>
  (['guided', 'strict', 'open'] as const).map((progression): [Shape, Progression] => [shape, progression]),
);

describe('every path of the machine keeps the rules, and every state can be brought to the end', () => {
  it.each(cases)(
    '%s, %s',
    (shape, progression) => {
      const began = performance.now();
      const bound = bounds[shape][isLong ? 1 : 0];
      const walked = new Walk(journeyMachine, {
        map: shapes[shape],
        progression,
        ...bound,
        decides: true,
        reruns: isLong ? 1 : 4,
      }).run();
      const { paths, states, transitions, steps, longest, ending, statuses } = walked;
      tell(
        `${shape}, ${progression} (deviations ${bound.deviations}, cycles ${bound.cycles}): ${paths} paths, ${states} states, ` +
          `${transitions} transitions, ${steps} steps of whole paths (longest ${longest}), ${ending} commands to the end, ` +
          `${Math.round(performance.now() - began)} ms`,
      );
      // Without a decision that offers it, nothing stops a journey.
      expect(statuses).toEqual(
        shape === 'no exit rules' ? ['active', 'completed'] : ['active', 'stopped', 'completed'],
      );
      expect(paths).toBeGreaterThanOrEqual(states);
      expect(transitions).toBeGreaterThan(paths);
    },
    isLong ? 7_200_000 : 120_000,
  );
});
