// How many sequences are run, from which seed, and how to run one again.
import { env } from 'node:process';
import fc from 'fast-check';
import { amount, isLong, tell } from '../kit/long-run.js';

/** The sequences of every day are always the same; a long run draws new ones. */
export const seed = amount('PME_SEED', 20_260_101, Date.now() % 2 ** 31);

/** Where to go on in the sequences of a seed: what fast-check printed as `path` of a failure. */
const path = env['PME_PATH'];

/** Runs a property on so many sequences. PME_RUNS sets how many, for all properties. */
export function run<T extends unknown[]>(
  title: string,
  counts: [everyDay: number, long: number],
  property: fc.IProperty<T>,
): number {
  const numRuns = amount('PME_RUNS', ...counts);
  const began = performance.now();
  try {
    fc.assert(property as fc.IProperty<unknown>, { seed, numRuns, ...(path !== undefined && { path }) });
  } finally {
    tell(
      `${title}: seed ${seed}, ${numRuns} runs, ${Math.round(performance.now() - began)} ms (again: PME_SEED=${seed} PME_RUNS=${numRuns})`,
    );
  }
  return numRuns;
}

/** Whether enough was run to say what all of it must have reached. */
export const isWhole = path === undefined && amount('PME_RUNS', 2000, 2000) >= 2000;

export const timeout = isLong ? 36_000_000 : 300_000;
