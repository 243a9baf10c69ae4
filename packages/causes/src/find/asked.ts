import { streamName } from '@order-ledger/contracts';
import { sql } from 'kysely';
import type { CausesDb } from '../database.ts';
import { journaled } from './journal.ts';

/** What an id turned out to be the id of. */
export type AskedKind = 'order' | 'hold' | 'event' | 'command' | 'message' | 'request';

export interface Asked {
  readonly kind: AskedKind;
  readonly id: string;
  /** The requests that it belongs to. */
  readonly requests: readonly string[];
}

/** An order may be touched by any number of requests: the first so many. */
const maxRequests = 500;

const distinct = (ids: readonly (string | null)[]): readonly string[] => [
  ...new Set(ids.filter((id) => id !== null)),
];

/** The requests of the events that a condition holds for, in the order of their first event. */
const requestsWhere = async (
  db: CausesDb,
  column: 'stream' | 'event_id' | 'command_id' | 'correlation_id' | 'causation_id',
  value: string,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ correlation_id: string | null }>`
    select correlation_id from causes.event where ${sql.ref(column)} = ${value}
    group by correlation_id order by min(position) limit ${maxRequests}`.execute(db);
  return distinct(rows.map((row) => row.correlation_id));
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

type Finder = (db: CausesDb, id: string) => Promise<readonly string[]>;

/** In the order in which they are tried: what an id names at first sight comes first. */
const finders: Readonly<Record<AskedKind, Finder>> = {
  order: async (db, id) => await requestsWhere(db, 'stream', streamName('order', id)),
  hold: async (db, id) => await requestsWhere(db, 'stream', streamName('hold', id)),
  event: async (db, id) => (uuid.test(id) ? await requestsWhere(db, 'event_id', id) : []),
  command: async (db, id) => await requestsWhere(db, 'command_id', id),
  message: async (db, id) => {
    const messages = await journaled(db, { messageIds: [id], orderIds: [], limit: maxRequests });
    const spoken = distinct(messages.map((message) => message.correlation_id));
    // What was said before there was a journal is known as a cause.
    return spoken.length > 0 ? spoken : await requestsWhere(db, 'causation_id', id);
  },
  request: async (db, id) => await requestsWhere(db, 'correlation_id', id),
};

const kinds = Object.keys(finders) as AskedKind[];

/** Finds out what an id is the id of; `undefined` when the index knows nothing of it. */
export async function findAsked(db: CausesDb, text: string): Promise<Asked | undefined> {
  const id = uuid.test(text) ? text.toLowerCase() : text;
  for (const kind of kinds) {
    const requests = await finders[kind](db, id);
    if (requests.length > 0) return { kind, id, requests };
  }
  return undefined;
}
