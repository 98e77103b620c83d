// Packs the package as it would be published, and checks it with publint and attw: files, exports, types, side effects.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chdir, execPath, exit, platform } from 'node:process';
import { fileURLToPath } from 'node:url';

chdir(fileURLToPath(new URL('..', import.meta.url)));
if (!existsSync('dist/index.js')) {
  console.error('dist/ does not exist: run `npm run build` first.');
  exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'process-map-pack-'));
let failed = false;
const runCheck = (name, program, ...args) => {
  const { status, stdout, stderr } = spawnSync(execPath, [join('node_modules', program), ...args], {
    encoding: 'utf8',
  });
  console.log(`${name}: ${status === 0 ? 'no problem' : `problems\n${stdout}${stderr}`}`);
  failed ||= status !== 0;
};

try {
  const packed = spawnSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: platform === 'win32',
  });
  if (packed.status !== 0) throw new Error('npm pack failed');
  const [report] = Object.values(JSON.parse(packed.stdout));
  const tarball = join(folder, report.filename);
  console.log(`${report.filename}: ${report.files.length} files, ${(report.size / 1000).toFixed(0)} kB packed`);

  const unexpectedFiles = report.files
    .map((file) => file.path)
    .filter((path) => !/^(dist\/|package\.json$|README|LICENSE)/i.test(path) || /\.test\./.test(path));
  if (unexpectedFiles.length) {
    console.error(`Files that the package must not contain: ${unexpectedFiles.join(', ')}`);
    failed = true;
  }

  runCheck('publint', 'publint/src/cli.js', 'run', tarball, '--strict');

  // attw checks types: JSON has none, and a pattern is no entry point that can be resolved.
  const untypedExports = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).exports).filter(
    (name) => name.endsWith('.json') || name.includes('*'),
  );
  runCheck(
    'are the types wrong',
    '@arethetypeswrong/cli/dist/index.js',
    tarball,
    '--profile',
    'esm-only',
    '--no-color',
    '--format',
    'table-flipped',
    '--exclude-entrypoints',
    ...untypedExports,
  );
} catch (error) {
  console.error(error.message);
  failed = true;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
exit(failed ? 1 : 0);
