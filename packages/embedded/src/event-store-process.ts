import { startService, type ServiceOptions } from './node-service.ts';
import type { ManagedServer } from './process/managed.ts';
import { freePort } from './process/ports.ts';
import { serviceBundles } from './stack/services.ts';

export interface EventStoreProcessOptions extends Omit<ServiceOptions, 'name' | 'main'> {
  /** The database that holds the events. */
  readonly postgresUrl: string;
}

/** The embedded event store as a process of its own, to be killed and started again. */
export interface EventStoreProcess extends ManagedServer {
  readonly port: number;
  /** Connection string for the client: `esdb://127.0.0.1:<port>?tls=false` */
  readonly url: string;
  readonly logFile: string;
}

/** Starts the event store on a PostgreSQL database, as a child process. Resolves when it serves. */
export async function startEventStoreProcess(
  options: EventStoreProcessOptions,
): Promise<EventStoreProcess> {
  const { postgresUrl, env, port = await freePort(), ...rest } = options;
  const service = await startService({
    ...rest,
    name: 'event-store',
    main: (await serviceBundles())['event-store'],
    port,
    env: {
      ...env,
      EVENT_STORE_POSTGRES_URL: postgresUrl,
      EVENT_STORE_HOST: '127.0.0.1',
      EVENT_STORE_PORT: String(port),
    },
  });
  return Object.assign(service, { url: `esdb://127.0.0.1:${port}?tls=false` });
}
