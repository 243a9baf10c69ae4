import { randomUUID } from 'node:crypto';
import {
  placeOrder,
  testDueTime,
  testItem as item,
  testTime as at,
} from '@order-ledger/projector/testing';
import { beforeAll, expect, test } from 'vitest';
import { catchUpCauses, tellCauses } from '../src/index.ts';
import type { CauseNode, CauseTree } from '../src/index.ts';
import { testLedger } from './support/ledger.ts';

const { eventStore, db, database, order, stock } = await testLedger();

const id = randomUUID();
const placing = randomUUID();
const asked = `${id}:reserve:request:1`;
const answer = `${asked}:reply:accepted`;
const ids = { placed: '', paid: '', reserved: '', confirmed: '' };

/** What a request places, the process manager asks, the warehouse answers, another request pays. */
beforeAll(async () => {
  const movement = { movementId: 'delivery', quantity: 9, reason: '', at };
  await stock(item, { type: 'ReceiveStock', item, ...movement }, { correlationId: 'delivery' });
  const terms = { reservationId: id, quantity: 2, expiresAt: testDueTime, at };
  const [reserved] = await stock(
    item,
    { type: 'ReserveStock', ...terms },
    { correlationId: 'request-1', causationId: placing },
  );
  const said = { correlationId: 'request-1', commandId: placing };
  const [placed] = await order(id, placeOrder(id), said);
  const [paid] = await order(
    id,
    { type: 'PayOrder', method: 'card', reference: 'ch_1', at },
    { correlationId: 'request-2' },
  );
  const [confirmed] = await stock(
    item,
    { type: 'ConfirmReservation', reservationId: id, at },
    { correlationId: 'request-1', causationId: answer, actor: 'process-manager' },
  );
  ids.placed = placed?.id ?? '';
  ids.paid = paid?.id ?? '';
  ids.reserved = reserved?.id ?? '';
  ids.confirmed = confirmed?.id ?? '';
  const common = { order_id: id, correlation_id: 'request-1' };
  await db
    .insertInto('process_manager.journal')
    .values([
      {
        ...common,
        message_id: asked,
        subject: 'ledger.warehouse.request.reserve',
        direction: 'sent',
        kind: 'reserve',
        operation_id: `${id}:reserve`,
        attempt: 1,
        answers: null,
        outcome: null,
        code: null,
        causation_id: ids.placed,
        at: new Date(),
      },
      {
        ...common,
        message_id: answer,
        subject: 'ledger.warehouse.reply',
        direction: 'received',
        kind: 'reserve',
        operation_id: `${id}:reserve`,
        attempt: null,
        answers: asked,
        outcome: 'accepted',
        code: null,
        causation_id: null,
        at: new Date(),
      },
    ])
    .execute();
  await catchUpCauses({ db, eventStore });
});

const told = async (what: string, limit?: number): Promise<CauseTree> => {
  const tree = await tellCauses({ db, eventStore, limit }, what);
  if (tree === undefined) throw new Error(`nothing is known of ${what}`);
  return tree;
};

const nameOf = ({ kind, id: name, event, message }: CauseNode): string => {
  if (event !== undefined) return event.type;
  return message === undefined
    ? `${kind} ${name === placing ? 'placing' : ''}`.trim()
    : `${message.direction} ${message.kind}`;
};

/** Two spaces for each step from the request. */
const drawn = (node: CauseNode, depth = 0): readonly string[] => [
  `${'  '.repeat(depth)}${nameOf(node)}`,
  ...node.children.flatMap((child) => drawn(child, depth + 1)),
];

const flat = (node: CauseNode): readonly CauseNode[] => [node, ...node.children.flatMap(flat)];
const nodesOf = (tree: CauseTree): readonly CauseNode[] => tree.requests.flatMap(flat);

test('tells an order from its requests to what the warehouse answered and what followed', async () => {
  const tree = await told(id);
  expect(tree).toMatchObject({ id, kind: 'order', truncated: false });
  expect(tree.requests.map((request) => drawn(request))).toEqual([
    [
      'request',
      '  command placing',
      '    command',
      '      StockReserved',
      '    OrderPlaced',
      '      sent reserve',
      '        received reserve',
      '          command',
      '            ReservationConfirmed',
      '    OrderReserved',
    ],
    ['request', '  command', '    OrderPaid'],
  ]);
  const own = nodesOf(tree).filter((node) => node.asked);
  expect(own.map(({ event }) => event?.type)).toEqual([
    'OrderPlaced',
    'OrderReserved',
    'OrderPaid',
  ]);
});

test('names the rows that an event is in, and that no projector has written them yet', async () => {
  const nodes = nodesOf(await told(id));
  const rowsOf = (event: string) => nodes.find((node) => node.id === event)?.event?.rows;
  expect(rowsOf(ids.reserved)).toEqual([
    {
      table: 'read_model.stock',
      key: { product_id: 'tea', warehouse_id: 'main' },
      written: false,
    },
    {
      table: 'read_model.reservation',
      key: { reservation_id: id, product_id: 'tea', warehouse_id: 'main' },
      written: false,
    },
  ]);
  expect(rowsOf(ids.placed)).toMatchObject([
    { table: 'read_model.order_listing', key: { order_id: id }, written: false },
    { table: 'read_model.order_details', key: { order_id: id }, written: false },
  ]);
});

test.each([
  ['event', () => ids.confirmed, 'request-1'],
  ['event', () => ids.paid.toUpperCase(), 'request-2'],
  ['command', () => placing, 'request-1'],
  ['message', () => asked, 'request-1'],
  ['message', () => answer, 'request-1'],
  ['request', () => 'request-2', 'request-2'],
])('is asked for by the id of a %s', async (kind, ofWhat, request) => {
  const tree = await told(ofWhat());
  expect(tree).toMatchObject({ kind, id: kind === 'event' ? ofWhat().toLowerCase() : ofWhat() });
  expect(tree.requests.map((node) => node.id)).toEqual([request]);
  expect(
    nodesOf(tree)
      .filter((node) => node.asked)
      .map((node) => node.id),
  ).toEqual([tree.id]);
});

test('a message of before there was a journal is known by what it caused', async () => {
  await stock(
    item,
    { type: 'ReceiveStock', item, movementId: 'more', quantity: 1, reason: '', at },
    { correlationId: 'old-message', causationId: 'old-message' },
  );
  await catchUpCauses({ db, eventStore });
  expect((await told('old-message')).kind).toBe('message');
});

test('tells at most so much, and what was asked for in any case', async () => {
  const tree = await told(ids.confirmed, 2);
  expect(tree.truncated).toBe(true);
  const events = nodesOf(tree).filter(({ kind }) => kind === 'event');
  expect(events).toHaveLength(2);
  expect(events.map((node) => node.id)).toContain(ids.confirmed);
});

test('knows nothing of what nobody has said', async () => {
  for (const unknown of [randomUUID(), 'request-9', 'x'.repeat(200)]) {
    expect(await tellCauses({ db, eventStore }, unknown)).toBeUndefined();
  }
});

test('where no projector and no process manager has ever run, the events are told', async () => {
  const bare = await database();
  await catchUpCauses({ db: bare, eventStore });
  const tree = await tellCauses({ db: bare, eventStore }, id);
  expect(tree?.requests.map(({ id: request }) => request)).toEqual(['request-1', 'request-2']);
});
