// Explores every path of the machine within bounds, on maps of different structure and with each progression. walk.ts
// checks each transition, oracle.ts predicts the outcome, and alphabet.ts lists the commands.
import { describe, expect, it } from 'vitest';
import { journeyMachine } from '../../src/journey/index.js';
import type { Progression } from '../../src/journey/index.js';
import { isLongRun, printLines } from '../kit/long-run.js';
import { modelMaps, type ModelMapName } from '../kit/model-maps.js';
import { Walk, type WalkSettings } from './walk.js';

type Bounds = Pick<WalkSettings, 'maxDeviations' | 'maxCycles'>;

/** Bounds for each map, in a daily run and in `npm run test:long`. */
const boundsByMap: Record<ModelMapName, [dailyRun: Bounds, longRun: Bounds]> = {
  'one phase': [
    { maxDeviations: Infinity, maxCycles: 1 },
    { maxDeviations: Infinity, maxCycles: 3 },
  ],
  'twelve phases': [
    { maxDeviations: 1, maxCycles: 2 },
    { maxDeviations: 2, maxCycles: 2 },
  ],
  'no exit rules': [
    { maxDeviations: 1, maxCycles: 2 },
    { maxDeviations: 3, maxCycles: 2 },
  ],
  'all rules': [
    { maxDeviations: 1, maxCycles: 2 },
    { maxDeviations: 3, maxCycles: 2 },
  ],
  'a decision in every phase': [
    { maxDeviations: 1, maxCycles: 2 },
    { maxDeviations: Infinity, maxCycles: 1 },
  ],
  'the peer-learning pack': [
    { maxDeviations: 1, maxCycles: 2 },
    { maxDeviations: 2, maxCycles: 2 },
  ],
};

const cases = (Object.keys(modelMaps) as ModelMapName[]).flatMap((mapName) =>
  (['guided', 'strict', 'open'] as const).map((progression): [ModelMapName, Progression] => [mapName, progression]),
);

describe('journeyMachine, on every path within bounds', () => {
  it.each(cases)(
    'transitions as the oracle predicts, and every state leads to completion: %s, progression %s',
    (mapName, progression) => {
      const startTime = performance.now();
      const bounds = boundsByMap[mapName][isLongRun ? 1 : 0];
      const report = new Walk(journeyMachine, {
        map: modelMaps[mapName],
        progression,
        ...bounds,
        checksDecide: true,
        rerunInterval: isLongRun ? 1 : 4,
      }).explore();
      const { paths, states, transitions, steps, longestPath, completionCommands, statuses } = report;
      printLines(
        `${mapName}, ${progression} (deviations ${bounds.maxDeviations}, cycles ${bounds.maxCycles}): ` +
          `${paths} paths, ${states} states, ${transitions} transitions, ` +
          `${steps} steps of whole paths (longest ${longestPath}), ${completionCommands} commands to completion, ` +
          `${Math.round(performance.now() - startTime)} ms`,
      );
      // Only a decision with option stop can stop a journey.
      expect(statuses).toEqual(
        mapName === 'no exit rules' ? ['active', 'completed'] : ['active', 'stopped', 'completed'],
      );
      expect(paths).toBeGreaterThanOrEqual(states);
      expect(transitions).toBeGreaterThan(paths);
    },
    isLongRun ? 7_200_000 : 120_000,
  );
});
