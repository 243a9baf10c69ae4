export * from './event-codec.ts';
export * from './event-metadata.ts';
export * from './poison-event-error.ts';
export * from './events/ledger-events.ts';
export * from './events/order.ts';
export * from './events/order-numbers.ts';
export * from './events/stock-reservation.ts';
