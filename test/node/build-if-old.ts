import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
// @ts-expect-error -- the scripts have no types
import { isBuildOld as isBuildOldScript } from '../../scripts/files.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

const isBuildOld = isBuildOldScript as (root: string) => boolean;

/** Exists while a test file builds: test files run side by side, and must not build into one folder at once. */
const lock = join(root, 'node_modules/.process-map-build-lock');

/** Waits for a build of another test file to end. Returns false if there is none, and then holds the lock. */
function isBuiltByOthers(): boolean {
  try {
    mkdirSync(lock);
    return false;
  } catch {
    // A lock that outlives any build was left by a run that was stopped.
    while (existsSync(lock) && Date.now() - statSync(lock, { throwIfNoEntry: false })!.mtimeMs < 240_000)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    return true;
  }
}

/** Builds dist/ if it is older than a source file, or than what the build is made with. */
export function buildIfOld(): void {
  if (!isBuildOld(root) || isBuiltByOthers()) return;
  try {
    // Another test file may have built it just before this one got the lock.
    if (!isBuildOld(root)) return;
    const { status, stderr, stdout } = spawnSync(process.execPath, ['scripts/build.mjs'], {
      cwd: root,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`The build failed:\n${stdout}${stderr}`);
  } finally {
    rmdirSync(lock);
  }
}
