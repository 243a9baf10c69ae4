import type { Decision } from '../../shared/decider.ts';
import type { OrderCommand } from '../commands.ts';
import type { OrderEvent } from '../events.ts';
import type { RefusalOf } from '../refusals.ts';

/** Of a command of this type: what it can be refused for is in `refusalsByCommand`. */
export type OrderDecision<Type extends OrderCommand['type'] = OrderCommand['type']> = Decision<
  OrderEvent,
  RefusalOf<Type>
>;
