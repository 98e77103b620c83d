// Tests that need no DOM: the core, and everything that reads the built package. Elements are tested in a real browser
// (web-test-runner.config.mjs), stories by vitest.stories.config.mjs.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: [
      'src/{utils,strings,map,journey,stores,packs}/**/*.test.ts',
      'test/{node,model,properties,hostile,faults}/**/*.test.ts',
    ],
    // A forgotten `.only` must not make a green run.
    allowOnly: !process.env['CI'],
    passWithNoTests: false,
    // Some tests walk through thousands of commands or run a whole check; a busy machine must not fail them.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Of a whole run (scripts/test.mjs). Istanbul counts the defaults of parameters as branches; V8 does not.
    coverage: {
      provider: 'istanbul',
      include: ['src/{utils,map,journey}/**/*.ts'],
      exclude: ['**/*.test.ts'],
      reporter: [['text', { skipFull: true }]],
      thresholds: { lines: 100, branches: 100, functions: 100, statements: 100 },
    },
  },
});
