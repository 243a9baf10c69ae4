import { randomBytes } from 'node:crypto';
import { createApiKey, revokeApiKey } from '@order-ledger/access';
import type { AccessDatabase, Scope } from '@order-ledger/access';
import { connectPostgres, createLogger } from '@order-ledger/service-kit';
import { SignJWT } from 'jose';
import { afterAll, expect, test } from 'vitest';
import { capability } from '../support/capability.ts';
import { at, inStatus, listed, orderFor, place, stocked } from '../support/goods.ts';
import {
  admin,
  answered,
  clientOf,
  eventually,
  newCustomer,
  nobody,
  ok,
  refused,
  service,
  shared,
  tokenOf,
  unique,
} from '../support/ledger.ts';

const db = connectPostgres<AccessDatabase>({
  url: shared.postgresUrl,
  applicationName: 'access test',
  logger: createLogger({ service: 'access-test', level: 'silent' }),
});
afterAll(async () => await db.destroy());

/** A service whose key allows only this. */
const newService = async (...scopes: readonly Scope[]) => {
  const name = unique('service');
  const { text } = await createApiKey(db, { name, scopes, expiresAt: null });
  return { name, client: clientOf({ apiKey: text }) };
};

const signed = async (expires: string, secret: string): Promise<string> =>
  await new SignJWT()
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('somebody')
    .setIssuer(shared.jwt.issuer)
    .setAudience(shared.jwt.audience)
    .setExpirationTime(expires)
    .sign(new TextEncoder().encode(secret));

const ordersOf = { params: { query: { limit: '1' } } };

/** Somebody with an order, and somebody else. */
const twoCustomers = async () => {
  const [owner, other] = [await newCustomer(), await newCustomer()];
  const body = orderFor([await listed('9.90', 5)], { user_id: owner.userId });
  const { id } = await place(body, owner);
  await inStatus(id, 'reserved');
  return { owner, other, id };
};

capability('Who may do what', () => {
  test('without credentials nothing is told and nothing done', async () => {
    for (const asked of [
      nobody.queries.GET('/api/v1/orders', {}),
      nobody.commands.POST('/api/v1/orders', { body: orderFor([await stocked(1)]) }),
    ]) {
      expect(await refused(asked)).toMatchObject({ status: 401, code: 'unauthenticated' });
      expect((await asked).response.headers.get('www-authenticate')).not.toBeNull();
    }
  });

  test('credentials that are none are refused', async () => {
    const strangeKey = clientOf({ apiKey: `olk_${'0'.repeat(16)}_${'A'.repeat(43)}` });
    const late = clientOf({ token: await signed('-1 hour', shared.jwt.secret) });
    const otherwise = clientOf({ token: await signed('1 hour', randomBytes(32).toString('hex')) });
    const forged = clientOf({ token: `${btoa('{"alg":"none"}')}.${btoa('{"sub":"root"}')}.` });
    for (const client of [strangeKey, late, otherwise, forged]) {
      const asked = client.queries.GET('/api/v1/orders', {});
      expect(await refused(asked)).toMatchObject({ status: 401, code: 'unauthenticated' });
    }
  });

  test('a service may do what its key allows, and is told which scope it lacks', async () => {
    const { client } = await newService('orders:read');
    await ok(client.queries.GET('/api/v1/orders', ordersOf));
    const placing = client.commands.POST('/api/v1/orders', { body: orderFor([await stocked(1)]) });
    expect(await refused(placing)).toMatchObject({
      status: 403,
      code: 'forbidden',
      missing_scope: 'orders:write',
    });
    const erasing = client.commands.DELETE('/api/v1/customers/{id}/personal-data', {
      params: { path: { id: 'somebody' } },
      body: {},
    });
    expect(await refused(erasing)).toMatchObject({ missing_scope: 'customers:erase' });
  });

  test('what only admins may, no service may', async () => {
    const body = { product_ids: [(await listed('9.90')).product_id] };
    const asked = service.commands.POST('/api/v1/admin/cache/warmup', { body });
    expect(await refused(asked)).toMatchObject({ status: 403, code: 'forbidden' });
    await ok(admin.commands.POST('/api/v1/admin/cache/warmup', { body }));
  });

  test('a customer sees and changes only their own orders, and their list has no others', async () => {
    const { owner, other, id } = await twoCustomers();
    const edit = { ...at(id), body: { notes: 'ring twice' } };
    for (const asked of [
      other.queries.GET('/api/v1/orders/{id}', at(id)),
      other.queries.GET('/api/v1/orders/{id}/history', at(id)),
      other.queries.GET('/api/v1/orders/{id}/events', at(id)),
      other.queries.GET('/api/v1/orders', { params: { query: { user_id: owner.userId } } }),
      other.commands.PATCH('/api/v1/orders/{id}', edit),
      other.commands.POST('/api/v1/orders/{id}/cancel', { ...at(id), body: {} }),
    ]) {
      expect(await refused(asked)).toMatchObject({ status: 403, code: 'not_owner' });
    }
    await ok(owner.commands.PATCH('/api/v1/orders/{id}', edit));
    await eventually(async () =>
      expect((await ok(owner.queries.GET('/api/v1/orders', {}))).data).toMatchObject([{ id }]),
    );
    expect((await ok(other.queries.GET('/api/v1/orders', {}))).data).toEqual([]);
    expect(await ok(admin.queries.GET('/api/v1/orders/{id}', at(id)))).toMatchObject({ id });
  });

  test('a customer orders for nobody else, and does not say that they have paid', async () => {
    const { other, owner, id } = await twoCustomers();
    const body = orderFor([await listed('9.90', 1)], { user_id: owner.userId });
    const placing = other.commands.POST('/api/v1/orders', { body });
    expect(await refused(placing)).toMatchObject({ status: 403, code: 'not_owner' });
    const paying = owner.commands.POST('/api/v1/orders/{id}/payment', {
      ...at(id),
      body: { method: 'card', reference: 'ch_1' },
    });
    expect(await refused(paying)).toMatchObject({ status: 403, code: 'forbidden' });
  });

  test('the order of a guest belongs to no customer', async () => {
    const { id } = await place(orderFor([await stocked(1)], { user_id: null }));
    const { queries } = await newCustomer();
    const asked = queries.GET('/api/v1/orders/{id}', at(id));
    expect(await refused(asked)).toMatchObject({ status: 403, code: 'not_owner' });
  });

  test('an admin may log in as a person', async () => {
    const { id } = await twoCustomers();
    const boss = clientOf({ token: await tokenOf('boss', { role: 'admin' }) });
    await ok(boss.commands.POST('/api/v1/orders/{id}/cancel', { ...at(id), body: {} }));
    const { data } = await ok(boss.queries.GET('/api/v1/orders/{id}/events', at(id)));
    expect(data.at(-1)).toMatchObject({ type: 'OrderCancelled', actor: 'user:boss' });
  });

  test('a key that was revoked opens nothing, within seconds', async () => {
    const { name, client } = await newService('orders:read');
    await ok(client.queries.GET('/api/v1/orders', ordersOf));
    await revokeApiKey(db, name);
    const refusal = await eventually(
      async () => await refused(client.queries.GET('/api/v1/orders', ordersOf)),
    );
    expect(refusal).toMatchObject({ status: 401, code: 'unauthenticated' });
  });

  test('who asks too often has to wait, and nobody else', async () => {
    const [greedy, modest] = [await newCustomer(), await newCustomer()];
    const ask = async () => await answered(modest.queries.GET('/api/v1/products', ordersOf));
    expect((await ask()).headers.get('ratelimit-limit')).toBe('600');
    const statuses = await Promise.all(
      Array.from({ length: 601 }, async () => {
        // Refused for its id, which costs next to nothing, and counts all the same.
        const { response } = await greedy.queries.GET('/api/v1/orders/{id}', at('none'));
        return response.status;
      }),
    );
    expect(statuses).toContain(429);
    const asked = greedy.queries.GET('/api/v1/products', {});
    expect(await refused(asked)).toMatchObject({ status: 429, code: 'rate_limited' });
    expect(Number((await asked).response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask()).status).toBe(200);
  });
});
