import { setTimeout as delay } from 'node:timers/promises';
import { Client, type QueryResultRow } from 'pg';
import { connectionConfig } from './database.ts';
import { migrate } from './schema.ts';

/** Any number will do, as long as nobody else locks it in the same database. */
const LOCK_KEY = 4_937_615_208_841;
const LOCK_POLL_MS = 50;

/** Another process serves the same database. */
export class StoreLockedError extends Error {
  override readonly name = 'StoreLockedError';
  readonly code = 'STORE_LOCKED';

  constructor() {
    super('Another event store process holds this database');
  }
}

/**
 * The one connection that writes. It holds an advisory lock for as long as it lives, so that a
 * second store cannot write, and a write on a connection that has lost the lock fails with it. After
 * a lost connection the lock comes free only when PostgreSQL has finished what that one was doing:
 * the heads that a new session reads are final.
 */
export class WriterSession {
  /** Position of the last event and the last stream id, as committed when the session began. */
  lastPosition = 0;
  lastStreamId = 0;
  readonly #client: Client;

  private constructor(client: Client) {
    this.#client = client;
  }

  /**
   * Connects, takes the lock, brings the schema up to date and reads where the log ends.
   * `onLost` is called once when the connection dies by itself. Throws `StoreLockedError` when the
   * lock is not free within `lockWaitMs`, and whatever `pg` throws.
   */
  static async open(
    postgresUrl: string,
    lockWaitMs: number,
    onLost: (error: Error) => void,
  ): Promise<WriterSession> {
    const client = new Client(connectionConfig(postgresUrl));
    client.once('error', onLost);
    client.on('error', () => undefined);
    const session = new WriterSession(client);
    try {
      await client.connect();
      await session.#lock(lockWaitMs);
      await migrate(client);
      await session.#readHeads();
      return session;
    } catch (error) {
      client.off('error', onLost);
      await session.close();
      throw error;
    }
  }

  /** Runs a prepared statement. An error leaves its outcome unknown: close the session. */
  async query<Row extends QueryResultRow>(
    name: string,
    text: string,
    values: readonly unknown[],
  ): Promise<Row[]> {
    const { rows } = await this.#client.query<Row>({ name, text, values: [...values] });
    return rows;
  }

  async close(): Promise<void> {
    this.#client.removeAllListeners('error');
    this.#client.on('error', () => undefined);
    await Promise.race([this.#client.end().catch(() => undefined), delay(500)]);
    // A query that hangs would keep `end` waiting, and the lock with it.
    this.#client.connection.stream.destroy();
  }

  async #lock(waitMs: number): Promise<void> {
    const giveUpAt = Date.now() + waitMs;
    for (;;) {
      const { rows } = await this.#client.query<{ locked: boolean }>(
        'select pg_try_advisory_lock($1) as locked',
        [LOCK_KEY],
      );
      if (rows[0]?.locked === true) return;
      if (Date.now() >= giveUpAt) throw new StoreLockedError();
      await delay(LOCK_POLL_MS);
    }
  }

  async #readHeads(): Promise<void> {
    const { rows } = await this.#client.query<{ position: string; id: string }>(`
      select
        (select coalesce(max(position), 0) from event_store.events) as position,
        (select coalesce(max(id), 0) from event_store.streams) as id`);
    this.lastPosition = Number(rows[0]?.position ?? 0);
    this.lastStreamId = Number(rows[0]?.id ?? 0);
  }
}
