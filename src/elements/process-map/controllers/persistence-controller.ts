import type { ReactiveController } from 'lit';
import type { Journey } from '../../../journey/types/record.js';
import type { Fact } from '../../../journey/types/fact.js';
import type { JourneyStore } from '../../../stores/journey-store.js';
import { SaveQueue, type SaveResult } from '../../../stores/save-queue.js';
import { WebStorageStore } from '../../../stores/web-storage-store.js';
import type { SaveState } from '../../context/map-context.js';
import { describeFailure, describeNewVariants } from '../../context/selectors.js';
import { rootStrings } from '../../../strings/en/root.js';
import { readSession, retainPhases, type LoadedMap } from '../active-journey.js';
import type { ProcessMapError } from '../errors.js';
import { dispatchChange, dispatchError, dispatchMapEvent } from '../events.js';
import { OwnWork } from '../own-work.js';
import { getLastActive, getVisibleSaveState, withActive, type ProcessMapHost } from '../state.js';
import type { DraftController } from './draft-controller.js';
import { LoadRetries } from './load-retries.js';
import { findBrowserRecord, readStoredRecord } from './load-sources.js';
import { requestPersistentStorage } from './persistent-storage.js';
import { mayChangeByMerge, mergeExternal, mergeIntoQueue } from './merge-external.js';
import type { NavigationController } from './navigation-controller.js';
import { findFocusedField } from './find-focused-field.js';
import { StoreWatches } from './store-watches.js';
import { UnsavedQueues } from './unsaved-queues.js';
import type { StateController } from './state-controller.js';

/** Saves the active journey, and merges records that others save under the same key. */
export class PersistenceController implements ReactiveController {
  readonly #host: ProcessMapHost;
  readonly #state: StateController;
  readonly #drafts: DraftController;
  readonly #navigation: NavigationController;
  readonly #stores = {
    none: undefined,
    local: new WebStorageStore(() => globalThis.localStorage),
    session: new WebStorageStore(() => globalThis.sessionStorage),
  };

  /** Ends the listeners of the page. */
  #connection: AbortController | undefined;

  readonly #watches = new StoreWatches();

  readonly #unsavedQueues = new UnsavedQueues();

  readonly #loadRetries: LoadRetries;

  /** Part of the active journey that this element recorded. */
  #ownWork: OwnWork | undefined;
  #isFailureVisible = false;

  /** Merges that wait until a person leaves a field whose text they would change. */
  #deferredMerges: (() => void)[] = [];

  constructor(host: ProcessMapHost, state: StateController, drafts: DraftController, navigation: NavigationController) {
    this.#host = host;
    this.#state = state;
    this.#drafts = drafts;
    this.#navigation = navigation;
    this.#loadRetries = new LoadRetries(host, state, (...loaded) => this.#handleLateRecord(...loaded));
    state.subscribe(() => this.#announceFailure());
  }

  /** The store that the settings select; undefined if the journey is not saved. */
  get store(): JourneyStore | undefined {
    return this.#host.store ?? this.#stores[this.#host.storage];
  }

  hostConnected(): void {
    const { ownerDocument } = this.#host;
    const { signal } = (this.#connection = new AbortController());
    const flushBeforeLeaving = () => this.flush(true);
    const handleVisibilityChange = () => ownerDocument.visibilityState === 'hidden' && flushBeforeLeaving();
    globalThis.addEventListener('pagehide', flushBeforeLeaving, { signal });
    globalThis.addEventListener('online', () => this.#retryNow(), { signal });
    // Mobile browsers may end a page in the background without any further event.
    ownerDocument.addEventListener('visibilitychange', handleVisibilityChange, { signal });
    this.watch();
    this.#loadRetries.resume();
  }

  hostDisconnected(): void {
    this.runDeferredMerges();
    this.flush();
    this.unwatch();
    this.#connection?.abort();
  }

  /**
   * Creates the save queue of a journey.
   *
   * @param blockedBy Error of a stored record that cannot be read. All saves fail with it, so the record is not
   *   overwritten.
   */
  createSaveQueue(
    journeyPlace: LoadedMap & { store: JourneyStore },
    blockedBy: ProcessMapError | undefined,
  ): SaveQueue {
    const { store, key } = journeyPlace;
    const handleSettled = (result: SaveResult) => {
      const isSaved = result.status === 'saved';
      this.#trackQueue(saveQueue, key);
      this.unwatch();
      if (getLastActive(this.#state.value.load)?.saveQueue === saveQueue) {
        const status = isSaved && saveQueue.hasUnsavedChanges ? 'saving' : result.status;
        this.#updateSaveState({ status, savedAt: new Date() });
        if (status === 'saved') this.#drafts.confirmSaved();
      }
      if (isSaved && this.#host.persistent && store === this.#stores.local) requestPersistentStorage();
      dispatchMapEvent(this.#host, 'process-map-save', result);
    };
    const mergeBeforeSave = () => {
      this.runDeferredMerges();
      // Other stores report external records through `watch`.
      if (store instanceof WebStorageStore)
        store.checkForExternalChange(key, (record) => this.#mergeExternalRecord(saveQueue, journeyPlace, record));
    };
    // The callbacks run only after this assignment.
    const saveQueue: SaveQueue = new SaveQueue(store, key, handleSettled, mergeBeforeSave);
    saveQueue.blockedBy = blockedBy;
    return saveQueue;
  }

  /** Updates the state: a journey that was active before may not be saved. */
  #trackQueue(saveQueue: SaveQueue, key: string): void {
    this.#unsavedQueues.update(saveQueue, key);
    // A journey with the same key goes on, in another store.
    const activeKey = getLastActive(this.#state.value.load)?.key;
    this.#state.update({ hasUnsavedPrevious: this.#unsavedQueues.hasFailedBesides(activeKey) });
  }

  #updateSaveState(changes: Partial<SaveState>): void {
    this.#state.update({ saveState: { ...this.#state.value.saveState, ...changes } });
  }

  #announceFailure(): void {
    const saveState = getVisibleSaveState(this.#state.value);
    const hasFailed = saveState.status === 'failed';
    if (hasFailed === this.#isFailureVisible) return;
    this.#isFailureVisible = hasFailed;
    if (hasFailed && this.#state.active) this.#navigation.announce(describeFailure(saveState));
  }

  /** Returns true if what was written in a journey with another key could not be saved. */
  hasFailedBesides(key: string): boolean {
    return this.#unsavedQueues.hasFailedBesides(key);
  }

  /** Returns what was not saved before to a store, so that the active journey goes on with it. */
  takeUnsaved(key: string, store: JourneyStore | undefined): ReturnType<UnsavedQueues['finish']> {
    return store ? this.#unsavedQueues.finish(key, store) : [];
  }

  /** Returns what this element recorded in the journey with a key. Begins anew for another key. */
  getOwnWork(key: string): OwnWork {
    if (this.#ownWork?.key !== key) this.#ownWork = new OwnWork(key);
    return this.#ownWork;
  }

  /** Schedules a save. The facts count as recorded in this element. */
  recordFacts(journey: Journey, facts: Fact[]): void {
    const { key } = this.#state.active ?? {};
    if (key !== undefined) this.getOwnWork(key).noteFacts(facts);
    // A person has brought in what was kept in this browser.
    if (facts.some(({ type }) => type === 'journey.merged')) this.#updateSaveState({ browserRecord: undefined });
    this.enqueueSave(journey, facts);
  }

  enqueueSave(journey: Journey, facts: Fact[]): void {
    const { saveQueue, key } = this.#state.active ?? {};
    if (!saveQueue || key === undefined) return;
    saveQueue.enqueue(journey, facts);
    this.#trackQueue(saveQueue, key);
    this.#loadRetries.runNow(saveQueue);
    const { saveState } = this.#state.value;
    // A failed save stays in sight until one succeeds.
    if (saveState.status !== 'failed' && saveState.status !== 'saving') this.#updateSaveState({ status: 'saving' });
  }

  /** Offers the record that is kept in this browser, if the store of the host page lacks something of it. */
  offerBrowserRecord(previousStore: WebStorageStore | undefined): void {
    const { active } = this.#state;
    const browserStore = previousStore ?? this.#stores[this.#host.storage];
    if (!active?.store || active.store instanceof WebStorageStore || !browserStore) return;
    void findBrowserRecord(browserStore, active, active.journey).then((browserRecord) => {
      if (browserRecord && this.#state.active?.key === active.key) this.#updateSaveState({ browserRecord });
    });
  }

  /** Repeats now what failed before. */
  #retryNow(): void {
    this.#loadRetries.runNow();
    this.#unsavedQueues.retry();
    this.#drafts.retry();
  }

  /** Schedules another load of the active journey. */
  scheduleLoad(): void {
    const { active } = this.#state;
    if (active?.saveQueue) this.#loadRetries.schedule(active.saveQueue, active);
  }

  /** Merges a record that could be loaded at last. Null: nothing is stored. */
  #handleLateRecord(saveQueue: SaveQueue, place: LoadedMap, record: unknown): void {
    saveQueue.blockedBy = undefined;
    if (this.#state.active?.saveQueue === saveQueue)
      this.#updateSaveState({ status: saveQueue.hasUnsavedChanges ? 'saving' : 'kept' });
    if (record === null) saveQueue.flush();
    else this.#mergeExternalRecord(saveQueue, place, record, true);
  }

  /** Watches the store for records that others save, if the element is connected. */
  watch(): void {
    this.unwatch();
    const { active } = this.#state;
    const { saveQueue } = active ?? {};
    if (!active || !saveQueue || !this.#host.isConnected) return;
    this.#watches.start(saveQueue, active, (record) => this.#mergeExternalRecord(saveQueue, active, record, true));
  }

  /** Stops watching for journeys that are not active, once they are saved. */
  unwatch(): void {
    this.#watches.stopAllBut(this.#host.isConnected ? this.#state.active?.saveQueue : undefined);
  }

  /**
   * Merges a record that somebody else saved under the same key into the active journey.
   *
   * @param canWait True to defer the merge while a person is in a field whose text may change. A merge before a save
   *   cannot wait.
   */
  #mergeExternalRecord(saveQueue: SaveQueue, place: LoadedMap, record: unknown, canWait = false): void {
    saveQueue.noteConflict();
    // Commit pending input first: it then has the later stamp, so it stays the answer, and the external text becomes a
    // variant. A listener may replace the journey.
    this.#drafts.commit();
    const { active } = this.#state;
    if (active?.saveQueue !== saveQueue) {
      mergeIntoQueue(saveQueue, place, record);
      return;
    }
    const { map, journey, store, key } = active;
    const {
      journey: externalJourney,
      unreadableRecord = this.#state.value.saveState.unreadableRecord,
      error,
    } = readStoredRecord(record, map, store, key);
    const field = externalJourney && canWait && findFocusedField(this.#host);
    if (field && mayChangeByMerge(field.dataset['key'] ?? '', journey, externalJourney)) {
      this.#deferredMerges.push(() => this.#mergeExternalRecord(saveQueue, active, record));
      // An update that removes the field dispatches the event, too, and merges nothing.
      field.addEventListener('blur', () => queueMicrotask(() => this.runDeferredMerges()), { once: true });
      return;
    }
    const { blockedBy: previousError } = saveQueue;
    saveQueue.blockedBy = externalJourney ? undefined : error;
    if (error) dispatchError(this.#host, error);
    if (!externalJourney) {
      // Null: somebody removed the record. Nothing is stored now.
      this.#updateSaveState({ unreadableRecord, status: error ? 'failed' : 'off' });
      return;
    }
    if (error) this.#updateSaveState({ unreadableRecord });
    this.getOwnWork(key).noteLoaded();
    // A listener of the error may have restarted the session.
    const { session } = this.#state.active ?? active;
    const { facts, isExternalOutdated } = mergeExternal(session, externalJourney);
    // A save that is due must not overwrite what came in.
    const isSaveDue = facts.length > 0 && saveQueue.canOverwrite;
    if (previousError || isExternalOutdated || isSaveDue) this.enqueueSave(session.journey, facts);
    if (facts.length) this.#showMerge(facts);
  }

  /** Shows and dispatches the facts of a merge. */
  #showMerge(facts: Fact[]): void {
    const { load, progression } = this.#state.value;
    const { active } = this.#state;
    if (!active) return;
    const merged = readSession(active, progression);
    this.#state.update({
      load: withActive(load, merged),
      ...retainPhases(merged, progression, this.#state.value),
      lastDenial: null,
    });
    const newVariants = describeNewVariants(merged.map, active.view, merged.view);
    if (newVariants) this.#navigation.announce(`${rootStrings.mergedElsewhere} ${newVariants}`);
    dispatchChange(this.#host, facts, merged.journey);
  }

  /** Runs the merges that were deferred. */
  runDeferredMerges(): void {
    for (const merge of this.#deferredMerges.splice(0)) merge();
  }

  /**
   * Commits pending input, and saves.
   *
   * @param isLeaving The page is about to close: save at once.
   */
  flush(isLeaving = false): void {
    this.#drafts.commit();
    if (!isLeaving) {
      this.#state.active?.saveQueue?.flush();
      return;
    }
    this.#unsavedQueues.flushBeforeLeaving();
    this.#drafts.flushBeforeLeaving();
  }
}
