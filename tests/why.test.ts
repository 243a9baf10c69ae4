import { randomUUID } from 'node:crypto';
import { openShop, orderOf } from '@order-ledger/cli';
import { inboundSubjects } from '@order-ledger/contracts';
import { testStack } from '@order-ledger/embedded/testing';
import { connectNats, createLogger } from '@order-ledger/service-kit';
import { afterAll, expect, test, vi } from 'vitest';
import { ledgerCommandOn } from './support/ledger-command.ts';

const stack = await testStack();
const { services, env } = stack;
const shop = openShop(services['command-api'].url, services['query-api'].url, 4);
const ledger = ledgerCommandOn(env);
const logger = createLogger({ service: 'test', level: 'silent' });
const nats = await connectNats({ url: env['NATS_URL'] ?? '', name: 'test', logger });
afterAll(async () => {
  await Promise.all([shop.close(), nats.close()]);
});

const minutes = 300_000;
/** For what is asked by a new process each time. */
const patient = { timeout: 120_000, interval: 1_000 };
const soon = { timeout: 30_000, interval: 100 };

interface Node {
  readonly kind: string;
  readonly id: string;
  readonly event?: { readonly type: string; readonly rows: readonly { readonly table: string }[] };
  readonly message?: {
    readonly direction: string;
    readonly kind: string;
    readonly outcome: string | null;
  };
  readonly children: readonly Node[];
}

/** From the request down to the first node that something holds for; none when there is none. */
const pathTo = (nodes: readonly Node[], holds: (node: Node) => boolean): readonly Node[] => {
  for (const node of nodes) {
    if (holds(node)) return [node];
    const rest = pathTo(node.children, holds);
    if (rest.length > 0) return [node, ...rest];
  }
  return [];
};

test(
  'ledger why tells what a request has led to, down to the warehouse and the rows',
  async () => {
    await shop.receive({ product_id: 'mug', warehouse_id: 'berlin', quantity: 10 });
    const line = { product_id: 'mug', warehouse_id: 'berlin', quantity: 1, unit_price: '9.90' };
    const { id } = orderOf(await shop.place([line]));
    await shop.pay(id);
    await vi.waitFor(async () => {
      expect((await shop.order(id)).body).toMatchObject({ status: 'confirmed' });
    }, soon);

    const told = await vi.waitFor(
      async () => {
        const { code, out } = await ledger('why', id, '--json');
        expect(code).toBe(0);
        expect(out).toContain(`${id}:commit:request:1:reply:accepted`);
        return JSON.parse(out) as { kind: string; requests: readonly Node[] };
      },
      { timeout: 120_000, interval: 1_000 },
    );
    expect(told.kind).toBe('order');
    // Placed by one request, paid by another.
    expect(told.requests.map(({ kind }) => kind)).toEqual(['request', 'request']);
    const answered = pathTo(told.requests, ({ message }) => message?.outcome === 'accepted');
    expect(answered.map(({ kind }) => kind)).toEqual([
      'request',
      'command',
      'event',
      'message',
      'message',
    ]);
    const confirmed = pathTo(told.requests, ({ event }) => event?.type === 'OrderConfirmed');
    expect(confirmed.at(-1)?.event?.rows).toEqual([
      { table: 'read_model.order_listing', key: { order_id: id }, written: true },
      { table: 'read_model.order_details', key: { order_id: id }, written: true },
    ]);

    const drawn = await ledger('why', confirmed.at(-1)?.id ?? '');
    expect(drawn.out).toMatch(/OrderConfirmed order-\S+@3 .* ◀/);
    expect(drawn.out).toContain('row read_model.order_listing');
    const nothing = await ledger('why', 'nobody');
    expect(nothing).toMatchObject({ code: 1, out: '' });
    expect(nothing.err).toContain('the ledger knows nothing of nobody');
  },
  minutes,
);

test(
  'a message that was refused is found, and handled once what was wrong is mended',
  async () => {
    const messageId = randomUUID();
    const price = JSON.stringify({ message_id: messageId, product_id: 'cup', price: '4.50' });
    // Under an id that JetStream remembers for longer than this test takes.
    await nats.jetstream().publish(inboundSubjects.price, price, { msgID: messageId });
    const letter = await vi.waitFor(async () => {
      const { out } = await ledger('deadletters', 'list', '--json');
      const letters = JSON.parse(out) as readonly { readonly sequence: number }[];
      expect(letters).toMatchObject([
        { subject: 'ledger.inbound.price', code: 'product_not_found' },
      ]);
      return { sequence: letters[0]?.sequence ?? 0 };
    }, patient);
    const shown = await ledger('deadletters', 'show', `${letter.sequence}`);
    expect(shown.out).toContain(messageId);

    const url = `${services['command-api'].url}/api/v1/products`;
    const body = JSON.stringify({ product_id: 'cup', name: 'Cup', price: '5.00' });
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(201);
    const retried = await ledger('deadletters', 'retry', `${letter.sequence}`);
    expect(retried).toMatchObject({
      code: 0,
      out: `${letter.sequence} ledger.inbound.price: retried\n`,
    });
    await vi.waitFor(async () => {
      const answer = await fetch(`${services['query-api'].url}/api/v1/products/cup`);
      expect(await answer.json()).toMatchObject({ price: '4.50' });
    }, soon);
    expect((await ledger('deadletters', 'list')).out).toBe('There are no dead letters.\n');
    const why = await ledger('why', messageId, '--json');
    const { kind, requests } = JSON.parse(why.out) as { kind: string; requests: readonly Node[] };
    expect(kind).toBe('message');
    const repriced = pathTo(requests, ({ event }) => event?.type === 'ProductRepriced');
    expect(repriced.map((node) => node.kind)).toEqual(['message', 'command', 'event']);
  },
  minutes,
);
