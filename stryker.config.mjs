// Mutation testing of the core: `npm run test:mutation`, or with `-- --mutate src/utils/json.ts` for one file. It
// takes long and runs at low priority. docs/mutation.md explains the mutants that survive.
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';

setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['src/{utils,map,journey}/**/*.ts', '!**/*.test.ts'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.mjs' },
  plugins: ['@stryker-mutator/vitest-runner'],
  // Each run works on a copy of the project; these folders are left out because no test reads them.
  ignorePatterns: ['bench', 'build', 'coverage', 'dist', 'docs', 'stories', 'storybook-static', '.cache'],
  tempDirName: join(tmpdir(), 'process-map-mutation'),
  cleanTempDir: 'always',
  concurrency: 2,
  // On a busy machine a slow mutant must not count as killed by a timeout.
  timeoutMS: 10_000,
  timeoutFactor: 2,
  reporters: ['clear-text', 'json', 'progress-append-only'],
  jsonReporter: { fileName: 'coverage/mutation.json' },
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 90 },
};
