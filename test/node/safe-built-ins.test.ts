import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'rollup/parseAst';
import { beforeAll, describe, expect, it } from 'vitest';
// @ts-expect-error -- a script without types
import * as edits from '../../scripts/ast-edits.mjs';
// @ts-expect-error -- a script without types
import * as script from '../../scripts/safe-built-ins.mjs';
import { buildIfOld } from './build-if-old.js';

interface Edit {
  start: number;
  end: number;
  text: string;
}
const { listSafeEdits } = script as { listSafeEdits(ast: unknown, fail: (use: string) => void): Edit[] };
const { applyEdits } = edits as { applyEdits(text: string, edits: Edit[]): string };

/** Returns code after the edits, without the prefix of the helpers. */
function makeSafe(code: string): string {
  const fail = (use: string) => {
    throw new Error(use);
  };
  return applyEdits(code, listSafeEdits(parseAst(code), fail)).replaceAll('safeBuiltIns_', '');
}

describe('the edits of dependencies', () => {
  it.each([
    ['Object.keys(a).length', 'keysOf(a).length'],
    ['Object.values(Object.keys(a))', 'valuesOf(keysOf(a))'],
    ['Array.from(new Set(a))', '[...new Set(a)]'],
    ['Array.from(Object.keys(a))', '[...keysOf(a)]'],
    ['a.b.reduce((x, y) => x + y, 0)', 'reduceList(a.b, (x, y) => x + y, 0)'],
    ['Object.keys(a).reduce(f, b.reduce(g, 1))', 'reduceList(keysOf(a), f, reduceList(b, g, 1))'],
    ['List.reduce(f, 0)', 'reduceList(List, f, 0)'],
    ["a['reduce'](f, 0)", 'reduceList(a, f, 0)'],
    ["Object['keys'](a)", 'keysOf(a)'],
    ['a.map(Object.keys)', 'a.map(keysOf)'],
    ['a?.b(c.reduce(f, 0))', 'a?.b(reduceList(c, f, 0))'],
    ['a.reduce(f, []).reduce(g, 1)', 'reduceList(reduceList(a, f, []), g, 1)'],
    ['a.b.bind(null, c, d)', 'bindArguments(a.b, null, c, d)'],
    ['for (const key in a.b) c(key)', 'for (const key of keysOf(a.b ?? {})) c(key)'],
    ['class A extends Event {}', 'class A extends CustomEvent {}'],
    ["new Event('a')", "new CustomEvent('a')"],
    ["'a' in Document.prototype", "'a' in document"],
  ])('%s', (code, safeCode) => expect(makeSafe(code)).toBe(safeCode));

  it.each([
    'a.bind(b)',
    'Object.entries(a)',
    'a.keys()',
    'a.from(b)',
    'a?.bind(b)',
    'const { is } = Object',
    'new CustomEvent(a)',
    'a.Event',
  ])('leave %s as it is', (code) => expect(makeSafe(code)).toBe(code));

  it.each([
    ['Array.from(a, f)', /Array.from/],
    ['Array.from({ length: 3 })', /Array.from/],
    ['Array.from(...a)', /spread/],
    ['a.map(Array.from)', /as a value/],
    ['a.reduce(f)', /reduce/],
    ['a?.reduce(f, 0)', /optional/],
    ['a?.b.reduce(f, 0)', /optional/],
    ['a?.bind(b, c)', /optional/],
    ['a.bind(...b)', /spread/],
    ['[].reduce.call(a, f, 0)', /as a value/],
    ['Object[a](b)', /computed/],
    ['const { keys } = Object', /Destructuring/],
    ['({ keys } = Object)', /Destructuring/],
  ])('fail for %s, for which there is no helper', (code, message) => expect(() => makeSafe(code)).toThrow(message));
});

describe('the one-file builds', () => {
  const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
  beforeAll(() => buildIfOld());

  it('use none of the built-ins that old script libraries replace', () => {
    const files = [
      'process-map.min.js',
      'process-map-core.min.js',
      ...readdirSync(`${dist}chunks`).map((name) => `chunks/${name}`),
    ];
    for (const file of files) {
      const code = readFileSync(dist + file, 'utf8');
      expect(code.match(/Object\.(keys|values)|Array\.from|\.reduce\(|\bextends Event\b/g), file).toBe(null);
      // Only `keysOf` loops over names, and leaves out those that are inherited.
      for (const [loop] of code.matchAll(/for\((?:const|let|var) (\w+) in (\w+)\).*?\.push/g))
        expect(loop, file).toMatch(/^for\(const (\w+) in (\w+)\)\w+\(\2,\1\)&&\w+\.push$/);
      expect((code.match(/for\((const|let|var) \w+ in /g) ?? []).length, file).toBeLessThan(2);
    }
  });
});
