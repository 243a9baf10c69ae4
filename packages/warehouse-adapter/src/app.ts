import { buildServer } from '@order-ledger/service-kit';
import type { DurableConsumer, Logger, RunningService } from '@order-ledger/service-kit';
import type { NatsConnection } from 'nats';

import type { AdapterConfig } from './config.ts';
import { createWarehouseClient } from './http/warehouse-client.ts';
import type { WarehouseClient } from './http/warehouse-client.ts';
import { chooseMode } from './nats/mode.ts';
import type { WarehouseMode } from './nats/mode.ts';
import { createPublish } from './nats/publish.ts';
import { askOverHttp, consumeRequests, consumeWarehouseReplies, handOn } from './nats/requests.ts';

export interface AdapterParts {
  readonly config: Omit<AdapterConfig, 'NATS_URL'>;
  readonly connection: NatsConnection;
  readonly logger: Logger;
  readonly now: () => Date;
}

const clientOf = ({ config, logger }: AdapterParts): WarehouseClient =>
  createWarehouseClient({
    url: config.WAREHOUSE_URL,
    apiKey: config.WAREHOUSE_API_KEY,
    timeoutMs: config.WAREHOUSE_TIMEOUT_MS,
    retries: config.WAREHOUSE_RETRIES,
    retryDelayMs: config.WAREHOUSE_RETRY_DELAY_MS,
    connections: config.WAREHOUSE_CONCURRENCY,
    logger,
  });

/** The consumers of the mode: one more for the replies when they too come over NATS. */
const consumersOf = (
  { config, connection, logger, now }: AdapterParts,
  client: WarehouseClient,
  mode: WarehouseMode,
): Record<string, DurableConsumer> => {
  const publish = createPublish(connection, logger);
  const options = {
    connection,
    logger,
    publish,
    concurrency: config.WAREHOUSE_CONCURRENCY,
    ackWaitMs: config.WAREHOUSE_ACK_WAIT_MS,
  };
  return mode.active === 'async'
    ? {
        requests: consumeRequests(options, handOn(publish)),
        replies: consumeWarehouseReplies(options),
      }
    : { requests: consumeRequests(options, askOverHttp(client, publish, now)) };
};

const healthOf = (
  connection: NatsConnection,
  client: WarehouseClient,
  mode: WarehouseMode,
  consumers: Record<string, DurableConsumer>,
) => ({
  dependencies: {
    nats: async () => {
      await connection.flush();
    },
    ...(mode.active === 'http' && { warehouse: client.ping }),
    ...(mode.configured === 'async' && {
      warehouse_async: async () => {
        if ('reason' in mode) throw new Error(mode.reason);
      },
    }),
  },
  ready: () => Object.values(consumers).every(({ status }) => status().state === 'consuming'),
  lag: () => ({
    mode,
    ...Object.fromEntries(Object.entries(consumers).map(([name, { status }]) => [name, status()])),
  }),
});

/** The adapter at work, and its server for health and metrics, not listening yet. */
export const startAdapter = async (parts: AdapterParts): Promise<RunningService> => {
  const { config, connection, logger } = parts;
  const mode = await chooseMode(connection, config.WAREHOUSE_MODE);
  if ('reason' in mode) logger.warn({ mode }, 'falling back to HTTP');
  else logger.info({ mode }, 'warehouse mode');
  const client = clientOf(parts);
  const consumers = consumersOf(parts, client, mode);
  const app = buildServer({
    logger,
    service: config.SERVICE ?? 'warehouse-adapter',
    health: healthOf(connection, client, mode, consumers),
  });
  return {
    app,
    close: async () => {
      await Promise.all(Object.values(consumers).map(({ stop }) => stop()));
      await client.close();
      await connection.drain();
      await connection.close();
    },
  };
};
