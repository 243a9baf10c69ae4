import { wantsDelivery } from '@order-ledger/domain';
import type { AskPayment, AskWarehouse } from '@order-ledger/domain';
import { createPublisher, ensureStream } from '@order-ledger/service-kit';
import type { Publication } from '@order-ledger/service-kit';
import type { NatsConnection } from 'nats';
import type { Cause } from '../parts.ts';
import type { JournalEntry } from '../store/journal.ts';
import type { OutboxRow } from '../store/outbox.ts';
import type { OperationMessage } from './origin.ts';
import { paymentPublication } from './payment-request.ts';
import type { CarriedOut } from './relay.ts';
import { warehousePublication } from './warehouse-request.ts';

const publicationOf = (action: AskWarehouse | AskPayment, handed: OutboxRow): OperationMessage =>
  action.type === 'askWarehouse'
    ? warehousePublication(action, handed)
    : paymentPublication(action, handed);

const entryOf = (
  { orderId, kind, attempt }: AskWarehouse | AskPayment,
  { subject, messageId, operationId }: OperationMessage,
  { causationId, correlationId }: Cause,
): JournalEntry => ({
  message_id: messageId,
  subject,
  direction: 'sent',
  kind,
  order_id: orderId,
  operation_id: operationId,
  attempt,
  causation_id: causationId,
  correlation_id: correlationId,
});

/** Publishes to JetStream; done when it is stored there. */
export const createMessageSender = (
  connection: NatsConnection,
  now: () => Date,
): ((row: OutboxRow) => Promise<CarriedOut>) => {
  const publishOnce = createPublisher(connection);
  const ensured = new Map<string, Promise<void>>();

  const ensure = async ({ stream }: Publication): Promise<void> => {
    const known = ensured.get(stream.name) ?? ensureStream(connection, stream);
    ensured.set(stream.name, known);
    await known;
  };

  return async (row) => {
    const { action, cause } = row;
    if (action.type !== 'askWarehouse' && action.type !== 'askPayment') {
      throw new TypeError(`${action.key} is no message`);
    }
    const publication = publicationOf(action, row);
    try {
      await ensure(publication);
      await publishOnce(publication);
    } catch (error) {
      // That there is no stream any more is one of the reasons to fail.
      ensured.delete(publication.stream.name);
      throw error;
    }
    const told = wantsDelivery(action);
    return {
      input: told ? { type: 'delivered', action, at: now().toISOString() } : null,
      sent: entryOf(action, publication, cause),
    };
  };
};
