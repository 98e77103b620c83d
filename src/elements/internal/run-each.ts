import { warnOnce } from './warn-once.js';

/** Calls a function with each item. If it throws, it warns once, and goes on with the next item. */
export function runEach<T>(items: Iterable<T>, run: (item: T) => void): void {
  for (const item of items) {
    try {
      run(item);
    } catch (error) {
      warnOnce('a part of the map failed. The rest works.', error);
    }
  }
}
