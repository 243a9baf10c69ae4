import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  END,
  eventTypeFilter,
  excludeSystemEvents,
  type Filter,
  type Position,
  START,
  streamNameFilter,
} from '@eventstore/db-client';
import { describe, expect, onTestFinished, test } from 'vitest';
import { testEventStore } from '../../src/testing.ts';
import { record, WAIT } from './subscription-support.ts';
import { collect, connect, event, events } from './support.ts';

const store = await testEventStore();
const client = connect(store.url);
const newStream = (): string => `test-${randomUUID()}`;

/** What a filtered subscription to $all has sent. */
interface Filtered {
  readonly numbers: number[];
  readonly checkpoints: Position[];
  readonly order: string[];
}

const subscribeFiltered = (filter: Filter, fromPosition: Position | typeof START | typeof END) => {
  const seen: Filtered = { numbers: [], checkpoints: [], order: [] };
  const checkpointReached = async (_: unknown, position: Position): Promise<void> => {
    seen.checkpoints.push(position);
    seen.order.push('checkpoint');
    await nextTurn();
  };
  const subscription = client.subscribeToAll({
    fromPosition,
    filter: { ...filter, checkpointReached },
  });
  onTestFinished(async () => await subscription.unsubscribe());
  subscription.on('caughtUp', () => seen.order.push('caughtUp'));
  subscription.on('data', ({ event: read }) => {
    if (read !== undefined) seen.numbers.push((read.data as { n: number }).n);
    seen.order.push('event');
  });
  return seen;
};

describe('filters of $all', () => {
  const run = randomUUID();
  const filters: [name: string, filter: Filter, expected: number[]][] = [
    ['stream prefixes', streamNameFilter({ prefixes: [`a-${run}`, `b-${run}`] }), [1, 2, 3, 4]],
    ['a stream regex', streamNameFilter({ regex: `^[ac]-${run}` }), [1, 2, 5, 6]],
    ['type prefixes', eventTypeFilter({ prefixes: [`Odd${run}`] }), [1, 3, 5]],
    ['a type regex', eventTypeFilter({ regex: `^(Even|None)${run}$` }), [2, 4, 6]],
    ['flags in front of a regex', eventTypeFilter({ regex: `(?i)^EVEN${run}$` }), [2, 4, 6]],
    ...[`\\A\\p{Lu}ven${run}\\z`, `^(?'name'Even)(?# a remark)${run}\\Z`, `Even\\-?${run}`].map(
      (regex): [string, Filter, number[]] => [
        `.NET's ${regex}`,
        eventTypeFilter({ regex }),
        [2, 4, 6],
      ],
    ),
  ];

  test.each(filters)('by %s, in history and live', async (_, filter, expected) => {
    const live = subscribeFiltered(filter, END);
    await expect.poll(() => live.order).toContain('caughtUp');
    const types = [`Odd${run}`, `Even${run}`];
    let n = 0;
    for (const stream of ['a', 'b', 'c']) {
      for (const type of types) await client.appendToStream(`${stream}-${run}`, event(++n, type));
    }
    await expect.poll(() => live.numbers).toEqual(expected);
    const history = subscribeFiltered(filter, START);
    await expect.poll(() => history.order).toContain('caughtUp');
    expect(history.numbers.slice(-expected.length)).toEqual(expected);
  });

  test('without system events', async () => {
    const log = record(client.subscribeToAll({ fromPosition: END, filter: excludeSystemEvents() }));
    await expect.poll(() => log.entries, WAIT).toEqual(['confirmed', 'caughtUp']);
    await client.setStreamMetadata(newStream(), {});
    await client.appendToStream(newStream(), event(1));
    await expect.poll(() => log.entries, WAIT).toEqual(['confirmed', 'caughtUp', 1]);
  });

  test('a regular expression that is none is refused', async () => {
    const log = record(client.subscribeToAll({ filter: streamNameFilter({ regex: '(' }) }));
    await expect.poll(() => log.entries.at(-1)).toMatchObject({ code: 3 });
  });

  test.each([
    [{ maxSearchWindow: 10, checkpointInterval: 2 }, 20],
    [{ checkpointInterval: 1 }, 32],
    [{ checkpointInterval: 3 }, 96],
  ])('checkpoints with %o: one every %d events', async (options, interval) => {
    const { position } = await client.appendToStream(newStream(), event(-1));
    if (position === undefined) throw new Error('It has a position');
    const start = position.commit;
    await client.appendToStream(newStream(), events(200));
    const filter = streamNameFilter({ prefixes: ['none-'], ...options });
    const seen = subscribeFiltered(filter, position);
    await expect.poll(() => seen.order).toContain('caughtUp');
    const due = Array.from(
      { length: Math.floor(200 / interval) },
      (_, k) => start + BigInt((k + 1) * interval),
    );
    const atEnd = start + 200n;
    expect(seen.checkpoints.map(({ commit }) => commit)).toEqual([...due, atEnd]);
    expect(seen.order.at(-1)).toBe('caughtUp');
    await client.appendToStream(newStream(), events(interval));
    await expect.poll(() => seen.checkpoints).toHaveLength(due.length + 2);
    const nextDue = start + BigInt((due.length + 1) * interval);
    expect(seen.checkpoints.at(-1)).toEqual({ commit: nextDue, prepare: nextDue });
  });

  test('a subscription resumes from a checkpoint without gap or repetition', async () => {
    const stream = newStream();
    const { position: start = START } = await client.appendToStream(newStream(), event(0));
    await client.appendToStream(stream, events(100));
    const filter = streamNameFilter({ prefixes: [stream], maxSearchWindow: 7 });
    const seen = subscribeFiltered(filter, start);
    await expect.poll(() => seen.order).toContain('caughtUp');
    const checkpoint = seen.checkpoints.at(-3);
    if (checkpoint === undefined) throw new Error('There are many');
    const passed = (await collect(client.readStream(stream))).filter(
      ({ commitPosition }) => (commitPosition ?? 0n) <= checkpoint.commit,
    );
    const resumed = subscribeFiltered(filter, checkpoint);
    await expect.poll(() => resumed.order).toContain('caughtUp');
    expect(resumed.numbers).toEqual(seen.numbers.slice(passed.length));
    expect(passed.length).toBeGreaterThan(0);
  });
});
