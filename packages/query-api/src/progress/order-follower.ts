import { orderCodec, streamName } from '@order-ledger/contracts';
import { type OrderEvent, type OrderStatus, evolveOrder, initialOrder } from '@order-ledger/domain';
import { type EventStore, type LedgerEvent, readStream } from '@order-ledger/event-store';

/** One step of an order, and the status that it has then. */
export interface Step {
  readonly event: LedgerEvent<OrderEvent>;
  readonly status: OrderStatus;
}

/** Reads an order from its first event on, each one once. */
export interface OrderFollower {
  /** What is new since the last call. */
  steps(): AsyncGenerator<Step, void, undefined>;
  status(): OrderStatus;
  /** `null`: a guest's. `undefined`: it was not placed. */
  owner(): string | null | undefined;
}

/** No status follows these soon: an order may still come back, after weeks perhaps. */
const final: ReadonlySet<OrderStatus> = new Set([
  'rejected',
  'expired',
  'cancelled',
  'delivered',
  'partially_returned',
  'returned',
]);

export const isFinal = (status: OrderStatus): boolean => final.has(status);

export const followOrder = (eventStore: EventStore, orderId: string): OrderFollower => {
  const stream = streamName('order', orderId);
  let state = initialOrder;
  let next = 0n;
  return {
    steps: async function* () {
      for await (const event of readStream(eventStore, stream, orderCodec, {
        fromRevision: next,
      })) {
        state = evolveOrder(state, event.event);
        next = event.revision + 1n;
        yield { event, status: state.status };
      }
    },
    status: () => state.status,
    owner: () => ('order' in state ? state.order.userId : undefined),
  };
};
