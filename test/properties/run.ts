// Runs fast-check properties with a configurable seed and number of runs.
import { env } from 'node:process';
import fc from 'fast-check';
import { readNumber, isLongRun, printLines } from '../kit/long-run.js';

/** Seed of the sequences. Constant in daily runs, new in each long run. */
export const seed = readNumber('PME_SEED', 20_260_101, Date.now() % 2 ** 31);

/** Path of a counterexample, as fast-check prints it with a failure. Reruns only that case. */
const path = env['PME_PATH'];

/** Checks a property. `PME_RUNS` overrides the number of runs of all properties. Returns the number of runs. */
export function runProperty<T extends unknown[]>(
  title: string,
  counts: [dailyRun: number, longRun: number],
  property: fc.IProperty<T>,
): number {
  const numRuns = readNumber('PME_RUNS', ...counts);
  const startTime = performance.now();
  try {
    fc.assert(property as fc.IProperty<unknown>, { seed, numRuns, ...(path !== undefined && { path }) });
  } finally {
    printLines(
      `${title}: seed ${seed}, ${numRuns} runs, ${Math.round(performance.now() - startTime)} ms ` +
        `(repeat with PME_SEED=${seed} PME_RUNS=${numRuns})`,
    );
  }
  return numRuns;
}

/** True if the run is large enough for assertions about coverage. */
export const isCompleteRun = path === undefined && readNumber('PME_RUNS', 2000, 2000) >= 2000;

export const TIMEOUT_MS = isLongRun ? 36_000_000 : 300_000;
