import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@order-ledger/service-kit';
import { NatsError } from 'nats';
import type { NatsConnection } from 'nats';
import { warehouseStreams, warehouseSubjectsV1 } from './warehouse-streams.ts';

/** How requests reach the warehouse, and, when that is not what was asked for, why. */
type WarehouseMode =
  | { readonly configured: 'http'; readonly active: 'http' }
  | { readonly configured: 'async'; readonly active: 'async' }
  | { readonly configured: 'async'; readonly active: 'http'; readonly reason: string };

export interface ModeOptions {
  readonly connection: NatsConnection;
  readonly configured: 'http' | 'async';
  readonly logger: Logger;
  /** Called once, when the warehouse has been found on NATS. */
  readonly onAsync: () => void;
  /** After falling back, how often the warehouse is looked for again. */
  readonly probeIntervalMs: number;
}

export interface ModeControl {
  readonly current: () => WarehouseMode;
  readonly stop: () => void;
}

const pingTimeoutMs = 2_000;

/** Throws `NatsError` unless a warehouse answers on NATS and has its streams. */
const findOnNats = async (connection: NatsConnection): Promise<void> => {
  await connection.request(warehouseSubjectsV1.ping, undefined, { timeout: pingTimeoutMs });
  const { streams } = await connection.jetstreamManager();
  for (const { name } of Object.values(warehouseStreams)) await streams.info(name);
};

/** Why the warehouse cannot be used over NATS; `undefined` when it can. */
const obstacleOn = async (connection: NatsConnection): Promise<string | undefined> => {
  try {
    await findOnNats(connection);
    return undefined;
  } catch (error) {
    if (!(error instanceof NatsError)) throw error;
    return error.code === '503' ? 'no warehouse listens on NATS' : error.message;
  }
};

/**
 * Finds out how to reach the warehouse. Asynchronous mode falls back to HTTP while no warehouse is
 * found on NATS. Once found it is never left: a warehouse that is silent for a while later finds
 * its requests in its stream, and the process manager's timers find out one that never answers.
 */
export const startMode = async (options: ModeOptions): Promise<ModeControl> => {
  const { connection, configured, logger, onAsync, probeIntervalMs } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  if (configured === 'http') {
    return { current: () => ({ configured, active: 'http' }), stop: () => {} };
  }
  let mode: WarehouseMode = { configured, active: 'http', reason: 'not looked for yet' };

  const probe = async (): Promise<void> => {
    const reason = await obstacleOn(connection);
    if (reason === undefined) {
      mode = { configured, active: 'async' };
      logger.info({ mode }, 'the warehouse listens on NATS');
      onAsync();
      return;
    }
    const known = 'reason' in mode && mode.reason === reason;
    mode = { configured, active: 'http', reason };
    if (!known) logger.warn({ mode }, 'asynchronous mode is not possible: falling back to HTTP');
  };

  const watch = async (): Promise<void> => {
    while (mode.active === 'http') {
      await delay(probeIntervalMs, undefined, { signal });
      await probe();
    }
  };

  await probe();
  void watch().catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  return { current: () => mode, stop: () => stopping.abort() };
};
