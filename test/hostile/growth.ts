import { cpuUsage } from 'node:process';

/** Returns the CPU time of one run in µs: the least of three, because other processes share the machine. */
function measureCpuTime(run: () => void): number {
  return Math.min(
    ...Array.from({ length: 3 }, () => {
      const startUsage = cpuUsage();
      run();
      const { user, system } = cpuUsage(startUsage);
      return user + system;
    }),
  );
}

/** Returns the exponent by which CPU time grows with the size of the input: 1 is linear, 2 is quadratic. */
export function measureGrowth<T>(
  createInput: (size: number) => T,
  run: (value: T) => void,
  smallSize: number,
  largeSize: number,
): number {
  const [smallInput, largeInput] = [createInput(smallSize), createInput(largeSize)];
  run(smallInput);
  const [smallCost, largeCost] = [measureCpuTime(() => run(smallInput)), measureCpuTime(() => run(largeInput))];
  return Math.log(largeCost / smallCost) / Math.log(largeSize / smallSize);
}
