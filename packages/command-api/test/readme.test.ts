import { readFile } from 'node:fs/promises';
import { registeredRoutes } from '@order-ledger/access/testing';
import { expect, it } from 'vitest';
import { kinds } from '../src/problem-kinds.ts';
import { startLedger } from './command-api.ts';

const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');

it('lists every route in the README', async () => {
  const ledger = await startLedger();
  const routes = await registeredRoutes(ledger.instance());
  const names = routes.map(({ name }) => name.replace('/api/v1', ''));
  const listed = [...readme.matchAll(/^\| `([A-Z]+ \/[^`]+)`/gm)].map(([, name]) => name);
  expect(listed).toHaveLength(names.length);
  expect(new Set(listed)).toEqual(new Set(names));
});

it('lists every refusal in the README, with its status', () => {
  const listed = [...readme.matchAll(/^\| (\d{3}) +\|([^|]*)\|$/gm)].flatMap(
    ([, status, codes = '']) =>
      [...codes.matchAll(/`(\w+)`/g)].map(([, code]) => [code, Number(status)] as const),
  );
  const statuses = Object.entries(kinds).map(([code, { status }]) => [code, status]);
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(statuses));
});
