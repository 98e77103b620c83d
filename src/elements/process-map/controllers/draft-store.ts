import type { JourneyStore } from '../../../stores/journey-store.js';
import { hasDrafts, readDrafts, type DraftsByField } from '../../../stores/drafts.js';
import { copyForStore, hasMethod } from '../../../stores/host-store.js';
import { RetryTimer } from '../../../stores/retry-timer.js';
import { keysOf, getOwn, setOwn } from '../../../utils/objects.js';

/**
 * State of the drafts. `kept`: there are none, or they are stored; `saving`: the store has not answered yet;
 * `temporary`: the store takes no drafts, so they last as long as the element; `failed`: they could not be stored or
 * read.
 */
export type DraftStatus = 'kept' | 'saving' | 'temporary' | 'failed';

/** Functions that a draft store calls. */
export interface DraftStoreHandlers {
  /** Called when stored drafts have been loaded, if there are any. */
  handleLoad(): void;

  /** Called when a save has to wait, after each attempt to load or save, and after each change without one. */
  handleStatus(status: DraftStatus, error?: unknown): void;
}

/** Loads the drafts of a journey. Rejects if the store fails. */
export const loadDrafts = async (store: JourneyStore | undefined, key: string): Promise<DraftsByField> =>
  readDrafts(hasMethod(store, 'loadDrafts') && (await store.loadDrafts(key)));

/**
 * Stored drafts of one journey: texts that no command can carry yet, such as the reason for a decision that is not
 * made. They are saved beside the journey if its store supports drafts; otherwise they last as long as the element.
 */
export class DraftStore {
  readonly #store: JourneyStore | undefined;
  readonly #key: string;
  readonly #handlers: DraftStoreHandlers;
  readonly #retryTimer = new RetryTimer(() => void this.#synchronize());
  #texts: Record<string, string>;

  /** Drafts whose text the journey holds, but is not saved yet. */
  #releasedTexts: Record<string, string> = {};

  /** Fields whose drafts were written by this element, so that it may take them to another store. */
  readonly #ownFields: Set<string>;
  #isLoaded: boolean;

  /** The drafts were deleted before they could be loaded. */
  #isDeleted = false;
  #isSaving = false;
  #isDirty: boolean;
  #isFinished = false;

  /**
   * @param storedTexts The stored drafts; undefined if they could not be loaded, which is then tried again.
   * @param carriedTexts Drafts that the journey had in another store.
   */
  constructor(
    store: JourneyStore | undefined,
    key: string,
    handlers: DraftStoreHandlers,
    storedTexts: DraftsByField | undefined,
    carriedTexts: DraftsByField,
  ) {
    this.#store = store;
    this.#key = key;
    this.#handlers = handlers;
    this.#texts = { ...storedTexts, ...carriedTexts };
    this.#ownFields = new Set(keysOf(carriedTexts));
    this.#isLoaded = storedTexts !== undefined;
    this.#isDirty = hasDrafts(carriedTexts);
  }

  /** Saves what was carried over, and loads what could not be loaded. */
  start(): void {
    if (this.#isLoaded) void this.#synchronize();
    else this.#retryTimer.schedule();
  }

  /** Key of the journey. */
  get key(): string {
    return this.#key;
  }

  /** True if these drafts belong to a journey in a store. */
  belongsTo(key: string, store: JourneyStore | undefined): boolean {
    return this.#key === key && this.#store === store;
  }

  /** True if changes are not saved yet. */
  get hasUnsavedChanges(): boolean {
    return !this.#isFinished && (this.#isDirty || this.#isSaving);
  }

  /** True if there are changes that wait for the stored drafts, which could not be loaded. */
  get isWaiting(): boolean {
    return !this.#isLoaded && this.#isDirty;
  }

  /** All drafts, by field. */
  get texts(): DraftsByField {
    return this.#texts;
  }

  /** The drafts that were written in this element. */
  get ownTexts(): DraftsByField {
    return Object.fromEntries(Object.entries(this.#texts).filter(([field]) => this.#ownFields.has(field)));
  }

  get(field: string): string | undefined {
    return getOwn(this.#texts, field);
  }

  /** Sets the draft of a field; an empty text deletes it. Saves without a delay: the page may be about to close. */
  set(field: string, text: string): void {
    if (text === (this.get(field) ?? '')) return;
    setOwn(this.#texts, field, text);
    delete this.#releasedTexts[field];
    this.#ownFields.add(field);
    this.#isDirty = true;
    void this.#synchronize();
  }

  /** Deletes the draft of a field whose text the journey holds now. Stored as a draft until the journey is saved. */
  release(field: string): void {
    const text = this.get(field);
    if (!text) return;
    setOwn(this.#texts, field, '');
    setOwn(this.#releasedTexts, field, text);
  }

  /** Deletes the released drafts in the store, because the journey was saved. */
  confirmSaved(): void {
    if (!keysOf(this.#releasedTexts).length) return;
    this.#releasedTexts = {};
    this.#isDirty = true;
    void this.#synchronize();
  }

  /** Deletes all drafts. */
  clear(): void {
    this.#releasedTexts = {};
    if (!this.#isLoaded) this.#isDeleted = true;
    if (!keysOf(this.#texts).length) return;
    this.#texts = {};
    this.#isDirty = true;
    void this.#synchronize();
  }

  /** Repeats now what failed, such as when the line is back. */
  retry(): void {
    this.#retryTimer.runNow();
  }

  /** Saves what is not saved yet, even while another save is running, which may never end. The page is being left. */
  flushBeforeLeaving(): void {
    // A failure is retried if the page comes back.
    if (this.#isLoaded && (this.#isDirty || this.#isSaving))
      this.#save().catch(() => this.#isFinished || this.#retryTimer.schedule());
  }

  /** Saves unsaved changes now, and nothing after that: the drafts go on in another instance. */
  finish(): void {
    this.flushBeforeLeaving();
    this.#isFinished = true;
    this.#retryTimer.cancel();
  }

  /** Loads the drafts once, and then saves them as often as they change: one save at a time. */
  async #synchronize(): Promise<void> {
    if (this.#isSaving || this.#isFinished) return;
    this.#isSaving = true;
    this.#retryTimer.cancel();
    try {
      const reportWait = () => hasDrafts(this.#texts) && this.#handlers.handleStatus('saving');
      // Stored drafts that could not be read are not overwritten.
      if (!this.#isLoaded) {
        if (this.#isDirty) reportWait();
        await this.#load();
      }
      while (this.#isDirty && !this.#isFinished) await this.#save(reportWait);
      this.#retryTimer.reset();
      this.#handlers.handleStatus(
        !this.#store || hasMethod(this.#store, 'saveDrafts') || !hasDrafts(this.#texts) ? 'kept' : 'temporary',
      );
    } catch (error) {
      if (this.#isFinished) return;
      this.#retryTimer.schedule();
      this.#handlers.handleStatus(hasDrafts(this.#texts) ? 'failed' : 'kept', error);
    } finally {
      this.#isSaving = false;
    }
  }

  async #load(): Promise<void> {
    const storedTexts = await loadDrafts(this.#store, this.#key);
    this.#isLoaded = true;
    if (!keysOf(storedTexts).length) return;
    if (this.#isDeleted) this.#isDirty = true;
    else {
      // Text that was typed while loading is newer.
      this.#texts = { ...storedTexts, ...this.#texts };
      this.#handlers.handleLoad();
    }
  }

  /** @param reportWait Called if the store does not answer at once. */
  async #save(reportWait?: () => void): Promise<void> {
    this.#isDirty = false;
    try {
      if (!hasMethod(this.#store, 'saveDrafts')) return;
      const answer = this.#store.saveDrafts(this.#key, copyForStore({ ...this.#texts, ...this.#releasedTexts }));
      if (answer !== undefined) reportWait?.();
      await answer;
    } catch (error) {
      this.#isDirty = true;
      throw error;
    }
  }
}
