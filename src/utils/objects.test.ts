import { describe, expect, it } from 'vitest';
import { itemAt, keysOf, omitUndefined, toNonEmpty } from './objects.js';

describe('omitUndefined', () => {
  it('deletes undefined properties and retains null and empty ones', () => {
    expect(Object.keys(omitUndefined({ a: undefined, b: null, c: '', d: 0 }))).toEqual(['b', 'c', 'd']);
  });
});

describe('toNonEmpty', () => {
  it('returns undefined for an empty list only', () => {
    expect(toNonEmpty([])).toBeUndefined();
    expect(toNonEmpty([undefined])).toEqual([undefined]);
  });
});

describe('keysOf', () => {
  it('returns the keys in their order', () => {
    expect(keysOf({ b: 1, a: 2 })).toEqual(['b', 'a']);
  });
});

describe('itemAt', () => {
  it('counts from the start, or with a negative index from the end', () => {
    expect([itemAt(['a', 'b', 'c'], 0), itemAt(['a', 'b', 'c'], 1), itemAt(['a', 'b', 'c'], -1)]).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('throws an error that names the index and the length when there is no such item', () => {
    expect(() => itemAt(['a'], 1)).toThrow(new RangeError('There is no item 1 in a list of 1.'));
    expect(() => itemAt([], -1)).toThrow(RangeError);
  });
});
