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

/** Answers how many units were done per second lately. `before`: those of an earlier time. */
const rateMeter = (before = 0): ((done: number) => number) => {
  const seen = [{ at: performance.now(), done: before }];
  return (done) => {
    const at = performance.now();
    while (seen.length > 1 && at - (seen[1]?.at ?? at) > rateWindowMs) seen.shift();
    const since = seen[0] ?? { at, done };
    if (at - (seen.at(-1)?.at ?? 0) >= 100) seen.push({ at, done });
    return at > since.at ? Math.round((done - since.done) / ((at - since.at) / 1_000)) : 0;
  };
};

/** On standard error: standard output is for the result. Without a terminal a plain line every two seconds. */
const createBar = (title: string, format: string): SingleBar =>
  new SingleBar(
    {
      format: `${title.padEnd(34)} {bar} ${format}`,
      noTTYOutput: !process.stderr.isTTY,
      notTTYSchedule: 2_000,
      hideCursor: true,
      stream: process.stderr,
    },
    Presets.shades_classic,
  );

/** Runs work under a progress bar with rate and time left, which ends however the work ends. */
export const withProgress = async <T>(
  title: string,
  total: number,
  work: (tick: Tick, set: SetProgress) => Promise<T>,
  unit = '',
): Promise<T> => {
  const bar = createBar(title, `{value}/{total}  {rate}${unit && ` ${unit}`}/s  {left} left`);
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

/** How far work is that reads the ledger. */
export interface LedgerProgress {
  /** What is done just now. */
  readonly doing: string;
  /** Of the whole work, from 0 to 1. */
  readonly share: number;
  /** So many were read so far. */
  readonly events: number;
}

/** How much of the ledger a position has behind it: how many events there are nobody has counted. */
export const shareUpTo = (position: bigint, head: bigint): number =>
  head > 0n ? Math.min(1, Number(position) / Number(head)) : 0;

const whole = 1_000_000;

/** Runs work that reads the ledger under a progress bar: events, their rate, and what is left. */
export const withLedgerProgress = async <T>(
  title: string,
  work: (report: (progress: LedgerProgress) => void) => Promise<T>,
): Promise<T> => {
  const bar = createBar(title, '{percentage} %  {events} events  {rate}/s  {left} left  {doing}');
  bar.start(whole, 0, { events: 0, rate: 0, left: '?', doing: '' });
  const eventsPerSecond = rateMeter();
  let donePerSecond: ReturnType<typeof rateMeter> | undefined;
  let done = 0;
  try {
    return await work(({ doing, share, events }) => {
      // A ledger that is written grows meanwhile: a bar does not go back.
      done = Math.max(done, Math.floor(share * whole));
      // What an earlier time has done says nothing of the rate.
      donePerSecond ??= rateMeter(done);
      const rate = eventsPerSecond(events).toLocaleString('en');
      const left = timeLeft(whole - done, donePerSecond(done));
      bar.update(done, { events: events.toLocaleString('en'), rate, left, doing });
    });
  } finally {
    bar.stop();
  }
};
