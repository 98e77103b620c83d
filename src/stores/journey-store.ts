import type { Journey } from '../journey/types/record.js';
import type { Fact } from '../journey/types/fact.js';

/**
 * Where a journey is kept. `load` and `save` are all that it takes. All methods may be asynchronous but `watch`, and may
 * throw: the journey then goes on in memory.
 */
export interface JourneyStore {
  /**
   * The record kept under a key, as JSON text or value; null where there is none.
   * @param key `<map id>:<journey-id>`
   */
  load(key: string): unknown;
  /**
   * Keeps a record. What others kept there meanwhile is for the store to look after: it may refuse, by throwing, after
   * it gave their record to the `take` of `watch`; both are then merged and saved a moment later.
   * @param key `<map id>:<journey-id>`
   * @param journey The whole record; a copy.
   * @param facts What was recorded since the last save that did not fail; may come twice, with the same ids.
   * @param options `leaving`: the page is being left; what is not sent off at once may be lost. Saves then do not wait
   *   for one another.
   */
  save(key: string, journey: Journey, facts: readonly Fact[], options: { leaving: boolean }): unknown;
  /**
   * Where others may keep the same journey: tells of what they kept, as long as the element is in the page.
   * @param key `<map id>:<journey-id>`
   * @param take To be called with each record that others kept, as JSON text or value; null where it was removed. It is
   *   merged into the journey, which is announced as a change where it is one, and saved where it holds more. A record
   *   that cannot be read is never written over from then on. Never throws.
   * @returns What ends it.
   */
  watch?(key: string, take: (record: unknown) => void): () => void;
  /**
   * Texts kept under a key that no record holds yet, by field, as JSON text or value; null where there are none. Without
   * this and `saveDrafts` such texts last as long as the element.
   * @param key `<map id>:<journey-id>`
   */
  loadDrafts?(key: string): unknown;
  /**
   * Keeps texts that no record holds yet, such as the reason for a decision that is not recorded. Called after a pause in
   * writing, and before the page is left.
   * @param key `<map id>:<journey-id>`
   * @param drafts All of them, by field, in place of those before; a copy. An empty text stands for none.
   */
  saveDrafts?(key: string, drafts: Record<string, string>): unknown;
}
