import {
  ledgerConsumers,
  parsePaymentOperationId,
  paymentResultMessage,
  warehouseReplyMessage,
} from '@order-ledger/contracts';
import type { PaymentResult, WarehouseReply } from '@order-ledger/contracts';
import type { FulfilmentInput } from '@order-ledger/domain';
import type { Happening } from './advance.ts';
import type { ReportsOptions } from './reports.ts';

type Reported = Pick<WarehouseReply, 'message_id' | 'order_id' | 'correlation_id' | 'traceparent'>;

const happening = (report: Reported, input: FulfilmentInput): Happening => {
  const { message_id: causationId, correlation_id: correlationId, traceparent } = report;
  const cause = { causationId, correlationId, ...(traceparent !== undefined && { traceparent }) };
  return { orderId: report.order_id, learnt: { input, cause } };
};

/** What the reports of one sender are, and what they say to the orders. */
type Reports<Report> = Pick<ReportsOptions<Report>, 'consumer' | 'decode' | 'happeningOf'>;

export const warehouseReplies: Reports<WarehouseReply> = {
  consumer: ledgerConsumers.warehouseReplies,
  decode: (text) => warehouseReplyMessage.decode(text),
  happeningOf: (reply) => {
    const { operation, generation, outcome } = reply;
    return happening(reply, { type: 'warehouseReported', operation, generation, outcome });
  },
};

/** The id of the charge or refund within its order. Throws when it is of another order. */
const operationOf = (result: PaymentResult): string => {
  const id = 'payment_id' in result ? result.payment_id : result.refund_id;
  const n = parsePaymentOperationId(id, result.order_id, result.kind);
  if (n === undefined) throw new RangeError(`${id} is no ${result.kind} of ${result.order_id}`);
  return n;
};

const paymentInput = (result: PaymentResult): FulfilmentInput => {
  const kind = result.kind === 'payment' ? 'charge' : 'refund';
  const common = { type: 'paymentReported', kind, id: operationOf(result) } as const;
  if (result.outcome === 'succeeded') {
    return { ...common, outcome: 'succeeded', reference: result.reference };
  }
  const reference = 'reference' in result ? result.reference : undefined;
  return { ...common, outcome: 'failed', reference: reference ?? null, code: result.code };
};

export const paymentResults: Reports<PaymentResult> = {
  consumer: ledgerConsumers.paymentResults,
  decode: (text) => {
    const result = paymentResultMessage.decode(text);
    operationOf(result);
    return result;
  },
  happeningOf: (result) => happening(result, paymentInput(result)),
};
