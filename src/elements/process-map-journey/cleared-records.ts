import type { MapActions } from '../context/map-context.js';

/** A record that a person cleared or replaced. */
export interface ClearedRecord {
  /** The record as it was exported, with its drafts. */
  readonly text: string;

  /** Id of the journey that took its place. It is offered nowhere else. */
  readonly journeyId: string;
}

/**
 * The record that was cleared last, by the map. It is kept in memory only, and so until the page is left: on a shared
 * computer, what somebody clears must not stay in storage.
 */
export const clearedRecords = new WeakMap<MapActions, ClearedRecord>();
