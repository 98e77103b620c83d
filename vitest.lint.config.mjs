// What lint holds, proved by planted faults: part of `npm run lint`. By itself, since the type information that ESLint
// keeps does not bear that a build comes and goes beside it, as it does in the unit tests.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { environment: 'node', include: ['test/lint/**/*.test.ts'], allowOnly: !process.env['CI'], testTimeout: 300_000, hookTimeout: 300_000 },
});
