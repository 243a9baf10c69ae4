import type { InboundKind, InboundMessage } from '@order-ledger/contracts';
import { assertNever, stockItemId } from '@order-ledger/domain';
import type { Rejection } from '@order-ledger/domain';
import type { CommandContext } from '@order-ledger/event-store';
import { v5 as uuidv5 } from 'uuid';
import type { Executors } from '../executors.ts';
import { priceCommand, stockCountCommand } from './catalogue.ts';
import { NotYetError, RefusedMessageError } from './errors.ts';
import { paymentCommand, returnCommand } from './orders.ts';

export interface InboundOptions {
  readonly executors: Executors;
  readonly now: () => Date;
  /** Days after the delivery in which pieces may come back. */
  readonly returnWindowDays: number;
}

/** Never changed: the ids of the commands that messages become derive from it. */
const commandNamespace = '8c8a5d6e-6f0b-5c7e-9b3a-0c5b7a7d2e11';

/** Who acts, as the events say it. */
const actors: Readonly<Record<InboundKind, string>> = {
  payment: 'payment-provider',
  return: 'return-service',
  price: 'pricing-service',
  stock_count: 'stock-service',
};

/** Names a message among all that ever come in. */
export const inboundId = ({ kind, message }: InboundMessage): string =>
  `inbound:${kind}:${message.message_id}`;

const contextOf = (inbound: InboundMessage): CommandContext => {
  const { kind, message } = inbound;
  const { message_id: causationId, correlation_id: correlationId, traceparent } = message;
  return {
    commandId: uuidv5(inboundId(inbound), commandNamespace),
    causationId,
    correlationId: correlationId ?? causationId,
    ...(traceparent !== undefined && { traceparent }),
    actor: actors[kind],
  };
};

/** Rejections that pass by themselves. */
const notYet: ReadonlySet<string> = new Set(['not_reserved_yet']);

const accept = (
  result: { readonly kind: 'accepted' | 'repeated' } | { kind: 'rejected'; rejection: Rejection },
): void => {
  if (result.kind !== 'rejected') return;
  const { rejection } = result;
  throw notYet.has(rejection.code)
    ? new NotYetError(rejection)
    : new RefusedMessageError(rejection);
};

/**
 * Makes a message the command that it is, under an id that derives from its own. Rejects with
 * `RefusedMessageError`, `NotYetError`, or what the executor throws.
 */
export const createInboundHandler =
  ({ executors, now, returnWindowDays: windowDays }: InboundOptions) =>
  async (inbound: InboundMessage): Promise<void> => {
    const { orders, products, stocks } = executors;
    const context = contextOf(inbound);
    const at = now().toISOString();
    switch (inbound.kind) {
      case 'payment': {
        const { message } = inbound;
        return accept(await orders.execute(message.order_id, paymentCommand(message, at), context));
      }
      case 'return': {
        const { order_id: orderId } = inbound.message;
        const { state } = await orders.load(orderId);
        const command = returnCommand(inbound.message, state, { at, windowDays });
        return accept(await orders.execute(orderId, command, context));
      }
      case 'price': {
        const { product_id: productId } = inbound.message;
        const { state } = await products.load(productId);
        const command = priceCommand(inbound.message, state, at);
        return accept(await products.execute(productId, command, context));
      }
      case 'stock_count': {
        const { product_id: productId, warehouse_id: warehouseId } = inbound.message;
        const id = stockItemId({ productId, warehouseId });
        return accept(await stocks.execute(id, stockCountCommand(inbound.message, at), context));
      }
      default:
        return assertNever(inbound);
    }
  };
