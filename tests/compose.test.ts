import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { testStack } from '@order-ledger/embedded/testing';
import { expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const composeSchema = z.object({
  services: z.record(
    z.string(),
    z.object({
      command: z.array(z.string()).optional(),
      /** `null`: taken over where it is set. */
      environment: z.record(z.string(), z.string().nullable()).optional(),
    }),
  ),
});

/** What the health checks of compose allow. */
const readiness = { timeout: 60_000, interval: 200 };

const root = new URL('../', import.meta.url);
const file = await readFile(new URL('docker-compose.yml', root), 'utf8');
const { services } = composeSchema.parse(parse(file, { merge: true }));

/** The services of this repository: those that run one of its `main.ts`. */
const own = Object.entries(services).flatMap(([name, { command, environment = {} }]) => {
  const main = command?.find((word) => word.endsWith('main.ts'));
  const given = Object.entries(environment).flatMap(([variable, value]) =>
    value === null ? [] : [[variable, value] as const],
  );
  return main === undefined ? [] : [{ name, main, environment: Object.fromEntries(given) }];
});

/** `${NAME:-default}` is its default, `${NAME:?message}` is required. */
const required = { MASTER_KEY: randomBytes(32).toString('base64') };
const interpolate = (value: string): string =>
  value
    .replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1')
    .replaceAll(/\$\{MASTER_KEY:\?[^}]*\}/g, required.MASTER_KEY);

/** As the comment in the file says it is made. */
const firstKey = async (postgresUrl: string): Promise<string> => {
  const cli = fileURLToPath(new URL('packages/cli/src/main.ts', root));
  const create = ['keys', 'create', '--name', 'operations', '--scopes', 'admin'];
  const env = { ...process.env, POSTGRES_URL: postgresUrl };
  const { stdout } = await promisify(execFile)(process.execPath, [cli, ...create], { env });
  return stdout.split('\n')[0] ?? '';
};

test('compose runs every service that has a main.ts', () => {
  expect(own.map(({ name }) => name).toSorted()).toEqual([
    'command-api',
    'payment-simulator',
    'process-manager',
    'projector',
    'query-api',
    'warehouse',
    'warehouse-adapter',
  ]);
});

test('every service becomes ready with the environment of compose', async () => {
  const addresses = new Set(['EVENTSTORE_URL', 'POSTGRES_URL', 'NATS_URL', 'HOST', 'PORT']);
  const kept = own.flatMap(({ environment }) =>
    Object.entries(environment).filter(
      ([name]) => !addresses.has(name) && name !== 'WAREHOUSE_DATA_DIR' && name !== 'WAREHOUSE_URL',
    ),
  );
  const stack = await testStack({
    services: Object.fromEntries(
      own.map(({ name, main }) => [name, fileURLToPath(new URL(main, root))]),
    ),
    env: Object.fromEntries(kept.map(([name, value]) => [name, interpolate(value)])),
  });
  for (const { name } of own) {
    await vi.waitFor(async () => {
      const answer = await fetch(`${stack.services[name]?.url}/health/ready`);
      expect(answer.status, name).toBe(200);
    }, readiness);
  }
  const orders = `${stack.services['query-api']?.url}/api/v1/orders`;
  expect((await fetch(orders)).status, 'without credentials').toBe(401);
  const headers = { 'x-api-key': await firstKey(stack.env['POSTGRES_URL'] ?? '') };
  expect((await fetch(orders, { headers })).status, 'with the first key').toBe(200);
  // Whatever compose hands a service is known to it: only addresses differ.
  const given = new Set(own.flatMap(({ environment }) => Object.keys(environment)));
  expect([...given].filter((name) => !(name in stack.env) && !addresses.has(name))).toEqual([]);
}, 120_000);
