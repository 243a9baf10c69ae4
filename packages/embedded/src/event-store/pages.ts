import type { StoredEvent } from './model.ts';
import { isBookkeeping } from './persistent/group-id.ts';
import type { From } from './read-query.ts';
import { PAGE_EVENTS, type Reader, type StreamRange } from './reader.ts';
import type { Tail } from './tail.ts';
import { recordStream } from './wire/record.ts';

type Page = readonly StoredEvent[];

/** Events of $all after `position`: from memory when they are near the head, else from the database. */
export const allAfter = async (
  reader: Reader,
  tail: Tail,
  position: number,
  limit = PAGE_EVENTS,
): Promise<Page> =>
  tail.after(position, limit) ?? (await reader.allForwards(position, tail.head, limit));

/** Whether an event of the log is one of $all: what groups of $all write about themselves is not. */
export const isInAll = ({ record }: StoredEvent): boolean => !isBookkeeping(recordStream(record));

/** $all from `from` on (inclusive), up to where it ends now; at most `count` events. */
export const readAllForwards = (
  reader: Reader,
  tail: Tail,
  from: From,
  count = Infinity,
): AsyncGenerator<Page> => {
  const end = tail.head;
  const after = from === 'start' ? 0 : from === 'end' ? end : from - 1;
  const step = stepsOfAll(end);
  return pages(count, after, (position, limit) =>
    position < end
      ? step(limit, async (size) =>
          (await allAfter(reader, tail, position, size)).filter((event) => event.position <= end),
        )
      : undefined,
  );
};

/** $all before `from` (exclusive), down to its start; at most `count` events. */
export const readAllBackwards = (
  reader: Reader,
  tail: Tail,
  from: From,
  count = Infinity,
): AsyncGenerator<Page> => {
  const before = from === 'start' ? 0 : Math.min(from === 'end' ? Infinity : from, tail.head + 1);
  const step = stepsOfAll(0);
  return pages(count, before, (position, limit) =>
    position > 1
      ? step(limit, async (size) => await reader.allBackwards(position, size))
      : undefined,
  );
};

/** A stream from `from` on (inclusive), up to the end of the range; at most `count` events. */
export const readStreamForwards = (
  reader: Reader,
  tail: Tail,
  range: StreamRange,
  from: From,
  count = Infinity,
): AsyncGenerator<Page> => {
  const first = from === 'start' ? 0 : from === 'end' ? Infinity : from;
  return pages(count, Math.max(range.low, first), (low, limit) =>
    low <= range.high
      ? {
          page: async () =>
            inMemory(tail, range, low, Math.min(range.high, low + limit - 1)) ??
            (await reader.streamForwards({ ...range, low }, limit)),
          next: (last) => (last?.revision ?? range.high) + 1,
        }
      : undefined,
  );
};

/** A stream from `from` down (inclusive), to the start of the range; at most `count` events. */
export const readStreamBackwards = (
  reader: Reader,
  tail: Tail,
  range: StreamRange,
  from: From,
  count = Infinity,
): AsyncGenerator<Page> => {
  const first = from === 'start' ? 0 : from === 'end' ? range.high : Math.min(from, range.high);
  return pages(count, first, (high, limit) =>
    high >= range.low
      ? {
          page: async () =>
            inMemory(tail, range, Math.max(range.low, high - limit + 1), high)?.toReversed() ??
            (await reader.streamBackwards({ ...range, high }, limit)),
          next: (last) => (last?.revision ?? range.low) - 1,
        }
      : undefined,
  );
};

/** What was written last is likely to be read: it needs no database, unless by its age. */
const inMemory = (tail: Tail, range: StreamRange, low: number, high: number): Page | undefined =>
  range.sinceMs > 0 ? undefined : tail.ofStream(range.stream, low, high);

/** How to get one page, and where the one after it begins; undefined last event = it was empty. */
interface Step {
  page(): Promise<Page>;
  next(last: StoredEvent | undefined): number;
}

/**
 * Pages of $all from pages of the log, which ends at `end`. As many events more are read as were left
 * out before: so a long run of them costs a few pages, however few events are wanted.
 */
const stepsOfAll = (end: number) => {
  let leftOut = 0;
  return (limit: number, read: (size: number) => Promise<Page>): Step => {
    let reached = end;
    return {
      page: async () => {
        const page = await read(Math.min(limit + leftOut, PAGE_EVENTS));
        const shown = page.filter(isInAll);
        leftOut += page.length - shown.length;
        reached = page.at(-1)?.position ?? end;
        // There are more than were asked for only in the last page of all.
        return shown.slice(0, limit);
      },
      next: () => reached,
    };
  };
};

/** Page after page. While one is being sent the next is read: so the reader hardly ever waits. */
async function* pages(
  count: number,
  start: number,
  stepAt: (at: number, limit: number) => Step | undefined,
): AsyncGenerator<Page> {
  let left = count;
  let step = stepAt(start, Math.min(left, PAGE_EVENTS));
  let reading = step?.page();
  while (step !== undefined && reading !== undefined && left > 0) {
    const page = await reading;
    left -= page.length;
    step = left > 0 ? stepAt(step.next(page.at(-1)), Math.min(left, PAGE_EVENTS)) : undefined;
    reading = step?.page();
    // Nobody may be there any more to hear of its failure.
    reading?.catch(() => undefined);
    yield page;
  }
}
