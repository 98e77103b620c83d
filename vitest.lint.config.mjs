// What lint holds, proved by planted faults: part of `npm run lint`, and not of the unit tests, which need no linter.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/lint/**/*.test.ts'],
    allowOnly: !process.env['CI'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
