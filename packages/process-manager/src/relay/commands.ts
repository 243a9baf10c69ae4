import { stockItemId } from '@order-ledger/domain';
import type { FulfilmentAction, OrderCommand } from '@order-ledger/domain';
import { EventStoreUnavailableError } from '@order-ledger/event-store';
import type { CommandContext } from '@order-ledger/event-store';
import type { Logger } from '@order-ledger/service-kit';
import { v5 as uuidv5 } from 'uuid';
import type { Executors } from '../executors.ts';
import type { Cause } from '../parts.ts';
import type { OutboxRow } from '../store/outbox.ts';
import type { CarriedOut } from './relay.ts';

/** Never changed: the ids of all commands derive from it. */
const commandNamespace = '5f0f3f0c-3b52-5d4e-9a38-7f4b1d1f5a52';

/** The same for every execution of an action, so that all of them are one. */
const commandIdOf = ({ orderId, key }: FulfilmentAction): string =>
  uuidv5(`${orderId}/${key}`, commandNamespace);

/** What the order is told is what the payment provider has said. */
const ofProvider: ReadonlySet<string> = new Set<OrderCommand['type']>([
  'ReceivePayment',
  'FailPayment',
  'CompleteRefund',
  'FailRefund',
]);

const actorOf = (action: FulfilmentAction): string =>
  'command' in action && ofProvider.has(action.command.type)
    ? 'payment-provider'
    : 'process-manager';

const contextOf = (action: FulfilmentAction, cause: Cause): CommandContext => {
  const { causationId, correlationId, traceparent } = cause;
  return {
    commandId: commandIdOf(action),
    causationId,
    correlationId,
    ...(traceparent !== undefined && { traceparent }),
    actor: actorOf(action),
  };
};

export const isStoreDown = (error: unknown): boolean => error instanceof EventStoreUnavailableError;

/** Sends commands to the orders and the stock. */
export const createCommandSender = (
  { orders, stocks }: Pick<Executors, 'orders' | 'stocks'>,
  logger: Logger,
): ((row: OutboxRow) => Promise<CarriedOut>) => {
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
