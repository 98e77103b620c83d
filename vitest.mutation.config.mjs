// The unit tests as mutants meet them: see stryker.config.mjs.
import { configDefaults, defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.mjs';

/**
 * Stryker counts failing tests. A file that a mutant keeps from loading has none, and the mutant would pass for a
 * survivor: such a file gets one test, which failed as the file did.
 */
const unloaded = {
  onTestModuleEnd({ task: file }) {
    if (file.result?.state !== 'fail' || file.tasks.length) return;
    file.tasks.push({ type: 'test', name: 'the file loads', mode: 'run', file, meta: {}, tasks: [], result: { ...file.result, duration: 0 } });
  },
};

export default mergeConfig(
  base,
  defineConfig({
    test: {
      reporters: [unloaded],
      // It builds the package, of which no mutant is part.
      exclude: [...configDefaults.exclude, 'test/node/package.test.ts', 'src/journey/rules/15-the-end.test.ts'],
    },
  }),
);
