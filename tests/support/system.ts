import { inspectLedger, openShop, warehouseDisagreements } from '@order-ledger/cli';
import type { Answer, Inspection, Shop } from '@order-ledger/cli';
import type { Stack } from '@order-ledger/embedded';
import { testStack } from '@order-ledger/embedded/testing';
import { connectEventStore } from '@order-ledger/event-store';
import type { EventStore } from '@order-ledger/event-store';
import type { ReadModelDatabase } from '@order-ledger/read-model';
import { connectPostgres, createLogger } from '@order-ledger/service-kit';
import { afterAll, expect, vi } from 'vitest';

/** The whole ledger, running, with the means to look into it. */
export interface System {
  readonly stack: Stack;
  readonly shop: Shop;
  readonly eventStore: EventStore;
  /** Awaits the end of every order and reservation, then holds the ledger against everything. */
  settledInspection(acknowledged: Iterable<string>): Promise<Inspection>;
}

const settleTimeoutMs = 60_000;

/** Starts every service as a process of its own; ended after the last test of the file. */
export const testSystem = async (env: Readonly<Record<string, string>> = {}): Promise<System> => {
  const stack = await testStack({ env });
  const { services } = stack;
  const eventStore = connectEventStore({ url: stack.env['EVENTSTORE_URL'] ?? '' });
  const db = connectPostgres<ReadModelDatabase>({
    url: stack.env['POSTGRES_URL'] ?? '',
    applicationName: 'system test',
    logger: createLogger({ service: 'system-test', level: 'silent' }),
  });
  const shop = openShop(services['command-api'].url, services['query-api'].url, 64);
  afterAll(async () => {
    await Promise.all([shop.close(), eventStore.close(), db.destroy()]);
  });
  const warehouse = {
    url: services['warehouse-simulator'].url,
    apiKey: stack.env['WAREHOUSE_API_KEY'] ?? '',
  };

  return {
    stack,
    shop,
    eventStore,
    settledInspection: async (acknowledged) => {
      // Each look reads the whole ledger.
      const eventually = { timeout: settleTimeoutMs, interval: 1_000 };
      await vi.waitFor(async () => {
        const { report, orders } = await inspectLedger(eventStore);
        expect(report.openReservations).toBe(0);
        const open = [...orders.values()].filter((status) =>
          ['placed', 'reserved', 'paid'].includes(status),
        );
        expect(open).toEqual([]);
      }, eventually);
      await vi.waitFor(async () => {
        const { orders } = await inspectLedger(eventStore);
        expect(await warehouseDisagreements(warehouse, orders)).toEqual([]);
      }, eventually);
      const inspection = await vi.waitFor(async () => {
        const found = await inspectLedger(eventStore, db);
        for (const { behind } of found.report.projections) expect(behind).toBe(0);
        return found;
      }, eventually);
      const { orders, report } = inspection;
      expect([...acknowledged].filter((id) => !orders.has(id))).toEqual([]);
      expect(report.findings).toEqual([]);
      return inspection;
    },
  };
};

/** The answer of a request that is repeated, with its key, until the ledger answers it. */
export const untilAnswered = async (request: () => Promise<Answer>): Promise<Answer> =>
  await vi.waitFor(
    async () => {
      const answer = await request();
      expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(500);
      return answer;
    },
    { timeout: settleTimeoutMs, interval: 100 },
  );
