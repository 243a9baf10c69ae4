import { expect, test } from 'vitest';
import { legalCommands } from '../../../src/index.ts';
import type { OrderStatus } from '../../../src/index.ts';
import { explore } from './explore.ts';
import { lifePage } from './page.ts';

const transitions = explore();

test('the table of legal commands is what the decider accepts, and nothing else', () => {
  const accepted = Object.keys(legalCommands).map((status) => [
    status,
    new Set(transitions.filter(({ from }) => from === status).map(({ command }) => command)),
  ]);
  const legal = Object.entries(legalCommands).map(([status, list]) => [status, new Set(list)]);
  expect(accepted).toStrictEqual(legal);
});

test('every status can be reached', () => {
  const reached = new Set<OrderStatus>(['unplaced', ...transitions.map(({ to }) => to)]);
  expect(reached).toStrictEqual(new Set(Object.keys(legalCommands)));
});

test('docs/order-life.md says what the code does', async () => {
  await expect(lifePage(transitions)).toMatchFileSnapshot('../../../../../docs/order-life.md');
});
