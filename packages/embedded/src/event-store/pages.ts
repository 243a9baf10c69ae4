import type { StoredEvent } from './model.ts';
import type { From } from './read-query.ts';
import { PAGE_EVENTS, type Reader, type StreamRange } from './reader.ts';
import type { Tail } from './tail.ts';

/** Events of $all after `position`: from memory when they are near the head, else from the database. */
export const allAfter = async (
  reader: Reader,
  tail: Tail,
  position: number,
  limit = PAGE_EVENTS,
): Promise<readonly StoredEvent[]> =>
  tail.after(position, limit) ?? (await reader.allForwards(position, tail.head, limit));

/** $all from `from` on (inclusive), page by page, up to where it ends now. */
export async function* readAllForwards(
  reader: Reader,
  tail: Tail,
  from: From,
  limit = PAGE_EVENTS,
): AsyncGenerator<readonly StoredEvent[]> {
  const end = tail.head;
  let position = from === 'start' ? 0 : from === 'end' ? end : from - 1;
  while (position < end) {
    const page = (await allAfter(reader, tail, position, limit)).filter(
      (event) => event.position <= end,
    );
    yield page;
    position = page.at(-1)?.position ?? end;
  }
}

/** $all before `from` (exclusive), page by page, down to its start. */
export async function* readAllBackwards(
  reader: Reader,
  tail: Tail,
  from: From,
  limit = PAGE_EVENTS,
): AsyncGenerator<readonly StoredEvent[]> {
  let position =
    from === 'start' ? 0 : from === 'end' ? tail.head + 1 : Math.min(from, tail.head + 1);
  while (position > 1) {
    const page = await reader.allBackwards(position, limit);
    yield page;
    position = page.at(-1)?.position ?? 0;
  }
}

/** A stream from `from` on (inclusive), page by page, up to the end of the range. */
export async function* readStreamForwards(
  reader: Reader,
  range: StreamRange,
  from: From,
  limit = PAGE_EVENTS,
): AsyncGenerator<readonly StoredEvent[]> {
  if (from === 'end') return;
  let low = Math.max(range.low, from === 'start' ? 0 : from);
  while (low <= range.high) {
    const page = await reader.streamForwards({ ...range, low }, limit);
    yield page;
    low = (page.at(-1)?.revision ?? range.high) + 1;
  }
}

/** A stream from `from` down (inclusive), page by page, to the start of the range. */
export async function* readStreamBackwards(
  reader: Reader,
  range: StreamRange,
  from: From,
  limit = PAGE_EVENTS,
): AsyncGenerator<readonly StoredEvent[]> {
  let high = from === 'start' ? 0 : from === 'end' ? range.high : Math.min(from, range.high);
  while (high >= range.low) {
    const page = await reader.streamBackwards({ ...range, high }, limit);
    yield page;
    high = (page.at(-1)?.revision ?? range.low) - 1;
  }
}
