import { integrationSubject } from '@order-ledger/contracts';
import type { OrderEvent, ProductEvent, StockEvent } from '@order-ledger/domain';
import type { LedgerEvent } from '@order-ledger/event-store';
import type { Beginnings } from './beginnings.ts';
import { lifeMessage } from './order-life.ts';
import { isAboutLines, lineMessage } from './order-lines.ts';
import type { Outgoing } from './outgoing.ts';
import { priceMessage, productMessage } from './product.ts';
import { stockMessage } from './stock.ts';

export type PublishedEvent = OrderEvent | ProductEvent | StockEvent;

/** A message that is ready to leave. */
export interface Message {
  readonly subject: string;
  /** The id of the event. */
  readonly id: string;
  readonly text: string;
}

const ofOrder = async (event: OrderEvent, beginnings: Beginnings): Promise<Outgoing | null> => {
  if (event.type === 'OrderPlaced') beginnings.keepOrder(event.data);
  if (!isAboutLines(event)) return lifeMessage(event);
  const { orderId } = event.data;
  return lineMessage(event, await beginnings.orderOf(orderId));
};

const ofProduct = async (event: ProductEvent, beginnings: Beginnings): Promise<Outgoing> => {
  if (event.type === 'ProductCreated') beginnings.keepProduct(event.data);
  if (event.type !== 'ProductRepriced') return productMessage(event);
  return priceMessage(event.data, await beginnings.productOf(event.data.productId));
};

const outgoingOf = async (
  { category, event }: LedgerEvent<PublishedEvent>,
  beginnings: Beginnings,
): Promise<Outgoing | null> => {
  // The category tells which of the three it is.
  if (category === 'order') return await ofOrder(event as OrderEvent, beginnings);
  if (category === 'product') return await ofProduct(event as ProductEvent, beginnings);
  return stockMessage(event as StockEvent);
};

/**
 * The message of an event; `null` for one that stays within the ledger. Not parsed by its schema
 * here, at a cost for every event: the types say it, and tests hold every kind of event against it.
 */
export const translate = async (
  followed: LedgerEvent<PublishedEvent>,
  beginnings: Beginnings,
): Promise<Message | null> => {
  const outgoing = await outgoingOf(followed, beginnings);
  if (outgoing === null) return null;
  const { id, revision, createdAt, metadata } = followed;
  const { $correlationId, $causationId, traceparent } = metadata;
  const message = {
    event_id: id,
    type: outgoing.type,
    occurred_at: createdAt.toISOString(),
    sequence: Number(revision),
    correlation_id: $correlationId,
    causation_id: $causationId,
    ...(traceparent !== undefined && { traceparent }),
    data: outgoing.data,
  };
  const subject = integrationSubject(outgoing.type);
  return { subject, id, text: JSON.stringify(message) };
};
