/** Something that people use this project for, and what it promises them. */
export interface Capability {
  readonly name: string;
  readonly promise: string;
}

const commands: readonly Capability[] = [
  {
    name: 'Place an order',
    promise: 'stock of every line is reserved, all lines or none; 201 with id, number and totals',
  },
  {
    name: 'Asynchronous placement',
    promise: '202 as soon as the order is durable; the id can be read at once',
  },
  { name: 'Guest orders', promise: 'an order without a user' },
  {
    name: 'Server-side prices',
    promise: 'the catalogue gives the price; a price that is sent must equal it',
  },
  {
    name: 'Money',
    promise: 'decimals on the wire, integer minor units inside; totals that add up',
  },
  { name: 'Order number', promise: '`ORD-YYYYMMDD-NNNNNN`, unique over all instances' },
  {
    name: 'Idempotency',
    promise: 'same key and body: the first answer again; same key, other body: 422',
  },
  { name: 'Pay', promise: 'records a payment of an order that awaits one; confirms its stock' },
  {
    name: 'Payment webhook',
    promise: 'signed, idempotent; what comes late or twice is refunded once',
  },
  { name: 'Payment provider', promise: 'charged and refunded over NATS, with a simulator' },
  { name: 'Cancel', promise: 'while not shipped; gives the stock back and refunds what was paid' },
  { name: 'Cancel some items', promise: 'part of a line or whole lines; totals and stock follow' },
  { name: 'Edit', promise: 'address, notes, metadata; quantities before payment; all edits kept' },
  {
    name: 'Status changes',
    promise: 'processing, shipped, delivered, cancelled; else 409 that names what is legal',
  },
  { name: 'Returns', promise: 'partial or full within 30 days, restocked or not, refunded' },
  {
    name: 'Reservations by hand',
    promise: 'made, extended, ended, and expired at once when overdue',
  },
  {
    name: 'Inventory commands',
    promise: 'reserve, confirm, release per order; received, adjusted, counted',
  },
  { name: 'Products', promise: 'created, renamed, repriced, discontinued; the cache is warm' },
  {
    name: 'Optimistic concurrency over HTTP',
    promise: '`ETag` on every answer; a stale `If-Match` is a 412',
  },
];

const queries: readonly Capability[] = [
  { name: 'Order detail', promise: 'items, totals, payment, shipments, returns, address, links' },
  { name: 'Listing', promise: 'by user, status, product and time; pages and cursors' },
  { name: 'Orders of a product', promise: 'the orders in which a product was bought' },
  { name: 'Status history, edit history', promise: 'who, when, from, to, why' },
  { name: 'Reservations of an order', promise: 'active and ended, with the reason' },
  { name: 'Inventory', promise: 'one item, a batch, or a product over all warehouses' },
  { name: 'Progress stream', promise: 'server-sent events, resumable with `Last-Event-ID`' },
  { name: 'Read your own writes', promise: 'a query waits for the position of a command' },
  {
    name: 'Audit',
    promise: 'the events of an order or stock item, its state at any time, and differences',
  },
  {
    name: 'Causes',
    promise: 'why something is as it is: requests, commands, events, messages, answers, rows',
  },
  {
    name: 'Progress of projections',
    promise: 'every generation, the process manager and the publisher: position, lag, rate, error',
  },
  { name: 'Analytics', promise: 'counts, values and rates by day' },
  { name: 'Health', promise: 'live, ready, and every dependency with latency and lag' },
];

const wire: readonly Capability[] = [
  { name: 'Published examples', promise: 'requests of the services before it work as written' },
  { name: 'Errors', promise: 'problem details with a stable `code` and the `request_id`' },
  {
    name: 'Tracing',
    promise: '`X-Request-Id` and `traceparent` come back in answers, events and messages',
  },
  { name: 'OpenAPI', promise: 'both endpoints described from the schemas that validate' },
];

const stock: readonly Capability[] = [
  { name: 'No oversell', promise: 'never more promised than was received, however many ask' },
  { name: 'Expiry', promise: 'an unpaid order gives its stock back, also after an outage' },
  { name: 'Warehouse', promise: 'refusals, silence and late answers never leave an order stuck' },
  { name: 'Messages in', promise: 'payments, returns, prices and stock counts over NATS' },
  { name: 'Integration events', promise: 'published in order, at least once, with stable ids' },
];

const people: readonly Capability[] = [
  { name: 'Who may do what', promise: 'API keys with scopes, JWTs, owners, admins; rate limits' },
  { name: 'Personal data', promise: 'sealed per person; erased by destroying the key' },
];

const ledgerCommand: readonly Capability[] = [
  {
    name: 'Replay',
    promise:
      'the life of an order, stock item or product: when, who, what changed, why; as of; diff',
  },
  {
    name: 'Export and import',
    promise: 'every event of any range; back into an empty store, ids, bytes and hashes the same',
  },
  { name: 'Verify a backup', promise: 'whether a database and an event store go together' },
];

/** Everything that a test of this folder proves from outside, by the part of the project. */
export const capabilities = {
  'On the wire': wire,
  Commands: commands,
  Queries: queries,
  'Stock, warehouse and messages': stock,
  People: people,
  'The ledger command': ledgerCommand,
} as const satisfies Record<string, readonly Capability[]>;
