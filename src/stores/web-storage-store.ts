import type { JourneyStore } from './journey-store.js';

/** What looks out in this page: the browser tells of other pages only. */
const sameDocumentListeners = new Set<() => void>();

type ReceiveRecord = (record: unknown) => void;

/**
 * Keeps journeys in this browser, where other tabs, and other elements of this page, may keep the same ones. Each
 * element has its own, as each has read and written something else. The storage is only touched when a record is, as
 * access alone may throw.
 */
export class WebStorageStore implements JourneyStore {
  readonly #getStorage: () => Storage;
  /** What was last read or written here, by key. */
  readonly #lastSeen = new Map<string, string | null>();
  /** What is to be kept aside before it is written over, by key. */
  readonly #pendingBackups = new Map<string, string>();

  constructor(area: () => Storage) {
    this.#getStorage = area;
  }

  load(key: string): string | null {
    const text = this.#getStorage().getItem(key);
    this.#lastSeen.set(key, text);
    return text;
  }

  save(key: string, journey: object): void {
    const area = this.#getStorage();
    const spared = this.#pendingBackups.get(key);
    // Where there is no room for both, what is there stays.
    if (spared) area.setItem(getBackupKey(key), spared);
    this.#pendingBackups.delete(key);
    const text = JSON.stringify(journey);
    area.setItem(key, text);
    this.#lastSeen.set(key, text);
    for (const look of sameDocumentListeners) look();
  }

  loadDrafts(key: string): string | null {
    return this.#getStorage().getItem(getDraftsKey(key));
  }

  saveDrafts(key: string, drafts: object): void {
    this.#getStorage().setItem(getDraftsKey(key), JSON.stringify(drafts));
  }

  /** What was read last is kept aside before it is written over: not all of it could be read. */
  backUpBeforeOverwrite(key: string): void {
    const text = this.#lastSeen.get(key);
    if (text) this.#pendingBackups.set(key, text);
  }

  /** What was kept aside, if anything. */
  readBackup(key: string): string | undefined {
    return this.#getStorage().getItem(getBackupKey(key)) ?? undefined;
  }

  /** Gives what somebody else wrote since this was last read or written. To be called before a save. */
  checkForExternalChange(key: string, take: ReceiveRecord): void {
    const seen = this.#lastSeen.get(key);
    const text = this.load(key);
    if (text !== seen) take(text);
  }

  watch(key: string, take: ReceiveRecord): () => void {
    // Before it is to be told of anything: access may throw.
    this.checkForExternalChange(key, take);
    const look = () => {
      try {
        this.checkForExternalChange(key, take);
      } catch {
        // It was blocked meanwhile. The next save will say so, to whom it concerns.
      }
    };
    const hear = ({ key: changed, newValue, storageArea }: StorageEvent) => {
      if (storageArea !== this.#getStorage() || (changed ?? key) !== key) return;
      look();
      // Browsers let two tabs write at once: this was overwritten by somebody who had not seen it.
      if (newValue && newValue !== this.#lastSeen.get(key)) take(newValue);
    };
    const watching = new AbortController();
    const { signal } = watching;
    sameDocumentListeners.add(look);
    signal.onabort = () => sameDocumentListeners.delete(look);
    globalThis.addEventListener('storage', hear, { signal });
    // A page that comes back has heard of nothing while it was away.
    globalThis.addEventListener('pageshow', look, { signal });
    return () => watching.abort();
  }
}

const getBackupKey = (key: string): string => `${key}:aside`;
const getDraftsKey = (key: string): string => `${key}:drafts`;
