import { mergeConfig } from 'vitest/config';
import shared from '../../vitest.shared.ts';

/** The test files share the modules that they load, which takes longer than most of the tests. */
export default mergeConfig(shared, { test: { isolate: false } });
