import { access } from '@order-ledger/access';
import type { RouteCases } from '@order-ledger/access/testing';
import type { Server } from '@order-ledger/service-kit';
import { Webhook } from 'standardwebhooks';
import { line, orderOf, post, webhookSecret } from '../command-api.ts';

/** How the payment provider calls: its signature is its credentials. */
export const webhookCases = (open: Server, product: string): RouteCases => ({
  'POST /api/v1/webhooks/payments': {
    access: access.public,
    call: async () => {
      const { body } = await post(open, '/orders', orderOf(line(product)));
      const data = { order_id: body.order_id, reference: 'payment-1' };
      const payload = JSON.stringify({ type: 'payment.succeeded', data });
      const now = new Date();
      const id = crypto.randomUUID();
      const headers = {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
        'webhook-signature': new Webhook(webhookSecret).sign(id, now, payload),
      };
      return { url: '/api/v1/webhooks/payments', headers, payload };
    },
  },
});
