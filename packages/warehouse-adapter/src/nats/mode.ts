import { NatsError } from 'nats';
import type { NatsConnection } from 'nats';

import { warehouseStreams, warehouseSubjectsV1 } from './warehouse-streams.ts';

/** How requests reach the warehouse, and, when that is not what was asked for, why. */
export type WarehouseMode =
  | { readonly configured: 'http'; readonly active: 'http' }
  | { readonly configured: 'async'; readonly active: 'async' }
  | { readonly configured: 'async'; readonly active: 'http'; readonly reason: string };

const pingTimeoutMs = 2_000;

/** Throws unless a warehouse answers on NATS and has its streams. */
const checkAsync = async (connection: NatsConnection): Promise<void> => {
  await connection.request(warehouseSubjectsV1.ping, undefined, { timeout: pingTimeoutMs });
  const { streams } = await connection.jetstreamManager();
  for (const { name } of Object.values(warehouseStreams)) await streams.info(name);
};

/**
 * Decided once, at the start: a warehouse that is silent for a while later finds its requests in
 * its stream, and one that never answers is found out by the timers of the process manager.
 */
export const chooseMode = async (
  connection: NatsConnection,
  configured: 'http' | 'async',
): Promise<WarehouseMode> => {
  if (configured === 'http') return { configured, active: 'http' };
  try {
    await checkAsync(connection);
    return { configured, active: 'async' };
  } catch (error) {
    if (!(error instanceof NatsError)) throw error;
    const reason = error.code === '503' ? 'no warehouse listens on NATS' : error.message;
    return { configured, active: 'http', reason };
  }
};
