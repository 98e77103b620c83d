// Runs the tests and prints the total of passed and failed tests of all runners on the last line.
//   node scripts/test.mjs                       unit (Node) and elements (a real browser)
//   node scripts/test.mjs all                   unit, and elements in Chromium, Firefox and WebKit
//   node scripts/test.mjs unit|elements|others|stories [arguments of that runner]
//                                               others: elements in the installed engines besides Chromium
//   node scripts/test.mjs long [arguments]      many more walks, sequences and hostile data (docs/testing.md)
//   --tally FILE                                writes the counts as JSON, which .ci/run adds up
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, env, execPath, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './ensure-browser.mjs';
import { listInstalledEngines } from './other-browsers.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'process-map-tests-'));
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

function run(program, args, variables = {}) {
  return (
    spawnSync(execPath, [join(root, 'node_modules', program), ...args], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...env, ...variables },
    }).status === 0
  );
}

function runVitest(config, args, variables) {
  const file = join(scratch, `${config}.json`);
  const ok = run(
    'vitest/vitest.mjs',
    ['run', '--config', config, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args],
    variables,
  );
  const report = readJson(file);
  const count = {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
  // A file that could not be collected has no failed test.
  count.failed += report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  return { ok, count };
}

/** Folders whose tests do more in a long run. */
const LONG_FOLDERS = ['test/model/', 'test/properties/', 'test/hostile/', 'test/faults/'];

/** Element tests that do more in a long run. */
const LONG_ELEMENT_TEST = 'test/browser/faults.test.ts';

function runElementTests(args, engines, variables) {
  const file = join(scratch, 'elements.json');
  const ok = run('@web/test-runner/dist/bin.js', args, {
    WTR_COUNT_FILE: file,
    CHROME_PATH: ensureBrowser(),
    WTR_ENGINES: engines,
    ...variables,
  });
  return { ok, count: readJson(file) };
}

const RUNNERS = {
  // The coverage thresholds hold for a whole run only.
  unit: (args) => runVitest('vitest.config.mjs', args.length ? args : ['--coverage']),
  long: (args) =>
    runVitest('vitest.config.mjs', ['--testTimeout=0', ...(args.length ? args : LONG_FOLDERS)], { TEST_LONG: '1' }),
  'long-elements': () => runElementTests(['--files', LONG_ELEMENT_TEST], 'chromium', { TEST_LONG: '1' }),
  elements: (args) => runElementTests(args, env['WTR_ENGINES'] ?? 'chromium'),
  engines: (args) => runElementTests(args, 'chromium,firefox,firefox-dark,webkit'),
  others: (args) => runElementTests(args, listInstalledEngines().join()),
  stories: (args) => runVitest('vitest.stories.config.mjs', args, { CHROME_PATH: ensureBrowser() }),
};

const args = argv.slice(2);
const tallyIndex = args.indexOf('--tally');
const tallyFile = tallyIndex >= 0 ? args.splice(tallyIndex, 2)[1] : undefined;
const SETS = { all: ['unit', 'engines'] };
const setName = args[0] in RUNNERS || args[0] in SETS ? args.shift() : undefined;
// With arguments, a long run is one of tests in Node.
if (setName === 'long' && !args.length) SETS.long = ['long', 'long-elements'];
const chosen = SETS[setName] ?? (setName ? [setName] : ['unit', 'elements']);
if (setName === 'others' && listInstalledEngines().length === 0) {
  console.log('Neither Firefox nor WebKit is installed: no tests run in other engines.');
  if (tallyFile) writeFileSync(tallyFile, JSON.stringify({ passed: 0, failed: 0, skipped: 0 }));
  exit(0);
}

const total = { passed: 0, failed: 0, skipped: 0 };
let ok = true;
try {
  // Reports a missing browser at once instead of after the unit tests.
  if (chosen.some((name) => name !== 'unit' && name !== 'long')) ensureBrowser();
  for (const name of chosen) {
    console.log(`\n== ${name} tests`);
    let result;
    try {
      result = RUNNERS[name](args);
    } catch (error) {
      // Without a report the runner crashed, or found no test file.
      console.error(`The ${name} tests gave no result: ${error.message}`);
      result = { ok: false, count: { passed: 0, failed: 1, skipped: 0 } };
    }
    const { passed, failed } = result.count;
    if (passed + failed === 0) console.error(`No ${name} tests ran, which counts as a failure.`);
    ok &&= result.ok && failed === 0 && passed > 0;
    for (const key of Object.keys(total)) total[key] += result.count[key];
  }
} catch (error) {
  console.error(error.message);
  ok = false;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
// A failure that no runner counted must not read like a success.
if (!ok && total.failed === 0) total.failed = 1;
if (tallyFile) writeFileSync(tallyFile, JSON.stringify(total));
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
exit(ok ? 0 : 1);
