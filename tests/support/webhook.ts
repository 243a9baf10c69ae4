import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { shared } from './ledger.ts';

export interface Delivery {
  /** The same for every repetition of a message. */
  readonly id?: string;
  readonly at?: Date;
  readonly secret?: string;
  /** Sent in place of what was signed. */
  readonly sent?: string;
}

export interface WebhookAnswer {
  readonly status: number;
  readonly body: { readonly code?: string; readonly order_status?: string };
  readonly headers: Headers;
}

/** What a payment provider sends, signed as Standard Webhooks has it, without any credentials. */
export const deliver = async (
  type: string,
  data: Readonly<Record<string, unknown>>,
  delivery: Delivery = {},
): Promise<WebhookAnswer> => {
  const { id = `msg_${randomUUID()}`, at = new Date(), secret = shared.webhookSecret } = delivery;
  const text = JSON.stringify({ type, timestamp: at.toISOString(), data });
  const answer = await fetch(new URL('/api/v1/webhooks/payments', shared.commandUrl), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(secret).sign(id, at, text),
    },
    body: delivery.sent ?? text,
  });
  const body = (await answer.json()) as WebhookAnswer['body'];
  return { status: answer.status, body, headers: answer.headers };
};
