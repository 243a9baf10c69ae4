import { describe, expect, it } from 'vitest';
import {
  parsePaymentOperationId,
  paymentOperationId,
  paymentRequestId,
  paymentRequestMessage,
  paymentResultId,
  paymentResultMessage,
  type PaymentRequest,
  type PaymentResult,
} from '../../src/index.ts';

const orderId = '0199f4a8-6f5e-7c3a-9d4b-2f1e8a7b6c5d';
const paymentId = `${orderId}:payment:1`;
const refundId = `${orderId}:refund:2`;

const request = {
  message_id: `${paymentId}:request:1`,
  order_id: orderId,
  amount: '34.70',
  currency: 'USD',
  correlation_id: 'request-1',
  causation_id: 'event-1',
  requested_at: '2026-11-20T10:00:00.000Z',
};

const result = { message_id: 'result-1', order_id: orderId, correlation_id: 'request-1' };

describe('payment messages', () => {
  it.each<PaymentRequest>([
    { ...request, kind: 'charge', payment_id: paymentId, method: 'card' },
    { ...request, kind: 'void', payment_id: paymentId, method: 'card' },
    { ...request, kind: 'refund', refund_id: refundId, payment_reference: 'pay_1' },
  ])('bring a request to $kind over the wire', (message) => {
    expect(paymentRequestMessage.decode(paymentRequestMessage.encode(message))).toEqual(message);
  });

  it.each<PaymentResult>([
    { ...result, kind: 'payment', payment_id: paymentId, outcome: 'succeeded', reference: 'a' },
    { ...result, kind: 'payment', payment_id: paymentId, outcome: 'failed', code: 'declined' },
    { ...result, kind: 'refund', refund_id: refundId, outcome: 'succeeded', reference: 'a' },
    { ...result, kind: 'refund', refund_id: refundId, outcome: 'failed', code: 'closed' },
  ])('bring a $kind that $outcome over the wire', (message) => {
    expect(paymentResultMessage.decode(paymentResultMessage.encode(message))).toEqual(message);
  });

  it.each([
    ['a success without a reference', { outcome: 'succeeded' }],
    ['a failure without a reason', { outcome: 'failed' }],
    ['another outcome', { outcome: 'pending', reference: 'a' }],
  ])('refuse %s', (_, part) => {
    const text = JSON.stringify({ ...result, kind: 'payment', payment_id: paymentId, ...part });
    expect(paymentResultMessage.safeDecode(text).success).toBe(false);
  });

  it('derive every id, so that repetition is recognised', () => {
    expect(paymentOperationId(orderId, 'payment', '1')).toBe(paymentId);
    expect(paymentRequestId(paymentId, 2)).toBe(`${paymentId}:request:2`);
    expect(paymentResultId(refundId, 'failed')).toBe(`${refundId}:result:failed`);
  });

  it('know the order and the kind of an id', () => {
    expect(parsePaymentOperationId(refundId, orderId, 'refund')).toBe('2');
    expect(parsePaymentOperationId(refundId, orderId, 'payment')).toBeUndefined();
    expect(parsePaymentOperationId(refundId, 'another', 'refund')).toBeUndefined();
    expect(parsePaymentOperationId(`${orderId}:refund:`, orderId, 'refund')).toBeUndefined();
  });
});
