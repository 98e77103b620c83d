// The unit tests as mutants meet them: see stryker.config.mjs.
import { configDefaults, defineConfig } from 'vitest/config';
import base from './vitest.config.mjs';

/**
 * Stryker counts failing tests. A file that a mutant keeps from loading has none, and the mutant would pass for a
 * survivor: such a file gets one test, which failed as the file did.
 */
const unloaded = {
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
    reporters: [unloaded],
    // The tests beside the code: together they answer in seconds. The walks, sequences and damaged records in test/ take
    // as long for one mutant, and a rule that only they know has no example yet. PME_TESTS names fewer.
    include: process.env['PME_TESTS']?.split(' ') ?? ['src/{utils,map,journey}/**/*.test.ts'],
    exclude: [...configDefaults.exclude, 'src/journey/rules/15-the-end.test.ts'],
  },
});
