import { describe, expect, it } from 'vitest';
import { getShared, LIBRARY_COPY } from './library-copy.js';

describe('LIBRARY_COPY', () => {
  it('names the version and the build', () => expect(LIBRARY_COPY).toMatch(/^\d+\.\d+\.\d+ \(modules\)$/));
});

describe('getShared', () => {
  it('creates a value once for each name', () => {
    const first = getShared('test/1', () => new Set(['first']));
    expect(getShared('test/1', () => new Set(['second']))).toBe(first);
    expect(getShared('test/1', () => new Set())).toEqual(new Set(['first']));
    expect(getShared('test/2', () => new Set(['other']))).not.toBe(first);
  });

  it('shares a value with the copies of other versions, by a symbol of the page', () => {
    const value = getShared('test/3', () => new Set());
    expect((globalThis as unknown as Record<symbol, unknown>)[Symbol.for('process-map-elements/test/3')]).toBe(value);
  });
});
