import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** One configuration for every package; each package's `vitest.config.ts` re-exports it. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // What does not come in a second may still come on a busy machine: these only end what hangs.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 40_000 } },
    pool: 'forks',
    // The files that a process runs share the modules that they load, which takes longer than most of
    // the tests, and the PostgreSQL of `testDatabase`.
    isolate: false,
    // Node runs TypeScript by itself, here as in the services.
    experimental: { viteModuleRunner: false },
    // Packages are tested side by side: more processes of each would load the same once more.
    maxWorkers: 1,
    env: {
      // Processes are started hundreds of times; a third of that is compiling.
      NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/node', import.meta.url)),
    },
    passWithNoTests: true,
  },
});
