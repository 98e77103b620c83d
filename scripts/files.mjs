import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** All files below a folder whose name ends so, sorted: a build must not depend on the order of a disk. */
export const globSync = (folder, ending) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
