import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createApiKey, migrateAccess, scopes } from '@order-ledger/access';
import type { AccessDatabase } from '@order-ledger/access';
import { serviceBundles, startService } from '@order-ledger/embedded';
import type { NodeService, Stack } from '@order-ledger/embedded';
import { temporaryStack } from '@order-ledger/embedded/testing';
import { connectPostgres, createLogger } from '@order-ledger/service-kit';
import type { TestProject } from 'vitest/node';

/** Where the one ledger is that all capabilities are proved with, and what its callers show. */
export interface SharedLedger {
  readonly commandUrl: string;
  readonly queryUrl: string;
  /** A second command endpoint over the same ledger, whose orders expire after `patienceMs`. */
  readonly impatientUrl: string;
  readonly patienceMs: number;
  readonly warehouseUrl: string;
  readonly warehouseApiKey: string;
  readonly paymentSimulatorUrl: string;
  readonly natsUrl: string;
  readonly postgresUrl: string;
  readonly eventStoreUrl: string;
  /** Of an admin. */
  readonly adminKey: string;
  /** Of a service that may do everything but what only admins may. */
  readonly serviceKey: string;
  readonly jwt: { readonly secret: string; readonly issuer: string; readonly audience: string };
  readonly webhookSecret: string;
  /** What the services were given, for one more instance of one of them. */
  readonly env: Readonly<Record<string, string>>;
  /** Where everything lies that anybody has written: databases, streams, journals, logs. */
  readonly dataDir: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly ledger: SharedLedger;
  }
}

const patienceSeconds = 2;
const webhookSecret = randomBytes(24).toString('base64');
const jwt = {
  secret: randomBytes(32).toString('base64'),
  issuer: 'https://login.test',
  audience: 'order-ledger',
};

const env = {
  AUTH_MODE: 'required',
  JWT_SECRET: jwt.secret,
  JWT_ISSUER: jwt.issuer,
  JWT_AUDIENCE: jwt.audience,
  WEBHOOK_SECRETS: webhookSecret,
  WAREHOUSE_RETRY_DELAY_MS: '100',
};

const makeKeys = async (url: string) => {
  const logger = createLogger({ service: 'tests', level: 'error' });
  const db = connectPostgres<AccessDatabase>({ url, applicationName: 'tests', logger });
  try {
    await migrateAccess(db);
    const keyOf = async (
      name: string,
      allowed: typeof scopes | readonly (typeof scopes)[number][],
    ) => (await createApiKey(db, { name, scopes: allowed, expiresAt: null })).text;
    return {
      adminKey: await keyOf('admin', ['admin']),
      serviceKey: await keyOf(
        'service',
        scopes.filter((scope) => scope !== 'admin'),
      ),
    };
  } finally {
    await db.destroy();
  }
};

const startImpatient = async (stack: Stack): Promise<NodeService> =>
  await startService({
    name: 'command-api-impatient',
    main: (await serviceBundles())['command-api'],
    logFile: join(stack.services['command-api'].logFile, '../command-api-impatient.log'),
    env: { ...stack.env, PAYMENT_DEADLINE_SECONDS: String(patienceSeconds) },
  });

/** Before the first of the capabilities: every service as a process of its own; ended after the last. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stack = await temporaryStack({ env });
  const { services } = stack;
  const impatient = await startImpatient(stack);
  const postgresUrl = stack.env['POSTGRES_URL'] ?? '';
  project.provide('ledger', {
    commandUrl: services['command-api'].url,
    queryUrl: services['query-api'].url,
    impatientUrl: impatient.url,
    patienceMs: patienceSeconds * 1_000,
    warehouseUrl: services['warehouse-simulator'].url,
    warehouseApiKey: stack.env['WAREHOUSE_API_KEY'] ?? '',
    paymentSimulatorUrl: services['payment-simulator'].url,
    natsUrl: stack.env['NATS_URL'] ?? '',
    postgresUrl,
    eventStoreUrl: stack.env['EVENTSTORE_URL'] ?? '',
    ...(await makeKeys(postgresUrl)),
    jwt,
    webhookSecret,
    env: stack.env,
    dataDir: join(services['command-api'].logFile, '../..'),
  });
  return async () => {
    await impatient.kill();
    await stack.dispose();
  };
}
