import { mergeConfig } from 'vitest/config';
import shared from '../../vitest.shared.ts';

/** Pure functions need no process of their own, and a thread starts at once. */
export default mergeConfig(shared, { test: { pool: 'threads' } });
