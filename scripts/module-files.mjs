// Decides in which file of the package a module ends up. A bundler gives each set of modules that the same chunks
// import a file of its own: with one file per source module, an application would load dozens.
import { resolve } from 'node:path';

/** Files of the package, in order, each with the modules that it is there for. It holds what these import, too. */
const FILES = {
  // Without Lit: a page may load it as it is.
  registries: [
    'elements/registries/overlays.js',
    'elements/registries/catalogues.js',
    'elements/registries/default-map.js',
  ],
  journey: ['journey/index.js'],
  root: ['define/process-map-root.js'],
  elements: ['define/all.js', 'index.js'],
};

/**
 * Creates the function for `output.manualChunks`: a module belongs to the first of the files above that needs it. A
 * module that no file needs, because it is imported on demand, is left to Rollup.
 *
 * @param entries Modules that are files of their own, with the exports of their source.
 * @param helpers Modules that only chunks share.
 */
export function createFileNames(entries, helpers) {
  const own = new Set(entries.map((file) => resolve(file)));
  let members;
  const listImports = (id, getModuleInfo, found) => {
    if (found.has(id)) return found;
    found.add(id);
    for (const imported of getModuleInfo(id)?.importedIds ?? []) listImports(imported, getModuleInfo, found);
    return found;
  };
  return (id, { getModuleInfo }) => {
    members ??= Object.entries(FILES).map(([name, modules]) => {
      const ids = new Set();
      for (const module of modules) listImports(resolve('build', module), getModuleInfo, ids);
      return [name, ids];
    });
    if (own.has(id)) return null;
    const [name] = members.find(([, ids]) => ids.has(id)) ?? (helpers.includes(id) ? ['elements'] : []);
    return name && `modules/${name}`;
  };
}
