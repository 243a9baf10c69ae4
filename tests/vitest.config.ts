import { mergeConfig } from 'vitest/config';
import shared from '../vitest.shared.ts';

/** One file at a time: each starts the whole system, which has work for every core. */
export default mergeConfig(shared, { test: { include: ['*.test.ts'], fileParallelism: false } });
