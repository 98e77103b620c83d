import type { Journey } from '../../../journey/types/record.js';
import type { Fact } from '../../../journey/types/fact.js';
import type { JourneyView } from '../../../journey/types/view.js';
import type { JourneyStore } from '../../../stores/journey-store.js';
import { SaveQueue, type SaveResult } from '../../../stores/save-queue.js';
import { WebStorageStore } from '../../../stores/web-storage-store.js';
import type { MapActions, SaveState } from '../../context/map-context.js';
import { en } from '../../../strings/en/index.js';
import { createDraftStore, type DraftStore } from './draft-store.js';
import { warnOnce } from '../../internal/warn-once.js';
import type { ProcessMapHost } from '../state.js';
import type { NavigationController } from './navigation-controller.js';
import type { ProcessMapError } from '../errors.js';
import { readStoredRecord } from './load-sources.js';
import { mayChangeByMerge, mergeExternal } from './merge-external.js';

/** Draft store that holds nothing and ignores all changes. */
const INERT_DRAFT_STORE: DraftStore = { get: () => undefined, set: () => undefined, clear: () => undefined };

const countVariants = ({ variants }: JourneyView): number => Object.values(variants).flat().length;

/** Saves the active journey, merges records that others save under the same key, and holds drafts. */
export class PersistenceController {
  saveState: SaveState = { status: 'off' };
  readonly #host: ProcessMapHost;
  readonly #navigation: NavigationController;
  readonly #commitCallbacks = new Set<(shouldDiscard?: boolean) => void>();
  readonly #stores = {
    none: undefined,
    local: new WebStorageStore(() => globalThis.localStorage),
    session: new WebStorageStore(() => globalThis.sessionStorage),
  };

  /** Stored drafts of one journey, with the key and store that they belong to. */
  #drafts: { key: string; store: JourneyStore | undefined; draftStore: DraftStore } | undefined;

  /** Stops watching the store. */
  #unwatch: (() => void) | undefined;

  /** Merges that wait until a person leaves a field whose text they would change. */
  #deferredMerges: (() => void)[] = [];

  constructor(host: ProcessMapHost, navigation: NavigationController) {
    this.#host = host;
    this.#navigation = navigation;
  }

  /** The store that the settings select; undefined if the journey is not saved. */
  get store(): JourneyStore | undefined {
    return this.#host.store ?? this.#stores[this.#host.storage];
  }

  /**
   * Creates the save queue of a journey.
   *
   * @param blockedBy Error of a stored record that cannot be read. All saves fail with it, so the record is not
   *   overwritten.
   */
  createSaveQueue(store: JourneyStore, key: string, blockedBy: ProcessMapError | undefined): SaveQueue {
    const handleSettled = (result: SaveResult) => {
      if (this.#navigation.active?.saveQueue === saveQueue)
        this.#updateSaveState({ status: result.status, savedAt: new Date() });
      this.#navigation.dispatch('process-map-save', result);
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
    if (changes.status === 'failed' && this.saveState.status !== 'failed') this.#navigation.announce(en.root.notSaved);
    this.saveState = { ...this.saveState, ...changes };
    this.#host.requestUpdate();
  }

  enqueueSave(journey: Journey, facts: Fact[]): void {
    const saveQueue = this.#navigation.active?.saveQueue;
    if (!saveQueue) return;
    saveQueue.enqueue(journey, facts);
    if (this.saveState.status !== 'failed') this.saveState = { ...this.saveState, status: 'saving' };
  }

  /** Starts to watch the store for records that others save, if the element is connected. */
  watch(): void {
    this.unwatch();
    const { store, key, saveQueue } = this.#navigation.active ?? {};
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
    const navigation = this.#navigation;
    const { active } = navigation;
    if (active?.saveQueue !== saveQueue) return;
    const { map, session, store, key } = active;
    const previousVariantCount = countVariants(active.view);
    const {
      journey: externalJourney,
      unreadableRecord = this.saveState.unreadableRecord,
      error,
    } = readStoredRecord(record, map, store, key);
    // Commit pending input first: it then has the later stamp, so it stays the answer, and the external text becomes a
    // variant.
    this.commitPendingInput();
    const field = externalJourney && canWait && this.#findFocusedField();
    if (field && mayChangeByMerge(field.id, session.journey, externalJourney)) {
      this.#deferredMerges.push(() => this.#mergeExternalRecord(saveQueue, record));
      field.addEventListener('blur', () => this.runDeferredMerges(), { once: true });
      return;
    }
    const { blockedBy: previousError } = saveQueue;
    saveQueue.blockedBy = externalJourney ? undefined : error;
    if (error) navigation.dispatchError(error);
    if (!externalJourney) {
      // Null: somebody removed the record. Nothing is stored now.
      this.#updateSaveState({ unreadableRecord, status: error ? 'failed' : 'off' });
      return;
    }
    if (error) this.#updateSaveState({ unreadableRecord });
    const { facts, isExternalOutdated } = mergeExternal(session, externalJourney);
    const { journey } = session;
    if (previousError || isExternalOutdated) this.enqueueSave(journey, facts);
    if (!facts.length) return;
    navigation.lastDenial = null;
    navigation.updateView(active);
    if (countVariants(active.view) > previousVariantCount) navigation.announce(en.root.bothKept);
    navigation.dispatchChange(facts, journey);
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

  readonly registerPendingInput: MapActions['registerPendingInput'] = (commit, signal) => {
    this.#commitCallbacks.add(commit);
    signal.addEventListener('abort', () => this.#commitCallbacks.delete(commit));
  };

  /** Commits pending input. */
  commitPendingInput(): void {
    for (const commit of this.#commitCallbacks) commit();
  }

  /** Discards pending input, and deletes all drafts of the journey. */
  forgetPendingInput(): void {
    this.#discardPendingInput();
    this.#getDraftStore()?.clear();
  }

  /** Discards pending input, but keeps the stored drafts of the journey that it was typed for. */
  releasePendingInput(): void {
    // The panels delete the draft of each field that they discard. This store ignores that, so the stored drafts
    // remain.
    if (this.#drafts) this.#drafts = { ...this.#drafts, draftStore: INERT_DRAFT_STORE };
    this.#discardPendingInput();
  }

  #discardPendingInput(): void {
    for (const commit of this.#commitCallbacks) commit(true);
  }

  /** Returns the stored drafts of the active journey; without one, those of the last active journey. */
  #getDraftStore(): DraftStore | undefined {
    const { key, store } = this.#navigation.active ?? {};
    if (key && (this.#drafts?.key !== key || this.#drafts.store !== store)) {
      this.#drafts = { key, store, draftStore: createDraftStore(store, key, () => this.#host.requestUpdate()) };
    }
    return this.#drafts?.draftStore;
  }

  /** Returns the stored draft of a field. With `text`, replaces it first. */
  accessDraft(field: string, text?: string): string | undefined {
    const draftStore = this.#getDraftStore();
    if (text !== undefined) draftStore?.set(field, text);
    return draftStore?.get(field);
  }

  /**
   * Commits pending input, and saves.
   *
   * @param isLeaving The page is about to close: save at once.
   */
  flush(isLeaving = false): void {
    this.commitPendingInput();
    this.#navigation.active?.saveQueue?.flush(isLeaving);
  }
}
