import { buildServer, createPublish } from '@order-ledger/service-kit';
import type {
  DurableConsumer,
  HealthOptions,
  Logger,
  RunningService,
} from '@order-ledger/service-kit';
import type { NatsConnection } from 'nats';
import type { AdapterConfig } from './config.ts';
import { createWarehouseClient } from './http/warehouse-client.ts';
import type { WarehouseClient } from './http/warehouse-client.ts';
import { createMetrics } from './metrics.ts';
import type { AdapterMetrics } from './metrics.ts';
import { startMode } from './nats/mode.ts';
import type { ModeControl } from './nats/mode.ts';
import { toLedger } from './nats/reply.ts';
import { askOverHttp, consumeRequests, consumeWarehouseReplies, handOn } from './nats/requests.ts';
import type { PublishReply } from './nats/requests.ts';

export interface AdapterParts {
  readonly config: Omit<AdapterConfig, 'NATS_URL'>;
  readonly connection: NatsConnection;
  readonly logger: Logger;
  readonly now: () => Date;
  /** How long the requests in hand may take to finish at a stop. Default 10 s. */
  readonly stopGraceMs?: number;
}

const clientOf = ({ config, logger }: AdapterParts, metrics: AdapterMetrics): WarehouseClient =>
  createWarehouseClient({
    url: config.WAREHOUSE_URL,
    apiKey: config.WAREHOUSE_API_KEY,
    timeoutMs: config.WAREHOUSE_TIMEOUT_MS,
    retries: config.WAREHOUSE_RETRIES,
    retryDelayMs: config.WAREHOUSE_RETRY_DELAY_MS,
    connections: config.WAREHOUSE_CONCURRENCY,
    logger,
    onAsked: metrics.asked,
  });

/** What takes messages, and the mode that decides where they go. */
interface Traffic {
  readonly mode: ModeControl;
  readonly consumers: Record<string, DurableConsumer>;
}

const startTraffic = async (
  { config, connection, logger, now }: AdapterParts,
  client: WarehouseClient,
  metrics: AdapterMetrics,
): Promise<Traffic> => {
  const publish = createPublish(connection, logger);
  const publishReply: PublishReply = async (reply, signal) => {
    await publish(toLedger(reply), signal);
    metrics.replied(reply);
  };
  const options = {
    connection,
    logger,
    publish,
    concurrency: config.WAREHOUSE_CONCURRENCY,
    ackWaitMs: config.WAREHOUSE_ACK_WAIT_MS,
  };
  const consumers: Record<string, DurableConsumer> = {};
  const mode = await startMode({
    connection,
    logger,
    configured: config.WAREHOUSE_MODE,
    probeIntervalMs: config.WAREHOUSE_PROBE_INTERVAL_MS,
    onAsync: () => {
      consumers.replies = consumeWarehouseReplies(options, publishReply);
    },
  });
  const ways = { http: askOverHttp(client, publishReply, now), async: handOn(publish) };
  consumers.requests = consumeRequests(options, async (request, signal) => {
    await ways[mode.current().active](request, signal);
  });
  return { mode, consumers };
};

const healthOf = (
  connection: NatsConnection,
  client: WarehouseClient,
  { mode, consumers }: Traffic,
): HealthOptions => ({
  dependencies: {
    nats: async () => {
      await connection.flush();
    },
    warehouse: async () => {
      const current = mode.current();
      if ('reason' in current) throw new Error(current.reason);
      if (current.active === 'http') await client.ping();
    },
  },
  ready: () => Object.values(consumers).every(({ status }) => status().state === 'consuming'),
  lag: () => ({
    mode: mode.current(),
    ...Object.fromEntries(Object.entries(consumers).map(([name, { status }]) => [name, status()])),
  }),
});

/** The adapter at work, and its server for health and metrics, not listening yet. */
export const startAdapter = async (parts: AdapterParts): Promise<RunningService> => {
  const { config, connection, logger, stopGraceMs } = parts;
  const metrics = createMetrics();
  const client = clientOf(parts, metrics);
  const traffic = await startTraffic(parts, client, metrics);
  const app = buildServer({
    logger,
    service: config.SERVICE ?? 'warehouse-adapter',
    health: healthOf(connection, client, traffic),
  });
  metrics.registerIn(app.metrics);
  return {
    app,
    close: async () => {
      traffic.mode.stop();
      await Promise.all(Object.values(traffic.consumers).map(({ stop }) => stop(stopGraceMs)));
      await client.close();
      // While disconnected a drain ends without a close.
      await connection.drain();
      await connection.close();
    },
  };
};
