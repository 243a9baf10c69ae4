import { codecs } from '@order-ledger/contracts';
import { orderDecider, stockDecider, stockItemId } from '@order-ledger/domain';
import type { FulfilmentAction } from '@order-ledger/domain';
import { EventStoreUnavailableError, createCommandExecutor } from '@order-ledger/event-store';
import type { CommandContext, EventStore } from '@order-ledger/event-store';
import type { Logger } from '@order-ledger/service-kit';
import { v5 as uuidv5 } from 'uuid';
import type { Cause } from '../parts.ts';
import type { OutboxRow } from '../store/outbox.ts';
import type { CarriedOut } from './relay.ts';

/** Never changed: the ids of all commands derive from it. */
const commandNamespace = '5f0f3f0c-3b52-5d4e-9a38-7f4b1d1f5a52';

/** The same for every execution of an action, so that all of them are one. */
const commandIdOf = ({ orderId, key }: FulfilmentAction): string =>
  uuidv5(`${orderId}/${key}`, commandNamespace);

const contextOf = (action: FulfilmentAction, cause: Cause): CommandContext => {
  const { causationId, correlationId, traceparent } = cause;
  return {
    commandId: commandIdOf(action),
    causationId,
    correlationId,
    ...(traceparent !== undefined && { traceparent }),
    actor: 'process-manager',
  };
};

export const isStoreDown = (error: unknown): boolean => error instanceof EventStoreUnavailableError;

/** Sends commands to the orders and the stock, through the same deciders as everybody else. */
export const createCommandSender = (
  eventStore: EventStore,
  logger: Logger,
): ((row: OutboxRow) => Promise<CarriedOut>) => {
  const orders = createCommandExecutor({
    eventStore,
    category: 'order',
    decider: orderDecider,
    codec: codecs.order,
  });
  const stocks = createCommandExecutor({
    eventStore,
    category: 'stockReservation',
    decider: stockDecider,
    codec: codecs.stockReservation,
  });
  return async ({ action, cause }) => {
    const context = contextOf(action, cause);
    const { orderId, key } = action;
    if (action.type === 'commandOrder') {
      const result = await orders.execute(orderId, action.command, context);
      // The order has moved on, and its events say how.
      if (result.kind === 'rejected') {
        logger.info({ orderId, key, rejection: result.rejection }, 'order refused a command');
      }
      return { input: null };
    }
    if (action.type !== 'commandStock') throw new TypeError(`${key} is no command`);
    const result = await stocks.execute(stockItemId(action.item), action.command, context);
    if (result.kind !== 'rejected') return { input: null };
    const { rejection } = result;
    logger.info({ orderId, key, rejection }, 'stock refused a command');
    return { input: { type: 'stockRejected', action, rejection } };
  };
};
