import { randomUUID } from 'node:crypto';
import { createGuard } from '@order-ledger/access';
import { runAudit as auditLedger, findingCodes } from '@order-ledger/audit';
import { placeOrder } from '@order-ledger/projector/testing';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { QueryApiOptions } from '../src/app.ts';
import { auditInThread } from '../src/audits/thread/audit-in-thread.ts';
import { type EventSource, openEventSource } from './support/event-source.ts';
import { logger, testSystem } from './support/system.ts';

const system = await testSystem();
const { db, writer } = system;
const stopProjector = await system.startProjector();
const orderId = randomUUID();

beforeAll(async () => {
  const position = await writer.order(orderId, placeOrder(orderId));
  const headers = { 'ledger-position': `${position}` };
  const url = `/api/v1/orders/${orderId}`;
  while ((await system.app.inject({ url, headers })).statusCode !== 200);
});

const serve = async (options: Partial<QueryApiOptions> = {}) => {
  const app = system.instance(createGuard({ mode: 'open', logger }), options);
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const start = async () => {
    const reply = await fetch(`${url}/api/v1/audits`, { method: 'POST' });
    expect(reply.status).toBe(202);
    const body = (await reply.json()) as { audit_id: string; status: string };
    expect(reply.headers.get('location')).toBe(`/api/v1/audits/${body.audit_id}`);
    return body;
  };
  const get = async (id: string) =>
    (await (await fetch(`${url}/api/v1/audits/${id}`)).json()) as Record<string, unknown>;
  const follow = async (id: string, after?: number): Promise<EventSource> => {
    const path = `${url}/api/v1/audits/${id}/progress`;
    const source = await openEventSource(path, after === undefined ? {} : { after });
    onTestFinished(() => source.close());
    return source;
  };
  return { app, start, get, follow };
};

/** In a thread, as the service does it. */
const threaded = auditInThread({
  eventStoreUrl: system.server.url,
  postgresUrl: system.postgresUrl,
  applicationName: 'test audit',
});

/** One that goes on for as long as the test wants. */
const held = () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const runAudit: QueryApiOptions['runAudit'] = async (options) => {
    options.onProgress({ phase: 'events', done: 1, fraction: 0.5 });
    await Promise.race([
      promise,
      new Promise((_, reject) => {
        options.signal.addEventListener('abort', () => reject(options.signal.reason as Error));
      }),
    ]);
    return await auditLedger({ eventStore: system.eventStore, db, ...options });
  };
  return { runAudit, release: resolve };
};

describe('an audit that is asked for', () => {
  it('runs in a thread, tells how far it is, and what it found', async () => {
    const { start, get, follow } = await serve({ runAudit: threaded });
    const { audit_id: id, status } = await start();
    expect(status).toBe('running');
    const source = await follow(id);
    await source.ended;
    const last = source.messages.at(-1);
    expect(last?.data).toMatchObject({ audit_id: id, status: 'completed' });
    const run = await get(id);
    expect(run).toMatchObject({
      status: 'completed',
      started_by: expect.any(String),
      report: { events: expect.any(Number), orders: 1, projections: expect.any(Array) },
    });
    // The order of this test holds stock that nobody reserved.
    const { findings } = run['report'] as { findings: readonly { code: string }[] };
    for (const { code } of findings) expect(Object.keys(findingCodes)).toContain(code);
    const again = await follow(id, last?.id);
    expect(again.status).toBe(204);
  });

  it('is the answer to whoever asks while it is under way', async () => {
    const { runAudit, release } = held();
    const { start, get } = await serve({ runAudit });
    const first = await start();
    expect(await start()).toMatchObject({ audit_id: first.audit_id });
    release();
    await expect.poll(async () => (await get(first.audit_id))['status']).toBe('completed');
    expect((await start()).audit_id).not.toBe(first.audit_id);
  });

  it('goes on for a reader who comes back', async () => {
    const { runAudit, release } = held();
    const { start, follow } = await serve({ runAudit });
    const { audit_id: id } = await start();
    const first = await follow(id);
    await expect.poll(() => first.messages.length).toBe(1);
    first.close();
    const seen = first.messages[0]?.id ?? 0;
    const second = await follow(id, seen);
    release();
    await second.ended;
    expect(second.messages.length).toBeGreaterThan(0);
    for (const message of second.messages) expect(message.id).toBeGreaterThan(seen);
  });

  it('finds a row that somebody has changed', async () => {
    await stopProjector();
    await db.updateTable('read_model.order_details').set({ total: '1' }).execute();
    const { start, get } = await serve();
    const { audit_id: id } = await start();
    await expect.poll(async () => (await get(id))['status']).toBe('completed');
    const { report } = (await get(id)) as { report: { findings: readonly object[] } };
    expect(report.findings).toContainEqual(
      expect.objectContaining({
        code: 'row_differs',
        row: expect.objectContaining({ key: [orderId], column: 'total' }),
        found: '1',
      }),
    );
  });

  it('says so when it breaks off', async () => {
    const { start, get, follow } = await serve({
      runAudit: async () => await Promise.reject(new Error('the disk is full')),
    });
    const { audit_id: id } = await start();
    await (
      await follow(id)
    ).ended;
    expect(await get(id)).toMatchObject({ status: 'failed', report: null });
  });

  it('is broken off when the service stops, and its readers are let go', async () => {
    const { app, start, follow } = await serve({ runAudit: held().runAudit });
    const source = await follow((await start()).audit_id);
    await app.close();
    await expect(source.ended).resolves.toBeUndefined();
  });

  it('is not known by another id', async () => {
    const { get } = await serve();
    expect(await get(randomUUID())).toMatchObject({ status: 404, code: 'audit_not_found' });
  });
});
