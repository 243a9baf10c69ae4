import { Presets, SingleBar } from 'cli-progress';

/** Reports one unit of work as done. */
export type Tick = (done?: number) => void;

/**
 * Runs work under a progress bar with rate and time left; without a terminal it prints a plain
 * line every two seconds. The bar ends however the work ends.
 */
export const withProgress = async <T>(
  title: string,
  total: number,
  work: (tick: Tick) => Promise<T>,
): Promise<T> => {
  const startedAt = performance.now();
  const bar = new SingleBar(
    {
      format: `${title.padEnd(34)} {bar} {value}/{total}  {rate}/s  {duration_formatted}`,
      noTTYOutput: !process.stdout.isTTY,
      notTTYSchedule: 2_000,
      hideCursor: true,
      stream: process.stdout,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0, { rate: 0 });
  let done = 0;
  const tick: Tick = (more = 1) => {
    done += more;
    const seconds = (performance.now() - startedAt) / 1_000;
    bar.update(done, { rate: Math.round(done / seconds) });
  };
  try {
    return await work(tick);
  } finally {
    bar.stop();
  }
};
