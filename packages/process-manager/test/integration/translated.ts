import { decodeIntegrationEvent } from '@order-ledger/contracts';
import type { IntegrationEvent } from '@order-ledger/contracts';
import type { LedgerEvent } from '@order-ledger/event-store';
import { v5 as uuidv5 } from 'uuid';
import type { Beginnings } from '../../src/integration/beginnings.ts';
import { translate } from '../../src/integration/translate.ts';
import type { Message, PublishedEvent } from '../../src/integration/translate.ts';
import { at, orderEvents, orderId, placed, productEvents, stockEvents } from './examples.ts';

const beginnings: Beginnings = {
  keepOrder: () => {},
  keepProduct: () => {},
  orderOf: () => Promise.resolve(placed),
  productOf: () => Promise.resolve({ currency: 'USD' }),
};

const namespace = '7d0c4a3e-3f7c-5f5b-8a39-0b5e6d9c1a22';

const followed = (
  category: string,
  streamId: string,
  events: readonly PublishedEvent[],
): readonly LedgerEvent<PublishedEvent>[] =>
  events.map((event, index) => ({
    stream: `${category}-${streamId}`,
    category,
    streamId,
    revision: BigInt(index),
    position: BigInt(index),
    id: uuidv5(event.type, namespace),
    type: event.type,
    event,
    createdAt: new Date(at),
    metadata: {
      $correlationId: 'request-1',
      $causationId: uuidv5('command', namespace),
      actor: 'user:user123',
      schemaVersion: 1,
      commandId: uuidv5('command', namespace),
      prevHash: null,
    },
  }));

export interface Translated {
  /** Of the event of the ledger. */
  readonly type: string;
  readonly message: Message | null;
}

/** Every type of event that is followed, as other services are told of it. */
export const translated: readonly Translated[] = await Promise.all(
  [
    ...followed('order', orderId, orderEvents),
    ...followed('product', 'mug', productEvents),
    ...followed('stockReservation', 'berlin.mug', stockEvents),
  ].map(async (event) => ({ type: event.type, message: await translate(event, beginnings) })),
);

export const messages: readonly Message[] = translated.flatMap(({ message }) => message ?? []);

/** As a reader gets them. */
export const readMessages: readonly IntegrationEvent[] = messages.map(({ subject, text }) =>
  decodeIntegrationEvent(subject, text),
);
