import { join } from 'node:path';
import { startEventStoreProcess, type EventStoreProcess } from '../event-store-process.ts';
import { startNats, type NatsServer } from '../nats.ts';
import { startPostgres, type PostgresOptions, type PostgresServer } from '../postgres.ts';
import { createDatabase } from '../postgres/database.ts';
import type { ManagedServer, RestartPolicy } from '../process/managed.ts';
import type { Niceness } from '../process/priority.ts';

export interface FoundationOptions {
  readonly dataDir: string;
  readonly ports: Readonly<Record<string, number>>;
  readonly restart: RestartPolicy | undefined;
  readonly postgres: Pick<PostgresOptions, 'settings' | 'template'> | undefined;
  /** Of NATS. */
  readonly niceness: Niceness | undefined;
  /** Where POSTGRES_URL, NATS_URL or EVENTSTORE_URL is set, that server is used. */
  readonly env: Readonly<Record<string, string>>;
}

/** The servers below the services. Undefined is one that the environment names and that runs already. */
export interface Foundation {
  readonly postgres: PostgresServer | undefined;
  readonly nats: NatsServer | undefined;
  readonly eventStore: EventStoreProcess | undefined;
  readonly env: { readonly POSTGRES_URL: string; NATS_URL: string; EVENTSTORE_URL: string };
}

interface Part<Server> {
  readonly server: Server | undefined;
  readonly url: string;
}

async function existingOr<Server extends { readonly url: string }>(
  url: string | undefined,
  start: () => Promise<Server>,
): Promise<Part<Server>> {
  if (url !== undefined) return { server: undefined, url };
  const server = await start();
  return { server, url: server.url };
}

/** Starts what is missing. `started` is handed every server, to end them in the reverse order. */
export async function startFoundation(
  { dataDir, ports, restart, niceness, env, postgres: postgresOptions }: FoundationOptions,
  started: AsyncDisposableStack,
): Promise<Foundation> {
  const own = <Server extends ManagedServer>(server: Server): Server =>
    started.adopt(server, async () => await server.stop());

  const postgres = await existingOr(env['POSTGRES_URL'], async () => {
    return own(
      await startPostgres({
        ...postgresOptions,
        dataDir: join(dataDir, 'postgres'),
        port: ports['postgres'],
        restart,
      }),
    );
  });
  const nats = await existingOr(env['NATS_URL'], async () => {
    const options = { dataDir: join(dataDir, 'nats'), port: ports['nats'], restart, niceness };
    return own(await startNats(options));
  });
  const eventStore = await existingOr(env['EVENTSTORE_URL'], async () => {
    return own(
      await startEventStoreProcess({
        postgresUrl: await createDatabase(postgres.url, 'event_store'),
        logFile: join(dataDir, 'logs', 'event-store.log'),
        port: ports['event-store'],
        env,
        restart,
      }),
    );
  });
  return {
    postgres: postgres.server,
    nats: nats.server,
    eventStore: eventStore.server,
    env: {
      POSTGRES_URL: env['POSTGRES_URL'] ?? (await createDatabase(postgres.url, 'order_ledger')),
      NATS_URL: nats.url,
      EVENTSTORE_URL: eventStore.url,
    },
  };
}
