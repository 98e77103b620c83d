import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Lists the files below a folder whose names have this ending. Sorted: a build must not depend on the order of a
 * disk.
 */
export const listFiles = (folder, ending) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** Lists the tags of the elements: the folders of src/elements that are named after one. */
export const listTags = (root) =>
  readdirSync(join(root, 'src/elements'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^process-map(-|$)/.test(entry.name))
    .map(({ name }) => name)
    .sort();

/** Returns true if dist/ is missing, incomplete, or older than a source or than what the build is made with. */
export function isBuildOld(root) {
  // The build writes this file last.
  const built = join(root, 'dist/integrity.json');
  if (!existsSync(built)) return true;
  const { mtimeMs: builtAt } = statSync(built);
  return [
    ...listFiles(join(root, 'src'), '.ts').filter((file) => !file.endsWith('.test.ts')),
    ...listFiles(join(root, 'schema'), '.json'),
    ...[
      'package.json',
      'rollup.config.js',
      'scripts/detach-chunks.mjs',
      'scripts/internal-names.mjs',
      'scripts/minify-templates.mjs',
      'scripts/module-files.mjs',
      'tsconfig.json',
      'tsconfig.build.json',
      'custom-elements-manifest.config.mjs',
    ].map((file) => join(root, file)),
  ].some((file) => statSync(file).mtimeMs > builtAt);
}
