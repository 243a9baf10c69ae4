import { access } from '@order-ledger/access';
import { orderRoute } from '../order-command.ts';
import { completeRefundBody, failRefundBody, refundParams } from '../schemas/change-order.ts';

const common = {
  method: 'POST',
  access: access.scope('payments:write'),
  params: refundParams,
} as const;

/** `POST /orders/:id/refunds/:refundId/complete`: the money is back, whoever sent it. */
export const completeRefundRoute = orderRoute({
  ...common,
  path: '/:id/refunds/:refundId/complete',
  operationId: 'completeRefund',
  summary: 'Record that a refund was paid',
  body: completeRefundBody,
  sends: ['CompleteRefund'],
  command: ({ body, params, at }) => {
    const { reference } = body;
    return { type: 'CompleteRefund', refundId: params.refundId, reference, at };
  },
});

/** `POST /orders/:id/refunds/:refundId/fail`: somebody has to see to it. */
export const failRefundRoute = orderRoute({
  ...common,
  path: '/:id/refunds/:refundId/fail',
  operationId: 'failRefund',
  summary: 'Record that a refund could not be paid',
  body: failRefundBody,
  sends: ['FailRefund'],
  command: ({ body, params, at }) => {
    const { code } = body;
    return { type: 'FailRefund', refundId: params.refundId, code, at };
  },
});
