import { hash } from 'node:crypto';
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import { DatabaseError, type Pool, type PoolClient, type QueryResult } from 'pg';
import { isStatementStale } from './errors.ts';

/** What the server says when a parameter got its type from a column that is of another one now. */
const otherType = /^(42883|42804)$/;

/** A mistake in the text can be meant, too; then trying again fails in the same way. */
const mayBeStale = (error: unknown): boolean =>
  isStatementStale(error) || (error instanceof DatabaseError && otherType.test(error.code ?? ''));

/** The same name means the same text, whoever else prepares statements in that session. */
const nameOf = (text: string): string => hash('sha256', text, 'base64url').slice(0, 32);

/**
 * A pool whose statements with parameters are prepared: under a name, by which each connection has
 * the server parse and plan them once. The first `capacity` different texts get a name.
 *
 * A statement that is stale, because a view that it reads has other columns now, is run once more
 * without its name; within a transaction, which is lost by then, the error counts as an outage
 * (`isPostgresUnavailable`). Every connection that was there by then uses no name again, and is
 * closed when it is given back.
 */
export const preparing = (pool: Pool, capacity: number): PostgresPool => {
  const names = new Map<string, string>();
  /* The connections without a stale statement, for all that is known. */
  let trusted = new WeakSet<PoolClient>();
  pool.on('connect', (client) => trusted.add(client));

  const nameFor = (text: string, values: readonly unknown[]): string | undefined => {
    if (values.length === 0) return undefined;
    const known = names.get(text);
    if (known !== undefined || names.size >= capacity) return known;
    const name = nameOf(text);
    names.set(text, name);
    return name;
  };

  const session = (client: PoolClient): PostgresPoolClient => {
    const run = async (text: string, values: readonly unknown[]): Promise<QueryResult> => {
      const name = trusted.has(client) ? nameFor(text, values) : undefined;
      const unnamed = { text, values: [...values] };
      if (name === undefined) return await client.query(unnamed);
      const inTransaction = client.getTransactionStatus() !== 'I';
      try {
        return await client.query({ name, ...unnamed });
      } catch (error) {
        if (!mayBeStale(error)) throw error;
        const result = inTransaction ? undefined : await client.query(unnamed);
        trusted = new WeakSet();
        if (result === undefined) throw error;
        return result;
      }
    };
    function query<R>(sql: string, values?: readonly unknown[]): Promise<PostgresQueryResult<R>>;
    function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
    function query<R>(
      text: string | PostgresCursor<R>,
      values: readonly unknown[] = [],
    ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
      if (typeof text === 'string') return run(text, values) as Promise<PostgresQueryResult<R>>;
      throw new TypeError('nothing is streamed with a cursor');
    }

    return {
      query,
      release: (destroy = false) => client.release(destroy || !trusted.has(client)),
    };
  };

  return {
    options: pool.options,
    connect: async () => session(await pool.connect()),
    end: async () => await pool.end(),
  };
};
