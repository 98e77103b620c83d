import type { Fact, Journey } from '../journey/types.js';

/** Where a journey is kept. Both methods may be asynchronous, and may throw: the journey then goes on in memory. */
export interface JourneyStore {
  /**
   * The record kept under a key, as JSON text or value; null where there is none.
   * @param key `<map id>:<journey-id>`
   */
  load(key: string): unknown;
  /**
   * Keeps a record.
   * @param key `<map id>:<journey-id>`
   * @param journey The whole record; a copy.
   * @param facts What was recorded since the last save that did not fail; may come twice, with the same ids.
   * @param options `leaving`: the page is being left; what is not sent off at once may be lost. Saves then do not wait
   *   for one another.
   */
  save(key: string, journey: Journey, facts: readonly Fact[], options: { leaving: boolean }): unknown;
}
