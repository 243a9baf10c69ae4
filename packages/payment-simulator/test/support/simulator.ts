import { randomUUID } from 'node:crypto';
import {
  ledgerConsumers,
  ledgerStreams,
  paymentOperationId,
  paymentRequestId,
  paymentRequestMessage,
  paymentResultMessage,
  paymentSubjects,
} from '@order-ledger/contracts';
import type { PaymentRequest, PaymentResult } from '@order-ledger/contracts';
import {
  connectNats,
  consumeDurable,
  createLogger,
  createPublish,
} from '@order-ledger/service-kit';
import { expect, onTestFinished } from 'vitest';
import { configSchema, startPaymentSimulator } from '../../src/index.ts';

const silent = createLogger({ service: 'test', level: 'silent' });

/** The simulator in this process, without a delay unless told otherwise. */
export const testSimulator = async (natsUrl: string, env: Record<string, string> = {}) => {
  const quick = { PAYMENT_DELAY_MIN_MS: '0', PAYMENT_DELAY_MAX_MS: '0' };
  const config = configSchema.parse({ NATS_URL: natsUrl, ...quick, ...env });
  const connection = await connectNats({ url: natsUrl, name: 'simulator', logger: silent });
  const { app, close } = startPaymentSimulator({ config, connection, logger: silent });
  onTestFinished(async () => {
    await app.close();
    await close();
  });
  return app;
};

/** The ledger's side: asks, and collects what it is told. */
export const testLedger = async (natsUrl: string) => {
  const connection = await connectNats({ url: natsUrl, name: 'ledger', logger: silent });
  const publish = createPublish(connection, silent);
  const results: PaymentResult[] = [];
  const consumer = consumeDurable<PaymentResult>({
    ...ledgerConsumers.paymentResults,
    connection,
    logger: silent,
    decode: (text) => paymentResultMessage.decode(text),
    handle: async (result) => void results.push(result),
    park: async ({ error }) => {
      throw new Error(error.message);
    },
  });
  const stop = async (): Promise<void> => {
    await consumer.stop(0);
    await connection.close();
  };
  const resultsOf = (orderId: string) => results.filter(({ order_id: id }) => id === orderId);
  return {
    connection,
    stop,
    resultsOf,
    ask: async (request: PaymentRequest): Promise<void> => {
      const { paymentRequests: stream } = ledgerStreams;
      const text = paymentRequestMessage.encode(request);
      const subject = paymentSubjects.request[request.kind];
      await publish({ stream, subject, messageId: request.message_id, text });
    },
    /** The results about an order, once there are so many. */
    told: async (orderId: string, count = 1): Promise<readonly PaymentResult[]> => {
      await expect.poll(() => resultsOf(orderId).length, { timeout: 40_000 }).toBe(count);
      return resultsOf(orderId);
    },
  };
};

/** The requests about one new order of 10 dollars. */
export const orderRequests = () => {
  const order_id = randomUUID();
  const paymentId = paymentOperationId(order_id, 'payment', '1');
  const common = {
    order_id,
    amount: '10.00',
    currency: 'USD',
    correlation_id: 'request-1',
    causation_id: 'event-1',
    requested_at: '2026-11-20T10:00:00.000Z',
  };
  const about = (kind: 'charge' | 'void', attempt: number, method = 'card'): PaymentRequest => ({
    ...common,
    kind,
    payment_id: paymentId,
    method,
    message_id: paymentRequestId(paymentId, attempt),
  });
  return {
    order_id,
    charge: (attempt = 1, method = 'card') => about('charge', attempt, method),
    void: (attempt = 2) => about('void', attempt),
    refund: (n: number, amount: string, payment_reference: string): PaymentRequest => {
      const refund_id = paymentOperationId(order_id, 'refund', `${n}`);
      const message_id = paymentRequestId(refund_id, 1);
      return { ...common, kind: 'refund', refund_id, message_id, payment_reference, amount };
    },
  };
};
