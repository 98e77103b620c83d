import { readdirSync } from 'node:fs';
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
