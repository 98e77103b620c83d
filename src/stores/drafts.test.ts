import { describe, expect, it } from 'vitest';
import { hasDrafts, readDrafts } from './drafts.js';

describe('hasDrafts', () => {
  it('is true if one of the drafts has text', () => {
    expect(hasDrafts({ a: '', b: 'x' })).toBe(true);
    expect(hasDrafts({ a: '' })).toBe(false);
    expect(hasDrafts({})).toBe(false);
  });
});

describe('readDrafts', () => {
  it('reads JSON text and values', () => {
    expect(readDrafts('{"a":"x","b":""}')).toEqual({ a: 'x', b: '' });
    expect(readDrafts({ a: 'x' })).toEqual({ a: 'x' });
  });

  it('returns a copy', () => {
    const drafts = { a: 'x' };
    expect(readDrafts(drafts)).not.toBe(drafts);
  });

  it('leaves out what is no text', () => {
    expect(readDrafts({ a: 'x', b: 42, c: null, d: ['x'], e: { f: 'x' } })).toEqual({ a: 'x' });
  });

  it('returns none of invalid JSON, and of values that are no object', () => {
    for (const value of ['{', '', 'null', '42', null, undefined, 42, true]) expect(readDrafts(value)).toEqual({});
  });
});
