import type { AccessDatabase } from '@order-ledger/access';
import { accessMatrix, registeredRoutes, testCallers } from '@order-ledger/access/testing';
import { testDatabase } from '@order-ledger/embedded/testing';
import { placeOrder } from '@order-ledger/projector/testing';
import { connectPostgres } from '@order-ledger/service-kit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditCases } from './access/audit-cases.ts';
import { routeCases } from './access/cases.ts';
import { logger, testSystem } from './support/system.ts';

const system = await testSystem();
const url = await testDatabase();
const db = connectPostgres<AccessDatabase>({ url, applicationName: 'test', logger });
afterAll(async () => await db.destroy());
beforeAll(async () => {
  await system.startProjector();
});

const callers = await testCallers(db, logger);
const app = system.instance(callers.guard);
const routes = await registeredRoutes(app);
const cases = {
  ...(await routeCases(system)),
  ...auditCases(app, await callers.adminKey()),
};

test.each(accessMatrix(app, routes, cases, callers))(
  '$route, $caller: $expected',
  async ({ expected, actual }) => {
    expect(await actual()).toBe(expected);
  },
);

test('a list has the orders of the customer who asks for it, and their number', async () => {
  const { writer } = system;
  const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
  await writer.order(id(1), placeOrder(id(1), { userId: 'carol' }));
  await writer.order(id(2), placeOrder(id(2), { userId: 'dave' }));
  const position = await writer.order(id(3), placeOrder(id(3), { userId: null }));
  const list = async (headers: object) => {
    const all = { ...headers, 'ledger-position': `${position}` };
    const answer = await app.inject({ url: '/api/v1/orders?limit=100', headers: all });
    return answer.json<{ data: readonly { user_id: string | null }[]; meta: { total: number } }>();
  };
  expect(await list(await callers.customer('carol'))).toMatchObject({
    data: [{ user_id: 'carol' }],
    meta: { total: 1 },
  });
  const users = (await list(await callers.adminKey())).data.map(({ user_id: user }) => user);
  expect(users).toEqual(expect.arrayContaining(['carol', 'dave', null]));
});
