import { wantsDelivery } from '@order-ledger/domain';
import { ensureStream, publishOnce } from '@order-ledger/service-kit';
import type { Publication } from '@order-ledger/service-kit';
import type { NatsConnection } from 'nats';
import type { OutboxRow } from '../store/outbox.ts';
import { paymentPublication } from './payment-request.ts';
import type { CarriedOut } from './relay.ts';
import { warehousePublication } from './warehouse-request.ts';

const publicationOf = (row: OutboxRow): Publication => {
  const { action } = row;
  if (action.type === 'askWarehouse') return warehousePublication(action, row);
  if (action.type === 'askPayment') return paymentPublication(action, row);
  throw new TypeError(`${action.key} is no message`);
};

/** Publishes to JetStream; done when it is stored there. */
export const createMessageSender = (
  connection: NatsConnection,
  now: () => Date,
): ((row: OutboxRow) => Promise<CarriedOut>) => {
  const jetstream = connection.jetstream();
  const ensured = new Map<string, Promise<void>>();

  const ensure = async ({ stream }: Publication): Promise<void> => {
    const known = ensured.get(stream.name) ?? ensureStream(connection, stream);
    ensured.set(stream.name, known);
    await known;
  };

  return async (row) => {
    const publication = publicationOf(row);
    try {
      await ensure(publication);
      await publishOnce(jetstream, publication);
    } catch (error) {
      // That there is no stream any more is one of the reasons to fail.
      ensured.delete(publication.stream.name);
      throw error;
    }
    const { action } = row;
    const told = wantsDelivery(action);
    return { input: told ? { type: 'delivered', action, at: now().toISOString() } : null };
  };
};
