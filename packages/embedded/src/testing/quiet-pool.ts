import { Pool, type PoolConfig } from 'pg';

/**
 * A pool for tests whose server may end at any moment, at the latest after them: what a connection
 * says then is no failure of the test. A pool that was ended still has connections saying goodbye.
 */
export function quietPool(connectionString: string, options: PoolConfig = {}): Pool {
  const pool = new Pool({ ...options, connectionString });
  const ignore = (): void => undefined;
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
  return pool;
}
