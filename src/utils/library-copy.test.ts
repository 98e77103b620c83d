import { describe, expect, it } from 'vitest';
import { getShared, LIBRARY_COPY } from './library-copy.js';

describe('LIBRARY_COPY', () => {
  it('names the version and the build', () => expect(LIBRARY_COPY).toMatch(/^\d+\.\d+\.\d+ \(modules\)$/));
});

describe('getShared', () => {
  it('creates a value once for each name', () => {
    const first = getShared('test/1', () => new Set(['first']));
    expect(getShared('test/1', () => new Set(['second']))).toBe(first);
    expect(getShared('test/2', () => new Set(['other']))).not.toBe(first);
  });
});
