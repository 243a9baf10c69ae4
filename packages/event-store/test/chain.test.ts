import { testEventStore } from '@order-ledger/embedded/testing';
import { expect, it } from 'vitest';
import { hashOfEvent, readRawStream, verifyChain } from '../src/index.ts';
import type { RawEvent } from '../src/index.ts';
import { connected } from './support/connections.ts';
import { context, freshId, receive, reserve, stockExecutor } from './support/stock.ts';

const server = await testEventStore();

/** A stream written in batches, one by one, and by a second instance. */
const storedStream = async (): Promise<readonly RawEvent[]> => {
  const eventStore = connected(server.url);
  const id = freshId();
  const one = stockExecutor(eventStore);
  const two = stockExecutor(connected(server.url));
  await one.execute(id, receive(100), context());
  await Promise.all(Array.from({ length: 10 }, () => one.execute(id, reserve(), context())));
  await two.execute(id, reserve(), context({ fingerprint: 'f', traceparent: 't' }));
  await one.execute(id, reserve(), context());
  const events: RawEvent[] = [];
  for await (const event of readRawStream(eventStore, `stockReservation-${id}`)) events.push(event);
  return events;
};

it('every event carries the hash of its predecessor', async () => {
  const events = await storedStream();
  const last = events.at(-1);
  expect(events).toHaveLength(13);
  const hash = last === undefined ? null : hashOfEvent(last);
  await expect(verifyChain(events)).resolves.toEqual({ count: 13, hash });
});

it('any change of any event but the last breaks the chain behind it', async () => {
  const events = await storedStream();
  for (const [index, event] of events.slice(0, -1).entries()) {
    const forgeries: RawEvent[] = [
      { ...event, data: { ...Object(event.data), quantity: 7 } },
      { ...event, type: 'StockAdjusted' },
      { ...event, metadata: { ...Object(event.metadata), actor: 'somebody else' } },
      { ...event, id: '2f5f3f52-52a6-4d1c-9e4c-3b6f3b3e7f11' },
    ];
    for (const forged of forgeries) {
      const broken = verifyChain(events.with(index, forged));
      await expect(broken).rejects.toMatchObject({ code: 'broken_chain' });
    }
  }
});

it('a change of the last event changes the hash that the chain ends with', async () => {
  const events = await storedStream();
  const last = events.length - 1;
  const forged = events.map((event, index) =>
    index === last ? { ...event, data: { ...Object(event.data), quantity: 7 } } : event,
  );
  const { hash } = await verifyChain(events);
  await expect(verifyChain(forged)).resolves.not.toMatchObject({ hash });
});

it('a missing, doubled or moved event is found', async () => {
  const events = await storedStream();
  const [first, second, ...rest] = events;
  if (first === undefined || second === undefined) throw new Error('no events');
  const damaged = [
    [second, ...rest],
    [first, ...rest],
    [first, first, second, ...rest],
  ];
  for (const stream of damaged) {
    await expect(verifyChain(stream)).rejects.toMatchObject({ code: 'gap' });
  }
  const swapped = [first, { ...second, data: rest[0]?.data }, ...rest];
  await expect(verifyChain(swapped)).rejects.toMatchObject({ code: 'broken_chain' });
});
