import { afterAll, beforeAll, expect } from 'vitest';

/** Fails the file when a promise was rejected and nobody looked. */
export const expectNoUnhandledRejections = (): void => {
  const unhandled: unknown[] = [];
  const collect = (reason: unknown): void => {
    unhandled.push(reason);
  };
  beforeAll(() => {
    process.on('unhandledRejection', collect);
  });
  afterAll(() => {
    process.off('unhandledRejection', collect);
    expect(unhandled).toEqual([]);
  });
};
