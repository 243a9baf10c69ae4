import {
  ledgerConsumers,
  parsePaymentOperationId,
  paymentResultMessage,
  paymentSubjects,
  warehouseReplyMessage,
  warehouseSubjects,
} from '@order-ledger/contracts';
import type { PaymentResult, WarehouseReply } from '@order-ledger/contracts';
import type { FulfilmentInput } from '@order-ledger/domain';
import type { Happening } from './advance.ts';
import type { ReportsOptions } from './reports.ts';
import type { JournalEntry } from './store/journal.ts';

type Reported = Pick<WarehouseReply, 'message_id' | 'order_id' | 'correlation_id' | 'traceparent'>;

const happening = (report: Reported, input: FulfilmentInput): Happening => {
  const { message_id: causationId, correlation_id: correlationId, traceparent } = report;
  const cause = { causationId, correlationId, ...(traceparent !== undefined && { traceparent }) };
  return { orderId: report.order_id, learnt: { input, cause } };
};

const entry = (
  { message_id, order_id, correlation_id }: Reported,
  said: Omit<JournalEntry, keyof Reported | 'direction'>,
): JournalEntry => ({ message_id, order_id, correlation_id, direction: 'received', ...said });

/** What the reports of one sender are, and what they say to the orders. */
type Reports<Report> = Pick<
  ReportsOptions<Report>,
  'consumer' | 'decode' | 'happeningOf' | 'entryOf'
>;

export const warehouseReplies: Reports<WarehouseReply> = {
  consumer: ledgerConsumers.warehouseReplies,
  decode: (text) => warehouseReplyMessage.decode(text),
  happeningOf: (reply) => {
    const { operation, generation, outcome } = reply;
    return happening(reply, { type: 'warehouseReported', operation, generation, outcome });
  },
  entryOf: (reply) =>
    entry(reply, {
      subject: warehouseSubjects.reply,
      kind: reply.operation,
      operation_id: reply.operation_id,
      answers: reply.request_id,
      outcome: reply.outcome,
      code: reply.error?.code ?? null,
    }),
};

const operationId = (result: PaymentResult): string =>
  'payment_id' in result ? result.payment_id : result.refund_id;

/** The id of the charge or refund within its order. Throws when it is of another order. */
const operationOf = (result: PaymentResult): string => {
  const id = operationId(result);
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
  entryOf: (result) =>
    entry(result, {
      subject: paymentSubjects.result,
      kind: result.kind === 'payment' ? 'charge' : 'refund',
      operation_id: operationId(result),
      outcome: result.outcome,
      code: result.outcome === 'failed' ? result.code : null,
    }),
};
