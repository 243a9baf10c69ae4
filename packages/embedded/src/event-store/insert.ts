import { arrayOf } from './database.ts';
import { TOMBSTONE_REVISION, TOMBSTONE_REVISION_TEXT } from './model.ts';
import type { WritePlan } from './write-plan.ts';
import type { WriterSession } from './writer-session.ts';

/**
 * One statement, so one transaction and one round trip. Names, metadata and records travel as one
 * block of bytes ($1), which `pg` sends as it is, whereas an array of them would be written out in
 * hexadecimal; of each there is the place in the block, from 1, and the length.
 */
const INSERT = `
  with named as (
    insert into event_store.streams (id, name, metadata)
    select s.id, substring($1::bytea from s.name_at for s.name_length),
      substring($1 from s.metadata_at for s.metadata_length)
    from unnest($2::bigint[], $3::integer[], $4::integer[], $5::integer[], $6::integer[])
      as s (id, name_at, name_length, metadata_at, metadata_length)
    on conflict (id) do update set metadata = excluded.metadata
  )
  insert into event_store.events (position, stream_id, revision, event_id, created_ms, record)
  select e.position, e.stream_id, e.revision, e.event_id, $7, substring($1 from e.record_at for e.length)
  from unnest($8::bigint[], $9::bigint[], $10::bigint[], $11::uuid[], $12::integer[], $13::integer[])
    as e (position, stream_id, revision, event_id, record_at, length)`;

/** Bytes that are sent together. */
class Block {
  readonly #parts: Buffer[] = [];
  #end = 1;

  /** Returns where the bytes are, counted from 1. */
  add(bytes: Buffer): number {
    const at = this.#end;
    this.#parts.push(bytes);
    this.#end += bytes.length;
    return at;
  }

  bytes(): Buffer {
    return Buffer.concat(this.#parts, this.#end - 1);
  }
}

/** Commits a plan. When it throws, whether the plan was committed is not known. */
export const insertPlan = async (session: WriterSession, plan: WritePlan): Promise<void> => {
  const block = new Block();
  const { events } = plan;
  const recordsAt = events.map(({ record }) => block.add(record));
  const streams = [...plan.dirtyStreams].flatMap((name) => {
    const state = plan.changed.get(name);
    if (state === undefined) return [];
    const bytes = Buffer.from(name);
    const { id, metadata } = state;
    const metadataAt = metadata === undefined ? null : block.add(metadata.raw);
    const metadataLength = metadata?.raw.length ?? null;
    return [{ id, nameAt: block.add(bytes), nameLength: bytes.length, metadataAt, metadataLength }];
  });
  await session.query('insert', INSERT, [
    block.bytes(),
    arrayOf(streams.map(({ id }) => id)),
    arrayOf(streams.map(({ nameAt }) => nameAt)),
    arrayOf(streams.map(({ nameLength }) => nameLength)),
    arrayOf(streams.map(({ metadataAt }) => metadataAt)),
    arrayOf(streams.map(({ metadataLength }) => metadataLength)),
    plan.nowMs,
    arrayOf(events.map(({ position }) => position)),
    arrayOf(events.map(({ streamId }) => streamId)),
    arrayOf(events.map(({ revision }) => revisionText(revision))),
    arrayOf(events.map(({ eventId }) => eventId)),
    arrayOf(recordsAt),
    arrayOf(events.map(({ record }) => record.length)),
  ]);
};

const revisionText = (revision: number): string =>
  revision === TOMBSTONE_REVISION ? TOMBSTONE_REVISION_TEXT : String(revision);
