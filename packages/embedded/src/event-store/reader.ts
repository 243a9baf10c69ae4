import { Pool } from 'pg';
import { connectionConfig } from './database.ts';
import { type EventStoreLogger, MAX_APPEND_BYTES, type StoredEvent } from './model.ts';
import {
  STREAM_STATES,
  type StreamState,
  type StreamStateCache,
  type StreamStateRow,
  toStreamState,
  UNKNOWN_STREAM,
} from './stream-state.ts';

/** A page has at most so many events. */
export const PAGE_EVENTS = 512;
const PAGE_BYTES = 4 * 1024 * 1024;

interface EventRow {
  position: string;
  revision: string;
  event_id: string;
  record: Buffer;
}

/**
 * A page: at most `limit`, and no more than fit into `PAGE_BYTES` (at least one). The records
 * lie out of line, so those that are cut off are not even read.
 */
const page = (where: string, order: string, limit: string): string => `
  select position, revision, event_id, record
  from (
    select *, sum(octet_length(record)) over (order by ${order}) - octet_length(record) as before
    from (
      select position, revision, event_id, record from event_store.events
      where ${where} order by ${order} limit ${limit}
    ) candidates
  ) sized
  where before < ${PAGE_BYTES}
  order by ${order}`;

/** A page of so few events that no size has to be looked at: they fit anyhow. */
const SHORT_PAGE_EVENTS = PAGE_BYTES / MAX_APPEND_BYTES;

const shortPage = (where: string, order: string, limit: string): string => `
  select position, revision, event_id, record from event_store.events
  where ${where} order by ${order} limit ${limit}`;

const ALL_FORWARDS = page('position > $1 and position <= $2', 'position', '$3');
const ALL_BACKWARDS = page('position < $1', 'position desc', '$2');
const IN_STREAM = 'stream_id = $1 and revision between $2 and $3 and created_ms >= $4';
const STREAM_FORWARDS = page(IN_STREAM, 'revision', '$5');
const STREAM_BACKWARDS = page(IN_STREAM, 'revision desc', '$5');
const SHORT_FORWARDS = shortPage(IN_STREAM, 'revision', '$5');
const SHORT_BACKWARDS = shortPage(IN_STREAM, 'revision desc', '$5');

/** A range of one stream: both ends inclusive; `sinceMs` hides what is older (ms since the epoch). */
export interface StreamRange {
  readonly stream: string;
  readonly streamId: number;
  readonly low: number;
  readonly high: number;
  readonly sinceMs: number;
}

/** Reads pages of the log. Throws whatever `pg` throws. */
export class Reader {
  readonly #pool: Pool;
  readonly #states: StreamStateCache;

  constructor(postgresUrl: string, states: StreamStateCache, logger: EventStoreLogger) {
    this.#states = states;
    this.#pool = new Pool({ ...connectionConfig(postgresUrl), max: 4, idleTimeoutMillis: 30_000 });
    this.#pool.on('error', (err) => logger.warn({ err }, 'An idle connection was lost'));
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /** The state of a stream as last committed. */
  async state(stream: string): Promise<StreamState> {
    const cached = this.#states.get(stream);
    if (cached !== undefined) return cached;
    const { rows } = await this.#pool.query<StreamStateRow>({
      name: 'stream-states',
      text: STREAM_STATES,
      values: [[Buffer.from(stream)]],
    });
    const [row] = rows;
    return row === undefined ? UNKNOWN_STREAM : toStreamState(row);
  }

  /** Events of $all after `position`, up to and including `last`. */
  async allForwards(position: number, last: number, limit: number): Promise<StoredEvent[]> {
    return await this.#page('all-forwards', ALL_FORWARDS, [position, last, limit]);
  }

  /** Events of $all before `position`, the latest first. */
  async allBackwards(position: number, limit: number): Promise<StoredEvent[]> {
    return await this.#page('all-backwards', ALL_BACKWARDS, [position, limit]);
  }

  async streamForwards(range: StreamRange, limit: number): Promise<StoredEvent[]> {
    const values = [...bounds(range), limit];
    return isShort(range, limit)
      ? await this.#page('short-forwards', SHORT_FORWARDS, values)
      : await this.#page('stream-forwards', STREAM_FORWARDS, values);
  }

  /** The latest first. */
  async streamBackwards(range: StreamRange, limit: number): Promise<StoredEvent[]> {
    const values = [...bounds(range), limit];
    return isShort(range, limit)
      ? await this.#page('short-backwards', SHORT_BACKWARDS, values)
      : await this.#page('stream-backwards', STREAM_BACKWARDS, values);
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  async #page(name: string, text: string, values: unknown[]): Promise<StoredEvent[]> {
    const { rows } = await this.#pool.query<EventRow>({ name, text, values });
    return rows.map((row) => ({
      position: Number(row.position),
      revision: Number(row.revision),
      eventId: row.event_id,
      record: row.record,
    }));
  }
}

const isShort = ({ low, high }: StreamRange, limit: number): boolean =>
  Math.min(limit, high - low + 1) <= SHORT_PAGE_EVENTS;

const bounds = ({ streamId, low, high, sinceMs }: StreamRange): number[] => [
  streamId,
  low,
  high,
  sinceMs,
];
