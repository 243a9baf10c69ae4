import { fileURLToPath } from 'node:url';

import { startService, type ServiceOptions } from './node-service.ts';
import type { ManagedServer } from './process/managed.ts';

const main = fileURLToPath(new URL('event-store/main.ts', import.meta.url));

export interface EventStoreOptions extends Omit<ServiceOptions, 'name' | 'main' | 'env'> {
  /** The database that holds the events. */
  readonly postgresUrl: string;
  readonly env?: Readonly<Record<string, string>> | undefined;
}

/** The embedded event store as a process of its own. */
export interface EventStoreServer extends ManagedServer {
  readonly port: number;
  /** Connection string for the client: `esdb://127.0.0.1:<port>?tls=false` */
  readonly url: string;
  readonly logFile: string;
}

/** Starts the embedded event store on a PostgreSQL database. Resolves when it serves. */
export async function startEventStore(options: EventStoreOptions): Promise<EventStoreServer> {
  const { postgresUrl, env, ...rest } = options;
  const service = await startService({
    ...rest,
    name: 'event-store',
    main,
    env: { ...env, POSTGRES_URL: postgresUrl },
  });
  return Object.defineProperty(service, 'url', {
    value: `esdb://127.0.0.1:${service.port}?tls=false`,
  });
}
