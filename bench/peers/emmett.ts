import {
  CommandHandler,
  EmmettError,
  STREAM_DOES_NOT_EXIST,
  isExpectedVersionConflictError,
  type Event,
} from '@event-driven-io/emmett';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import type { Pool } from 'pg';
import { readEventBooks } from './event-books.ts';
import type { NewOrder, OrderLine, Outcome, Peer } from './peer.ts';

type StockEvent =
  | Event<'StockReceived', { quantity: number }>
  | Event<'StockReserved', { orderId: string; quantity: number }>
  | Event<'StockReleased', { orderId: string; quantity: number }>;

type OrderPlaced = Event<'OrderPlaced', { order: NewOrder; orderNumber: string }>;

interface Stock {
  readonly available: number;
}

class InsufficientStock extends EmmettError {}

const evolve = ({ available }: Stock, { type, data }: StockEvent): Stock => ({
  available: available + (type === 'StockReserved' ? -data.quantity : data.quantity),
});

/** With the retries that Emmett has for a conflict unless told otherwise. */
const handleStock = CommandHandler<Stock, StockEvent>({
  evolve,
  initialState: () => ({ available: 0 }),
  retry: { onVersionConflict: true },
});

/** What was taken must be given back. */
const untilDone = {
  onVersionConflict: {
    retries: 50,
    minTimeout: 10,
    factor: 1.1,
    shouldRetryError: isExpectedVersionConflictError,
  },
};

const stockStream = ({ productId, warehouseId }: Omit<OrderLine, 'quantity' | 'unitPrice'>) =>
  `stock-${productId}:${warehouseId}`;

/**
 * Events in PostgreSQL by Emmett, as the ledger has them: a stream per stock item, one per order,
 * reserved first and then written. No read models, no process manager.
 */
export const emmett = async (pool: Pool): Promise<Peer> => {
  const store = getPostgreSQLEventStore('', { connectionOptions: { pool } });
  await store.schema.migrate();

  const reserve = async (order: NewOrder, line: OrderLine): Promise<void> => {
    const { quantity } = line;
    await handleStock(store, stockStream(line), ({ available }) => {
      if (available < quantity) throw new InsufficientStock('insufficient stock');
      return { type: 'StockReserved', data: { orderId: order.orderId, quantity } };
    });
  };

  const release = async ({ orderId }: NewOrder, line: OrderLine): Promise<void> => {
    const event: StockEvent = {
      type: 'StockReleased',
      data: { orderId, quantity: line.quantity },
    };
    await handleStock(store, stockStream(line), () => event, { retry: untilDone });
  };

  const reserveAll = async (order: NewOrder): Promise<'reserved' | 'refused' | 'busy'> => {
    const results = await Promise.allSettled(
      order.lines.map(async (line) => await reserve(order, line)),
    );
    const errors = results.flatMap((one) =>
      one.status === 'rejected' ? [one.reason as Error] : [],
    );
    if (errors.length === 0) return 'reserved';
    const held = order.lines.filter((_, index) => results[index]?.status === 'fulfilled');
    for (const line of held) await release(order, line);
    if (errors.some((error) => error instanceof InsufficientStock)) return 'refused';
    const unexpected = errors.find((error) => !isExpectedVersionConflictError(error));
    if (unexpected !== undefined) throw unexpected;
    return 'busy';
  };

  let orderNumbers = 0;
  const place = async (order: NewOrder): Promise<Outcome> => {
    const reserved = await reserveAll(order);
    if (reserved !== 'reserved') return reserved;
    const orderNumber = String((orderNumbers += 1));
    const placed: OrderPlaced = { type: 'OrderPlaced', data: { order, orderNumber } };
    await store.appendToStream(`order-${order.orderId}`, [placed], {
      expectedStreamVersion: STREAM_DOES_NOT_EXIST,
    });
    return { orderNumber };
  };

  return {
    receive: async (productIds, quantity) => {
      for (const productId of productIds) {
        const stream = stockStream({ productId, warehouseId: 'main' });
        const received: StockEvent = { type: 'StockReceived', data: { quantity } };
        await store.appendToStream(stream, [received]);
      }
    },
    place,
    books: async () => await readEventBooks(pool),
    close: async () => {
      await store.close();
      await pool.end();
    },
  };
};
