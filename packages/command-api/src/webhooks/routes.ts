import type { Route } from '../parts.ts';
import { paymentWebhookRoute } from './routes/payment-webhook.ts';

export const webhookRoutes: readonly Route[] = [paymentWebhookRoute];
