import type { SealedText, PlacedState } from '@order-ledger/domain';
import type { CommandContext } from '@order-ledger/event-store';
import type { FastifyRequest } from 'fastify';
import type { Parts } from '../parts.ts';
import { commandProblem } from '../rejections.ts';

/** What a request to an order says, and what it takes to make a command of it. */
export interface OrderInput<Body, Params extends { readonly id: string }> {
  readonly request: FastifyRequest;
  readonly parts: Parts;
  readonly params: Params;
  readonly body: Body;
  readonly context: CommandContext;
  /** Now. */
  readonly at: string;
  /** The order as it is; throws `order_not_found`. Read once per request, and only when asked. */
  readonly current: () => Promise<PlacedState>;
  /** Seals a text for the person whose order it is; `null` when there is none. */
  readonly seal: (text: string | undefined) => Promise<SealedText | null>;
}

type Given<Body, Params extends { readonly id: string }> = Pick<
  OrderInput<Body, Params>,
  'request' | 'parts' | 'params' | 'body' | 'context'
>;

export const orderInput = <Body, Params extends { readonly id: string }>(
  given: Given<Body, Params>,
): OrderInput<Body, Params> => {
  const { orders, personalData, now } = given.parts;
  const load = async (): Promise<PlacedState> => {
    const { state } = await orders.load(given.params.id);
    if (!('order' in state)) throw commandProblem('order_not_found');
    return state;
  };
  let loading: Promise<PlacedState> | undefined;
  const current = async (): Promise<PlacedState> => await (loading ??= load());
  return {
    ...given,
    at: now().toISOString(),
    current,
    seal: async (text) => {
      if (text === undefined) return null;
      const { order } = await current();
      return await personalData.seal(order.shippingAddress.personId, text);
    },
  };
};
