import type { ReactiveController } from 'lit';
import type { Journey } from '../../../journey/types/record.js';
import type { Fact } from '../../../journey/types/fact.js';
import type { JourneyStore } from '../../../stores/journey-store.js';
import { SaveQueue, type SaveResult } from '../../../stores/save-queue.js';
import { WebStorageStore } from '../../../stores/web-storage-store.js';
import type { SaveState } from '../../context/map-context.js';
import { describeNewVariants } from '../../context/selectors.js';
import { rootStrings } from '../../../strings/en/root.js';
import { warnOnce } from '../../internal/warn-once.js';
import { readSession, retainPhases } from '../active-journey.js';
import type { ProcessMapError } from '../errors.js';
import { dispatchChange, dispatchError, dispatchMapEvent } from '../events.js';
import { getLastActive, withActive, type ProcessMapHost } from '../state.js';
import type { DraftController } from './draft-controller.js';
import { readStoredRecord } from './load-sources.js';
import { mayChangeByMerge, mergeExternal } from './merge-external.js';
import type { NavigationController } from './navigation-controller.js';
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

  /** Stops watching the store. */
  #unwatch: (() => void) | undefined;

  /** Merges that wait until a person leaves a field whose text they would change. */
  #deferredMerges: (() => void)[] = [];

  constructor(host: ProcessMapHost, state: StateController, drafts: DraftController, navigation: NavigationController) {
    this.#host = host;
    this.#state = state;
    this.#drafts = drafts;
    this.#navigation = navigation;
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
    // Mobile browsers may end a page in the background without any further event.
    ownerDocument.addEventListener('visibilitychange', handleVisibilityChange, { signal });
    this.watch();
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
  createSaveQueue(store: JourneyStore, key: string, blockedBy: ProcessMapError | undefined): SaveQueue {
    const handleSettled = (result: SaveResult) => {
      if (getLastActive(this.#state.value.load)?.saveQueue === saveQueue)
        this.#updateSaveState({ status: result.status, savedAt: new Date() });
      dispatchMapEvent(this.#host, 'process-map-save', result);
    };
    const mergeBeforeSave = () => {
      this.runDeferredMerges();
      // Other stores report external records through `watch`.
      if (store instanceof WebStorageStore)
        store.checkForExternalChange(key, (record) => this.#mergeExternalRecord(saveQueue, record));
    };
    // The callbacks run only after this assignment.
    const saveQueue: SaveQueue = new SaveQueue(store, key, handleSettled, mergeBeforeSave);
    saveQueue.blockedBy = blockedBy;
    return saveQueue;
  }

  #updateSaveState(changes: Partial<SaveState>): void {
    const { saveState } = this.#state.value;
    if (changes.status === 'failed' && saveState.status !== 'failed') this.#navigation.announce(rootStrings.notSaved);
    this.#state.update({ saveState: { ...saveState, ...changes } });
  }

  enqueueSave(journey: Journey, facts: Fact[]): void {
    const saveQueue = this.#state.active?.saveQueue;
    if (!saveQueue) return;
    saveQueue.enqueue(journey, facts);
    const { saveState } = this.#state.value;
    // A failed save stays in sight until one succeeds.
    if (saveState.status !== 'failed' && saveState.status !== 'saving') this.#updateSaveState({ status: 'saving' });
  }

  /** Starts to watch the store for records that others save, if the element is connected. */
  watch(): void {
    this.unwatch();
    const { store, key, saveQueue } = this.#state.active ?? {};
    if (!saveQueue || !this.#host.isConnected) return;
    try {
      this.#unwatch = store?.watch?.(key as string, (record) => this.#mergeExternalRecord(saveQueue, record, true));
    } catch (error) {
      warnOnce('the store cannot be watched.', error);
    }
  }

  unwatch(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
  }

  /**
   * Merges a record that somebody else saved under the same key into the active journey.
   *
   * @param canWait True to defer the merge while a person is in a field whose text may change. A merge before a save
   *   cannot wait.
   */
  #mergeExternalRecord(saveQueue: SaveQueue, record: unknown, canWait = false): void {
    // Commit pending input first: it then has the later stamp, so it stays the answer, and the external text becomes a
    // variant. A listener may replace the journey.
    this.#drafts.commit();
    const { active } = this.#state;
    if (active?.saveQueue !== saveQueue) return;
    const { map, journey, store, key } = active;
    const {
      journey: externalJourney,
      unreadableRecord = this.#state.value.saveState.unreadableRecord,
      error,
    } = readStoredRecord(record, map, store, key);
    const field = externalJourney && canWait && this.#findFocusedField();
    if (field && mayChangeByMerge(field.dataset['key'] ?? '', journey, externalJourney)) {
      this.#deferredMerges.push(() => this.#mergeExternalRecord(saveQueue, record));
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
    // A listener of the error may have restarted the session.
    const { session } = this.#state.active ?? active;
    const { facts, isExternalOutdated } = mergeExternal(session, externalJourney);
    if (previousError || isExternalOutdated) this.enqueueSave(session.journey, facts);
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
    if (newVariants) this.#navigation.announce(newVariants);
    dispatchChange(this.#host, facts, merged.journey);
  }

  /** Returns the focused text field below the host element, if there is one. */
  #findFocusedField(): HTMLElement | undefined {
    const host = this.#host;
    let focused = (host.getRootNode() as Document).activeElement;
    if (!host.contains(focused) || !host.ownerDocument.hasFocus()) return undefined;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    return focused?.matches('textarea, input:not([type=checkbox])') ? (focused as HTMLElement) : undefined;
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
    this.#state.active?.saveQueue?.flush(isLeaving);
  }
}
