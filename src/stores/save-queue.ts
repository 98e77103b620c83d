import type { Journey } from '../journey/types/record.js';
import type { Fact } from '../journey/types/fact.js';
import type { JourneyStore } from './journey-store.js';
import { copyForStore } from './host-store.js';
import { RetryTimer } from './retry-timer.js';

/** Result of one save. */
export type SaveResult = { status: 'saved' } | { status: 'failed'; error: unknown };

/** Delay between the last change and the save, in ms. */
const SAVE_DEBOUNCE_MS = 250;

/** Longest delay between the first unsaved change and the save, in ms. */
const MAX_SAVE_DELAY_MS = 1000;

/** Number of saves in a row that may end in a conflict before one counts as failed. */
const MAX_CONFLICTS = 5;

/**
 * Debounced save queue for one journey. Runs one save at a time and retains facts until a save succeeds. A failed save
 * is retried after a delay that grows, with the next change, and when the page is left.
 */
export class SaveQueue {
  /** If set, all saves fail with this error, so that a stored record that cannot be read is never overwritten. */
  blockedBy: Error | undefined;
  readonly #store: Pick<JourneyStore, 'save'>;
  readonly #key: string;
  readonly #onSettled: (result: SaveResult) => void;
  readonly #beforeSave: (() => void) | undefined;
  #journey: Journey | undefined;

  /** Facts without a successful save. */
  #unsavedFacts: Fact[] = [];
  #isDirty = false;
  #hasFailed = false;

  /** Latest time of the next save, in ms since the epoch; 0 if nothing changed since the last save started. */
  #deadline = 0;

  /** Number of running saves. Exceeds 1 only if the page is left during a save. */
  #pendingSaves = 0;
  #isFinished = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #retryTimer = new RetryTimer(() => this.flush());

  /** A record of somebody else came in during the running save. */
  #hasConflict = false;

  /** Number of conflicts since the last save that succeeded. */
  #conflictCount = 0;

  /**
   * @param onSettled Called after each save.
   * @param beforeSave Called before each save. Merges records that others saved in the meantime.
   */
  constructor(
    store: Pick<JourneyStore, 'save'>,
    key: string,
    onSettled: (result: SaveResult) => void,
    beforeSave?: () => void,
  ) {
    this.#store = store;
    this.#key = key;
    this.#onSettled = onSettled;
    this.#beforeSave = beforeSave;
  }

  /** The journey to save; undefined before the first change. */
  get journey(): Journey | undefined {
    return this.#journey;
  }

  /** Facts of the journey without a successful save. */
  get unsavedFacts(): readonly Fact[] {
    return this.#unsavedFacts;
  }

  /** Returns true if the queue saves to a store. */
  savesTo(store: object): boolean {
    return this.#store === store;
  }

  /** True if changes are not saved yet, or a save is running. */
  get hasUnsavedChanges(): boolean {
    return !this.#isFinished && this.canOverwrite;
  }

  /** True if a save is due or running, also the last one of a finished queue: it must hold what others have saved. */
  get canOverwrite(): boolean {
    return this.#isDirty || this.#pendingSaves > 0;
  }

  /** True if the last save failed. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Retries a failed save now, such as when the line is back. */
  retry(): void {
    this.#retryTimer.runNow();
  }

  /**
   * Notes that a record of somebody else came in. If the running save fails for that reason, it is repeated with the
   * merged record and does not count as failed.
   */
  noteConflict(): void {
    this.#hasConflict = this.#pendingSaves > 0;
  }

  /** Schedules a save of the changed journey. */
  enqueue(journey: Journey, facts: readonly Fact[]): void {
    this.#journey = journey;
    this.#unsavedFacts.push(...facts);
    const now = Date.now();
    this.#isDirty = true;
    this.#deadline ||= now + MAX_SAVE_DELAY_MS;
    this.#flushAfter(Math.min(SAVE_DEBOUNCE_MS, this.#deadline - now));
  }

  #flushAfter(delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), delay);
  }

  /**
   * Saves unsaved changes now. If a save is running, the next one follows it.
   *
   * @param isLeaving The page is being left: save at once, because a running save may never end.
   */
  flush(isLeaving = false): void {
    clearTimeout(this.#timer);
    if (this.#isFinished) return;
    if (isLeaving ? this.#isDirty || this.#pendingSaves : this.#isDirty && !this.#pendingSaves)
      void this.#save(isLeaving);
  }

  /**
   * Saves nothing any more: the journey goes on in another queue, which saves what is not saved here. A later save
   * would overwrite what that one has saved.
   *
   * @param savesNow Save unsaved changes once more, even while another save is running. False if the other queue has
   *   the same store, and merges the journey with what that holds now.
   */
  finish(savesNow = true): void {
    clearTimeout(this.#timer);
    this.#retryTimer.cancel();
    if (this.#isFinished) return;
    this.#isFinished = true;
    if (savesNow && this.#isDirty) void this.#save(false);
  }

  async #save(isLeaving: boolean): Promise<void> {
    let result: SaveResult = { status: 'saved' };
    this.#pendingSaves++;
    this.#retryTimer.cancel();
    try {
      this.#beforeSave?.();
      // A merge may have enqueued another save.
      clearTimeout(this.#timer);
      this.#isDirty = false;
      this.#deadline = 0;
      // A record that was merged before this save is no reason for it to fail.
      this.#hasConflict = false;
      if (this.blockedBy) throw this.blockedBy;
      const facts = [...this.#unsavedFacts];
      const journey = copyForStore(this.#journey as Journey);
      // One by one: a merge is a fact with a whole record, so that many of them together are too large for one copy.
      // The list is a copy too, which inherits no `toJSON`.
      const factCopies = copyForStore<Fact[]>([]);
      for (const fact of facts) factCopies.push(copyForStore(fact));
      await this.#store.save(this.#key, journey, factCopies, { leaving: isLeaving });
      this.#unsavedFacts = this.#unsavedFacts.filter((fact) => !facts.includes(fact));
    } catch (error) {
      this.#isDirty = true;
      result = { status: 'failed', error };
    }
    this.#pendingSaves--;
    this.#hasFailed = result.status === 'failed';
    if (!this.#hasFailed) this.#handleSuccess();
    else if (this.#isFinished) return;
    else if (this.#hasConflict && this.#conflictCount++ < MAX_CONFLICTS) {
      this.#flushAfter(SAVE_DEBOUNCE_MS);
      return;
    } else if (!this.blockedBy) this.#retryTimer.schedule();
    this.#onSettled(result);
  }

  #handleSuccess(): void {
    this.#conflictCount = 0;
    this.#retryTimer.reset();
    this.flush();
  }
}
