import { Webhook, WebhookVerificationError } from 'standardwebhooks';

/** Whether the text can be the secret of a webhook. */
export const isWebhookSecret = (secret: string): boolean => {
  try {
    return new Webhook(secret) instanceof Webhook;
  } catch {
    return false;
  }
};

type Headers = Readonly<Record<string, string | string[] | undefined>>;

const signatureHeaders = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;

/**
 * Makes the check of a webhook's signature (Standard Webhooks), over the bytes of its body as they
 * came. Several secrets are for the time of a change from one to the next.
 */
export const createSignatureCheck = (secrets: readonly string[]) => {
  const webhooks = secrets.map((secret) => new Webhook(secret));
  return (body: Buffer, headers: Headers): boolean => {
    const signed = Object.fromEntries(
      signatureHeaders.map((name) => [name, String(headers[name] ?? '')]),
    );
    return webhooks.some((webhook) => {
      try {
        webhook.verify(body, signed, { jsonParse: false });
        return true;
      } catch (error) {
        if (error instanceof WebhookVerificationError) return false;
        throw error;
      }
    });
  };
};
