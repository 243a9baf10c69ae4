import { expect, test } from 'vitest';
import { capability } from '../support/capability.ts';
import { placed } from '../support/goods.ts';
import { ledgerCommandOn } from '../support/ledger-command.ts';
import { admin, eventually, newCustomer, ok, refused, service, shared } from '../support/ledger.ts';

const path = '/api/v1/projections' as const;
const { EVENTSTORE_URL = '', POSTGRES_URL = '' } = shared.env;
const ledger = ledgerCommandOn({ EVENTSTORE_URL, POSTGRES_URL });

capability('Progress of projections', () => {
  test('every live generation and the process manager come as far as what was acknowledged', async () => {
    const { head } = await ok(service.queries.GET(path));
    await placed();
    await eventually(async () => {
      const { projections, subscriptions } = await ok(admin.queries.GET(path));
      const live = projections.flatMap(({ name, live_generation, generations }) =>
        name.startsWith('order_')
          ? generations.filter(({ generation }) => generation === live_generation)
          : [],
      );
      expect(live).toHaveLength(2);
      expect(subscriptions.map(({ name }) => name)).toEqual(['fulfilment', 'integration-events']);
      for (const each of [...live, ...subscriptions]) {
        expect(BigInt(each.position)).toBeGreaterThan(BigInt(head));
        expect(each.events_per_second).not.toBeNull();
      }
    });
  });

  test('the command tells the same, for people and for programs', async () => {
    const [text, json] = await Promise.all([
      ledger('projections'),
      ledger('projections', '--json'),
    ]);
    expect([text.code, json.code]).toEqual([0, 0]);
    expect(text.out).toMatch(/integration-events/);
    const told = JSON.parse(json.out) as object;
    expect(Object.keys(told)).toEqual(Object.keys(await ok(admin.queries.GET(path))));
  });

  test('is for who may audit', async () => {
    const { queries } = await newCustomer();
    expect(await refused(queries.GET(path))).toMatchObject({ status: 403 });
  });
});
