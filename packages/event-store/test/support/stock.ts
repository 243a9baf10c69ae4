import { randomUUID } from 'node:crypto';
import { stockReservationCodec } from '@order-ledger/contracts';
import { stockDecider } from '@order-ledger/domain';
import type { StockCommand, StockEvent, StockRejection, StockState } from '@order-ledger/domain';
import { createCommandExecutor } from '../../src/index.ts';
import type {
  CommandContext,
  CommandExecutor,
  EventStore,
  ExecutorLimits,
} from '../../src/index.ts';

const at = '2026-11-20T10:00:00.000Z';
const later = '2026-11-20T11:00:00.000Z';
const item = { warehouseId: 'main', productId: 'tea' };

export type StockExecutor = CommandExecutor<StockState, StockCommand, StockEvent, StockRejection>;

export const stockExecutor = (
  eventStore: EventStore,
  limits: Partial<ExecutorLimits> = {},
): StockExecutor =>
  createCommandExecutor({
    eventStore,
    category: 'stockReservation',
    decider: stockDecider,
    codec: stockReservationCodec,
    limits,
  });

export const context = (more: Partial<CommandContext> = {}): CommandContext => ({
  commandId: randomUUID(),
  correlationId: 'request-1',
  actor: 'service:test',
  ...more,
});

export const receive = (quantity: number, movementId: string = randomUUID()): StockCommand => ({
  type: 'ReceiveStock',
  item,
  movementId,
  quantity,
  reason: 'delivery',
  at,
});

export const reserve = (reservationId: string = randomUUID(), quantity = 1): StockCommand => ({
  type: 'ReserveStock',
  reservationId,
  quantity,
  expiresAt: later,
  at,
});

export const release = (reservationId: string): StockCommand => ({
  type: 'ReleaseReservation',
  reservationId,
  reason: 'cancelled',
  at,
});

/** A stream id that no other test uses. */
export const freshId = (): string => `main.${randomUUID()}`;
