import { expect, test } from 'vitest';
import type { EventTable } from '../src/database.ts';
import type { Asked } from '../src/find/asked.ts';
import type { Facts } from '../src/find/facts.ts';
import { buildTrees } from '../src/tree/build.ts';
import type { CauseNode } from '../src/tree/node.ts';

type Message = Facts['messages'][number];

const instant = (second: number): Date => new Date(Date.UTC(2026, 10, 20, 10, 0, second));

const event = (position: number, facts: Partial<EventTable>): EventTable => ({
  position: `${position}`,
  event_id: `event-${position}`,
  stream: 'order-1',
  revision: `${position}`,
  type: 'Happened',
  correlation_id: 'request-1',
  causation_id: `command-${position}`,
  command_id: `command-${position}`,
  actor: 'user:ada',
  recorded_at: instant(position),
  ...facts,
});

const message = (second: number, facts: Partial<Message>): Message => ({
  message_id: `message-${second}`,
  subject: 'ledger.test',
  direction: 'sent',
  kind: 'charge',
  order_id: '1',
  operation_id: null,
  attempt: 1,
  answers: null,
  outcome: null,
  code: null,
  causation_id: null,
  correlation_id: 'request-1',
  at: instant(second),
  ...facts,
});

const asked: Asked = { kind: 'order', id: '1', requests: ['request-1'] };

const treesOf = (events: readonly EventTable[], messages: readonly Message[] = []) =>
  buildTrees(asked, { events, messages, truncated: false }, new Map());

/** `id(child child(grandchild))` */
const drawn = ({ id, children }: CauseNode): string =>
  children.length === 0 ? id : `${id}(${children.map(drawn).join(' ')})`;

test('commands hang below what caused them, and events below their command', () => {
  const events = [event(1, {}), event(2, { causation_id: 'event-1' }), event(3, {})];
  expect(treesOf(events).map(drawn)).toEqual([
    'request-1(command-1(event-1(command-2(event-2))) command-3(event-3))',
  ]);
});

test('a command that another command caused hangs below it, also when it comes first', () => {
  const events = [event(1, { causation_id: 'command-2' }), event(2, {})];
  expect(treesOf(events).map(drawn)).toEqual(['request-1(command-2(command-1(event-1) event-2))']);
});

test('a cause that is not known is said, once', () => {
  const events = [event(1, { causation_id: 'lost' }), event(2, { causation_id: 'lost' })];
  const [tree] = treesOf(events);
  expect(tree && drawn(tree)).toBe('request-1(lost(command-1(event-1) command-2(event-2)))');
  expect(tree?.children[0]).toMatchObject({ kind: 'unknown', at: instant(1).toISOString() });
});

test('an answer hangs below the request that it names, or the last about its operation', () => {
  const operation_id = 'charge-1';
  const messages = [
    message(2, { causation_id: 'event-1', operation_id }),
    message(3, { causation_id: 'event-1', operation_id, attempt: 2 }),
    message(4, { direction: 'received', operation_id, outcome: 'succeeded' }),
    message(5, { direction: 'received', answers: 'message-2' }),
  ];
  const events = [event(1, {}), event(6, { causation_id: 'message-4' })];
  expect(treesOf(events, messages).map(drawn)).toEqual([
    'request-1(command-1(event-1(message-2(message-5) message-3(message-4(command-6(event-6))))))',
  ]);
});

test('a message that came without a request is the beginning itself', () => {
  const facts = { correlation_id: 'message-1' };
  const messages = [message(1, { ...facts, direction: 'received' })];
  const [tree] = treesOf([event(2, { ...facts, causation_id: 'message-1' })], messages);
  expect(tree && drawn(tree)).toBe('message-1(command-2(event-2))');
  expect(tree?.kind).toBe('message');
});

test('facts that contradict each other make no circle, and lose nothing', () => {
  const events = [event(1, { causation_id: 'event-2' }), event(2, { causation_id: 'event-1' })];
  const [tree] = treesOf(events);
  const text = tree === undefined ? '' : drawn(tree);
  for (const part of ['command-1', 'event-1', 'command-2', 'event-2']) {
    expect(text.split(part)).toHaveLength(2);
  }
});

test('what was asked for is marked', () => {
  const [tree] = treesOf([event(1, {}), event(2, { stream: 'stockReservation-main.tea' })]);
  const [first, second] = tree?.children ?? [];
  expect(first?.children[0]?.asked).toBe(true);
  expect(second?.children[0]?.asked).toBe(false);
  expect(tree?.asked).toBe(false);
});
