// Tests of elements in real browsers. WTR_ENGINES=chromium,firefox,firefox-dark,webkit selects some; `npm run
// test:all` runs all.
import { readFileSync, writeFileSync } from 'node:fs';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { devtools } from './scripts/devtools-plugin.mjs';
import { BROWSER_FLAGS, ensureBrowser } from './scripts/ensure-browser.mjs';
import { findFirefox } from './scripts/other-browsers.mjs';

async function createFirefoxLauncher(extraPrefsFirefox) {
  const { puppeteerLauncher } = await import('@web/test-runner-puppeteer');
  return puppeteerLauncher({
    launchOptions: {
      browser: 'firefox',
      executablePath: findFirefox(),
      ...(extraPrefsFirefox && { extraPrefsFirefox }),
    },
    concurrency: 1,
  });
}

const ENGINES = {
  chromium: () =>
    chromeLauncher({
      launchOptions: { executablePath: ensureBrowser(), args: BROWSER_FLAGS },
      concurrency: 1,
    }),
  firefox: () => createFirefoxLauncher(),
  /** Firefox emulates no media features; preferences set them for the whole run. */
  async 'firefox-dark'() {
    const launcher = await createFirefoxLauncher({ 'ui.systemUsesDarkTheme': 1, 'ui.prefersReducedMotion': 1 });
    launcher.name = 'Firefox dark';
    return launcher;
  },
  async webkit() {
    const { createWebKitLauncher } = await import('./scripts/webkit-launcher.mjs');
    return createWebKitLauncher();
  },
};

/** Engines that run some files only. */
const FILES = { 'firefox-dark': ['test/browser/access-axe.test.ts'] };

const names = (env['WTR_ENGINES'] ?? 'chromium').split(',');

function createLauncher(name) {
  if (!ENGINES[name]) throw new Error(`WTR_ENGINES: "${name}" is no engine; use ${Object.keys(ENGINES).join(', ')}`);
  return ENGINES[name]();
}

/** Creates a reporter that writes the counts for scripts/test.mjs. */
function createCountReporter(file) {
  return {
    onTestRunFinished({ sessions }) {
      const count = { passed: 0, failed: 0, skipped: 0 };
      for (const session of sessions) {
        const before = count.passed + count.failed + count.skipped;
        const failedBefore = count.failed;
        const walk = (suite) => {
          for (const test of suite.tests) count[test.skipped ? 'skipped' : test.passed ? 'passed' : 'failed'] += 1;
          suite.suites.forEach(walk);
        };
        if (session.testResults) walk(session.testResults);
        // A file that did not load, threw outside its tests, or has none, counts as a failure.
        const empty = count.passed + count.failed + count.skipped === before;
        const broken = !session.passed && count.failed === failedBefore;
        if (empty || broken) {
          count.failed += 1;
          if (empty && session.passed) console.error(`No test in ${session.testFile}`);
        }
      }
      writeFileSync(file, JSON.stringify(count));
    },
  };
}

const isLongRun = env['TEST_LONG'] === '1';

/** First seed and number of the interleavings of test/browser/faults.test.ts. */
const faults = {
  firstSeed: Number(env['FAULTS_SEED'] ?? (isLongRun ? Date.now() % 2 ** 31 : 1)),
  count: Number(env['FAULTS_RUNS'] ?? (isLongRun ? 2000 : 200)),
};

const rootDir = fileURLToPath(new URL('.', import.meta.url));

/** Serves imported JSON as a module, as the bundler does. JSON that a page fetches stays JSON. */
const jsonModules = {
  name: 'json-modules',
  transformImport: ({ source }) => (source.endsWith('.json') ? `${source}?module` : undefined),
  serve: ({ path, query }) =>
    path.endsWith('.json') && 'module' in query
      ? { body: `export default ${readFileSync(`${rootDir}${path}`, 'utf8')}`, type: 'js' }
      : undefined,
};

export default {
  files: ['src/elements/**/*.test.ts', 'test/browser/**/*.test.ts', 'test/hosts/**/*.test.ts'],
  rootDir,
  nodeResolve: true,
  browsers: await Promise.all(names.filter((name) => !FILES[name]).map(createLauncher)),
  groups: await Promise.all(
    names
      .filter((name) => FILES[name])
      .map(async (name) => ({ name, files: FILES[name], browsers: [await createLauncher(name)] })),
  ),
  // With two, mouse input of one page times out while another has the focus.
  concurrency: 1,
  concurrentBrowsers: 1,
  plugins: [
    devtools,
    jsonModules,
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)),
      define: { FAULTS: JSON.stringify(faults) },
    }),
  ],
  // Limit of a whole file; each test has its own.
  testsFinishTimeout: isLongRun ? 3_600_000 : 300_000,
  testsStartTimeout: 60_000,
  browserStartTimeout: 60_000,
  testFramework: { config: { timeout: 15_000, forbidOnly: Boolean(env['CI']) } },
  // Lit logs once per page that it is in dev mode; its other warnings are of interest.
  filterBrowserLogs: ({ args }) => !(typeof args[0] === 'string' && args[0].includes('Lit is in dev mode')),
  reporters: [defaultReporter(), ...(env['WTR_COUNT_FILE'] ? [createCountReporter(env['WTR_COUNT_FILE'])] : [])],
};
