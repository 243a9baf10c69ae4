import { at, confirmed } from './goods.ts';
import type { Item, PlaceOrder } from './goods.ts';
import { eventually, ok, service } from './ledger.ts';

/* How far an order can get, beyond what `goods.ts` begins with. */

export interface Journey {
  readonly id: string;
  readonly item: Item;
}

/** Everything that is left of the order leaves the house. */
export const ship = async (id: string) =>
  await ok(
    service.commands.POST('/api/v1/orders/{id}/shipments', {
      ...at(id),
      body: { carrier: 'DHL', tracking_number: `track-${id}` },
    }),
  );

export const deliver = async (id: string) =>
  await ok(
    service.commands.PATCH('/api/v1/orders/{id}/status', {
      ...at(id),
      body: { status: 'delivered' },
    }),
  );

/** An order that was paid, packed, sent and has arrived. */
export const delivered = async (quantity = 1, more: Partial<PlaceOrder> = {}): Promise<Journey> => {
  const { id, item } = await confirmed(quantity, more);
  const body = { status: 'processing' } as const;
  await ok(service.commands.PATCH('/api/v1/orders/{id}/status', { ...at(id), body }));
  await ship(id);
  await deliver(id);
  return { id, item };
};

export const cancel = async (id: string, reason?: string) =>
  await ok(
    service.commands.POST('/api/v1/orders/{id}/cancel', {
      ...at(id),
      body: { ...(reason !== undefined && { reason }) },
    }),
  );

/** For `params.header` of a query that has to know what a command has just answered. */
export const asOf = (headers: Headers): { readonly 'ledger-position': string } => ({
  'ledger-position': headers.get('ledger-position') ?? '',
});

/** Looks until it finds what it looks for, and resolves to that. */
export const found = async <T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> =>
  await eventually(async () => {
    const thing = await look();
    if (thing === undefined) throw new Error('it has not come');
    return thing;
  });
