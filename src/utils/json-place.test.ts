import { describe, expect, it } from 'vitest';
import { placeIn, toPointer } from './json-place.js';

describe('toPointer', () => {
  it('returns the keys and indexes that lead to a place', () => {
    const list = placeIn(undefined, 'a');
    expect(toPointer(undefined)).toBe('');
    expect(toPointer(list)).toBe('/a');
    expect(toPointer(placeIn(list, 0))).toBe('/a/0');
    expect(toPointer(placeIn(list, 0, 'b'))).toBe('/a/0/b');
  });

  it('escapes slashes and tildes', () => {
    expect(toPointer(placeIn(undefined, 'a', 'b/~c~/'))).toBe('/a/b~1~0c~0~1');
  });
});
