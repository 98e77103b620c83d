// The unit tests that run against mutants: see stryker.config.mjs.
import { configDefaults, defineConfig } from 'vitest/config';
import base from './vitest.config.mjs';

/**
 * Adds one failed test to a test file that a mutant keeps from loading. Stryker counts failed tests, and would count
 * the mutant as a survivor.
 */
const loadFailureReporter = {
  onTestModuleEnd({ task: file }) {
    if (file.result?.state !== 'fail' || file.tasks.length) return;
    file.tasks.push({
      type: 'test',
      name: 'the file loads',
      mode: 'run',
      file,
      meta: {},
      tasks: [],
      result: { ...file.result, duration: 0 },
    });
  },
};

export default defineConfig({
  test: {
    ...base.test,
    reporters: [loadFailureReporter],
    // The tests beside the code take seconds together. Those in test/ (walks, sequences, damaged records) take as
    // long for one mutant, and a rule that only they cover lacks an example. PME_TESTS selects fewer files.
    include: process.env['PME_TESTS']?.split(' ') ?? ['src/{utils,map,journey}/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'src/journey/rules/15-the-end.test.ts'],
  },
});
