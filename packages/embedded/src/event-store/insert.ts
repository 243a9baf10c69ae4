import { TOMBSTONE_REVISION, TOMBSTONE_REVISION_TEXT } from './model.ts';
import type { WritePlan } from './write-plan.ts';
import type { WriterSession } from './writer-session.ts';

/**
 * One statement, so one transaction and one round trip. The records travel as one block of bytes,
 * which `pg` sends as it is, whereas an array of them would be written out in hexadecimal.
 */
const INSERT = `
  with named as (
    insert into event_store.streams (id, name, metadata)
    select * from unnest($1::bigint[], $2::bytea[], $3::bytea[])
    on conflict (id) do update set metadata = excluded.metadata
  )
  insert into event_store.events (position, stream_id, revision, event_id, created_ms, record)
  select e.position, e.stream_id, e.revision, e.event_id, $8, substring($9::bytea from e.start for e.length)
  from unnest($4::bigint[], $5::bigint[], $6::bigint[], $7::uuid[], $10::integer[], $11::integer[])
    as e (position, stream_id, revision, event_id, start, length)`;

/** Commits a plan. When it throws, whether the plan was committed is not known. */
export const insertPlan = async (session: WriterSession, plan: WritePlan): Promise<void> => {
  const dirty = [...plan.dirtyStreams].flatMap((name) => {
    const state = plan.changed.get(name);
    return state === undefined ? [] : [{ name, state }];
  });
  const { events } = plan;
  let end = 1;
  const starts = events.map(({ record }) => {
    const start = end;
    end += record.length;
    return start;
  });
  await session.query('insert', INSERT, [
    dirty.map(({ state }) => state.id),
    dirty.map(({ name }) => Buffer.from(name)),
    dirty.map(({ state }) => state.metadata?.raw ?? null),
    events.map(({ position }) => position),
    events.map(({ streamId }) => streamId),
    events.map(({ revision }) => revisionText(revision)),
    events.map(({ eventId }) => eventId),
    plan.nowMs,
    Buffer.concat(events.map(({ record }) => record)),
    starts,
    events.map(({ record }) => record.length),
  ]);
};

const revisionText = (revision: number): string =>
  revision === TOMBSTONE_REVISION ? TOMBSTONE_REVISION_TEXT : String(revision);
