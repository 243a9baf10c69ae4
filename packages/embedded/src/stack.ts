import { join, resolve } from 'node:path';
import { startService, type NodeService, type ServiceOptions } from './node-service.ts';
import type { PostgresOptions } from './postgres.ts';
import type { RestartPolicy } from './process/managed.ts';
import { freePort } from './process/ports.ts';
import type { Niceness } from './process/priority.ts';
import { keptSecret } from './secrets.ts';
import { startFoundation, type Foundation } from './stack/foundation.ts';
import { niceness, serviceBundles, type ServiceName } from './stack/services.ts';

export interface StackOptions<Name extends string = ServiceName> {
  /** Everything that lasts is kept here: databases, streams, keys, logs. */
  readonly dataDir: string;
  /** By part: `postgres`, `nats`, `event-store`, a service. Default: free ones. */
  readonly ports?: Readonly<Record<string, number>>;
  /** Name and file of each service; they are stopped from the last to the first. Default: all. */
  readonly services?: Readonly<Record<Name, string>>;
  /** Over this process's environment. An empty value counts as not set. */
  readonly env?: Readonly<Record<string, string>>;
  /** Of each service, and of `nats`. Default: what nobody waits for gives way, see `niceness`. */
  readonly niceness?: Readonly<Partial<Record<string, Niceness>>>;
  /** Of the embedded PostgreSQL. */
  readonly postgres?: Pick<PostgresOptions, 'settings' | 'template'>;
  /** Restarts what crashes. Default: it stays down. */
  readonly restart?: RestartPolicy;
}

/**
 * `postgres`, `nats` and `eventStore` are undefined where the environment names an existing server;
 * `env` is what the services were given: EVENTSTORE_URL, POSTGRES_URL, NATS_URL, MASTER_KEY …
 */
export interface Stack<Name extends string = ServiceName> extends Omit<Foundation, 'env'> {
  readonly services: Readonly<Record<Name, NodeService>>;
  readonly env: Readonly<Record<string, string>>;
  /** Orderly end: the services, from the last to the first, then what they stand on. */
  readonly stop: () => Promise<void>;
  /** kill -9 for everything. */
  readonly kill: () => Promise<void>;
}

function givenEnvironment(options: StackOptions<string>): Record<string, string> {
  const entries = Object.entries({ ...process.env, ...options.env });
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''),
  );
}

async function serviceEnvironment(
  dataDir: string,
  given: Readonly<Record<string, string>>,
  foundation: Foundation,
  warehousePort: number,
): Promise<Record<string, string>> {
  return {
    WAREHOUSE_URL: `http://127.0.0.1:${warehousePort}`,
    WAREHOUSE_API_KEY: await keptSecret(join(dataDir, 'warehouse-api-key')),
    WAREHOUSE_DATA_DIR: join(dataDir, 'warehouse'),
    MASTER_KEY: await keptSecret(join(dataDir, 'master-key')),
    PAYMENT_PROVIDER: 'nats',
    ...given,
    ...foundation.env,
  };
}

async function allServices(): Promise<Readonly<Record<ServiceName, string>>> {
  const { 'event-store': _, ...services } = await serviceBundles();
  return services;
}

/** All at once: each of them has to live with the others being away anyway. */
async function startServices(
  options: readonly ServiceOptions[],
  started: AsyncDisposableStack,
): Promise<Record<string, NodeService>> {
  const results = await Promise.allSettled(options.map(startService));
  const services: Record<string, NodeService> = {};
  for (const [index, { name }] of options.entries()) {
    const result = results[index];
    if (result?.status !== 'fulfilled') continue;
    const service = result.value;
    services[name] = started.adopt(service, async () => await service.stop());
  }
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return services;
}

/**
 * Starts PostgreSQL, NATS and the event store, each unless POSTGRES_URL, NATS_URL or EVENTSTORE_URL
 * names an existing one, and then the services as child processes. Resolves when all are ready. When
 * one fails, what was started is ended again. Everything ends with this process,
 * however it ends, and what was acknowledged is there again after the next start.
 */
export async function startStack<Name extends string = ServiceName>(
  options: StackOptions<Name>,
): Promise<Stack<Name>> {
  const dataDir = resolve(options.dataDir);
  const { restart } = options;
  const mains: Readonly<Record<string, string>> = options.services ?? (await allServices());
  const nicenesses = options.niceness ?? niceness;
  const warehousePort = options.ports?.['warehouse-simulator'] ?? (await freePort());
  const ports: Record<string, number> = { ...options.ports, 'warehouse-simulator': warehousePort };
  const given = givenEnvironment(options);

  await using started = new AsyncDisposableStack();
  const foundation = await startFoundation(
    {
      dataDir,
      ports,
      restart,
      env: given,
      postgres: options.postgres,
      niceness: nicenesses['nats'],
    },
    started,
  );
  const env = await serviceEnvironment(dataDir, given, foundation, warehousePort);
  const each = Object.entries(mains).map(([name, main]) => {
    const logFile = join(dataDir, 'logs', `${name}.log`);
    return { name, main, logFile, env, restart, port: ports[name], niceness: nicenesses[name] };
  });
  const services = await startServices(each, started);
  const running = started.move();
  return {
    ...foundation,
    env,
    services: services as Record<Name, NodeService>,
    stop: async () => await running.disposeAsync(),
    kill: async () => {
      const { postgres, nats, eventStore } = foundation;
      const servers = [...Object.values(services), eventStore, nats, postgres];
      await Promise.all(servers.map(async (server) => await server?.kill()));
    },
  };
}
