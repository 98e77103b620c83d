// Runs the tests and says at the very end, alone on a line, how many passed and failed over all runners.
//   node scripts/test.mjs                       unit (Node) and elements (a real browser)
//   node scripts/test.mjs all                   unit, and elements in Chromium, Firefox and WebKit
//   node scripts/test.mjs unit|elements|others|stories [arguments of that runner]
//                                               others: elements in the engines besides Chromium that are installed
//   node scripts/test.mjs long [arguments]      walks, sequences and hostile data in far greater numbers (docs/testing.md)
//   --tally FILE                                keeps the counts as JSON, for .ci/run to add up
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, env, execPath, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './ensure-browser.mjs';
import { installedEngines } from './other-browsers.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'process-map-tests-'));
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

function run(program, args, more = {}) {
  return (
    spawnSync(execPath, [join(root, 'node_modules', program), ...args], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...env, ...more },
    }).status === 0
  );
}

function vitest(config, args, more) {
  const file = join(scratch, `${config}.json`);
  const ok = run(
    'vitest/vitest.mjs',
    ['run', '--config', config, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args],
    more,
  );
  const report = read(file);
  const count = {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
  // A file that could not even be collected has no failing test to its name.
  count.failed += report.testResults.filter(
    (one) => one.status === 'failed' && !one.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  return { ok, count };
}

/** What has more to do in a long run. */
const LONG = ['test/model/', 'test/properties/', 'test/hostile/'];

function elements(args, engines) {
  const file = join(scratch, 'elements.json');
  const ok = run('@web/test-runner/dist/bin.js', args, {
    WTR_COUNT_FILE: file,
    CHROME_PATH: ensureBrowser(),
    WTR_ENGINES: engines,
  });
  return { ok, count: read(file) };
}

const RUNNERS = {
  // Some of the tests cannot cover all that all of them must.
  unit: (args) => vitest('vitest.config.mjs', args.length ? args : ['--coverage']),
  long: (args) => vitest('vitest.config.mjs', ['--testTimeout=0', ...(args.length ? args : LONG)], { TEST_LONG: '1' }),
  elements: (args) => elements(args, env['WTR_ENGINES'] ?? 'chromium'),
  engines: (args) => elements(args, 'chromium,firefox,firefox-dark,webkit'),
  others: (args) => elements(args, installedEngines().join()),
  stories: (args) => vitest('vitest.stories.config.mjs', args, { CHROME_PATH: ensureBrowser() }),
};

const args = argv.slice(2);
const at = args.indexOf('--tally');
const tally = at >= 0 ? args.splice(at, 2)[1] : undefined;
const SETS = { all: ['unit', 'engines'] };
const named = args[0] in RUNNERS || args[0] in SETS ? args.shift() : undefined;
const chosen = SETS[named] ?? (named ? [named] : ['unit', 'elements']);
if (named === 'others' && installedEngines().length === 0) {
  console.log('Neither Firefox nor WebKit is installed here: the elements are not tested in them.');
  if (tally) writeFileSync(tally, JSON.stringify({ passed: 0, failed: 0, skipped: 0 }));
  exit(0);
}

const total = { passed: 0, failed: 0, skipped: 0 };
let ok = true;
try {
  // First of all, so that a missing browser is said at once and not after minutes.
  if (chosen.some((name) => name !== 'unit' && name !== 'long')) ensureBrowser();
  for (const name of chosen) {
    console.log(`\n== ${name} tests`);
    let result;
    try {
      result = RUNNERS[name](args);
    } catch (error) {
      // No report: the runner died, or found no test file.
      console.error(`The ${name} tests gave no result: ${error.message}`);
      result = { ok: false, count: { passed: 0, failed: 1, skipped: 0 } };
    }
    const { passed, failed } = result.count;
    if (passed + failed === 0) console.error(`No ${name} test ran: that counts as a failure.`);
    ok &&= result.ok && failed === 0 && passed > 0;
    for (const key of Object.keys(total)) total[key] += result.count[key];
  }
} catch (error) {
  console.error(error.message);
  ok = false;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
// Something failed that no runner counted: the line must not read like a success.
if (!ok && total.failed === 0) total.failed = 1;
if (tally) writeFileSync(tally, JSON.stringify(total));
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
exit(ok ? 0 : 1);
