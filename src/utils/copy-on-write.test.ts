import { describe, expect, it } from 'vitest';
import { createCopyOnWrite, getIn } from './copy-on-write.js';

describe('getIn', () => {
  it('returns the part at a path, and undefined beyond what is there', () => {
    const root = { list: [{ name: 'a' }] };
    expect(getIn(root, ['list', 0, 'name'])).toBe('a');
    expect(getIn(root, ['list', 1, 'name'])).toBeUndefined();
    expect(getIn(root, [])).toBe(root);
  });
});

describe('createCopyOnWrite', () => {
  const createOriginal = (): { a: { b: Record<string, number> }; list: number[][]; other: object } => ({
    a: { b: { c: 1 } },
    list: [[1], [2]],
    other: {},
  });

  it('copies what leads to a change, and shares everything else', () => {
    const original = createOriginal();
    const copy = createCopyOnWrite(original);
    copy.setIn(2, 'a', 'b', 'c');
    copy.setIn(9, 'list', 1, 0);
    expect(copy.value).toEqual({ a: { b: { c: 2 } }, list: [[1], [9]], other: {} });
    expect(original).toEqual(createOriginal());
    expect(copy.value.list[0]).toBe(original.list[0]);
    expect(copy.value.other).toBe(original.other);
  });

  it('copies each part once, however many changes follow', () => {
    const copy = createCopyOnWrite(createOriginal());
    copy.setIn(2, 'a', 'b', 'c');
    const { b } = copy.value.a;
    copy.setIn(3, 'a', 'b', 'd');
    expect(copy.value.a.b).toBe(b);
    expect(b).toEqual({ c: 2, d: 3 });
  });

  it('creates objects that are missing on a path', () => {
    const copy = createCopyOnWrite<Record<string, unknown>>({});
    copy.setIn(1, 'a', 'b');
    expect(copy.value).toEqual({ a: { b: 1 } });
  });

  it('returns the original while nothing has changed', () => {
    const original = createOriginal();
    expect(createCopyOnWrite(original).value).toBe(original);
  });
});
