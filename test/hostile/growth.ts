import { cpuUsage } from 'node:process';

/** Processor time of one run, in microseconds: the least of three, as others use the machine, too. */
function costOf(run: () => void): number {
  return Math.min(
    ...Array.from({ length: 3 }, () => {
      const since = cpuUsage();
      run();
      const { user, system } = cpuUsage(since);
      return user + system;
    }),
  );
}

/** The exponent by which the cost of something grows with the size of what it is given: 1 is in proportion, 2 is squared. */
export function growth<T>(make: (size: number) => T, run: (value: T) => void, small: number, large: number): number {
  const [few, many] = [make(small), make(large)];
  run(few);
  const [low, high] = [costOf(() => run(few)), costOf(() => run(many))];
  return Math.log(high / low) / Math.log(large / small);
}
