// From the JavaScript that tsc emitted (build/) to dist/: modules for npm, and minified files for a script tag.
import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { globSync } from './scripts/files.mjs';
import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { minifyTemplates } from './scripts/minify-templates.mjs';

const pkg = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const external = Object.keys(pkg.dependencies).map((name) => new RegExp(`^${name}(/|$)`));

// A warning here is nearly always a fault (an import without an export, a cycle): stop.
const onwarn = (warning) => {
  throw new Error(warning.message);
};

const json = {
  name: 'json',
  transform: (code, id) => (id.endsWith('.json') ? { code: `export default ${code}`, map: null } : null),
};

/** Modules as they are written, dependencies outside: what an application's own bundler wants. */
const modules = {
  input: globSync('build', '.js').filter((file) => !file.endsWith('.test.js')),
  external,
  treeshake: false,
  onwarn,
  // White space between tags would become nodes in every map.
  plugins: [json, minifyTemplates()],
  output: { dir: 'dist', format: 'es', preserveModules: true, preserveModulesRoot: 'build', generatedCode: 'es2015' },
};

/**
 * Nearly all of the file is called while the first map is shown. Where V8 is told so, it compiles as the file arrives, beside the
 * page's thread, instead of function by function upon it.
 */
const HINT = '# allFunctionsCalledOnLoad';

const banner = `/*! ${pkg.name} ${pkg.version}, MIT; holds lit and @lit/context (BSD-3-Clause), xstate (MIT), tslib (0BSD): see THIRD-PARTY.txt */`;

/** One minified file; what it imports on demand lies beside it in chunks/. */
const oneFile = (input, name, chunk) => ({
  input: { [name]: input },
  onwarn,
  plugins: [json, nodeResolve({ exportConditions: ['production', 'browser'] }), minifyTemplates()],
  output: {
    dir: 'dist',
    format: 'es',
    entryFileNames: '[name].min.js',
    chunkFileNames: (info) => `chunks/${chunk}${chunkName(info)}.js`,
    generatedCode: 'es2015',
    banner: ({ isEntry }) => (isEntry ? `//${HINT}\n${banner}` : banner),
    plugins: [
      terser({
        ecma: 2022,
        module: true,
        compress: { passes: 2, ecma: 2022, module: true },
        format: { ecma: 2022, comments: new RegExp(`^!|^${HINT}$`) },
      }),
      report(name),
    ],
  },
});

/** The same name from build to build, so that pages can point at it: its path below build/, with dashes. */
function chunkName({ facadeModuleId, moduleIds }) {
  const id = facadeModuleId ?? moduleIds.at(-1);
  return relative('build', id)
    .replace(/\.js(on)?$/, '')
    .split(sep)
    .filter((part) => part !== '..' && part !== 'index')
    .join('-');
}

function report(name) {
  return {
    name: 'report',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.isEntry && chunk.imports.length)
          this.error(`${chunk.fileName} is not self-contained: ${chunk.imports}`);
        // Harmless for the plain address; with a query added to it, the chunk would fetch a second copy of everything.
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
  oneFile('build/define/index.js', 'process-map', ''),
  oneFile('build/define/all.js', 'process-map-core', 'core-'),
];
