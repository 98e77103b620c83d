import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebStorageStore } from './web-storage-store.js';

const KEY = 'map:default';

/** Creates the storage of a browser, which two stores may share as two tabs do. */
function createStorage() {
  const texts = new Map<string, string>();
  const storage = {
    isFull: false,
    getItem: (key: string) => texts.get(key) ?? null,
    setItem(key: string, text: string) {
      if (storage.isFull) throw new Error('full');
      texts.set(key, text);
    },
  };
  return storage;
}

/** Opens tabs that have loaded the drafts. */
function openTabs(storage: ReturnType<typeof createStorage>, count = 2): WebStorageStore[] {
  return Array.from({ length: count }, () => {
    const store = new WebStorageStore(() => storage as unknown as Storage);
    store.loadDrafts(KEY);
    return store;
  });
}
const readDrafts = (storage: ReturnType<typeof createStorage>): unknown =>
  JSON.parse(storage.getItem(`${KEY}:drafts`) ?? 'null');

describe('WebStorageStore drafts', () => {
  it('keeps the drafts that another tab stored since', () => {
    const storage = createStorage();
    const [first, second] = openTabs(storage) as [WebStorageStore, WebStorageStore];
    first.saveDrafts(KEY, { 'a:reason': 'No money' });
    second.saveDrafts(KEY, { 'a:note': 'All agreed' });
    expect(readDrafts(storage)).toEqual({ 'a:reason': 'No money', 'a:note': 'All agreed' });
    first.saveDrafts(KEY, { 'a:reason': 'No time' });
    expect(readDrafts(storage)).toEqual({ 'a:reason': 'No time', 'a:note': 'All agreed' });
  });

  it('keeps a newer draft of another tab in a field that did not change here', () => {
    const storage = createStorage();
    storage.setItem(`${KEY}:drafts`, '{"a:reason":"Older"}');
    const [first, second] = openTabs(storage) as [WebStorageStore, WebStorageStore];
    first.saveDrafts(KEY, { 'a:reason': 'Newer' });
    second.saveDrafts(KEY, { 'a:reason': 'Older', 'a:note': 'All agreed' });
    expect(readDrafts(storage)).toEqual({ 'a:reason': 'Newer', 'a:note': 'All agreed' });
  });

  it('deletes a draft that is gone here, and none of another tab', () => {
    const storage = createStorage();
    const [first, second] = openTabs(storage) as [WebStorageStore, WebStorageStore];
    first.saveDrafts(KEY, { 'a:reason': 'No money' });
    second.saveDrafts(KEY, { 'a:note': 'All agreed' });
    first.saveDrafts(KEY, {});
    expect(readDrafts(storage)).toEqual({ 'a:note': 'All agreed' });
  });

  it('deletes no draft again that another tab wrote after it was deleted here', () => {
    const storage = createStorage();
    const [first, second] = openTabs(storage) as [WebStorageStore, WebStorageStore];
    first.saveDrafts(KEY, { 'a:reason': 'No money' });
    first.saveDrafts(KEY, { 'a:reason': '' });
    second.saveDrafts(KEY, { 'a:reason': 'No time' });
    first.saveDrafts(KEY, { 'a:reason': '', 'a:note': 'All agreed' });
    expect(readDrafts(storage)).toEqual({ 'a:reason': 'No time', 'a:note': 'All agreed' });
  });

  it('stores a change again that could not be stored', () => {
    const storage = createStorage();
    const [store] = openTabs(storage, 1) as [WebStorageStore];
    storage.isFull = true;
    expect(() => store.saveDrafts(KEY, { 'a:reason': 'No money' })).toThrow('full');
    storage.isFull = false;
    store.saveDrafts(KEY, { 'a:reason': 'No money' });
    expect(readDrafts(storage)).toEqual({ 'a:reason': 'No money' });
  });

  it('keeps the drafts of two journeys apart', () => {
    const storage = createStorage();
    const [store] = openTabs(storage, 1) as [WebStorageStore];
    store.saveDrafts(KEY, { 'a:reason': 'No money' });
    store.saveDrafts('map:other', { 'a:reason': 'No money' });
    expect(storage.getItem('map:other:drafts')).toBe('{"a:reason":"No money"}');
  });

  it('replaces stored drafts that cannot be read', () => {
    const storage = createStorage();
    storage.setItem(`${KEY}:drafts`, '{');
    const [store] = openTabs(storage, 1) as [WebStorageStore];
    store.saveDrafts(KEY, { 'a:reason': 'No money' });
    expect(readDrafts(storage)).toEqual({ 'a:reason': 'No money' });
  });
});

describe('WebStorageStore', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('stores nothing in place of a record that is too large', () => {
    const storage = createStorage();
    const [store] = openTabs(storage, 1) as [WebStorageStore];
    expect(() => store.save(KEY, { list: Array.from({ length: 2e5 }, () => ({})) })).toThrow('too large');
    expect(storage.getItem(KEY)).toBe(null);
  });

  it('throws no error into the page when another tab saves while storage is blocked', () => {
    const listeners = new Map<string, (event: object) => void>();
    vi.stubGlobal('addEventListener', (type: string, listener: () => void) => listeners.set(type, listener));
    let isBlocked = false;
    const storage = createStorage();
    const store = new WebStorageStore(() => {
      if (isBlocked) throw new Error('blocked');
      return storage as unknown as Storage;
    });
    const records: unknown[] = [];
    const stopWatching = store.watch(KEY, (record) => records.push(record));
    const dispatch = () => listeners.get('storage')?.({ key: KEY, newValue: '{}', storageArea: storage });
    dispatch();
    expect(records.splice(0)).toContain('{}');
    isBlocked = true;
    expect(dispatch).not.toThrow();
    expect(records).toEqual([]);
    stopWatching();
  });
});
