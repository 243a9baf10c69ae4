import type { Decision } from '../../shared/decider.ts';
import type { OrderEvent } from '../events.ts';
import type { OrderRejection } from '../rejections.ts';

export type OrderDecision = Decision<OrderEvent, OrderRejection>;
