/** A JetStream stream as its users agree on it. Data only: who connects to NATS creates it. */
export interface StreamDefinition {
  readonly name: string;
  readonly description: string;
  readonly subjects: readonly string[];
  /** `workqueue`: kept until its one consumer has acknowledged it. `limits`: kept until removed. */
  readonly retention: 'limits' | 'workqueue';
  readonly storage: 'file';
  /**
   * What happens when `maxBytes` is reached: `new` refuses the publish, so nothing is lost; `old`
   * drops the oldest, for a record that nobody has to have read.
   */
  readonly discard: 'new' | 'old';
  readonly maxBytes: number;
  /** A second message with the `Nats-Msg-Id` of one not older than this is dropped. */
  readonly duplicateWindowMs: number;
}

/** A durable pull consumer of a stream. */
export interface ConsumerDefinition {
  readonly stream: StreamDefinition;
  readonly durable: string;
}

const mebibyte = 2 ** 20;

const common = {
  storage: 'file',
  discard: 'new',
  duplicateWindowMs: 120_000,
} as const;

/** Every stream of the ledger. Subjects do not overlap. */
export const ledgerStreams = {
  warehouseRequests: {
    ...common,
    name: 'LEDGER_WAREHOUSE_REQUESTS',
    description: 'What the process manager asks of the warehouse',
    subjects: ['ledger.warehouse.request.*'],
    retention: 'workqueue',
    maxBytes: 512 * mebibyte,
  },
  warehouseReplies: {
    ...common,
    name: 'LEDGER_WAREHOUSE_REPLIES',
    description: 'What became of the operations at the warehouse',
    subjects: ['ledger.warehouse.reply'],
    retention: 'workqueue',
    maxBytes: 512 * mebibyte,
  },
  deadLetters: {
    ...common,
    name: 'LEDGER_DEAD_LETTERS',
    description: 'Messages that could not be handled, for an operator to retry or drop',
    subjects: ['ledger.deadletter.>'],
    retention: 'limits',
    maxBytes: 128 * mebibyte,
  },
  paymentRequests: {
    ...common,
    name: 'LEDGER_PAYMENT_REQUESTS',
    description: 'What the process manager asks of the payment provider',
    subjects: ['ledger.payment.request.*'],
    retention: 'workqueue',
    maxBytes: 128 * mebibyte,
  },
  paymentResults: {
    ...common,
    name: 'LEDGER_PAYMENT_RESULTS',
    description: 'What became of charges and refunds at the payment provider',
    subjects: ['ledger.payment.result'],
    retention: 'workqueue',
    maxBytes: 128 * mebibyte,
  },
  inbound: {
    ...common,
    name: 'LEDGER_INBOUND',
    description: 'What other services tell the ledger',
    subjects: ['ledger.inbound.*'],
    retention: 'workqueue',
    maxBytes: 128 * mebibyte,
  },
  events: {
    ...common,
    name: 'LEDGER_EVENTS',
    description: 'What happened in the ledger, for other services',
    subjects: ['ledger.event.>'],
    retention: 'limits',
    discard: 'old',
    maxBytes: 512 * mebibyte,
  },
} as const satisfies Record<string, StreamDefinition>;

/** Every durable consumer of these streams. A work queue has one consumer. */
export const ledgerConsumers = {
  warehouseRequests: { stream: ledgerStreams.warehouseRequests, durable: 'warehouse-adapter' },
  warehouseReplies: { stream: ledgerStreams.warehouseReplies, durable: 'process-manager' },
  paymentRequests: { stream: ledgerStreams.paymentRequests, durable: 'payment-provider' },
  paymentResults: { stream: ledgerStreams.paymentResults, durable: 'process-manager' },
  inbound: { stream: ledgerStreams.inbound, durable: 'process-manager' },
} as const satisfies Record<string, ConsumerDefinition>;
