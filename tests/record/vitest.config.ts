import { defineConfig } from 'vitest/config';
import shared from '../../vitest.shared.ts';

/** `npm run events:record`: records, on a system of its own, the lives that have no recording yet. */
export default defineConfig({
  test: {
    ...shared.test,
    name: 'record',
    root: new URL('..', import.meta.url).pathname,
    include: ['record/*.record.ts'],
    globalSetup: ['support/shared-ledger.ts'],
    testTimeout: 120_000,
  },
});
