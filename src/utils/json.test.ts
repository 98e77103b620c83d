import { describe, expect, it } from 'vitest';
import { cloneJson, toFilledText, isReservedKey, appendPointer, readJson, isSameJson } from './json.js';

const throwing = (): never => {
  throw new Error('This value is a trap.');
};

describe('cloneJson', () => {
  it.each<[string, unknown]>([
    ['null', null],
    ['a truth', false],
    ['a number', 7.5],
    ['a text', 'a'],
    ['an empty list', []],
    ['an empty object', {}],
    ['all of them', { a: [1, 'b', null, true, { c: [] }] }],
  ])('copies %s', (_, value) => {
    expect(cloneJson(value)).toStrictEqual(value);
    if (typeof value === 'object' && value) expect(cloneJson(value)).not.toBe(value);
  });

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['a function', () => 0],
    ['a symbol', Symbol('x')],
    ['a big integer', 1n],
  ])('leaves out %s, and nothing else', (_, value) => {
    expect(cloneJson(value)).toBeUndefined();
    expect(cloneJson({ a: 1, value, b: 2 })).toStrictEqual({ a: 1, b: 2 });
    expect(cloneJson([1, value, 2])).toStrictEqual([1, null, 2]);
  });

  it.each([NaN, Infinity, -Infinity])('numbers that JSON has not do not stay in the copy: %s', (value) => {
    expect(cloneJson(value)).toBeNull();
    expect(cloneJson({ value })).toStrictEqual({ value: null });
  });

  it('minus zero does not stay in the copy', () => {
    expect(Object.is(cloneJson(-0), 0)).toBe(true);
  });

  it('a list with four billion holes is not walked', () => {
    const list: unknown[] = [];
    list[2 ** 32 - 2] = 1;
    expect(cloneJson(list)).toBeUndefined();
    expect(cloneJson({ list })).toBeUndefined();
  });

  it('a list of a million is read, one of more is not', () => {
    expect(cloneJson(new Array(1e6).fill(0))).toHaveLength(1e6);
    expect(cloneJson(new Array(1e6 + 1).fill(0))).toBeUndefined();
  });

  it('holes of a list stay places of the list', () => {
    // eslint-disable-next-line no-sparse-arrays -- the holes are what it is about
    expect(cloneJson([, 1, , 2])).toStrictEqual([null, 1, null, 2]);
  });

  it('a list has nothing but its items, and its own iterator is not asked', () => {
    const list = Object.assign([1, 2], { own: 3, [Symbol.iterator]: throwing });
    const copy = cloneJson(list);
    expect(Object.keys(copy as object)).toEqual(['0', '1']);
  });

  it('leaves out what refers back to what holds it, but not what is there twice', () => {
    const shared = { a: 1 };
    const value: Record<string, unknown> = { one: shared, two: [shared, shared] };
    value['self'] = value;
    (value['two'] as unknown[]).push({ back: value['two'] });
    expect(cloneJson(value)).toStrictEqual({ one: { a: 1 }, two: [{ a: 1 }, { a: 1 }, {}] });
  });

  it('cuts what is nested too deeply', () => {
    const nested = (levels: number) => JSON.parse('['.repeat(levels) + ']'.repeat(levels)) as unknown;
    expect(cloneJson(nested(65))).toStrictEqual(nested(65));
    expect(JSON.stringify(cloneJson(nested(66)))).toBe(`${'['.repeat(65)}null${']'.repeat(65)}`);
  });

  it('reads two hundred thousand parts and no more', () => {
    const parts = (count: number) => Array.from({ length: count - 1 }, () => ({}));
    expect(cloneJson(parts(200_000))).toHaveLength(199_999);
    expect(cloneJson(parts(200_001))).toBeUndefined();
  });

  it.each(['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf'])('leaves out the key %s', (key) => {
    expect(cloneJson(JSON.parse(`{"a":1,"${key}":{"b":2}}`))).toStrictEqual({ a: 1 });
    expect(isReservedKey(key)).toBe(true);
  });

  it.each<[string, unknown]>([
    [
      'a getter',
      {
        a: 1,
        get b() {
          return throwing();
        },
      },
    ],
    ['a proxy', new Proxy({}, { ownKeys: throwing })],
    ['a list', new Proxy([], { get: throwing })],
  ])('gives nothing for what throws: %s', (_, value) => {
    expect(cloneJson(value)).toBeUndefined();
    expect(cloneJson({ value })).toBeUndefined();
    expect(readJson(value)).toBeUndefined();
  });

  it('reads what getters and instances say', () => {
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

describe('readJson', () => {
  it('reads a text, and copies a value', () => {
    expect(readJson('{"a":[1]}')).toStrictEqual({ a: [1] });
    expect(readJson('"a"')).toBe('a');
    expect(readJson({ a: 1 })).toStrictEqual({ a: 1 });
  });

  it('gives undefined for a text that is no JSON', () => {
    expect(readJson('{"a":')).toBeUndefined();
    expect(readJson('')).toBeUndefined();
  });

  it('reads a text of which some part is nested too deeply', () => {
    expect(readJson(`{"a":1,"b":${'['.repeat(1e5)}${']'.repeat(1e5)}}`)).toMatchObject({ a: 1 });
  });
});

describe('sameJson', () => {
  it('does not care for the order of keys, but for that of lists', () => {
    expect(isSameJson({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toBe(true);
    expect(isSameJson([{ a: 1, b: 2 }], [{ b: 2, a: 1 }])).toBe(true);
    expect(isSameJson([1, 2], [2, 1])).toBe(false);
    expect(isSameJson({ a: 1 }, { a: 1, b: 2 })).toBe(false);
    expect(isSameJson({ a: 1, b: 2 }, { a: 2, b: 1 })).toBe(false);
    expect(isSameJson(null, {})).toBe(false);
  });
});

describe('small words', () => {
  it('white space alone is no text', () => {
    expect(toFilledText(' a ')).toBe(' a ');
    expect(toFilledText(' \n')).toBeUndefined();
    expect(toFilledText(7)).toBeUndefined();
  });

  it('a pointer escapes what it is made of', () => {
    expect(appendPointer('', 'a')).toBe('/a');
    expect(appendPointer('/a', 0)).toBe('/a/0');
    expect(appendPointer('/a', 'b/~c~/')).toBe('/a/b~1~0c~0~1');
  });
});
