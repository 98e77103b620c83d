// Bundles the JavaScript of build/ into dist/: modules for npm, and minified files for a script tag.
import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { listFiles } from './scripts/files.mjs';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { listInternalNames } from './scripts/internal-names.mjs';
import { minifyTemplates } from './scripts/minify-templates.mjs';

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

/** One module per source file, without dependencies: the input of an application's own bundler. */
const modules = {
  input: listFiles('build', '.js').filter((file) => !file.endsWith('.test.js')),
  external,
  treeshake: false,
  onwarn,
  // White space between tags would become text nodes on every page.
  plugins: [json, minifyTemplates()],
  output: { dir: 'dist', format: 'es', preserveModules: true, preserveModulesRoot: 'build', generatedCode: 'es2015' },
};

/**
 * Hint for V8: nearly every function is called while the first map renders. V8 then compiles them while the file
 * loads, off the main thread, instead of one by one on it.
 */
const HINT = '# allFunctionsCalledOnLoad';

const licences = 'lit and @lit/context (BSD-3-Clause), xstate (MIT), tslib (0BSD)';
const banner = `/*! ${pkg.name} ${pkg.version}, MIT; holds ${licences}: see THIRD-PARTY.txt */`;

/** One minified file. Modules that it imports on demand are in chunks/. */
const createBundle = (input, name, chunkPrefix) => ({
  input: { [name]: input },
  onwarn,
  plugins: [json, nodeResolve({ exportConditions: ['production', 'browser'] }), minifyTemplates()],
  output: {
    dir: 'dist',
    format: 'es',
    entryFileNames: '[name].min.js',
    chunkFileNames: (info) => `chunks/${chunkPrefix}${getChunkName(info)}.js`,
    generatedCode: 'es2015',
    banner: ({ isEntry }) => (isEntry ? `//${HINT}\n${banner}` : banner),
    plugins: [
      terser({
        ecma: 2022,
        module: true,
        compress: { passes: 2, ecma: 2022, module: true },
        mangle: { properties: { regex: INTERNAL_NAME } },
        // Shared by the entry file and its chunks, so that both shorten a name alike.
        nameCache: {},
        format: { ecma: 2022, comments: new RegExp(`^!|^${HINT}$`) },
      }),
      checkBundle(name),
    ],
  },
});

/**
 * Returns a name that is the same in every build, so that pages can refer to it: the path below build/, with dashes.
 */
function getChunkName({ facadeModuleId, moduleIds }) {
  const id = facadeModuleId ?? moduleIds.at(-1);
  return relative('build', id)
    .replace(/\.js(on)?$/, '')
    .split(sep)
    .filter((part) => part !== '..' && part !== 'index')
    .join('-');
}

function checkBundle(name) {
  return {
    name: 'check-bundle',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.isEntry && chunk.imports.length)
          this.error(`${chunk.fileName} is not self-contained: ${chunk.imports}`);
        // If a page adds a query to the address of the entry, such a chunk would load a second copy of everything.
        if (!chunk.isEntry && chunk.imports?.includes(`${name}.min.js`)) {
          console.warn(
            `note: ${chunk.fileName} imports from ${name}.min.js; a page that adds ?… to that address loads it twice`,
          );
        }
      }
    },
  };
}

export default [
  modules,
  createBundle('build/define/index.js', 'process-map', ''),
  createBundle('build/define/all.js', 'process-map-core', 'core-'),
];
