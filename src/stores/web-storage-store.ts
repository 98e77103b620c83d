import { readDrafts, type DraftsByField } from './drafts.js';
import type { JourneyStore } from './journey-store.js';
import { formatForStore } from './host-store.js';
import { getOwn, keysOf, setOwn } from '../utils/objects.js';

/** Listeners in this document: browsers dispatch `storage` events only in other documents. */
const sameDocumentListeners = new Set<() => void>();

/** Callback for a record that somebody else saved; null if it was removed. */
type ReceiveRecord = (record: unknown) => void;

/**
 * Journey store over local or session storage, which other tabs and other elements of this page may use for the same
 * journey. Each element needs an instance of its own, because each has read and written something else.
 */
export class WebStorageStore implements JourneyStore {
  readonly #getStorage: () => Storage;

  /** Text that this store read or wrote last, by key. */
  readonly #lastSeen = new Map<string, string | null>();

  /** Drafts that this store read or was given last, by key: a difference from them is a change. */
  readonly #lastDrafts = new Map<string, DraftsByField>();

  /** Texts to back up before they are overwritten, by key. */
  readonly #pendingBackups = new Map<string, string>();

  /** @param getStorage Called at each access and not before: if storage is blocked, reading the property throws. */
  constructor(getStorage: () => Storage) {
    this.#getStorage = getStorage;
  }

  load(key: string): string | null {
    const text = this.#getStorage().getItem(key);
    this.#lastSeen.set(key, text);
    return text;
  }

  save(key: string, journey: object): void {
    const storage = this.#getStorage();
    const backup = this.#pendingBackups.get(key);
    // Throws if there is no room for the backup, and so keeps the stored record.
    if (backup) storage.setItem(getBackupKey(key), backup);
    this.#pendingBackups.delete(key);
    const text = formatForStore(journey);
    storage.setItem(key, text);
    this.#lastSeen.set(key, text);
    for (const listener of sameDocumentListeners) listener();
  }

  loadDrafts(key: string): DraftsByField {
    const drafts = readDrafts(this.#getStorage().getItem(getDraftsKey(key)));
    this.#lastDrafts.set(key, drafts);
    return drafts;
  }

  /** Saves the drafts that changed, beside those that other tabs have saved since. */
  saveDrafts(key: string, drafts: DraftsByField): void {
    const storage = this.#getStorage();
    const lastDrafts = this.#lastDrafts.get(key) ?? {};
    const stored: Record<string, string | undefined> = readDrafts(storage.getItem(getDraftsKey(key)));
    for (const field of keysOf({ ...lastDrafts, ...drafts }))
      if (drafts[field] !== lastDrafts[field]) setOwn(stored, field, getOwn(drafts, field));
    storage.setItem(getDraftsKey(key), formatForStore(stored));
    this.#lastDrafts.set(key, drafts);
  }

  /** Marks the record that was read last for a backup before the next save, because it could not be read in full. */
  backUpBeforeOverwrite(key: string): void {
    const text = this.#lastSeen.get(key);
    if (text) this.#pendingBackups.set(key, text);
  }

  /** Returns the text of the last backup, if there is one. */
  readBackup(key: string): string | undefined {
    return this.#getStorage().getItem(getBackupKey(key)) ?? undefined;
  }

  /**
   * Passes on the stored record if somebody else wrote it since this store last read or wrote. Call before each save.
   */
  checkForExternalChange(key: string, receive: ReceiveRecord): void {
    const lastSeen = this.#lastSeen.get(key);
    const text = this.load(key);
    if (text !== lastSeen) receive(text);
  }

  watch(key: string, receive: ReceiveRecord): () => void {
    // Before any listener is added: it throws if storage is blocked.
    this.checkForExternalChange(key, receive);
    const attempt = (run: () => void) => {
      try {
        run();
      } catch {
        // Storage was blocked in the meantime. The next save reports it.
      }
    };
    const check = () => attempt(() => this.checkForExternalChange(key, receive));
    const handleStorage = ({ key: changedKey, newValue, storageArea }: StorageEvent) =>
      attempt(() => {
        if (storageArea !== this.#getStorage() || (changedKey ?? key) !== key) return;
        check();
        // Browsers let two tabs write at once: a tab that had not seen this record may already have overwritten it.
        if (newValue && newValue !== this.#lastSeen.get(key)) receive(newValue);
      });
    const controller = new AbortController();
    const { signal } = controller;
    sameDocumentListeners.add(check);
    signal.onabort = () => sameDocumentListeners.delete(check);
    globalThis.addEventListener('storage', handleStorage, { signal });
    // A page that returns from the back/forward cache received no events in the meantime.
    globalThis.addEventListener('pageshow', check, { signal });
    return () => controller.abort();
  }
}

const getBackupKey = (key: string): string => `${key}:aside`;
const getDraftsKey = (key: string): string => `${key}:drafts`;
