import { afterEach, describe, expect, it, vi } from 'vitest';
import { copyForStore, formatForStore, hasMethod } from './host-store.js';
import type { JourneyStore } from './journey-store.js';

describe('hasMethod', () => {
  const addToAllObjects = (name: string) =>
    Object.defineProperty(Object.prototype, name, { configurable: true, value: () => undefined });
  afterEach(() => void Reflect.deleteProperty(Object.prototype, 'watch'));

  class ClassStore implements JourneyStore {
    load = () => null;
    save = () => undefined;
    watch() {
      return () => undefined;
    }
  }
  const plainStore: JourneyStore = { load: () => null, save: () => undefined };

  it('finds a method of a store, its own or of its class', () => {
    expect(hasMethod({ ...plainStore, watch: () => () => undefined }, 'watch')).toBe(true);
    expect(hasMethod(new ClassStore(), 'watch')).toBe(true);
    expect(hasMethod(plainStore, 'watch')).toBe(false);
    expect(hasMethod(undefined, 'watch')).toBe(false);
  });

  it('ignores a method that a script has added to all objects', () => {
    addToAllObjects('watch');
    expect(hasMethod(plainStore, 'watch')).toBe(false);
    expect(hasMethod(new ClassStore(), 'watch')).toBe(true);
  });
});

describe('copyForStore', () => {
  afterEach(() => vi.restoreAllMocks());

  it('returns a deep copy', () => {
    const value = { list: [{ id: 'a' }] };
    const copy = copyForStore(value);
    expect(copy).toEqual(value);
    expect(copy.list[0]).not.toBe(value.list[0]);
  });

  it('throws if JSON text does not hold the value', () => {
    vi.spyOn(JSON, 'stringify').mockReturnValue('["');
    expect(() => copyForStore({ id: 'a' })).toThrow('cannot be stored as JSON text');
  });
});

describe('formatForStore', () => {
  it('returns JSON text, and throws if there is too much', () => {
    expect(formatForStore({ id: 'a' })).toBe('{"id":"a"}');
    const tooMuch = Array.from({ length: 2e5 }, () => ({}));
    expect(() => formatForStore(tooMuch)).toThrow('Download a backup before you leave the page.');
  });
});
