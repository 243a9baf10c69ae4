import type { StreamDefinition, WarehouseRequest } from '@order-ledger/contracts';

/*
 * The NATS API of a warehouse that listens there itself. It owns two streams, takes the ledger's
 * requests as they are, answers each with a `WarehouseReply`, and replies to a ping.
 */

const common = {
  retention: 'workqueue',
  storage: 'file',
  discard: 'new',
  maxBytes: 512 * 2 ** 20,
  duplicateWindowMs: 120_000,
} as const;

export const warehouseStreams = {
  requests: {
    ...common,
    name: 'WAREHOUSE_V1_REQUESTS',
    description: 'What the warehouse is asked',
    subjects: ['warehouse.v1.request.*'],
  },
  replies: {
    ...common,
    name: 'WAREHOUSE_V1_REPLIES',
    description: 'What the warehouse answers',
    subjects: ['warehouse.v1.reply'],
  },
} as const satisfies Record<string, StreamDefinition>;

export const warehouseSubjectsV1 = {
  request: (operation: WarehouseRequest['operation']): string =>
    `warehouse.v1.request.${operation}`,
  reply: 'warehouse.v1.reply',
  /** A plain request; whoever listens answers at once with anything. */
  ping: 'warehouse.v1.ping',
} as const;
