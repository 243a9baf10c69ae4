import type { OrderEvent } from '../../src/index.ts';

const unpaidEnd = ' OrderCancelled| OrderExpired';
const returns = '( ReturnCompleted)*';
const shipping = `( ShipmentDispatched)+( OrderShipped( OrderDelivered${returns})?)?`;
const handling = `( ProcessingStarted)?( OrderCancelled|${shipping})?`;
const payment = ` OrderPaid( OrderCancelled| OrderConfirmed${handling})?`;
const reservation = ` OrderReserved(${unpaidEnd}|${payment})?`;

/** The state chart, told a second time: the only streams that an order can have. */
export const stateChart = new RegExp(
  `^(OrderAbandoned|OrderPlaced( OrderRejected|${unpaidEnd}|${reservation})?)?$`,
);

/** Events that say nothing of the status. */
const asides: ReadonlySet<OrderEvent['type']> = new Set([
  'PaymentRequested',
  'PaymentFailed',
  'SurplusPaymentReceived',
  'RefundRequested',
  'RefundCompleted',
  'RefundFailed',
  'ItemsCancelled',
  'QuantitiesChanged',
  'ShippingAddressChanged',
  'NotesChanged',
  'MetadataChanged',
  'PaymentDeadlineExtended',
  'ShipmentDelivered',
  'ReturnRequested',
  'ReturnDeclined',
]);

/** A stream as the state chart reads it. */
export const typesOf = (events: readonly OrderEvent[]): string =>
  events
    .map(({ type }) => type)
    .filter((type) => !asides.has(type))
    .join(' ');
