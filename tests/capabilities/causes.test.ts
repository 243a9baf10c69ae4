import { randomUUID } from 'node:crypto';
import type { QueryPaths } from '@order-ledger/client';
import { expect, test } from 'vitest';
import { capability } from '../support/capability.ts';
import { at, confirmed } from '../support/goods.ts';
import { admin, eventually, newCustomer, ok, refused, service } from '../support/ledger.ts';

type Causes =
  QueryPaths['/api/v1/causes/{id}']['get']['responses'][200]['content']['application/json'];
type Node = Causes['requests'][number];

const flat = (node: Node): readonly Node[] => [node, ...node.children.flatMap(flat)];
const nodesOf = ({ requests }: Causes): readonly Node[] => requests.flatMap(flat);

const causesOf = async (id: string): Promise<Causes> =>
  await eventually(async () => await ok(admin.queries.GET('/api/v1/causes/{id}', at(id))));

/** The causes of a confirmed order, with what the warehouse has said to it. */
const known = async () => {
  const { id } = await confirmed();
  return await eventually(async () => {
    const causes = await causesOf(id);
    const answers = nodesOf(causes).flatMap(({ message }) => message?.outcome ?? []);
    expect(answers).toEqual(['accepted', 'accepted']);
    return { id, causes };
  });
};

capability('Causes', () => {
  test('an order is told from its requests to the answers of the warehouse and its rows', async () => {
    const { id, causes } = await known();
    expect(causes).toMatchObject({ id, kind: 'order', truncated: false });
    expect(causes.requests).toHaveLength(2);
    const nodes = nodesOf(causes);
    const events = nodes.flatMap(({ asked, event }) => (asked && event ? [event] : []));
    expect(events.map(({ type }) => type)).toEqual([
      'OrderPlaced',
      'OrderReserved',
      'OrderPaid',
      'OrderConfirmed',
    ]);
    for (const { rows } of events) {
      expect(rows).toContainEqual({
        table: 'read_model.order_details',
        key: { order_id: id },
        written: true,
      });
    }
    const asked = nodes.find(({ message }) => message?.kind === 'commit');
    expect(asked?.children.map(({ message }) => message?.outcome)).toEqual(['accepted']);
  });

  test('every event and message of it leads to the same request', async () => {
    const { causes } = await known();
    for (const request of causes.requests) {
      const inside = flat(request).filter(({ kind }) => kind === 'event' || kind === 'message');
      for (const { id } of inside) {
        expect((await causesOf(id)).requests.map((node) => node.id)).toEqual([request.id]);
      }
    }
  });

  test('is told to who may audit, and of nothing that nobody has said', async () => {
    const { id } = await known();
    const asked = at(id);
    expect(await ok(service.queries.GET('/api/v1/causes/{id}', asked))).toMatchObject({ id });
    const { queries } = await newCustomer();
    const hidden = queries.GET('/api/v1/causes/{id}', asked);
    expect(await refused(hidden)).toMatchObject({ status: 403 });
    const unknown = admin.queries.GET('/api/v1/causes/{id}', at(randomUUID()));
    expect(await refused(unknown)).toMatchObject({ status: 404, code: 'cause_not_found' });
  });
});
