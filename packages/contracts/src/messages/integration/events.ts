import { z } from 'zod';
import { instant } from '../../events/fields.ts';
import { jsonMessage } from '../json-message.ts';
import { catalogueIntegrationEvents } from './catalogue.ts';
import { orderIntegrationEvents } from './order.ts';

/*
 * What the ledger tells other services, over JetStream, at least once and in the order of the
 * ledger for each order, product and stock item. `Nats-Msg-Id` is the `event_id`.
 */

export const integrationEventData = {
  ...orderIntegrationEvents,
  ...catalogueIntegrationEvents,
} as const;

export type IntegrationEventType = keyof typeof integrationEventData;

export const integrationEventTypes = Object.keys(integrationEventData) as IntegrationEventType[];

/** Around the data of every integration event. */
export const integrationEnvelope = {
  event_id: z.uuid().describe('The same in every repetition, also as `Nats-Msg-Id`'),
  occurred_at: instant,
  sequence: z
    .int()
    .min(0)
    .describe('Grows with each event of the same order, product or stock item; has gaps'),
  correlation_id: z.string().describe('The request that everything began with'),
  causation_id: z.string().describe('The command or event that led to it'),
  traceparent: z.string().optional().describe('W3C trace context of the request'),
};

export type IntegrationEventOf<Type extends IntegrationEventType> = z.output<
  z.ZodObject<typeof integrationEnvelope>
> & { readonly type: Type; readonly data: z.output<(typeof integrationEventData)[Type]> };

/** Any of them. */
export type IntegrationEvent = {
  [Type in IntegrationEventType]: IntegrationEventOf<Type>;
}[IntegrationEventType];

export const integrationSubject = (type: IntegrationEventType): string => `ledger.event.${type}`;

export const integrationEventSchema = <Type extends IntegrationEventType>(type: Type) =>
  z.object({
    ...integrationEnvelope,
    type: z.literal(type),
    data: integrationEventData[type],
  });

const messages = new Map(
  integrationEventTypes.map((type) => [
    integrationSubject(type),
    jsonMessage(integrationEventSchema(type)),
  ]),
);

/** Reads what was published on the subject; throws what zod throws, `RangeError` off them. */
export const decodeIntegrationEvent = (subject: string, text: string): IntegrationEvent => {
  const message = messages.get(subject);
  if (message === undefined)
    throw new RangeError(`no integration event has the subject ${subject}`);
  // The subject's own schema read it, so type and data belong together.
  return message.decode(text) as IntegrationEvent;
};
