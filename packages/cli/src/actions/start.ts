import { resolve } from 'node:path';
import { startStack } from '@order-ledger/embedded';
import type { Stack } from '@order-ledger/embedded';
import { defaultPorts } from '@order-ledger/embedded/ports';
import pc from 'picocolors';
import type { JsonOption } from '../commands/options.ts';
import { print, printJson, say } from '../terminal/output.ts';

interface StartOptions extends JsonOption {
  /** Everything that lasts is kept here. */
  readonly dataDir: string;
  /** Random ports instead of the documented ones. */
  readonly randomPorts: boolean;
  /** Whether requests need an API key or a token. */
  readonly auth: 'open' | 'required';
}

const orderBody = JSON.stringify({
  user_id: 'user123',
  shipping_address: { street: '1 Main Street', city: 'Springfield' },
  payment_method: 'card',
  items: [{ product_id: 'mug', warehouse_id: 'berlin', quantity: 2, unit_price: '9.90' }],
});

const deliveryBody = JSON.stringify({
  type: 'received',
  product_id: 'mug',
  warehouse_id: 'berlin',
  quantity: 100,
  reason: 'first delivery',
});

/** Three lines to paste: receive stock, order it, read the order. */
const firstSteps = (commandUrl: string, queryUrl: string): readonly string[] => [
  `curl -s ${commandUrl}/api/v1/inventory/update -H 'content-type: application/json' -d '${deliveryBody}'`,
  `curl -s ${commandUrl}/api/v1/orders -H 'content-type: application/json' -d '${orderBody}'`,
  `curl -s '${queryUrl}/api/v1/orders?user_id=user123&page=1&limit=10'`,
];

const welcome = (stack: Stack, dataDir: string): string => {
  const { services, env } = stack;
  const command = services['command-api'].url;
  const query = services['query-api'].url;
  const rows = [
    ['commands', `${command}/api/v1`],
    ['queries', `${query}/api/v1`],
    ['health', `${command}/health/dependencies  ${query}/health/dependencies`],
    ['event store', env['EVENTSTORE_URL'] ?? ''],
    ['PostgreSQL', new URL(env['POSTGRES_URL'] ?? '').host],
    ['NATS', env['NATS_URL'] ?? ''],
    ['data and logs', dataDir],
  ];
  const table = rows.map(([name = '', value = '']) => `  ${pc.bold(name.padEnd(14))} ${value}`);
  return [
    pc.green('order-ledger is up'),
    '',
    ...table,
    '',
    'Receive stock, order it, read the order:',
    '',
    ...firstSteps(command, query).flatMap((line) => [`  ${line}`, '']),
    'Ctrl-C stops everything; the data stays.',
  ].join('\n');
};

const placesOf = ({ services, env }: Stack, dataDir: string) => ({
  commands: `${services['command-api'].url}/api/v1`,
  queries: `${services['query-api'].url}/api/v1`,
  event_store: env['EVENTSTORE_URL'],
  postgres: env['POSTGRES_URL'],
  nats: env['NATS_URL'],
  data_dir: dataDir,
});

/** Boots the whole ledger on this machine and keeps it running until SIGINT or SIGTERM. */
export const start = async (options: StartOptions): Promise<void> => {
  const dataDir = resolve(options.dataDir);
  say('Starting PostgreSQL, NATS, the event store and seven services …');
  const stack = await startStack({
    dataDir,
    ...(!options.randomPorts && { ports: defaultPorts }),
    restart: {},
    env: { AUTH_MODE: options.auth },
  });
  if (options.json) printJson(placesOf(stack, dataDir));
  else print(welcome(stack, dataDir));
  await new Promise<void>((stop) => {
    process.once('SIGINT', () => stop());
    process.once('SIGTERM', () => stop());
  });
  say('\nStopping …');
  await stack.stop();
};
