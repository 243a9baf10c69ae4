import { randomUUID } from 'node:crypto';
import { createGuard } from '@order-ledger/access';
import { faultProxy } from '@order-ledger/embedded/testing';
import { connectEventStore } from '@order-ledger/event-store';
import { placeOrder, testTime as at } from '@order-ledger/projector/testing';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import type { QueryApiOptions } from '../src/app.ts';
import { type EventSource, openEventSource } from './support/event-source.ts';
import { logger, testSystem } from './support/system.ts';

const system = await testSystem();
const { writer } = system;

/** An instance that listens; what is open is closed after the test. */
const serve = async (options: Partial<QueryApiOptions> = {}) => {
  const app = system.instance(createGuard({ mode: 'open', logger }), options);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const open = async (orderId: string, after?: number): Promise<EventSource> => {
    const path = `/api/v1/orders/${orderId}/progress`;
    const source = await openEventSource(`${url}${path}`, after === undefined ? {} : { after });
    onTestFinished(() => source.close());
    return source;
  };
  return { app, open };
};

const { open, app } = await serve({ streams: { heartbeatMs: 50 } });

const place = async (): Promise<string> => {
  const orderId = randomUUID();
  await writer.order(orderId, placeOrder(orderId));
  return orderId;
};

const pay = { type: 'PayOrder', method: 'card', reference: 'p', at } as const;
const cancel = { type: 'CancelOrder', code: 'requested', comment: null, at } as const;
const idsOf = ({ messages }: EventSource): number[] => messages.map(({ id }) => id);

describe('the progress of an order', () => {
  it('begins with what there is, goes on as it happens, ends with a final status', async () => {
    const orderId = await place();
    const source = await open(orderId);
    expect(source.status).toBe(200);
    await expect.poll(() => idsOf(source)).toEqual([0, 1]);
    await writer.order(orderId, pay);
    await expect.poll(() => idsOf(source)).toEqual([0, 1, 2]);
    await writer.order(orderId, cancel);
    await source.ended;
    expect(idsOf(source)).toEqual([0, 1, 2, 3, 4]);
    expect(source.messages[3]?.data).toMatchObject({
      order_id: orderId,
      revision: '3',
      type: 'OrderCancelled',
      status: 'cancelled',
    });
  });

  it('goes on behind the last event that was seen', async () => {
    const orderId = await place();
    await writer.order(orderId, pay);
    const source = await open(orderId, 0);
    await expect.poll(() => idsOf(source)).toEqual([1, 2]);
    await writer.order(orderId, { type: 'ConfirmOrder', at });
    await expect.poll(() => idsOf(source)).toEqual([1, 2, 3]);
  });

  it('has nothing more to say of an order that is final: do not come back', async () => {
    const orderId = await place();
    await writer.order(orderId, cancel);
    const first = await open(orderId, 0);
    await first.ended;
    expect(idsOf(first)).toEqual([1, 2]);
    expect((await open(orderId, 2)).status).toBe(204);
  });

  it('has a heartbeat while nothing happens', async () => {
    const source = await open(await place());
    await expect.poll(source.heartbeats).toBeGreaterThan(1);
  });

  it('is told to everybody, each event once, whenever they come', async () => {
    const orderId = await place();
    const sources = [await open(orderId), await open(orderId)];
    const coming = [writer.order(orderId, pay), open(orderId), open(orderId, 1)] as const;
    sources.push(await coming[1], await coming[2]);
    await coming[0];
    await writer.order(orderId, { type: 'ConfirmOrder', at });
    await writer.order(orderId, cancel);
    await Promise.all(sources.map(async ({ ended }) => await ended));
    const all = [0, 1, 2, 3, 4, 5];
    expect(sources.map(idsOf)).toEqual([all, all, all, all.slice(2)]);
  });

  it('of an order that nobody placed is not found', async () => {
    expect((await open(randomUUID())).status).toBe(404);
  });

  it('is asked for behind a revision and nothing else', async () => {
    const url = `/api/v1/orders/${await place()}/progress`;
    const answer = await app.inject({ url, headers: { 'last-event-id': 'yesterday' } });
    expect(answer.statusCode).toBe(400);
  });
});

describe('streams', () => {
  it('of one caller, and of all, are limited; one that ends makes room', async () => {
    const limited = await serve({ streams: { perInstance: 2, perService: 1 } });
    const orderId = await place();
    const first = await limited.open(orderId);
    expect(first.status).toBe(200);
    expect((await limited.open(orderId)).status).toBe(429);
    first.close();
    await expect.poll(async () => (await limited.open(orderId)).status).toBe(200);
    const full = await serve({ streams: { perInstance: 1, perService: 9 } });
    await full.open(orderId);
    const refused = await full.app.inject(`/api/v1/orders/${orderId}/progress`);
    expect(refused.statusCode).toBe(503);
    expect(refused.headers['retry-after']).toBe('1');
  });

  it('end when the service does, and do not hold it up', async () => {
    const { app: stopping, open: openThere } = await serve();
    const source = await openThere(await place());
    await expect.poll(() => idsOf(source)).toEqual([0, 1]);
    await stopping.close();
    await source.ended;
  });

  it('end after their time, and the rest can be had', async () => {
    const short = await serve({ streams: { lifetimeMs: 200, heartbeatMs: 50 } });
    const orderId = await place();
    const source = await short.open(orderId);
    await source.ended;
    await writer.order(orderId, cancel);
    const rest = await short.open(orderId, idsOf(source).at(-1));
    await rest.ended;
    expect([...idsOf(source), ...idsOf(rest)]).toEqual([0, 1, 2]);
  });
});

describe('when the event store is cut off', async () => {
  const proxy = await faultProxy(Number(new URL(system.server.url).port));
  const address = new URL(system.server.url);
  address.port = `${proxy.port}`;
  const eventStore = connectEventStore({ url: address.href, limits: { retryBudgetMs: 500 } });
  afterAll(async () => await eventStore.close());
  const behindProxy = await serve({ eventStore, streams: { heartbeatMs: 60_000 } });

  it('nothing is lost: what happened meanwhile is told afterwards', async () => {
    const orderId = await place();
    const source = await behindProxy.open(orderId);
    await expect.poll(() => idsOf(source)).toEqual([0, 1]);
    proxy.refuse();
    await writer.order(orderId, pay);
    await writer.order(orderId, { type: 'ConfirmOrder', at });
    proxy.pass();
    await expect.poll(() => idsOf(source), { timeout: 40_000 }).toEqual([0, 1, 2, 3]);
  });

  it('a stream that cannot begin is answered 503', async () => {
    const orderId = await place();
    proxy.refuse();
    onTestFinished(() => proxy.pass());
    const { statusCode, body } = await behindProxy.app.inject(`/api/v1/orders/${orderId}/progress`);
    expect(statusCode).toBe(503);
    expect(JSON.parse(body)).toMatchObject({ code: 'event_store_unavailable' });
  });
});
