import type { Journey } from '../../../journey/types/record.js';
import type { Fact } from '../../../journey/types/fact.js';
import type { JourneyView } from '../../../journey/types/view.js';
import { Keeper, WebStorage, type JourneyStore, type SaveResult } from '../../../stores/index.js';
import type { MapHost, SaveState } from '../../context/map-context.js';
import { en } from '../../../strings/en/index.js';
import { draftsIn, type Drafts } from './draft-store.js';
import { warnOnce } from '../../internal/warn-once.js';
import type { Root } from '../state.js';
import type { Showing } from './navigation-controller.js';
import { type ProcessMapError } from '../errors.js';
import { readRecord } from './load-sources.js';
import { mightChange, takeIn } from './merge-external.js';

const countVariants = ({ variants }: JourneyView): number => Object.values(variants).flat().length;

/** Keeps the journey that runs, and takes in what others keep in the same place. */
export class Keeping {
  save: SaveState = { status: 'off' };
  readonly #root: Root;
  readonly #showing: Showing;
  readonly #flushers = new Set<(forget?: boolean) => void>();
  readonly #stores = {
    none: undefined,
    local: new WebStorage(() => globalThis.localStorage),
    session: new WebStorage(() => globalThis.sessionStorage),
  };
  /** Texts that are not for the journey yet, and where they are. */
  #drafts: { key: string; store: JourneyStore | undefined; use: Drafts } | undefined;
  /** Ends the watch on what others keep. */
  #unwatch: (() => void) | undefined;
  /** What came in while a person was in a field, and waits until the field is left. */
  #held: (() => void)[] = [];

  constructor(root: Root, showing: Showing) {
    this.#root = root;
    this.#showing = showing;
  }

  /** What the settings say to keep the journey in. */
  get store(): JourneyStore | undefined {
    return this.#root.store ?? this.#stores[this.#root.storage];
  }

  newKeeper(store: JourneyStore, key: string, refused: ProcessMapError | undefined): Keeper {
    const settled = (result: SaveResult) => {
      if (this.#showing.running?.keeper === keeper) this.#tellSaving({ status: result.status, at: new Date() });
      this.#showing.dispatch('process-map-save', result);
    };
    const keeper: Keeper = new Keeper(store, key, settled, () => {
      this.release();
      if (store instanceof WebStorage) store.look(key, (record) => this.#take(keeper, record));
    });
    // What could not be read is never written over.
    keeper.refused = refused;
    return keeper;
  }

  #tellSaving(news: Partial<SaveState>): void {
    if (news.status === 'failed' && this.save.status !== 'failed') this.#showing.announce(en.root.notSaved);
    this.save = { ...this.save, ...news };
    this.#root.requestUpdate();
  }

  keep(journey: Journey, facts: Fact[]): void {
    const keeper = this.#showing.running?.keeper;
    if (!keeper) return;
    keeper.keep(journey, facts);
    if (this.save.status !== 'failed') this.save = { ...this.save, status: 'saving' };
  }

  /** Hears of what others keep in the same place, as long as it is in the page. */
  watch(): void {
    this.unwatch();
    const { store, key, keeper } = this.#showing.running ?? {};
    if (!keeper || !this.#root.isConnected) return;
    try {
      this.#unwatch = store?.watch?.(key as string, (record) => this.#take(keeper, record, true));
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
  #take(keeper: Keeper, record: unknown, mayWait = false): void {
    const showing = this.#showing;
    const { running } = showing;
    if (running?.keeper !== keeper) return;
    const { map, session, store, key, view } = running;
    const { journey: other, setAside = this.save.setAside, error } = readRecord(record, map, store, key);
    // First: what is being written is later than what it did not know of, which then stands beside it.
    this.flushDrafts();
    const field = other && mayWait && this.#fieldInUse();
    if (field && mightChange(field.id, session.journey, other)) {
      this.#held.push(() => this.#take(keeper, record));
      field.addEventListener('blur', () => this.release(), { once: true });
      return;
    }
    const { refused } = keeper;
    keeper.refused = other ? undefined : error;
    if (error) showing.tellError(error);
    if (error || !other) this.#tellSaving({ setAside, status: other ? this.save.status : error ? 'failed' : 'off' });
    if (!other) return;
    const { facts, lacks } = takeIn(session, other);
    const { journey } = session;
    if (refused || lacks) this.keep(journey, facts);
    if (!facts.length) return;
    showing.refused = null;
    showing.follow(running);
    if (countVariants(running.view) > countVariants(view)) showing.announce(en.root.bothKept);
    showing.tellChange(facts, journey);
  }

  /** The field that a person is in. */
  #fieldInUse(): Element | false | undefined {
    const root = this.#root;
    let at = (root.getRootNode() as Document).activeElement;
    if (!root.contains(at) || !root.ownerDocument.hasFocus()) return undefined;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at?.matches('textarea, input:not([type=checkbox])') && at;
  }

  /** Takes in what had to wait. */
  release(): void {
    for (const take of this.#held.splice(0)) take();
  }

  readonly onFlush: MapHost['onFlush'] = (flush, signal) => {
    this.#flushers.add(flush);
    signal.addEventListener('abort', () => this.#flushers.delete(flush));
  };

  flushDrafts(forget?: boolean): void {
    for (const flush of this.#flushers) flush(forget);
    if (forget) this.draft();
  }

  /** Lets go of what is being written; what is kept of it stays with the journey that it was written for. */
  leaveDrafts(): void {
    if (this.#drafts) this.#drafts = { ...this.#drafts, use: () => undefined };
    for (const flush of this.#flushers) flush(true);
  }

  /** The drafts of what runs. */
  draft(field?: string, text?: string): string | undefined {
    const { key, store } = this.#showing.running ?? {};
    if (key && (this.#drafts?.key !== key || this.#drafts.store !== store)) {
      this.#drafts = { key, store, use: draftsIn(store, key, () => this.#root.requestUpdate()) };
    }
    return this.#drafts?.use(field, text);
  }

  flush(leaving = false): void {
    this.flushDrafts();
    this.#showing.running?.keeper?.flush(leaving);
  }
}
