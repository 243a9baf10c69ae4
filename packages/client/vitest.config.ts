import { mergeConfig } from 'vitest/config';
import shared from '../../vitest.shared.ts';

/** Pure functions leave nothing behind, so the test files share one thread and start at once. */
export default mergeConfig(shared, { test: { pool: 'threads', isolate: false } });
