// Hostile input in place of a record or a map. Factories create each value anew, so that tests share none.
import fc from 'fast-check';
import { readNumber } from '../kit/long-run.js';
import { copy } from '../kit/journey-walker.js';

// Does not shrink counterexamples: they are small, can be repeated by seed and path, and shrinking would take minutes.
fc.configureGlobal({ endOnFailure: true });

/** Seed of the generated values. Constant by default, so that every run generates the same values. */
export const seed = readNumber('PME_SEED', 20_261_122, 20_261_122);

/** Depth of nested values, far beyond the limit of the call stack. */
export const DEPTH = 100_000;

export const createDeepText = (open: string, close: string): string => open.repeat(DEPTH) + close.repeat(DEPTH);

export function createDeepList(): unknown {
  let value: unknown[] = [];
  for (let i = 0; i < DEPTH; i++) value = [value];
  return value;
}

export function createDeepObject(): unknown {
  let value: object = {};
  for (let i = 0; i < DEPTH; i++) value = { cycles: value };
  return value;
}

const throwError = (): never => {
  throw new Error('This value is a trap.');
};

/** Creates an object that refers to itself. */
export function createCyclicObject(): object {
  const value: Record<string, unknown> = { list: [] };
  value['self'] = value;
  (value['list'] as unknown[]).push(value);
  return value;
}

function createRevokedProxy(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

/** Creates a list whose only item is at the greatest possible index. */
function createSparseList(): unknown[] {
  const list: unknown[] = [];
  list[2 ** 32 - 2] = {};
  return list;
}

const createEndlessList = (): unknown[] =>
  Object.assign([1], {
    *[Symbol.iterator]() {
      while (true) yield {};
    },
  });

/** JSON values of the wrong type or content. */
export const JSON_VALUES: Record<string, () => unknown> = {
  null: () => null,
  true: () => true,
  false: () => false,
  zero: () => 0,
  'minus one': () => -1,
  'a half': () => 0.5,
  'a huge number': () => 1e308,
  'an empty string': () => '',
  'white space': () => ' \n\t ',
  'a string': () => 'Whatever.',
  'an empty list': () => [],
  'a list of null': () => [null, null],
  'a list of lists': () => [[], [[]]],
  'an empty object': () => ({}),
  'an object in an object': () => ({ a: { b: { c: 1 } } }),
  'an inherited property name': () => 'constructor',
  'the string __proto__': () => '__proto__',
  'an object with inherited keys': () =>
    JSON.parse(
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":1,"hasOwnProperty":0}',
    ),
  'an invalid date': () => '2026-02-30',
  'a time before the valid range': () => '0000-01-01T00:00:00.000Z',
  'a time after the valid range': () => '+275760-09-13T00:00:00.000Z',
  'an invalid time': () => '2026-13-01T25:61:00.000Z',
  'a script URL': () => 'javascript:alert(1)',
  HTML: () => '<img src=x onerror=alert(1)><script>alert(1)</script>',
  'text with bidirectional controls': () => '\u202eevil\u2066\u200f\u061c',
  'a lone surrogate': () => '\ud800',
  'control characters': () => '\0\u0007\u2028\u2029\r',
  'a long string': () => 'x'.repeat(10_000),
  'a list of a thousand objects': () => Array.from({ length: 1000 }, (_, i) => ({ id: `${i}` })),
  'a list of 80 levels': () => JSON.parse('['.repeat(80) + ']'.repeat(80)) as unknown,
};

/** Values that JSON cannot contain and only code can pass. */
export const NON_JSON_VALUES: Record<string, () => unknown> = {
  undefined: () => undefined,
  NaN: () => NaN,
  infinity: () => -Infinity,
  'minus zero': () => -0,
  'a bigint': () => 10n,
  'a symbol': () => Symbol('x'),
  'a function': () => () => 0,
  'a cyclic object': createCyclicObject,
  'a cloned cyclic object': () => structuredClone(createCyclicObject()),
  'a Map': () => new Map([['id', 'x']]),
  'a Set': () => new Set(['x']),
  'an invalid Date': () => new Date(NaN),
  'a Uint8Array': () => new Uint8Array(8),
  'an Error': () => new Error('x'),
  'an object without prototype': () => Object.assign(Object.create(null) as object, { id: 'x' }),
  'a getter that throws': () => Object.defineProperty({}, 'id', { enumerable: true, get: throwError }),
  'a proxy that throws': () =>
    new Proxy(
      {},
      {
        get: throwError,
        has: throwError,
        ownKeys: throwError,
        getPrototypeOf: throwError,
        getOwnPropertyDescriptor: throwError,
      },
    ),
  'a proxy of a list that throws': () => new Proxy([], { get: throwError, ownKeys: throwError }),
  'a revoked proxy': createRevokedProxy,
  'a list with holes': () => [, 1, , {}], // eslint-disable-line no-sparse-arrays -- the holes are intended
  'a sparse list of four billion items': createSparseList,
  'a list with an endless iterator': createEndlessList,
  'a list with a named property': () => Object.assign(['x'], { polluted: 1 }),
  'an object whose conversions throw': () => ({
    toString: throwError,
    toJSON: throwError,
    valueOf: throwError,
    [Symbol.toPrimitive]: throwError,
  }),
};

const HOSTILE_KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '',
  ' ',
  '0',
  '-1',
  '1e9',
  'a/b~c',
  '\ud800',
  'length',
  'unplaced',
  'at',
  'id',
];

/** Defines an own property, also `__proto__`. Never sets the length of a list, which could exhaust memory. */
const defineProperty = (object: object, key: string, value: unknown) =>
  void Object.defineProperty(object, Array.isArray(object) && key === 'length' ? 'Length' : key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });

/** Removes a property or list item. Avoids `splice`, which uses the possibly corrupted constructor of the list. */
function removeProperty(object: object, key: string): void {
  if (!Array.isArray(object) || !(Number(key) >= 0)) delete (object as Record<string, unknown>)[key];
  else {
    object.copyWithin(Number(key), Number(key) + 1);
    object.length -= 1;
  }
}

type CorruptionStep = readonly [placeIndex: number, mutationIndex: number, valueIndex: number];

/** Lists all properties inside a value, as holder and key. */
function listPlaces(value: unknown): [holder: Record<string, unknown>, key: string][] {
  const places: [Record<string, unknown>, string][] = [];
  const visited = new Set<unknown>();
  const visit = (node: unknown, depth: number) => {
    if (typeof node !== 'object' || node === null || visited.has(node) || depth > 20 || places.length > 5000) return;
    visited.add(node);
    for (const key of Object.keys(node)) {
      places.push([node as Record<string, unknown>, key]);
      visit((node as Record<string, unknown>)[key], depth + 1);
    }
  };
  visit(value, 0);
  return places;
}

const valueFactories = Object.values(JSON_VALUES);

/** Corrupts one property of a value. */
function corruptAt(root: object, [placeIndex, mutationIndex, valueIndex]: CorruptionStep): void {
  const places = listPlaces(root);
  const place = places[placeIndex % Math.max(places.length, 1)];
  if (!place) return;
  const [holder, key] = place;
  const [otherHolder, otherKey] = places[valueIndex % places.length]!;
  const value = holder[key];
  const hostileKey = HOSTILE_KEYS[valueIndex % HOSTILE_KEYS.length]!;
  const mutations: (() => void)[] = [
    () => removeProperty(holder, key),
    () => defineProperty(holder, key, valueFactories[valueIndex % valueFactories.length]!()),
    () => defineProperty(holder, key, valueFactories[valueIndex % valueFactories.length]!()),
    // Duplicates the property under a hostile key.
    () => defineProperty(holder, hostileKey, copy(value ?? null)),
    () => {
      delete holder[key];
      defineProperty(holder, hostileKey, value);
    },
    () => {
      const otherValue = copy(otherHolder[otherKey] ?? null);
      defineProperty(otherHolder, otherKey, copy(value ?? null));
      defineProperty(holder, key, otherValue);
    },
    () => defineProperty(holder, key, [value]),
    () => defineProperty(holder, key, { [otherKey]: value }),
    () =>
      defineProperty(
        holder,
        key,
        Array.from({ length: 3 + (valueIndex % 300) }, () => copy(value ?? null)),
      ),
    () => {
      if (typeof value === 'number') defineProperty(holder, key, [1e308, -1, 0.5, 2 ** 53, -0][valueIndex % 5]);
      if (typeof value === 'string')
        defineProperty(
          holder,
          key,
          value.slice(0, valueIndex % (value.length + 1)) + (valueIndex % 2 ? '\0' : '\u202e'),
        );
    },
  ];
  mutations[mutationIndex % mutations.length]!();
}

// No bias to small numbers, because most properties are at greater indexes.
const stepsArbitrary = fc.array(fc.noBias(fc.tuple(fc.nat(100_000), fc.nat(1000), fc.nat(100_000))), {
  minLength: 1,
  maxLength: 8,
});

/** Creates an arbitrary of valid values with up to eight corrupted properties. */
export const createCorruptedArbitrary = (bases: readonly object[]): fc.Arbitrary<unknown> =>
  fc.tuple(fc.nat(bases.length - 1), stepsArbitrary).map(([baseIndex, steps]) => {
    const value = copy(bases[baseIndex]!);
    for (const step of steps) corruptAt(value, step);
    return value;
  });

/** Creates an arbitrary of JSON texts of corrupted values, some of them truncated or with an inserted character. */
const createCorruptedTextArbitrary = (bases: readonly object[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      createCorruptedArbitrary(bases),
      fc.nat(4),
      fc.nat(1_000_000),
      fc.constantFrom('"', '{', ']', '\\', '\0', ',', '1e999', '\ufeff'),
    )
    .map(([value, mutationIndex, offset, inserted]) => {
      const text = JSON.stringify(value);
      const cutIndex = offset % (text.length + 1);
      return mutationIndex === 0
        ? text.slice(0, cutIndex)
        : mutationIndex === 1
          ? text.slice(0, cutIndex) + inserted + text.slice(cutIndex)
          : text;
    });

/** Creates an arbitrary of corrupted values that contain a value from `NON_JSON_VALUES`. */
export const createNonJsonArbitrary = (bases: readonly object[]): fc.Arbitrary<unknown> =>
  fc
    .tuple(createCorruptedArbitrary(bases), fc.nat(100_000), fc.constantFrom(...Object.keys(NON_JSON_VALUES)))
    .map(([value, placeIndex, name]) => {
      const places = listPlaces(value);
      const place = places[placeIndex % Math.max(places.length, 1)];
      // Wraps the value in a list, because fast-check inspects the values that it passes.
      if (!place) return [NON_JSON_VALUES[name]!()];
      defineProperty(place[0], place[1], NON_JSON_VALUES[name]!());
      return value;
    });

/** Arbitrary of any value. */
export const anythingArbitrary: fc.Arbitrary<unknown> = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withObjectString: true,
  withTypedArray: true,
  withSparseArray: true,
  key: fc.oneof(fc.constantFrom(...HOSTILE_KEYS, 'id', 'type', 'cycles', 'phases', 'format', 'version'), fc.string()),
});

/** A kind of corruption, with its arbitrary and its share of the runs in twelfths. */
export type Corruption = [kind: string, arbitrary: fc.Arbitrary<unknown>, share: number];

/** Lists the kinds of corruption. */
export const listCorruptions = (bases: readonly object[]): Corruption[] => [
  ['with up to eight corrupted properties', createCorruptedArbitrary(bases), 4],
  ['as truncated or corrupted JSON text', createCorruptedTextArbitrary(bases), 4],
  ['with a value that is not JSON', createNonJsonArbitrary(bases), 3],
  ['of any type', anythingArbitrary, 1],
];

/** Returns the properties of the prototypes that hostile keys may try to change. */
export const readPrototypes = (): unknown =>
  [Object, Array, Function, String, Number].map(({ prototype }) =>
    Reflect.ownKeys(prototype as object).map((key) => [key, Object.getOwnPropertyDescriptor(prototype, key)]),
  );
