import { randomFillSync } from 'node:crypto';

/**
 * A source of random bytes, so many at a time. They are drawn for hundreds of calls together: asking
 * the system for a few costs as much as asking it for thousands.
 */
export const randomBytesOf = (size: number): (() => Buffer) => {
  const pool = Buffer.alloc(size * 512);
  let used = pool.length;
  return () => {
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    used += size;
    return Buffer.from(pool.subarray(used - size, used));
  };
};
