import { describe, expect, it } from 'vitest';
import { cloneJson, copyJson, isReservedKey, isSameJson, readJson, toFilledText, toJsonText } from './json.js';

const throwError = (): never => {
  throw new Error('This value is a trap.');
};

describe('cloneJson', () => {
  it.each<[string, unknown]>([
    ['null', null],
    ['a boolean', false],
    ['a number', 7.5],
    ['a string', 'a'],
    ['an empty list', []],
    ['an empty object', {}],
    ['a nested value of all kinds', { a: [1, 'b', null, true, { c: [] }] }],
  ])('copies %s', (_, value) => {
    expect(cloneJson(value)).toStrictEqual(value);
    if (typeof value === 'object' && value) expect(cloneJson(value)).not.toBe(value);
  });

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['a function', () => 0],
    ['a symbol', Symbol('x')],
    ['a bigint', 1n],
  ])('leaves out %s in objects and replaces it by null in lists', (_, value) => {
    expect(cloneJson(value)).toBeUndefined();
    expect(cloneJson({ a: 1, value, b: 2 })).toStrictEqual({ a: 1, b: 2 });
    expect(cloneJson([1, value, 2])).toStrictEqual([1, null, 2]);
  });

  it.each([NaN, Infinity, -Infinity])('replaces %s by null', (value) => {
    expect(cloneJson(value)).toBeNull();
    expect(cloneJson({ value })).toStrictEqual({ value: null });
  });

  it('replaces -0 by 0', () => {
    expect(Object.is(cloneJson(-0), 0)).toBe(true);
  });

  it('returns undefined for a sparse list of four billion items', () => {
    const list: unknown[] = [];
    list[2 ** 32 - 2] = 1;
    expect(cloneJson(list)).toBeUndefined();
    expect(cloneJson({ list })).toBeUndefined();
  });

  it('copies a list of a million items and returns undefined for a longer one', () => {
    expect(cloneJson(new Array(1e6).fill(0))).toHaveLength(1e6);
    expect(cloneJson(new Array(1e6 + 1).fill(0))).toBeUndefined();
  });

  it('replaces holes of a list by null', () => {
    // eslint-disable-next-line no-sparse-arrays -- the holes are the subject of this test
    expect(cloneJson([, 1, , 2])).toStrictEqual([null, 1, null, 2]);
  });

  it('copies only the items of a list and does not call its iterator', () => {
    const list = Object.assign([1, 2], { own: 3, [Symbol.iterator]: throwError });
    const copy = cloneJson(list);
    expect(Object.keys(copy as object)).toEqual(['0', '1']);
  });

  it('leaves out circular references, but copies shared references each time', () => {
    const shared = { a: 1 };
    const value: Record<string, unknown> = { one: shared, two: [shared, shared] };
    value['self'] = value;
    (value['two'] as unknown[]).push({ back: value['two'] });
    expect(cloneJson(value)).toStrictEqual({ one: { a: 1 }, two: [{ a: 1 }, { a: 1 }, {}] });
  });

  it('replaces values below 65 levels by null', () => {
    const createNestedList = (levels: number) => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as unknown;
    expect(cloneJson(createNestedList(65))).toStrictEqual(createNestedList(65));
    expect(JSON.stringify(cloneJson(createNestedList(66)))).toBe(`${'['.repeat(65)}null${']'.repeat(65)}`);
  });

  it('copies two hundred thousand parts and returns undefined for more', () => {
    const createParts = (count: number) => Array.from({ length: count - 1 }, () => ({}));
    expect(cloneJson(createParts(200_000))).toHaveLength(199_999);
    expect(cloneJson(createParts(200_001))).toBeUndefined();
  });

  it.each(['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf'])(
    'leaves out the reserved key %s',
    (key) => {
      expect(cloneJson(JSON.parse(`{"a":1,"${key}":{"b":2}}`))).toStrictEqual({ a: 1 });
      expect(isReservedKey(key)).toBe(true);
    },
  );

  it.each<[string, unknown]>([
    [
      'a getter',
      {
        a: 1,
        get b() {
          return throwError();
        },
      },
    ],
    ['a proxy', new Proxy({}, { ownKeys: throwError })],
    ['a proxy of a list', new Proxy([], { get: throwError })],
  ])('returns undefined for a value that throws: %s', (_, value) => {
    expect(cloneJson(value)).toBeUndefined();
    expect(cloneJson({ value })).toBeUndefined();
    expect(readJson(value)).toBeUndefined();
  });

  it('copies values of getters and own properties of instances', () => {
    class Point {
      x = 1;
      get y() {
        return 2;
      }
    }
    expect(
      cloneJson({
        get a() {
          return 1;
        },
        point: new Point(),
        map: new Map([[1, 2]]),
      }),
    ).toStrictEqual({ a: 1, point: { x: 1 }, map: {} });
  });
});

describe('cloneJson of getters', () => {
  it('reads each once, and none of a reserved key', () => {
    let count = 0;
    const value = {
      get a() {
        return ++count;
      },
      get constructor() {
        return throwError();
      },
    };
    expect(cloneJson(value)).toStrictEqual({ a: 1 });
    expect(count).toBe(1);
  });
});

describe('toJsonText', () => {
  it('returns the text of what can be copied, and undefined for the rest', () => {
    expect(toJsonText({ a: [1] })).toBe('{"a":[1]}');
    expect(toJsonText(() => 0)).toBeUndefined();
    expect(toJsonText(new Array(1e6 + 1))).toBeUndefined();
  });
});

describe('readJson', () => {
  it('parses a string and copies any other value', () => {
    expect(readJson('{"a":[1]}')).toStrictEqual({ a: [1] });
    expect(readJson('"a"')).toBe('a');
    expect(readJson({ a: 1 })).toStrictEqual({ a: 1 });
  });

  it('returns undefined for a string that is not JSON', () => {
    expect(readJson('{"a":')).toBeUndefined();
    expect(readJson('')).toBeUndefined();
  });

  it('parses a string with a part that is nested too deeply', () => {
    expect(readJson(`{"a":1,"b":${'['.repeat(1e5)}${']'.repeat(1e5)}}`)).toMatchObject({ a: 1 });
  });
});

describe('isSameJson', () => {
  it('ignores the order of keys, but not the order of lists', () => {
    expect(isSameJson({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toBe(true);
    expect(isSameJson([{ a: 1, b: 2 }], [{ b: 2, a: 1 }])).toBe(true);
    expect(isSameJson([1, 2], [2, 1])).toBe(false);
    expect(isSameJson({ a: 1 }, { a: 1, b: 2 })).toBe(false);
    expect(isSameJson({ a: 1, b: 2 }, { a: 2, b: 1 })).toBe(false);
    expect(isSameJson(null, {})).toBe(false);
    expect(isSameJson([1], [1, 2])).toBe(false);
    expect(isSameJson([1], { 0: 1 })).toBe(false);
    expect(isSameJson('1', 1)).toBe(false);
  });

  it('takes undefined members for missing ones', () => {
    expect(isSameJson({ a: undefined }, {})).toBe(true);
    expect(isSameJson({}, { a: undefined, b: null })).toBe(false);
    expect(isSameJson(undefined, {})).toBe(false);
  });
});

describe('toFilledText', () => {
  it('returns undefined for white space only and for values that are not strings', () => {
    expect(toFilledText(' a ')).toBe(' a ');
    expect(toFilledText(' \n')).toBeUndefined();
    expect(toFilledText(7)).toBeUndefined();
  });
});

describe('copyJson', () => {
  it('returns a deep copy', () => {
    const value = { list: [{ id: 'a' }] };
    const copy = copyJson(value);
    expect(copy).toEqual(value);
    expect(copy.list[0]).not.toBe(value.list[0]);
  });
});
