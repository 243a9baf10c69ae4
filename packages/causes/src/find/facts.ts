import { parseStreamName, streamName } from '@order-ledger/contracts';
import type { JournalTable } from '@order-ledger/read-model';
import type { CausesDb, EventTable } from '../database.ts';
import { anyOf } from './any-of.ts';
import type { Asked } from './asked.ts';
import { journaled } from './journal.ts';

/** Everything that a tree is made of. */
export interface Facts {
  readonly events: readonly EventTable[];
  readonly messages: readonly JournalTable[];
  /** There is more than was asked for. */
  readonly truncated: boolean;
}

/** What must not be missing, however much else belongs to the same requests. */
const ownEvents = async (
  db: CausesDb,
  { kind, id }: Asked,
  limit: number,
): Promise<readonly EventTable[]> => {
  if (kind === 'request') return [];
  const query = db.selectFrom('causes.event').selectAll().orderBy('position').limit(limit);
  if (kind === 'event') return await query.where('event_id', '=', id).execute();
  if (kind === 'command') return await query.where('command_id', '=', id).execute();
  if (kind === 'message') return await query.where('causation_id', '=', id).execute();
  return await query.where('stream', '=', streamName(kind, id)).execute();
};

const ofRequests = async (
  db: CausesDb,
  requests: readonly string[],
  limit: number,
): Promise<readonly EventTable[]> =>
  await db
    .selectFrom('causes.event')
    .selectAll()
    .where('correlation_id', '=', anyOf(requests))
    .orderBy('position')
    .limit(limit)
    .execute();

const ordersOf = (events: readonly EventTable[]): readonly string[] => [
  ...new Set(
    events.flatMap(({ stream }) => {
      const name = parseStreamName(stream);
      return name?.category === 'order' ? [name.id] : [];
    }),
  ),
];

/** At most `limit` events, and as many messages. */
export async function findFacts(db: CausesDb, asked: Asked, limit: number): Promise<Facts> {
  const own = await ownEvents(db, asked, limit + 1);
  const others = await ofRequests(db, asked.requests, limit + 1);
  const all = new Map([...own, ...others].map((event) => [event.position, event]));
  const kept = [...all.values()].slice(0, limit);
  const events = kept.toSorted((a, b) => Number(BigInt(a.position) - BigInt(b.position)));
  const requests = new Set(asked.requests);
  const spoken = await journaled(db, {
    messageIds: [asked.id, ...events.flatMap((event) => event.causation_id ?? [])],
    orderIds: asked.kind === 'order' ? [asked.id] : ordersOf(events),
    limit: limit + 1,
  });
  // An order's messages of other requests belong to their trees.
  const messages = spoken.filter(({ correlation_id: id }) => requests.has(id)).slice(0, limit);
  return { events, messages, truncated: all.size > limit || spoken.length > limit };
}
