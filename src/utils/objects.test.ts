import { describe, expect, it } from 'vitest';
import { itemAt, keysOf, omitUndefined, reuseEqual, reuseShallow, toNonEmpty } from './objects.js';

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

  it('returns no inherited keys', () => {
    expect(keysOf(Object.assign(Object.create({ a: 1 }) as object, { b: 2 }))).toEqual(['b']);
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

describe('reuseShallow', () => {
  const part = {};

  it('returns the previous object if all members are identical', () => {
    const previous = { part, count: 1 };
    expect(reuseShallow(previous, { count: 1, part })).toBe(previous);
  });

  for (const [change, next] of [
    ['a member is only equal', { part: {}, count: 1 }],
    ['a member is missing', { part }],
    ['a member is new', { part, count: 1, more: undefined }],
    ['another member is undefined', { part, other: undefined }],
  ] as const) {
    it(`returns the next object if ${change}`, () => {
      expect(reuseShallow<object>({ part, count: 1 }, next)).toBe(next);
    });
  }

  it('returns the next object if another member is undefined than before', () => {
    expect(reuseShallow<object>({ part, count: undefined }, { part, other: undefined })).toHaveProperty('other');
  });

  it('returns undefined for undefined, and the next object after undefined', () => {
    expect(reuseShallow<object | undefined>({}, undefined)).toBe(undefined);
    expect(reuseShallow<object | undefined>(undefined, part)).toBe(part);
  });
});

describe('reuseEqual', () => {
  it('returns the previous value if both are equal', () => {
    const previous = { list: [{ id: 'a' }, null], text: 'x' };
    expect(reuseEqual(previous, structuredClone(previous))).toBe(previous);
  });

  it('keeps the equal parts of a value that changed, and changes neither value', () => {
    const previous = { first: { id: 'a' }, second: [{ id: 'b' }, { id: 'c' }] };
    const next = { first: { id: 'a' }, second: [{ id: 'b' }, { id: 'd' }] };
    const result = reuseEqual(previous, next);
    expect(result).toEqual(next);
    expect(result.first).toBe(previous.first);
    expect(result.second[0]).toBe(previous.second[0]);
    expect(next.first).not.toBe(previous.first);
    expect(previous.second[1]).toEqual({ id: 'c' });
  });

  for (const [name, previous, next] of [
    ['a list after an object', { 0: 'a' }, ['a']],
    ['an object after a list', ['a'], { 0: 'a' }],
    ['a longer list', ['a'], ['a', 'b']],
    ['a shorter list', ['a', 'b'], ['a']],
    ['null after an object', {}, null],
    ['an object after null', null, {}],
    ['a text after another', 'a', 'b'],
    ['an object after nothing', undefined, { id: 'a' }],
  ] as const) {
    it(`returns ${name}`, () => expect(reuseEqual<unknown>(previous, next)).toEqual(next));
  }
});
