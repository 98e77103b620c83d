// Mutation testing of the core: `npm run test:mutation`, or with `-- --mutate src/utils/json.ts` for one file. It takes long
// and steps back for everything else on the machine. docs/mutation.md explains what survives.
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';

setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: ['src/{map,journey}/**/*.ts', '!**/*.test.ts'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.mjs' },
  plugins: ['@stryker-mutator/vitest-runner'],
  // What no test reads, so that copies are small. Each run works on a copy, never on the sources.
  ignorePatterns: ['bench', 'build', 'coverage', 'dist', 'docs', 'stories', 'storybook-static', '.cache'],
  tempDirName: join(tmpdir(), 'process-map-mutation'),
  cleanTempDir: 'always',
  concurrency: 2,
  // A busy machine must not make a slow mutant a dead one.
  timeoutMS: 10_000,
  timeoutFactor: 2,
  reporters: ['clear-text', 'json', 'progress-append-only'],
  jsonReporter: { fileName: 'coverage/mutation.json' },
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 90 },
};
