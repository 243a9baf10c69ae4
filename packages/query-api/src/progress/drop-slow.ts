import type { Readable } from 'node:stream';

/**
 * Destroys a stream whose reader takes nothing for a while though there is something to take: it
 * must not hold what it will not have.
 */
export const dropSlow = (stream: Readable, patienceMs: number): void => {
  let waitingSince: number | undefined;
  const timer = setInterval(() => {
    const now = performance.now();
    waitingSince = stream.readableLength === 0 ? undefined : (waitingSince ?? now);
    if (waitingSince !== undefined && now - waitingSince >= patienceMs) {
      stream.destroy(new Error('the reader is too slow'));
    }
  }, patienceMs / 4);
  stream.on('data', () => {
    waitingSince = undefined;
  });
  stream.once('close', () => clearInterval(timer));
};
