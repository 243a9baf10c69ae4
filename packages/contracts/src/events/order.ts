import type { OrderEvent } from '@order-ledger/domain';
import { createEventCodec } from '../event-codec.ts';
import { changeDefinitions } from './order-changes.ts';
import { returnDefinitions, shippingDefinitions } from './order-goods.ts';
import { paymentDefinitions } from './order-payment.ts';
import { placementDefinitions } from './order-placement.ts';

/* Stream `order-{orderId}`. */

export const orderCodec = createEventCodec<OrderEvent>({
  ...placementDefinitions,
  ...paymentDefinitions,
  ...changeDefinitions,
  ...shippingDefinitions,
  ...returnDefinitions,
});
