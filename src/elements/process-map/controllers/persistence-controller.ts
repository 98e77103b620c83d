import type { Journey } from '../../../journey/types/record.js';
import type { Fact } from '../../../journey/types/fact.js';
import type { JourneyView } from '../../../journey/types/view.js';
import { Keeper, WebStorage, type JourneyStore, type SaveResult } from '../../../stores/index.js';
import type { MapActions, SaveState } from '../../context/map-context.js';
import { en } from '../../../strings/en/index.js';
import { createDraftStore, type DraftStore } from './draft-store.js';
import { warnOnce } from '../../internal/warn-once.js';
import type { ProcessMapHost } from '../state.js';
import type { NavigationController } from './navigation-controller.js';
import { type ProcessMapError } from '../errors.js';
import { readStoredRecord } from './load-sources.js';
import { mayChangeByMerge, mergeExternal } from './merge-external.js';

const countVariants = ({ variants }: JourneyView): number => Object.values(variants).flat().length;

/** Keeps the journey that runs, and takes in what others keep in the same place. */
export class PersistenceController {
  saveState: SaveState = { status: 'off' };
  readonly #root: ProcessMapHost;
  readonly #navigation: NavigationController;
  readonly #pendingInputs = new Set<(forget?: boolean) => void>();
  readonly #stores = {
    none: undefined,
    local: new WebStorage(() => globalThis.localStorage),
    session: new WebStorage(() => globalThis.sessionStorage),
  };
  /** Texts that are not for the journey yet, and where they are. */
  #drafts: { key: string; store: JourneyStore | undefined; use: DraftStore } | undefined;
  /** Ends the watch on what others keep. */
  #unwatch: (() => void) | undefined;
  /** What came in while a person was in a field, and waits until the field is left. */
  #deferredMerges: (() => void)[] = [];

  constructor(root: ProcessMapHost, showing: NavigationController) {
    this.#root = root;
    this.#navigation = showing;
  }

  /** What the settings say to keep the journey in. */
  get store(): JourneyStore | undefined {
    return this.#root.store ?? this.#stores[this.#root.storage];
  }

  createSaveQueue(store: JourneyStore, key: string, refused: ProcessMapError | undefined): Keeper {
    const settled = (result: SaveResult) => {
      if (this.#navigation.active?.saveQueue === keeper)
        this.#updateSaveState({ status: result.status, savedAt: new Date() });
      this.#navigation.dispatch('process-map-save', result);
    };
    const keeper: Keeper = new Keeper(store, key, settled, () => {
      this.runDeferredMerges();
      if (store instanceof WebStorage)
        store.checkForExternalChange(key, (record) => this.#mergeExternalRecord(keeper, record));
    });
    // What could not be read is never written over.
    keeper.blockedBy = refused;
    return keeper;
  }

  #updateSaveState(news: Partial<SaveState>): void {
    if (news.status === 'failed' && this.saveState.status !== 'failed') this.#navigation.announce(en.root.notSaved);
    this.saveState = { ...this.saveState, ...news };
    this.#root.requestUpdate();
  }

  enqueueSave(journey: Journey, facts: Fact[]): void {
    const keeper = this.#navigation.active?.saveQueue;
    if (!keeper) return;
    keeper.enqueue(journey, facts);
    if (this.saveState.status !== 'failed') this.saveState = { ...this.saveState, status: 'saving' };
  }

  /** Hears of what others keep in the same place, as long as it is in the page. */
  watch(): void {
    this.unwatch();
    const { store, key, saveQueue: keeper } = this.#navigation.active ?? {};
    if (!keeper || !this.#root.isConnected) return;
    try {
      this.#unwatch = store?.watch?.(key as string, (record) => this.#mergeExternalRecord(keeper, record, true));
    } catch (error) {
      warnOnce('the store cannot be watched.', error);
    }
  }

  unwatch(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
  }

  /**
   * Takes in what somebody else kept in the same place: the journey goes on with both. It may wait for a person to
   * leave a field whose text would change.
   */
  #mergeExternalRecord(keeper: Keeper, record: unknown, mayWait = false): void {
    const showing = this.#navigation;
    const { active: running } = showing;
    if (running?.saveQueue !== keeper) return;
    const { map, session, store, key, view } = running;
    const {
      journey: other,
      unreadableRecord: setAside = this.saveState.unreadableRecord,
      error,
    } = readStoredRecord(record, map, store, key);
    // First: what is being written is later than what it did not know of, which then stands beside it.
    this.commitPendingInput();
    const field = other && mayWait && this.#findFocusedField();
    if (field && mayChangeByMerge(field.id, session.journey, other)) {
      this.#deferredMerges.push(() => this.#mergeExternalRecord(keeper, record));
      field.addEventListener('blur', () => this.runDeferredMerges(), { once: true });
      return;
    }
    const { blockedBy: refused } = keeper;
    keeper.blockedBy = other ? undefined : error;
    if (error) showing.dispatchError(error);
    if (error || !other)
      this.#updateSaveState({
        unreadableRecord: setAside,
        status: other ? this.saveState.status : error ? 'failed' : 'off',
      });
    if (!other) return;
    const { facts, lacks } = mergeExternal(session, other);
    const { journey } = session;
    if (refused || lacks) this.enqueueSave(journey, facts);
    if (!facts.length) return;
    showing.lastDenial = null;
    showing.updateView(running);
    if (countVariants(running.view) > countVariants(view)) showing.announce(en.root.bothKept);
    showing.dispatchChange(facts, journey);
  }

  /** The field that a person is in. */
  #findFocusedField(): Element | false | undefined {
    const root = this.#root;
    let at = (root.getRootNode() as Document).activeElement;
    if (!root.contains(at) || !root.ownerDocument.hasFocus()) return undefined;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.matches('textarea, input:not([type=checkbox])') && at;
  }

  /** Takes in what had to wait. */
  runDeferredMerges(): void {
    for (const take of this.#deferredMerges.splice(0)) take();
  }

  readonly registerPendingInput: MapActions['registerPendingInput'] = (flush, signal) => {
    this.#pendingInputs.add(flush);
    signal.addEventListener('abort', () => this.#pendingInputs.delete(flush));
  };

  commitPendingInput(forget?: boolean): void {
    for (const flush of this.#pendingInputs) flush(forget);
    if (forget) this.draft();
  }

  /** Lets go of what is being written; what is kept of it stays with the journey that it was written for. */
  discardPendingInput(): void {
    if (this.#drafts) this.#drafts = { ...this.#drafts, use: () => undefined };
    for (const flush of this.#pendingInputs) flush(true);
  }

  /** The drafts of what runs. */
  draft(field?: string, text?: string): string | undefined {
    const { key, store } = this.#navigation.active ?? {};
    if (key && (this.#drafts?.key !== key || this.#drafts.store !== store)) {
      this.#drafts = { key, store, use: createDraftStore(store, key, () => this.#root.requestUpdate()) };
    }
    return this.#drafts?.use(field, text);
  }

  flush(leaving = false): void {
    this.commitPendingInput();
    this.#navigation.active?.saveQueue?.flush(leaving);
  }
}
