import type { JourneyStore } from './journey-store.js';

/** What looks out in this page: the browser tells of other pages only. */
const lookouts = new Set<() => void>();

type Take = (record: unknown) => void;

/**
 * Keeps journeys in this browser, where other tabs, and other elements of this page, may keep the same ones. Each
 * element has its own, as each has read and written something else. The storage is only touched when a record is, as
 * access alone may throw.
 */
export class WebStorage implements JourneyStore {
  readonly #area: () => Storage;
  /** What was last read or written here, by key. */
  readonly #seen = new Map<string, string | null>();
  /** What is to be kept aside before it is written over, by key. */
  readonly #spared = new Map<string, string>();

  constructor(area: () => Storage) {
    this.#area = area;
  }

  load(key: string): string | null {
    const text = this.#area().getItem(key);
    this.#seen.set(key, text);
    return text;
  }

  save(key: string, journey: object): void {
    const area = this.#area();
    const spared = this.#spared.get(key);
    // Where there is no room for both, what is there stays.
    if (spared) area.setItem(asideOf(key), spared);
    this.#spared.delete(key);
    const text = JSON.stringify(journey);
    area.setItem(key, text);
    this.#seen.set(key, text);
    for (const look of lookouts) look();
  }

  loadDrafts(key: string): string | null {
    return this.#area().getItem(draftsOf(key));
  }

  saveDrafts(key: string, drafts: object): void {
    this.#area().setItem(draftsOf(key), JSON.stringify(drafts));
  }

  /** What was read last is kept aside before it is written over: not all of it could be read. */
  spare(key: string): void {
    const text = this.#seen.get(key);
    if (text) this.#spared.set(key, text);
  }

  /** What was kept aside, if anything. */
  aside(key: string): string | undefined {
    return this.#area().getItem(asideOf(key)) ?? undefined;
  }

  /** Gives what somebody else wrote since this was last read or written. To be called before a save. */
  look(key: string, take: Take): void {
    const seen = this.#seen.get(key);
    const text = this.load(key);
    if (text !== seen) take(text);
  }

  watch(key: string, take: Take): () => void {
    // Before it is to be told of anything: access may throw.
    this.look(key, take);
    const look = () => {
      try {
        this.look(key, take);
      } catch {
        // It was blocked meanwhile. The next save will say so, to whom it concerns.
      }
    };
    const hear = ({ key: changed, newValue, storageArea }: StorageEvent) => {
      if (storageArea !== this.#area() || (changed ?? key) !== key) return;
      look();
      // Browsers let two tabs write at once: this was overwritten by somebody who had not seen it.
      if (newValue && newValue !== this.#seen.get(key)) take(newValue);
    };
    const watching = new AbortController();
    const { signal } = watching;
    lookouts.add(look);
    signal.onabort = () => lookouts.delete(look);
    globalThis.addEventListener('storage', hear, { signal });
    // A page that comes back has heard of nothing while it was away.
    globalThis.addEventListener('pageshow', look, { signal });
    return () => watching.abort();
  }
}

const asideOf = (key: string): string => `${key}:aside`;
const draftsOf = (key: string): string => `${key}:drafts`;
