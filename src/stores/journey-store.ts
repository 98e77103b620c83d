import type { Journey } from '../journey/types/record.js';
import type { Fact } from '../journey/types/fact.js';

/**
 * Storage for journeys, implemented by the host page. Only `load` and `save` are required. All methods but `watch` may
 * return a promise. All may throw or reject: the journey then continues in memory.
 */
export interface JourneyStore {
  /**
   * Loads the record that is stored under a key.
   * @param key `<map id>:<journey-id>`
   * @returns The record as JSON text or value; null if there is none.
   */
  load(key: string): unknown;

  /**
   * Saves a record. The store handles concurrent changes: if somebody else saved in between, it may pass their record
   * to the `receive` callback of `watch` and then throw. Both records are then merged and saved a moment later.
   * @param key `<map id>:<journey-id>`
   * @param journey The whole record; a copy.
   * @param facts The facts since the last successful save; copies. May contain facts of an earlier call, with the same
   *   ids.
   * @param options `leaving`: the page is about to be closed, so send at once or data may be lost. Such a save starts
   *   even while another one is running.
   */
  save(key: string, journey: Journey, facts: readonly Fact[], options: { leaving: boolean }): unknown;

  /**
   * Reports records that others save under the same key, while the element is connected.
   * @param key `<map id>:<journey-id>`
   * @param receive Callback for each record that others saved, as JSON text or value; null if it was removed. The
   *   record is merged into the journey, announced as a change if the journey changes, and saved if the journey holds
   *   more. An unreadable record is not overwritten. Never throws.
   * @returns A function that stops watching.
   */
  watch?(key: string, receive: (record: unknown) => void): () => void;

  /**
   * Loads draft texts, which no record holds yet. Without `loadDrafts` and `saveDrafts`, drafts last as long as the
   * element.
   * @param key `<map id>:<journey-id>`
   * @returns The texts by field, as JSON text or value; null if there are none.
   */
  loadDrafts?(key: string): unknown;

  /**
   * Saves draft texts, such as the reason for a decision that is not recorded yet. Called after a pause in typing, and
   * before the page is closed.
   * @param key `<map id>:<journey-id>`
   * @param drafts All drafts by field; they replace the saved ones. A copy. An empty text means no draft.
   */
  saveDrafts?(key: string, drafts: Record<string, string>): unknown;
}
