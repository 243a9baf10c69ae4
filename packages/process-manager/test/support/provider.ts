import {
  ledgerConsumers,
  ledgerStreams,
  paymentRequestMessage,
  paymentResultId,
  paymentResultMessage,
  paymentSubjects,
} from '@order-ledger/contracts';
import type { PaymentRequest, PaymentResult } from '@order-ledger/contracts';
import { consumeDurable, ensureStream } from '@order-ledger/service-kit';
import type { DurableConsumer } from '@order-ledger/service-kit';
import type { NatsConnection } from 'nats';
import { silent } from './servers.ts';

/** How often it says what; an empty list = it keeps silent. */
export type ProviderManner = (
  request: PaymentRequest,
  attempt: number,
) => readonly PaymentResult['outcome'][];

const operationOf = (request: PaymentRequest): string =>
  request.kind === 'refund' ? request.refund_id : request.payment_id;

const resultOf = (request: PaymentRequest, outcome: PaymentResult['outcome']): PaymentResult => {
  const operation = operationOf(request);
  const common = {
    message_id: paymentResultId(operation, outcome),
    order_id: request.order_id,
    correlation_id: request.correlation_id,
  };
  const of =
    request.kind === 'refund'
      ? ({ kind: 'refund', refund_id: operation } as const)
      : ({ kind: 'payment', payment_id: operation } as const);
  return outcome === 'succeeded'
    ? { ...common, ...of, outcome, reference: `ref-${operation}` }
    : { ...common, ...of, outcome, code: 'card_declined' };
};

/** The payment provider on the other side of NATS: remembers all that it was ever asked. */
export class Provider {
  readonly requests: PaymentRequest[] = [];
  manner: ProviderManner = () => ['succeeded'];
  readonly #connection: NatsConnection;
  #consumer: DurableConsumer | undefined;

  constructor(connection: NatsConnection) {
    this.#connection = connection;
  }

  open(): void {
    this.#consumer = consumeDurable({
      ...ledgerConsumers.paymentRequests,
      connection: this.#connection,
      logger: silent,
      decode: (text) => paymentRequestMessage.decode(text),
      handle: async (request) => {
        this.requests.push(request);
        const attempt = this.askedFor(operationOf(request));
        for (const outcome of this.manner(request, attempt)) await this.say(request, outcome);
      },
      park: () => Promise.reject(new Error('nothing is parked here')),
    });
  }

  async close(): Promise<void> {
    await this.#consumer?.stop();
  }

  /** How often it was asked for a charge or refund. */
  askedFor(operation: string): number {
    return this.requests.filter((request) => operationOf(request) === operation).length;
  }

  requestsOf(orderId: string): readonly PaymentRequest[] {
    return this.requests.filter((request) => request.order_id === orderId);
  }

  /** Without an id of the stream's: nothing but the ledger keeps a repetition out. */
  async say(request: PaymentRequest, outcome: PaymentResult['outcome']): Promise<void> {
    await ensureStream(this.#connection, ledgerStreams.paymentResults);
    const text = paymentResultMessage.encode(resultOf(request, outcome));
    await this.#connection.jetstream().publish(paymentSubjects.result, text);
  }
}
