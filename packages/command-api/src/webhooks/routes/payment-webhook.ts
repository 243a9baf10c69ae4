import { access } from '@order-ledger/access';
import { ledgerHeaders } from '@order-ledger/contracts/http';
import { maxBodyBytes, parseJsonBody, requestContext } from '@order-ledger/service-kit';
import type { Server } from '@order-ledger/service-kit';
import { derivedId } from '../../http/derived-id.ts';
import { placedResult } from '../../orders/order-answer.ts';
import type { Parts } from '../../parts.ts';
import { commandProblem, commandRefusals, refusals } from '../../rejections.ts';
import { webhookCommand, webhookCommands } from '../commands.ts';
import { paymentWebhookBody, webhookAnswer, webhookHeaders } from '../schemas.ts';
import { createSignatureCheck } from '../signature.ts';

const schema = {
  operationId: 'receivePaymentWebhook',
  summary: 'What the payment provider has to say of a payment or refund (Standard Webhooks)',
  tags: ['payments'],
  headers: webhookHeaders,
  body: paymentWebhookBody,
  response: {
    200: webhookAnswer,
    ...refusals('invalid_signature', ...commandRefusals(webhookCommands)),
  },
};

const config = { access: access.public };

const actor = 'webhook:payments';

/** Bodies are read only once their signature, which is over their bytes, is right. */
const addSignedBody = (webhooks: Server, secrets: readonly string[]): void => {
  const isSigned = createSignatureCheck(secrets);
  webhooks.removeContentTypeParser('application/json');
  webhooks.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer', bodyLimit: maxBodyBytes },
    async ({ headers }: { readonly headers: Parameters<typeof isSigned>[1] }, body: Buffer) => {
      if (!isSigned(body, headers)) throw commandProblem('invalid_signature');
      return await Promise.resolve(parseJsonBody(body));
    },
  );
};

/**
 * `POST /webhooks/payments`: 200 once it is in the ledger. Messages may come twice, late and in any
 * order: the order's stream decides what they mean, and knows those again that it has seen.
 */
export const paymentWebhookRoute = (app: Server, parts: Parts): void => {
  const { orders, now, webhookSecrets } = parts;
  app.register((webhooks: Server, _options, done) => {
    addSignedBody(webhooks, webhookSecrets);
    webhooks.post('/webhooks/payments', { schema, config }, async (request, reply) => {
      const { body, headers } = request;
      const { order_id: orderId } = body.data;
      const { state } = await orders.load(orderId);
      if (!('order' in state)) throw commandProblem('order_not_found');
      const command = webhookCommand(body, state, now().toISOString());
      const { requestId: correlationId, traceparent } = requestContext(request);
      const commandId = derivedId(actor, headers['webhook-id'], orderId);
      const trace = traceparent === undefined ? {} : { traceparent };
      const context = { commandId, correlationId, actor, ...trace };
      const result = placedResult(orderId, await orders.execute(orderId, command, context));
      return await reply
        .headers(ledgerHeaders(result))
        .send({ order_id: orderId, order_status: result.state.status });
    });
    done();
  });
};
