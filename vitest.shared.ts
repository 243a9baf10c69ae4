import { defineConfig } from 'vitest/config';

/** One configuration for every package; each package's `vitest.config.ts` re-exports it. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    passWithNoTests: true,
  },
});
