import { randomUUID } from 'node:crypto';
import { codecs, stockSnapshots } from '@order-ledger/contracts';
import { stockDecider } from '@order-ledger/domain';
import type { StockCommand } from '@order-ledger/domain';
import { connectEventStore, createCommandExecutor } from '@order-ledger/event-store';
import type { EventStore } from '@order-ledger/event-store';

const item = { warehouseId: 'main', productId: 'cold' };
const minuteMs = 60_000;
/** A reservation every ten seconds of a history that lasts as long as it has to. */
const stepMs = 10_000;
/** Decided and appended together. */
const batch = 1_400;

const stockOf = (eventStore: EventStore, withSnapshots: boolean) =>
  createCommandExecutor({
    eventStore,
    category: 'stockReservation',
    decider: stockDecider,
    codec: codecs.stockReservation,
    limits: { maxBatch: batch },
    ...(withSnapshots && { snapshots: stockSnapshots }),
  });

/** Command `n` of the history: a receipt, and then reservations, each released right away. */
const commandAt = (n: number): StockCommand => {
  const moment = Date.UTC(2026, 0, 1) + Math.floor((n + 1) / 2) * stepMs;
  const at = new Date(moment).toISOString();
  if (n === 0) {
    const movementId = 'delivery';
    return { type: 'ReceiveStock', item, movementId, quantity: 1_000, reason: 'delivery', at };
  }
  const reservationId = `reservation-${Math.floor((n + 1) / 2)}`;
  if (n % 2 === 0) return { type: 'ReleaseReservation', reservationId, reason: 'requested', at };
  const expiresAt = new Date(moment + 15 * minuteMs).toISOString();
  return { type: 'ReserveStock', reservationId, quantity: 1, expiresAt, at };
};

/** Milliseconds until an executor that knows nothing has the state of the stream. */
const loadMs = async (
  eventStore: EventStore,
  id: string,
  withSnapshots: boolean,
): Promise<number> => {
  const stock = stockOf(eventStore, withSnapshots);
  const startedAt = performance.now();
  await stock.load(id);
  return performance.now() - startedAt;
};

export interface ColdLoad {
  readonly events: number;
  /** Of each round, sorted; over a connection that is open. */
  readonly loadMs: readonly number[];
  /** Of one load that reads the whole stream; `undefined` when that was not asked for. */
  readonly wholeMs: number | undefined;
}

interface ColdLoadOptions {
  /** An EventStoreDB connection string. */
  readonly url: string;
  readonly events: number;
  readonly rounds: number;
  /** Whether to measure as well what it takes without snapshots. */
  readonly whole: boolean;
  readonly onProgress?: (written: number) => void;
}

/** Writes a stock stream of so many events, and measures how long it takes to know its state. */
export const measureColdLoad = async ({
  url,
  events,
  rounds,
  whole,
  onProgress = () => {},
}: ColdLoadOptions): Promise<ColdLoad> => {
  const eventStore = connectEventStore({ url });
  try {
    const id = `main.cold-${randomUUID()}`;
    const writer = stockOf(eventStore, true);
    for (let written = 0; written < events; written += batch) {
      const count = Math.min(batch, events - written);
      const commands = Array.from({ length: count }, (_, index) => commandAt(written + index));
      await Promise.all(
        commands.map((command) => {
          const context = { commandId: randomUUID(), correlationId: 'bench', actor: 'bench' };
          return writer.execute(id, command, context);
        }),
      );
      onProgress(written + count);
    }
    const measured: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      measured.push(await loadMs(eventStore, id, true));
    }
    return {
      events,
      loadMs: measured.toSorted((a, b) => a - b),
      wholeMs: whole ? await loadMs(eventStore, id, false) : undefined,
    };
  } finally {
    await eventStore.close();
  }
};
