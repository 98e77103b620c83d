// What may come instead of a record or a map: each value made anew, so that none is shared between tests.
import fc from 'fast-check';
import { amount } from '../kit/long-run.js';
import { copy } from '../kit/journey-walker.js';

// What fails is small as it is, and has a seed and a path to run it again: making it smaller would take minutes.
fc.configureGlobal({ endOnFailure: true });

/** What is drawn is the same in every run; another seed draws other things. */
export const seed = amount('PME_SEED', 20_261_122, 20_261_122);

/** How deep nested values go; far more than the call stack bears. */
export const DEPTH = 100_000;

export const deepText = (open: string, close: string): string => open.repeat(DEPTH) + close.repeat(DEPTH);

export function deepList(): unknown {
  let value: unknown[] = [];
  for (let i = 0; i < DEPTH; i++) value = [value];
  return value;
}

export function deepObject(): unknown {
  let value: object = {};
  for (let i = 0; i < DEPTH; i++) value = { cycles: value };
  return value;
}

const throwing = (): never => {
  throw new Error('This value is a trap.');
};

/** Refers to itself. */
export function loop(): object {
  const value: Record<string, unknown> = { list: [] };
  value['self'] = value;
  (value['list'] as unknown[]).push(value);
  return value;
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

/** Its only item is at the last place that a list has. */
function sparse(): unknown[] {
  const list: unknown[] = [];
  list[2 ** 32 - 2] = {};
  return list;
}

const endless = (): unknown[] =>
  Object.assign([1], {
    *[Symbol.iterator]() {
      while (true) yield {};
    },
  });

/** JSON that does not belong where it stands. */
export const PLAIN: Record<string, () => unknown> = {
  null: () => null,
  true: () => true,
  false: () => false,
  zero: () => 0,
  'minus one': () => -1,
  'a half': () => 0.5,
  'a huge number': () => 1e308,
  'an empty text': () => '',
  'white space': () => ' \n\t ',
  'a text': () => 'Whatever.',
  'an empty list': () => [],
  'a list of nothing': () => [null, null],
  'a list of lists': () => [[], [[]]],
  'an empty object': () => ({}),
  'an object in an object': () => ({ a: { b: { c: 1 } } }),
  'an inherited name': () => 'constructor',
  'the prototype': () => '__proto__',
  'keys that every object inherits': () =>
    JSON.parse(
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":1,"hasOwnProperty":0}',
    ),
  'a day that is none': () => '2026-02-30',
  'a time before all': () => '0000-01-01T00:00:00.000Z',
  'a time after all': () => '+275760-09-13T00:00:00.000Z',
  'a time that is none': () => '2026-13-01T25:61:00.000Z',
  'a link that runs a script': () => 'javascript:alert(1)',
  HTML: () => '<img src=x onerror=alert(1)><script>alert(1)</script>',
  'text that turns its direction': () => '\u202eevil\u2066\u200f\u061c',
  'half a character': () => '\ud800',
  'control characters': () => '\0\u0007\u2028\u2029\r',
  'a long text': () => 'x'.repeat(10_000),
  'a list of a thousand': () => Array.from({ length: 1000 }, (_, i) => ({ id: `${i}` })),
  'something of 80 levels': () => JSON.parse('['.repeat(80) + ']'.repeat(80)) as unknown,
};

/** What only code can hand over. */
export const LIVE: Record<string, () => unknown> = {
  undefined: () => undefined,
  'no number': () => NaN,
  infinity: () => -Infinity,
  'minus zero': () => -0,
  'a big integer': () => 10n,
  'a symbol': () => Symbol('x'),
  'a function': () => () => 0,
  'a loop': loop,
  'a cloned loop': () => structuredClone(loop()),
  'a map': () => new Map([['id', 'x']]),
  'a set': () => new Set(['x']),
  'a date': () => new Date(NaN),
  bytes: () => new Uint8Array(8),
  'an error': () => new Error('x'),
  'an object without prototype': () => Object.assign(Object.create(null) as object, { id: 'x' }),
  'a getter that throws': () => Object.defineProperty({}, 'id', { enumerable: true, get: throwing }),
  'a proxy that throws': () =>
    new Proxy(
      {},
      { get: throwing, has: throwing, ownKeys: throwing, getPrototypeOf: throwing, getOwnPropertyDescriptor: throwing },
    ),
  'a list that throws': () => new Proxy([], { get: throwing, ownKeys: throwing }),
  'a revoked proxy': revoked,
  'a list with holes': () => [, 1, , {}], // eslint-disable-line no-sparse-arrays -- the holes are what it is about
  'a list of four billion': sparse,
  'a list that never ends': endless,
  'a list with a name': () => Object.assign(['x'], { polluted: 1 }),
  'a text that throws': () => ({
    toString: throwing,
    toJSON: throwing,
    valueOf: throwing,
    [Symbol.toPrimitive]: throwing,
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

/** An own property, also where the key is `__proto__`; the length of a list is no number to play with. */
const define = (on: object, key: string, value: unknown) =>
  void Object.defineProperty(on, Array.isArray(on) && key === 'length' ? 'Length' : key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });

/** Out of a list what comes after moves up; `splice` would ask the list for its constructor, which may be broken by now. */
function remove(from: object, key: string): void {
  if (!Array.isArray(from) || !(Number(key) >= 0)) delete (from as Record<string, unknown>)[key];
  else {
    from.copyWithin(Number(key), Number(key) + 1);
    from.length -= 1;
  }
}

type Step = readonly [where: number, how: number, what: number];

/** Where the parts of a value are: what holds them, and under which key. */
function placesIn(value: unknown): [holder: Record<string, unknown>, key: string][] {
  const places: [Record<string, unknown>, string][] = [];
  const seen = new Set<unknown>();
  const walk = (node: unknown, depth: number) => {
    if (typeof node !== 'object' || node === null || seen.has(node) || depth > 20 || places.length > 5000) return;
    seen.add(node);
    for (const key of Object.keys(node)) {
      places.push([node as Record<string, unknown>, key]);
      walk((node as Record<string, unknown>)[key], depth + 1);
    }
  };
  walk(value, 0);
  return places;
}

const makers = Object.values(PLAIN);

/** Breaks a value in one place, as its structure offers. */
function breakAt(root: object, [where, how, what]: Step): void {
  const places = placesIn(root);
  const place = places[where % Math.max(places.length, 1)];
  if (!place) return;
  const [holder, key] = place;
  const [other, otherKey] = places[what % places.length]!;
  const value = holder[key];
  const hostile = HOSTILE_KEYS[what % HOSTILE_KEYS.length]!;
  const ways: (() => void)[] = [
    () => remove(holder, key),
    () => define(holder, key, makers[what % makers.length]!()),
    () => define(holder, key, makers[what % makers.length]!()),
    // The same thing once more, under another name.
    () => define(holder, hostile, copy(value ?? null)),
    () => {
      delete holder[key];
      define(holder, hostile, value);
    },
    () => {
      const swapped = copy(other[otherKey] ?? null);
      define(other, otherKey, copy(value ?? null));
      define(holder, key, swapped);
    },
    () => define(holder, key, [value]),
    () => define(holder, key, { [otherKey]: value }),
    () =>
      define(
        holder,
        key,
        Array.from({ length: 3 + (what % 300) }, () => copy(value ?? null)),
      ),
    () => {
      if (typeof value === 'number') define(holder, key, [1e308, -1, 0.5, 2 ** 53, -0][what % 5]);
      if (typeof value === 'string')
        define(holder, key, value.slice(0, what % (value.length + 1)) + (what % 2 ? '\0' : '\u202e'));
    },
  ];
  ways[how % ways.length]!();
}

// Without a bias to small numbers: most of what there is to break lies deep.
const steps = fc.array(fc.noBias(fc.tuple(fc.nat(100_000), fc.nat(1000), fc.nat(100_000))), {
  minLength: 1,
  maxLength: 8,
});

/** A sound value, broken in some places: as JSON that can be read. */
export const broken = (bases: readonly object[]): fc.Arbitrary<unknown> =>
  fc.tuple(fc.nat(bases.length - 1), steps).map(([which, all]) => {
    const value = copy(bases[which]!);
    for (const step of all) breakAt(value, step);
    return value;
  });

/** The text of such a value, whole or cut off, or with something in it that does not belong there. */
export const brokenText = (bases: readonly object[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      broken(bases),
      fc.nat(4),
      fc.nat(1_000_000),
      fc.constantFrom('"', '{', ']', '\\', '\0', ',', '1e999', '\ufeff'),
    )
    .map(([value, how, at, more]) => {
      const text = JSON.stringify(value);
      const cut = at % (text.length + 1);
      return how === 0 ? text.slice(0, cut) : how === 1 ? text.slice(0, cut) + more + text.slice(cut) : text;
    });

/** A broken value with something in it that is no JSON at all. */
export const brokenLive = (bases: readonly object[]): fc.Arbitrary<unknown> =>
  fc.tuple(broken(bases), fc.nat(100_000), fc.constantFrom(...Object.keys(LIVE))).map(([value, where, name]) => {
    const places = placesIn(value);
    const place = places[where % Math.max(places.length, 1)];
    // Not by itself: fast-check looks into what it hands over.
    if (!place) return [LIVE[name]!()];
    define(place[0], place[1], LIVE[name]!());
    return value;
  });

/** Anything at all. */
export const anything: fc.Arbitrary<unknown> = fc.anything({
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

/** Every way in which something is damaged: what it is then, and its share of twelve. */
export const damaged = (bases: readonly object[]): [kind: string, what: fc.Arbitrary<unknown>, share: number][] => [
  ['broken in up to eight places', broken(bases), 4],
  ['as a text that was cut or overwritten', brokenText(bases), 4],
  ['with something that is no JSON', brokenLive(bases), 3],
  ['that is anything at all', anything, 1],
];

/** What the prototypes hold that hostile keys aim at; nothing may be added to it. */
export const prototypes = (): unknown =>
  [Object, Array, Function, String, Number].map(({ prototype }) =>
    Reflect.ownKeys(prototype as object).map((key) => [key, Object.getOwnPropertyDescriptor(prototype, key)]),
  );
