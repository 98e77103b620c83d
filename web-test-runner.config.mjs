// Elements in real browsers: WTR_ENGINES=chromium,firefox,firefox-dark,webkit picks; `npm run test:all` takes them all.
import { readFileSync, writeFileSync } from 'node:fs';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { devtools } from './scripts/devtools-plugin.mjs';
import { BROWSER_FLAGS, ensureBrowser } from './scripts/ensure-browser.mjs';
import { findFirefox } from './scripts/other-browsers.mjs';

async function firefox(extraPrefsFirefox) {
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
  firefox: () => firefox(),
  /** What other drivers emulate, Firefox takes as preferences, for as long as it runs. */
  async 'firefox-dark'() {
    const launcher = await firefox({ 'ui.systemUsesDarkTheme': 1, 'ui.prefersReducedMotion': 1 });
    launcher.name = 'Firefox dark';
    return launcher;
  },
  async webkit() {
    const { webkitLauncher } = await import('./scripts/webkit-launcher.mjs');
    return webkitLauncher();
  },
};

/** What an engine is for, where it is not for every file. */
const ONLY = { 'firefox-dark': ['test/browser/access-axe.test.ts'] };

const names = (env['WTR_ENGINES'] ?? 'chromium').split(',');

function launch(name) {
  if (!ENGINES[name]) throw new Error(`WTR_ENGINES: no engine "${name}"; there is ${Object.keys(ENGINES).join(', ')}`);
  return ENGINES[name]();
}

/** Real counts for scripts/test.mjs: WTR's own summary is meant for eyes. */
function countReporter(file) {
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
        // A file that did not load, threw outside its tests, or holds none: not a pass.
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

const rootDir = fileURLToPath(new URL('.', import.meta.url));

/** Modules may import JSON, as the bundler lets them; what a page fetches stays JSON. */
const jsonModules = {
  name: 'json-modules',
  transformImport: ({ source }) => (source.endsWith('.json') ? `${source}?module` : undefined),
  serve: ({ path, query }) =>
    path.endsWith('.json') && 'module' in query
      ? { body: `export default ${readFileSync(`${rootDir}${path}`, 'utf8')}`, type: 'js' }
      : undefined,
};

export default {
  files: ['src/elements/**/*.test.ts', 'test/browser/**/*.test.ts'],
  rootDir,
  nodeResolve: true,
  browsers: await Promise.all(names.filter((name) => !ONLY[name]).map(launch)),
  groups: await Promise.all(
    names
      .filter((name) => ONLY[name])
      .map(async (name) => ({ name, files: ONLY[name], browsers: [await launch(name)] })),
  ),
  // With 2, mouse input of one page times out while another has the focus.
  concurrency: 1,
  concurrentBrowsers: 1,
  plugins: [
    devtools,
    jsonModules,
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)) }),
  ],
  // For a whole file; what hangs is stopped by the limit of its test.
  testsFinishTimeout: 300_000,
  testsStartTimeout: 60_000,
  browserStartTimeout: 60_000,
  testFramework: { config: { timeout: 15_000, forbidOnly: Boolean(env['CI']) } },
  // Lit says once per page that it is in dev mode; its other warnings are wanted.
  filterBrowserLogs: ({ args }) => !(typeof args[0] === 'string' && args[0].includes('Lit is in dev mode')),
  reporters: [defaultReporter(), ...(env['WTR_COUNT_FILE'] ? [countReporter(env['WTR_COUNT_FILE'])] : [])],
};
