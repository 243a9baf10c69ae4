import { Presets, SingleBar } from 'cli-progress';

/** Reports one unit of work as done. */
export type Tick = (done?: number) => void;

/** Says how much is done now; the total may grow with a ledger that is being written. */
type SetProgress = (done: number, total: number) => void;

/** Rates are of the last so many milliseconds: what was before a pause says nothing of what follows. */
const rateWindowMs = 5_000;

const timeLeft = (left: number, perSecond: number): string => {
  if (left <= 0) return '0 s';
  const seconds = Math.ceil(left / perSecond);
  if (!Number.isFinite(seconds)) return '?';
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7_200 ? `${Math.ceil(seconds / 60)} min` : `${Math.ceil(seconds / 3_600)} h`;
};

/** Answers how many units were done per second lately. */
const rateMeter = (): ((done: number) => number) => {
  const seen = [{ at: performance.now(), done: 0 }];
  return (done) => {
    const at = performance.now();
    while (seen.length > 1 && at - (seen[1]?.at ?? at) > rateWindowMs) seen.shift();
    const since = seen[0] ?? { at, done };
    if (at - (seen.at(-1)?.at ?? 0) >= 100) seen.push({ at, done });
    return at > since.at ? Math.round((done - since.done) / ((at - since.at) / 1_000)) : 0;
  };
};

/**
 * Runs work under a progress bar with rate and time left, on standard error: standard output is for
 * the result. Without a terminal it is a plain line every two seconds. The bar ends however the work
 * ends.
 */
export const withProgress = async <T>(
  title: string,
  total: number,
  work: (tick: Tick, set: SetProgress) => Promise<T>,
  unit = '',
): Promise<T> => {
  const bar = new SingleBar(
    {
      format: `${title.padEnd(34)} {bar} {value}/{total}  {rate}${unit && ` ${unit}`}/s  {left} left`,
      noTTYOutput: !process.stderr.isTTY,
      notTTYSchedule: 2_000,
      hideCursor: true,
      stream: process.stderr,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0, { rate: 0, left: '?' });
  const rateOf = rateMeter();
  let done = 0;
  const set: SetProgress = (now, ofTotal) => {
    done = now;
    const rate = rateOf(now);
    if (ofTotal !== bar.getTotal()) bar.setTotal(ofTotal);
    bar.update(now, { rate, left: timeLeft(ofTotal - now, rate) });
  };
  try {
    return await work((more = 1) => set(done + more, total), set);
  } finally {
    bar.stop();
  }
};
