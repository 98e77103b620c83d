// Bundles the JavaScript of build/ into dist/: modules for npm, and minified files for a script tag.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { listFiles } from './scripts/files.mjs';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { detachChunks, listImportedFiles } from './scripts/detach-chunks.mjs';
import { listInternalNames } from './scripts/internal-names.mjs';
import { createFileNames } from './scripts/module-files.mjs';
import { minifyTemplates } from './scripts/minify-templates.mjs';
import { useSafeBuiltIns } from './scripts/safe-built-ins.mjs';

const pkg = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const external = Object.keys(pkg.dependencies).map((name) => new RegExp(`^${name}(/|$)`));

// A warning here is nearly always a fault, such as an import without an export or a cycle.
const onwarn = (warning) => {
  throw new Error(warning.message);
};

/** Properties whose names no page can see. */
const INTERNAL_NAME = new RegExp(`^(${listInternalNames().join('|')})$`);

const json = {
  name: 'json',
  transform: (code, id) => (id.endsWith('.json') ? { code: `export default ${code}`, map: null } : null),
};

/** Modules of more than one chunk, which the entry holds for them: otherwise each would be a file of its own. */
const CHUNK_HELPERS = ['build/elements/styles/adopt-styles.js'].map((file) => resolve(file));

const sources = listFiles('build', '.js').filter((file) => !file.endsWith('.test.js'));

/** Modules that package.json exports. */
const exported = sources.filter((file) => /^(index|jsx|(define|packs)\/.*|journey\/index)\.js$/.test(toName(file)));

/** The modules for npm, without dependencies: the input of an application's own bundler. */
const modules = {
  input: Object.fromEntries(exported.map((file) => [toName(file).replace(/\.js$/, ''), file])),
  external,
  treeshake: false,
  onwarn,
  // White space between tags would become text nodes on every page.
  plugins: [json, minifyTemplates()],
  output: {
    dir: 'dist',
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: (info) => (info.name.startsWith('modules/') ? '[name].js' : `modules/${getChunkName(info)}.js`),
    manualChunks: createFileNames(exported, CHUNK_HELPERS),
    minifyInternalExports: false,
    generatedCode: 'es2015',
  },
};

/**
 * Hint for V8: nearly every function is called while the first map renders. V8 then compiles them while the file
 * loads, off the main thread, instead of one by one on it.
 */
const HINT = '# allFunctionsCalledOnLoad';

const licences = 'lit and @lit/context (BSD-3-Clause), xstate (MIT), tslib (0BSD)';
const banner = `/*! ${pkg.name} ${pkg.version}, MIT; holds ${licences}: see THIRD-PARTY.txt */`;

/**
 * Id of what the one-file builds are made from: sources, and everything that decides how they are bundled. Files with
 * another id may shorten names differently, so they share nothing on a page.
 */
const buildId = createHash('sha256')
  .update(
    [
      'package-lock.json',
      'rollup.config.js',
      ...listFiles('scripts', '.mjs'),
      ...listFiles('build', '.json'),
      ...sources,
    ]
      .map((file) => `${file.replaceAll(sep, '/')}\n${readFileSync(file, 'utf8')}\n`)
      .join(''),
  )
  .digest('hex')
  .slice(0, 8);

/** Gives a one-file build the name of its copy of the library. */
const nameCopy = (name) => ({
  name: 'name-copy',
  transform(code, id) {
    if (id !== resolve('build/utils/library-copy.js')) return null;
    const named = code.replace("BUILD = 'modules'", `BUILD = '${name} ${buildId}'`);
    if (named === code) this.error(`${id} has no BUILD`);
    return { code: named, map: null };
  },
});

/** The source of a one-file build: registers its elements, and exports the public API. */
const createEntry = (registration) => ({
  name: 'entry',
  resolveId: (id) => (id === ENTRY ? id : null),
  load: (id) =>
    id === ENTRY
      ? [`import '${resolve(registration)}';`, `export * from '${resolve('build/index.js')}';`].join('\n')
      : null,
});
const ENTRY = '\0entry';

/** One minified file. Modules that it imports on demand are in chunks/. */
const createBundle = (registration, name, chunkPrefix) => ({
  input: { [name]: ENTRY },
  // Modules that chunks share with the entry stay in the entry.
  preserveEntrySignatures: 'allow-extension',
  onwarn,
  plugins: [
    createEntry(registration),
    nameCopy(`${name}.min.js`),
    json,
    nodeResolve({ exportConditions: ['production', 'browser'] }),
    useSafeBuiltIns(),
    minifyTemplates(),
  ],
  output: {
    dir: 'dist',
    format: 'es',
    entryFileNames: '[name].min.js',
    chunkFileNames: (info) => `chunks/${chunkPrefix}${getChunkName(info)}-[hash].js`,
    hashCharacters: 'hex',
    generatedCode: 'es2015',
    manualChunks: (id) => ([ENTRY, ...CHUNK_HELPERS].includes(id) ? name : null),
    banner: ({ isEntry }) => (isEntry ? `//${HINT}\n${banner}` : banner),
    plugins: [
      detachChunks(`${pkg.name}@${pkg.version}-${buildId}`),
      terser({
        ecma: 2022,
        module: true,
        compress: { passes: 3, ecma: 2022, module: true },
        mangle: { properties: { regex: INTERNAL_NAME } },
        // Shared by the entry file and its chunks, so that both shorten a name alike.
        nameCache: {},
        format: { ecma: 2022, comments: new RegExp(`^!|^${HINT}$`) },
      }),
      checkBundle(),
    ],
  },
});

/** Returns the path of a source below build/, with slashes. */
function toName(file) {
  return relative('build', file).replaceAll(sep, '/');
}

/** Returns the readable part of the name of a chunk: the path below build/, with dashes. A hash follows it. */
function getChunkName({ facadeModuleId, moduleIds }) {
  const id = facadeModuleId ?? moduleIds.at(-1);
  return relative('build', id)
    .replace(/\.js(on)?$/, '')
    .split(sep)
    .filter((part) => part !== '..' && part !== 'index')
    .join('-');
}

/**
 * Fails if the entry imports a file, if a chunk imports the entry (see scripts/detach-chunks.mjs), or if a file only
 * holds modules that chunks share.
 */
function checkBundle() {
  return {
    name: 'check-bundle',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
      const entries = chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName);
      for (const { fileName, isEntry, isDynamicEntry, imports, code } of chunks) {
        if (isEntry && imports.length) this.error(`${fileName} is not self-contained: ${imports}`);
        if (!isEntry && !isDynamicEntry)
          this.error(`${fileName} only holds what chunks share: add it to CHUNK_HELPERS`);
        const entry = listImportedFiles(this.parse(code), fileName).find((file) => entries.includes(file));
        if (entry) this.error(`${fileName} imports ${entry}: a page that adds ?… to that address would load it twice`);
      }
    },
  };
}

export default [
  modules,
  createBundle('build/define/index.js', 'process-map', ''),
  createBundle('build/define/all.js', 'process-map-core', 'core-'),
];
