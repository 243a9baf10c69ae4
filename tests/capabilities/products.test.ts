import { expect, test } from 'vitest';
import { capability } from '../support/capability.ts';
import { at, listed, orderFor, pay, place, placed, stockBecomes } from '../support/goods.ts';
import {
  admin,
  answered,
  eventually,
  impatient,
  ok,
  refused,
  service,
  shared,
  unique,
} from '../support/ledger.ts';

const products = '/api/v1/products' as const;
const product = '/api/v1/products/{id}' as const;

capability('Products', () => {
  test('are created with name, price and pieces, and can be read and ordered', async () => {
    const name = unique('Mug');
    const body = { name, price: '7.30', qty: 4 };
    const { data, status } = await answered(service.commands.POST(products, { body }));
    expect(status).toBe(201);
    expect(data).toMatchObject({
      name,
      price: '7.30',
      currency: 'USD',
      status: 'listed',
      stock: { warehouse_id: 'main', available: 4 },
    });
    const { product_id } = data;
    expect((await place({ product_id })).total).toBe('7.30');
    await stockBecomes({ product_id, warehouse_id: 'main' }, { on_hand: 4, reserved: 1 });
    const told = await eventually(
      async () => await ok(service.queries.GET(product, at(product_id))),
    );
    expect(told).toMatchObject({ product_id, name, price: '7.30' });
  });

  test('are renamed and repriced, in one request', async () => {
    const { product_id: id } = await listed('5.00', 1);
    const body = { name: 'Cup', price: '6.00' };
    expect(await ok(service.commands.PATCH(product, { ...at(id), body }))).toMatchObject(body);
    await eventually(async () => {
      expect(await ok(service.queries.GET(product, at(id)))).toMatchObject(body);
    });
  });

  test.each(['POST', 'DELETE'] as const)('are discontinued with %s: not sold', async (method) => {
    const item = await listed('5.00', 3);
    const { product_id: id } = item;
    const ended =
      method === 'POST'
        ? service.commands.POST('/api/v1/products/{id}/discontinue', { ...at(id), body: {} })
        : service.commands.DELETE(product, { ...at(id), body: {} });
    expect((await ok(ended)).status).toBe('discontinued');
    const body = orderFor([], { items: [item] });
    const problem = await refused(service.commands.POST('/api/v1/orders', { body }));
    expect([problem.status, problem.code]).toEqual([422, 'product_discontinued']);
  });

  test('are created once', async () => {
    const { product_id } = await listed('5.00');
    const body = { product_id, name: 'Another', price: '1.00' };
    const problem = await refused(service.commands.POST(products, { body }));
    expect([problem.status, problem.code]).toEqual([409, 'product_exists']);
  });

  test('that nobody listed are not found', async () => {
    const body = { name: 'Cup' };
    const problem = await refused(
      service.commands.PATCH(product, { ...at(unique('product')), body }),
    );
    expect([problem.status, problem.code]).toEqual([404, 'product_not_found']);
  });

  test('are known to every instance soon after one was told', async () => {
    const item = await listed('5.00', 5);
    const body = orderFor([], { items: [item] });
    await eventually(async () => expect((await place(body, impatient)).total).toBe('5.00'));
  });

  test('are in the cache of an instance before it says that it is ready', async () => {
    const ready = await fetch(new URL('/health/ready', shared.commandUrl));
    expect(ready.status).toBe(200);
    const { product_id } = await listed('5.00', 5);
    const gone = unique('product');
    const body = { product_ids: [product_id, gone] };
    const warmed = await ok(admin.commands.POST('/api/v1/admin/cache/warmup', { body }));
    expect(warmed.data).toEqual([
      { product_id, status: 'listed' },
      { product_id: gone, status: 'unknown' },
    ]);
    const problem = await refused(service.commands.POST('/api/v1/admin/cache/warmup', { body }));
    expect(problem.status).toBe(403);
  });
});

capability('Optimistic concurrency over HTTP', () => {
  const cancel = '/api/v1/orders/{id}/cancel' as const;
  const matching = (id: string, tag: string | null) => ({
    params: { path: { id }, header: { 'if-match': tag ?? '' } },
  });

  test('every answer of a command has the revision as its ETag', async () => {
    const { id, item } = await placed(3);
    const body = { items: [{ line: 1, quantity: 1 }] };
    const first = await answered(service.commands.POST(cancel, { ...at(id), body }));
    const second = await answered(service.commands.POST(cancel, { ...at(id), body }));
    const tags = [first, second].map(({ headers }) => headers.get('etag'));
    for (const tag of tags) expect(tag).toMatch(/^"\d+"$/);
    expect(tags[0]).not.toBe(tags[1]);
    const stock = { type: 'received', ...item, quantity: 1 } as const;
    const moved = await answered(
      service.commands.POST('/api/v1/inventory/update', { body: stock }),
    );
    expect(moved.headers.get('etag')).toMatch(/^"\d+"$/);
    await eventually(async () => {
      const told = await answered(service.queries.GET('/api/v1/orders/{id}', at(id)));
      expect(told.headers.get('etag')).toBe(tags[1]);
    });
  });

  test('the current revision is taken, a stale one is a 412 with the current one', async () => {
    const { id } = await placed(3);
    const body = { items: [{ line: 1, quantity: 1 }] };
    const { headers } = await answered(service.commands.POST(cancel, { ...at(id), body }));
    const tag = headers.get('etag');
    await ok(service.commands.POST(cancel, { ...matching(id, tag), body }));
    const stale = await service.commands.POST(cancel, { ...matching(id, tag), body });
    expect(stale.response.status).toBe(412);
    expect(stale.error).toMatchObject({ code: 'stale_revision' });
    const current = stale.response.headers.get('etag');
    await ok(service.commands.POST(cancel, { ...matching(id, current), body }));
  });

  test('of two who change the same revision at once, one succeeds', async () => {
    const { id } = await placed(5);
    const body = { items: [{ line: 1, quantity: 1 }] };
    const { headers } = await answered(service.commands.POST(cancel, { ...at(id), body }));
    const ask = { ...matching(id, headers.get('etag')), body };
    const all = await Promise.all(
      Array.from({ length: 8 }, async () => await service.commands.POST(cancel, ask)),
    );
    const statuses = all.map(({ response }) => response.status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 412)).toHaveLength(7);
  });

  test('products have revisions too', async () => {
    const { product_id: id } = await listed('5.00');
    const first = await answered(
      service.commands.PATCH(product, { ...at(id), body: { price: '6.00' } }),
    );
    const ask = { ...matching(id, first.headers.get('etag')), body: { price: '7.00' } };
    await ok(service.commands.PATCH(product, ask));
    const problem = await refused(service.commands.PATCH(product, { ...ask, body: { name: 'x' } }));
    expect([problem.status, problem.code]).toEqual([412, 'stale_revision']);
  });

  test('any revision is "*"; what is no entity tag is a 400', async () => {
    const { id } = await placed();
    const body = { reason: 'x' };
    const wrong = await refused(service.commands.POST(cancel, { ...matching(id, '3'), body }));
    expect([wrong.status, wrong.code]).toEqual([400, 'invalid_request']);
    await pay(id);
    expect((await ok(service.commands.POST(cancel, { ...matching(id, '*'), body }))).status).toBe(
      'cancelled',
    );
  });
});
