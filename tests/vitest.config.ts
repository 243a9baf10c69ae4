import { defineConfig } from 'vitest/config';
import shared from '../vitest.shared.ts';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared.test,
          name: 'capabilities',
          include: ['capabilities/*.test.ts'],
          maxWorkers: 2,
          // All of them share one system; they wait more than they compute.
          globalSetup: ['support/shared-ledger.ts'],
          sequence: { groupOrder: 0, concurrent: true },
          maxConcurrency: 8,
        },
      },
      {
        test: {
          ...shared.test,
          name: 'systems',
          include: ['*.test.ts'],
          sequence: { groupOrder: 1 },
          // Each starts a whole system of its own, which has work for every core.
          fileParallelism: false,
        },
      },
    ],
  },
});
