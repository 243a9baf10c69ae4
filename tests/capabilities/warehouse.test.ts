import { join } from 'node:path';
import { createLedgerClient } from '@order-ledger/client';
import { serviceBundles, startService } from '@order-ledger/embedded';
import type { NodeService } from '@order-ledger/embedded';
import { testStack } from '@order-ledger/embedded/testing';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { capability } from '../support/capability.ts';
import {
  at,
  confirmed,
  inStatus,
  orderFor,
  pay,
  place,
  placed,
  stockBecomes,
  stocked,
  toldLike,
} from '../support/goods.ts';
import { cancel } from '../support/journeys.ts';
import { eventually, ok, shared } from '../support/ledger.ts';
import { outsiderOn } from '../support/outsider.ts';
import { warehouseAt } from '../support/warehouse.ts';

const warehouse = warehouseAt(shared.warehouseUrl, shared.warehouseApiKey);
const outsider = await outsiderOn(shared.natsUrl);

const { 'payment-simulator': _, 'event-store': __, ...mains } = await serviceBundles();

/**
 * A ledger of its own, with little patience, whose warehouse may misbehave. Once more than it takes: on
 * a busy machine a call may take too long that is meant to be answered.
 */
const troubled = await testStack({
  services: mains,
  env: {
    WAREHOUSE_TIMEOUT_MS: '500',
    WAREHOUSE_RETRIES: '0',
    WAREHOUSE_REPLY_SECONDS: '1',
    WAREHOUSE_ATTEMPTS: '3',
  },
});
const troubledWarehouse = warehouseAt(
  troubled.services['warehouse-simulator'].url,
  troubled.env['WAREHOUSE_API_KEY'] ?? '',
);
const { commands, queries } = createLedgerClient({
  commandUrl: troubled.services['command-api'].url,
  queryUrl: troubled.services['query-api'].url,
});

const troubledOrder = async (): Promise<string> => {
  const item = { product_id: 'mug', warehouse_id: 'berlin' };
  const received = { type: 'received', ...item, quantity: 1 } as const;
  await ok(commands.POST('/api/v1/inventory/update', { body: received }));
  return (await ok(commands.POST('/api/v1/orders', { body: orderFor([item]) }))).id;
};

const troubledStatus = async (id: string, status: string) =>
  await eventually(async () => {
    const detail = await ok(queries.GET('/api/v1/orders/{id}', at(id)));
    expect(detail.status).toBe(status);
    return detail;
  });

/** Another adapter in the place of the one that runs. */
const startAdapter = async (env: Record<string, string>): Promise<NodeService> => {
  const { logFile } = troubled.services['warehouse-adapter'];
  await troubled.services['warehouse-adapter'].stop();
  return await startService({
    name: 'warehouse-adapter-async',
    main: mains['warehouse-adapter'],
    logFile: join(logFile, '../warehouse-adapter-async.log'),
    env: { ...troubled.env, ...env },
  });
};

const modeSchema = z.object({
  lag: z.object({ mode: z.object({ active: z.string(), reason: z.string().optional() }) }),
});

const modeOf = async ({ url }: NodeService) => {
  const response = await fetch(`${url}/health/dependencies`);
  return modeSchema.parse(await response.json()).lag.mode;
};

capability('Warehouse', () => {
  test('is asked to reserve, to commit once the order is paid, each once', async () => {
    const { id } = await placed(2);
    await warehouse.becomes(id, 'reserved');
    await pay(id);
    const { operations } = await warehouse.becomes(id, 'committed');
    expect(operations.map(({ operation }) => operation)).toEqual(['reserve', 'commit']);
  });

  test('is told when an order is cancelled', async () => {
    const { id } = await confirmed();
    await warehouse.becomes(id, 'committed');
    await cancel(id);
    const { operations } = await warehouse.becomes(id, 'cancelled');
    expect(operations.at(-1)).toEqual({ operation: 'cancel', outcome: 'accepted' });
  });

  test('that refuses has the order cancelled and its stock given back', async () => {
    const item = await stocked(5);
    await warehouse.setStock(item, 0);
    const { id } = await place(orderFor([item]));
    await toldLike(id, {
      status: 'cancelled',
      cancellation: { code: 'warehouse_refused', comment: null },
      reservation: { status: 'released' },
    });
    await stockBecomes(item, { reserved: 0, available: 5 });
  });

  test('may say everything twice', async () => {
    const { id } = await placed();
    await warehouse.becomes(id, 'reserved');
    const reply = await eventually(() => {
      const said = outsider.heard.find(
        ({ subject, text }) => subject === 'ledger.warehouse.reply' && text.includes(id),
      );
      if (said === undefined) throw new Error('no reply yet');
      return said.text;
    });
    await outsider.sendText('ledger.warehouse.reply', reply);
    await pay(id);
    await inStatus(id, 'confirmed');
    const { operations } = await warehouse.becomes(id, 'committed');
    expect(operations).toHaveLength(2);
  });

  test('may say what nobody understands: it is set aside for an operator', async () => {
    await outsider.sendText('ledger.warehouse.reply', '{"operation_id": "gibberish"');
    expect(await outsider.deadLetterWith('gibberish')).toMatchObject({
      reason: 'unreadable',
      original_subject: 'ledger.warehouse.reply',
    });
  });

  describe.sequential('in trouble', () => {
    test('that is silent has the order cancelled, and learns so when it is back', async () => {
      await troubledWarehouse.misbehave({ timeout_rate: 1 });
      const id = await troubledOrder();
      expect(await troubledStatus(id, 'cancelled')).toMatchObject({
        cancellation: { code: 'warehouse_unavailable' },
        reservation: { status: 'released' },
      });
      await troubledWarehouse.misbehave({ timeout_rate: 0 });
      await troubledWarehouse.becomes(id, 'cancelled');
    });

    test('that reserves and never says so is told to forget it', async () => {
      await troubledWarehouse.misbehave({ drop_rate: 1 });
      const id = await troubledOrder();
      await troubledWarehouse.becomes(id, 'reserved');
      await troubledStatus(id, 'cancelled');
      await troubledWarehouse.misbehave({ drop_rate: 0 });
      const { operations } = await troubledWarehouse.becomes(id, 'cancelled');
      expect(operations.map(({ operation }) => operation)).toEqual(['reserve', 'cancel']);
    });

    test('that fails is asked again, and the order goes on', async () => {
      await troubledWarehouse.misbehave({ error_rate: 1 });
      const id = await troubledOrder();
      await troubledWarehouse.misbehave({ error_rate: 0 });
      await troubledWarehouse.becomes(id, 'reserved');
      const body = { method: 'card', reference: `ch_${id}` };
      await ok(commands.POST('/api/v1/orders/{id}/payment', { ...at(id), body }));
      const { operations } = await troubledWarehouse.becomes(id, 'committed');
      expect(operations.map(({ operation }) => operation)).toEqual(['reserve', 'commit']);
      await troubledStatus(id, 'confirmed');
    });

    test('that listens on NATS is talked to there, and over HTTP until it does', async () => {
      const simulator = troubled.services['warehouse-simulator'];
      await simulator.stop();
      const adapter = await startAdapter({
        WAREHOUSE_MODE: 'async',
        WAREHOUSE_PROBE_INTERVAL_MS: '200',
      });
      onTestFinished(adapter.kill);
      expect(await modeOf(adapter)).toMatchObject({
        active: 'http',
        reason: 'no warehouse listens on NATS',
      });
      await simulator.start();
      await eventually(async () => expect((await modeOf(adapter)).active).toBe('async'));
      await troubledWarehouse.becomes(await troubledOrder(), 'reserved');
    });
  });
});
