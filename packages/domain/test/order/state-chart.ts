import type { OrderEvent } from '../../src/index.ts';

const unpaidEnd = ' OrderCancelled| OrderExpired';
const paidEnd = ' OrderCancelled RefundRequested';
const payment = ` OrderPaid(${paidEnd}| OrderConfirmed(${paidEnd})?)?`;
const reservation = ` OrderReserved(${unpaidEnd}|${payment})?`;

/** The state chart, told a second time: the only streams that an order can have. */
export const stateChart = new RegExp(
  `^(OrderAbandoned|OrderPlaced( OrderRejected|${unpaidEnd}|${reservation})?)?$`,
);

/** A stream as the state chart reads it. */
export const typesOf = (events: readonly OrderEvent[]): string =>
  events.map(({ type }) => type).join(' ');
