// Proof of the lint rules by planted faults: part of `npm run lint`, not of the unit tests.
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
