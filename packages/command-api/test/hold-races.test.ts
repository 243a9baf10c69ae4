import type { EventStore } from '@order-ledger/event-store';
import { expect, it } from 'vitest';
import { post, startLedger, stockStream, stocked, typesOf } from './command-api.ts';
import type { ProblemAnswer } from './command-api.ts';

const ledger = await startLedger();
const instances = [ledger.instance(), ledger.instance()] as const;
const [app] = instances;

interface Reservation extends ProblemAnswer {
  readonly reservation_id: string;
  readonly status: string;
  readonly items: readonly { readonly status: string }[];
}

const piecesOf = (product: string, quantity = 1) => ({
  product_id: product,
  warehouse_id: 'main',
  quantity,
});

const reserve = async (server: typeof app, order_id: string, products: readonly string[]) =>
  await post<Reservation>(server, '/inventory/reserve', {
    order_id,
    items: products.map((product) => piecesOf(product)),
  });

const release = async (order_id: string) =>
  await post<Reservation>(app, '/inventory/release', { order_id });

const receive = async (product: string, quantity = 1) =>
  await post<Record<string, number>>(app, '/inventory/update', {
    ...piecesOf(product, quantity),
    type: 'received',
  });

it('never holds more than there is, whichever instance is asked', async () => {
  const pieces = 30;
  const product = await stocked(app, pieces);
  const answers = await Promise.all(
    Array.from({ length: 120 }, async (_, i) => {
      const server = instances[i % 2 ? 1 : 0];
      return await reserve(server, `order-${product}-${i}`, [product]);
    }),
  );
  const count = (status: number) => answers.filter((answer) => answer.status === status).length;
  expect([count(200), count(409)]).toEqual([pieces, 120 - pieces]);
  const { body } = await receive(product);
  expect(body).toMatchObject({ received: pieces + 1, reserved: pieces, available: 1 });
});

it('gives one answer to many who ask for one order, while others take its stock', async () => {
  for (let round = 0; round < 6; round += 1) {
    const products = [await stocked(app, 3), await stocked(app, 1), await stocked(app, 1)];
    const [, scarce = ''] = products;
    const order = `raced-${scarce}`;
    const answers = await Promise.all([
      reserve(app, `rival-${scarce}`, [scarce]),
      ...Array.from({ length: 10 }, async (_, i) => {
        return await reserve(instances[i % 2 ? 1 : 0], order, products);
      }),
      release(`rival-${scarce}`),
    ]);
    const held = answers.slice(1, -1).filter(({ status }) => status === 200);
    const ids = new Set(held.map(({ body }) => body.reservation_id));
    await release(`rival-${scarce}`);
    const now = await reserve(app, order, products);
    expect([now.status, now.body.status]).toEqual([200, 'active']);
    expect(now.body.items.every(({ status }) => status === 'active')).toBe(true);
    expect(new Set([...ids, now.body.reservation_id]).size).toBe(1);
    const { body } = await receive(scarce);
    expect(body).toMatchObject({ reserved: 1, available: 1 });
  }
});

/** Holds back every append to a stream of a hold until it is let go. */
const gatedStore = (eventStore: EventStore) => {
  const arrived = Promise.withResolvers<undefined>();
  const open = Promise.withResolvers<undefined>();
  const gated: EventStore = {
    ...eventStore,
    append: async (request) => {
      if (request.stream.startsWith('hold-')) {
        arrived.resolve(undefined);
        await open.promise;
      }
      return await eventStore.append(request);
    },
  };
  return { gated, arrived: arrived.promise, letGo: () => open.resolve(undefined) };
};

const raced = async () => {
  const products = [await stocked(app, 2), await stocked(app, 1)];
  const [plenty = '', scarce = ''] = products;
  await reserve(app, `rival-${scarce}`, [scarce]);
  return { products, plenty, scarce, order: `twins-${scarce}` };
};

it('releases nothing of a hold that somebody else has opened', async () => {
  const { products, plenty, scarce, order } = await raced();
  const slow = gatedStore(ledger.eventStore);
  const refusing = reserve(ledger.instance({ eventStore: slow.gated }), order, products);
  await slow.arrived;
  await receive(scarce);
  const opened = await reserve(app, order, products);
  expect(opened.status).toBe(200);
  slow.letGo();
  expect((await refusing).body).toEqual(opened.body);
  expect(await typesOf(ledger, stockStream(plenty))).toEqual(['StockReceived', 'StockReserved']);
});

it('opens no hold that somebody else has refused: it holds anew', async () => {
  const { products, scarce, order } = await raced();
  const [refuser, opener] = [gatedStore(ledger.eventStore), gatedStore(ledger.eventStore)];
  const refusing = reserve(ledger.instance({ eventStore: refuser.gated }), order, products);
  await refuser.arrived;
  await receive(scarce);
  const opening = reserve(ledger.instance({ eventStore: opener.gated }), order, products);
  await opener.arrived;
  refuser.letGo();
  expect((await refusing).body.code).toBe('insufficient_stock');
  opener.letGo();
  const { status, body } = await opening;
  expect([status, body.status]).toEqual([200, 'active']);
  expect(body.items.map((item) => item.status)).toEqual(['active', 'active']);
  expect((await reserve(app, order, products)).body).toEqual(body);
});
