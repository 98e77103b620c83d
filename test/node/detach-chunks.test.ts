import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { rollup, type OutputChunk, type Plugin } from 'rollup';
import { afterEach, describe, expect, it } from 'vitest';
// @ts-expect-error -- a script without types
import * as script from '../../scripts/detach-chunks.mjs';

interface Script {
  detachChunks(scope: string): Plugin;
  listImportedFiles(ast: unknown, fileName: string): string[];
}
const { detachChunks, listImportedFiles } = script as Script;

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Bundles modules, by name, with the entry `main.js`. */
async function bundle(modules: Record<string, string>): Promise<OutputChunk[]> {
  const inMemory: Plugin = {
    name: 'in-memory',
    resolveId: (id) => id.replace('./', ''),
    load: (id) => modules[id] ?? null,
  };
  const build = await rollup({
    input: { main: 'main.js' },
    preserveEntrySignatures: 'allow-extension',
    plugins: [inMemory],
    onwarn: ({ message }) => {
      throw new Error(message);
    },
  });
  const { output } = await build.generate({
    entryFileNames: '[name].min.js',
    chunkFileNames: 'chunks/[name].js',
    plugins: [detachChunks('package@1.0.0')],
  });
  return output.filter((file) => file.type === 'chunk');
}

/** Writes the files to a folder and returns what a module beside them logs. */
function run(files: OutputChunk[], pageCode: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'detach-chunks-'));
  folders.push(folder);
  const texts = { 'package.json': '{ "type": "module" }', 'page.js': pageCode };
  for (const { fileName, code } of files) Object.assign(texts, { [fileName]: code });
  for (const [name, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'page.js')], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.trim();
}

const COUNTER = {
  'counter.js': `let calls = 0; console.log('evaluated'); export const count = () => ++calls;`,
  'main.js': `import { count } from './counter.js'; count();
    globalThis.runs ??= []; globalThis.runs.push(() => import('./chunk.js'));`,
  'chunk.js': `import { count } from './counter.js'; console.log(count());`,
};

describe('detachChunks', () => {
  it.each(['', '?v=1', '#top'])('lets a chunk use the entry that was loaded as main.min.js%s', async (query) => {
    const page = `await import('./main.min.js${query}'); await globalThis.runs[0]();`;
    expect(run(await bundle(COUNTER), page)).toBe('evaluated\n2');
  });

  it('lets chunks use the first copy of the entry, so that all of them share it', async () => {
    const page = `await import('./main.min.js?v=1'); await import('./main.min.js?v=2'); await globalThis.runs[1]();`;
    expect(run(await bundle(COUNTER), page)).toBe('evaluated\nevaluated\n2');
  });

  it('describes the files without the imports that it replaced', async () => {
    const [entry, chunk] = await bundle(COUNTER);
    expect(entry?.exports).toEqual([]);
    expect(entry?.code).not.toMatch(/\bexport\b/);
    expect(chunk?.imports).toEqual([]);
    expect(chunk?.importedBindings).toEqual({});
    expect(chunk?.code).not.toMatch(/\bimport\b/);
  });

  it('keeps the exports of the entry, and adds none', async () => {
    const files = await bundle({
      'shared.js': `export const shared = 'shared', hidden = 'hidden';`,
      'main.js': `import { shared, hidden } from './shared.js';
        export { shared as 'a name', shared }; export default () => import('./chunk.js'); export const own = hidden;`,
      'chunk.js': `import { shared, hidden } from './shared.js'; import { own } from './main.js';
        console.log(shared, hidden, own);`,
    });
    const page = `const module = await import('./main.min.js'); await module.default();
      console.log(Object.keys(module).join(), module.own, module.shared);`;
    expect(run(files, page)).toBe('shared hidden hidden\na name,default,own,shared hidden shared');
    expect(files[0]?.exports.toSorted()).toEqual(['a name', 'default', 'own', 'shared']);
  });

  it('replaces default, renamed and namespace imports, re-exports, and imports without names', async () => {
    const files = await bundle({
      'shared.js': `console.log('evaluated'); export default 'default'; export class Shared {}; export function go() {}`,
      'other.js': `export const first = 'first', second = 'second'; console.log('other');`,
      'main.js': `import value, { Shared, go } from './shared.js'; import './other.js'; go(value, Shared);
        export default 'main'; export const load = () => Promise.all([import('./chunk.js'), import('./names.js')]);`,
      'chunk.js': `import value, { Shared as Renamed } from './shared.js'; import main from './main.js';
        import * as other from './other.js'; import './shared.js';
        const published_0_0 = 1;
        console.log(value, Renamed.name, main, Object.keys(other).join(), published_0_0);`,
      'names.js': `import './shared.js'; export { first, second as last } from './other.js'; export const published_0_0 = 2;`,
    });
    const page = `const { load } = await import('./main.min.js?v=1'); const [, names] = await load();
      console.log(names.first, names.last, names.published_0_0);`;
    expect(run(files, page)).toBe('evaluated\nother\ndefault Shared main first,second 1\nfirst second 2');
  });

  it('leaves imports between chunks as they are', async () => {
    const files = await bundle({
      'shared.js': `export const shared = { evaluations: 0 };`,
      'main.js': `import { shared } from './shared.js'; shared.evaluations++; export const load = () => import('./a.js');`,
      'a.js': `import { shared } from './shared.js'; shared.evaluations++; export const a = 'a';
        export const load = () => import('./b.js');`,
      'b.js': `import { a } from './a.js'; import { shared } from './shared.js'; console.log(a, shared.evaluations);`,
    });
    const page = `const { load } = await import('./main.min.js?v=1'); await (await load()).load();`;
    expect(run(files, page)).toBe('a 2');
    expect(files.find(({ fileName }) => fileName === 'chunks/b.js')?.imports).toEqual(['chunks/a.js']);
  });

  it('leaves an entry alone whose chunks import nothing from it', async () => {
    const [entry] = await bundle({
      'main.js': `export const load = () => import('./chunk.js');`,
      'chunk.js': `console.log('chunk');`,
    });
    expect(entry?.code).not.toContain('globalThis');
  });

  /** Modules whose chunk imports `value`. */
  const sharing = (shared: string) => ({
    'shared.js': shared,
    'main.js': `import { value } from './shared.js'; console.log(value); export const load = () => import('./chunk.js');`,
    'chunk.js': `import { value } from './shared.js'; console.log(value);`,
  });

  it.each([
    ['an assignment', `export let value = 1; globalThis.set = () => { value = 2; };`],
    ['an increment', `export let value = 1; globalThis.set = function () { value++; };`],
    ['a pattern', `export let value = 1; globalThis.set = (x) => { ({ x: [value = 2] } = x); };`],
    ['a loop', `export let value = 1; globalThis.set = (x) => { for (value of x) break; };`],
    ['a method', `export let value = 1; globalThis.set = { run(x) { if (x) [, ...value] = x; } };`],
    ['a field of a class', `export let value = 1; globalThis.set = class { field = (value = 2); };`],
    ['an inner function', `export let value = 1; globalThis.set = () => (other) => { let x = (value = other); };`],
  ])('rejects a binding that changes later: %s', async (_, shared) => {
    await expect(bundle(sharing(shared))).rejects.toThrow(
      /A chunk imports "value" from main\.min\.js, where a function/,
    );
  });

  it.each([
    ['while its module is evaluated', `export let value = 1; value = 2;`],
    ['only by a parameter of that name', `export let value = 2; globalThis.set = (value) => { value = 1; };`],
    ['only by a variable', `export let value = 2; globalThis.set = () => { let value = 1; return () => value++; };`],
    ['only by a property', `export let value = 2; globalThis.set = (x) => { x.value = 1; };`],
  ])('publishes a binding that is assigned %s', async (_, shared) => {
    expect(run(await bundle(sharing(shared)), `await (await import('./main.min.js')).load();`)).toBe('2\n2');
  });

  it('rejects what would load the entry again', async () => {
    const main = `export const load = () => import('./chunk.js');`;
    await expect(
      bundle({ 'main.js': main, 'chunk.js': `export const again = () => import('./main.js');` }),
    ).rejects.toThrow('chunks/chunk.js imports main.min.js on demand');
  });

  it('leaves the exports of an entry that exports all of other modules', async () => {
    const files = await bundle({
      'shared.js': `export const shared = 1; export const other = 2;`,
      'api.js': `export * from './shared.js'; export const third = 3; export default 4;`,
      'main.js': `export * from './api.js'; export const load = () => import('./chunk.js');`,
      'chunk.js': `import { shared } from './shared.js'; import { hidden } from './hidden.js'; console.log(shared + hidden);`,
      'hidden.js': `export const hidden = 1;`,
    });
    expect(files.find(({ isEntry }) => isEntry)?.exports.sort()).toEqual(['load', 'other', 'shared', 'third']);
    const page = `const { load, shared, ...rest } = await import('./main.min.js'); await load(); console.log(shared, Object.keys(rest).join());`;
    expect(run(files, page)).toBe('2\n1 other,third');
  });
});

describe('listImportedFiles', () => {
  it('lists all imports and re-exports of a file, relative to the output folder', async () => {
    const { parseAst } = await import('rollup/parseAst');
    const ast = parseAst(
      `import '../a.js'; import b from './b.js'; export { c } from './c.js'; export * from './d.js';
       export const load = () => import('../e.js');`,
    );
    expect(listImportedFiles(ast, 'chunks/x.js')).toEqual([
      'a.js',
      'chunks/b.js',
      'chunks/c.js',
      'chunks/d.js',
      'e.js',
    ]);
  });
});
