import { sql } from 'kysely';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { AuditReport, Finding } from '../src/index.ts';
import { writeLives } from './support/lives.ts';
import { testSystem } from './support/system.ts';
import {
  changeCell,
  columnsOf,
  deleteEvents,
  editEvent,
  insertEvent,
  keepAll,
  storedRows,
  swapEvents,
} from './support/tamper.ts';
import type { StoredRow } from './support/tamper.ts';

const system = await testSystem();
let kept: Awaited<ReturnType<typeof keepAll>>;
let events: readonly StoredRow[] = [];

beforeAll(async () => {
  // A store has its name before its first order.
  await system.eventStore().storeIdentity();
  await writeLives(system.writer(), 1);
  await system.project();
  events = await storedRows(system);
  kept = await keepAll(system);
});

/** The last event of the longest order, which is in read models. */
const longest = (): readonly StoredRow[] => {
  const streams = Map.groupBy(
    events.filter(({ stream }) => stream.startsWith('order-')),
    ({ stream }) => stream,
  );
  return [...streams.values()].toSorted((a, b) => b.length - a.length)[0] ?? [];
};

const eventAt = (index: number): StoredRow => {
  const event = longest().at(index);
  if (event === undefined) throw new Error(`the order has no event ${index}`);
  return event;
};

const audited = async (): Promise<AuditReport> => {
  await system.restartStore();
  return await system.audit();
};

const codesAt = (findings: readonly Finding[], { stream, revision }: StoredRow) =>
  findings
    .filter(({ event }) => event?.stream === stream && `${event.revision}` === revision)
    .map(({ code }) => code);

describe('a tampered read model', () => {
  afterEach(async () => await kept.restoreRows());

  test('every column of every table is watched', async () => {
    const tables = Map.groupBy(await columnsOf(system), ({ table }) => table);
    expect(tables.size).toBe(6);
    const most = Math.max(...[...tables.values()].map(({ length }) => length));
    // One column of each table at a time.
    for (let nth = 0; nth < most; nth += 1) {
      const changed = [...tables.values()].flatMap((columns) => columns[nth] ?? []);
      for (const column of changed) await changeCell(system, column, 0.5);
      const { findings } = await system.audit();
      for (const { table: name, column } of changed) {
        const table = `read_model.${name}`;
        const here = findings.filter(({ row }) => row?.table === table);
        const said = here
          .toSorted((a, b) => a.code.localeCompare(b.code))
          .map(({ code, row }) => [code, row?.column]);
        // A key that is changed is another row.
        const keyChanged = [
          ['row_missing', null],
          ['row_unexpected', null],
        ];
        const where = `${name}.${column}`;
        expect([[['row_differs', column]], keyChanged], where).toContainEqual(said);
        for (const { expected, found, row } of here) {
          expect(found, where).not.toEqual(expected);
          expect(row?.key.join(), where).not.toBe('');
        }
      }
      await kept.restoreRows();
    }
  }, 240_000);

  test('a row that stayed behind is explained by the first event that is not in it', async () => {
    const { stream } = eventAt(0);
    await sql`
      update read_model.order_listing set status = 'reserved'
      where order_id = ${stream.slice('order-'.length)}`.execute(system.db);
    const { findings } = await system.audit();
    expect(findings).toMatchObject([
      {
        code: 'row_differs',
        row: { table: 'read_model.order_listing', column: 'status' },
        expected: 'partially_returned',
        found: 'reserved',
        explainedBy: { stream, type: 'OrderPaid' },
      },
    ]);
  });

  test('a row that is gone is explained by the event that made it', async () => {
    const { stream } = eventAt(0);
    const orderId = stream.slice('order-'.length);
    await sql`delete from read_model.order_details where order_id = ${orderId}`.execute(system.db);
    const { findings } = await system.audit();
    expect(findings).toMatchObject([
      {
        code: 'row_missing',
        row: { table: 'read_model.order_details', key: [orderId], column: null },
        explainedBy: { stream, revision: 0n, type: 'OrderPlaced' },
      },
    ]);
  });

  test.each([
    ['checkpoint_beyond_head', 'position', 'position + 1000000'],
    ['checkpoint_of_another_store', 'store_id', "'another'"],
    ['projection_of_another_version', 'version', 'version + 1'],
  ])('%s', async (code, column, value) => {
    await sql`
      update read_model.projection_checkpoint
      set ${sql.ref(column)} = ${sql.raw(value)} where name = 'stock'`.execute(system.db);
    const { findings } = await system.audit();
    expect(findings).toMatchObject([{ code, row: { projection: 'stock', column } }]);
  });

  test('a table that is gone is named', async () => {
    await sql`alter table read_model.product rename to gone`.execute(system.db);
    const { findings } = await system.audit();
    await sql`alter table read_model.gone rename to product`.execute(system.db);
    expect(findings).toMatchObject([
      { code: 'table_missing', row: { table: 'read_model.product' } },
      { code: 'row_missing' },
    ]);
  });
});

describe('a tampered ledger', () => {
  afterEach(async () => await kept.restoreLog());

  test('a byte of the data is found in that event, also in the last of its stream', async () => {
    for (const at of [0, 3, -1]) {
      const event = eventAt(at);
      await editEvent(system, event.position, (record) => {
        record.data = record.data.replace('2026-11-20', '2026-11-21');
      });
      expect(codesAt((await audited()).findings, event)).toContain('event_id_mismatch');
      await kept.restoreLog();
    }
  });

  test('a byte of the metadata is found in that event', async () => {
    const event = eventAt(2);
    await editEvent(system, event.position, (record) => {
      record.metadata = record.metadata.replace('service:test', 'service:tess');
    });
    expect(codesAt((await audited()).findings, event)).toContain('event_id_mismatch');
  });

  test('another type is found, known or not, and the audit goes on behind it', async () => {
    const event = eventAt(2);
    await editEvent(system, event.position, (record) => {
      record.type = 'OrderVanished';
    });
    const { findings, events: read } = await audited();
    expect(codesAt(findings, event)).toContain('unreadable_event');
    expect(codesAt(findings, event)).toContain('event_id_mismatch');
    expect(read).toBe(events.length);
  });

  test('data that is no JSON is found', async () => {
    const event = eventAt(1);
    await editEvent(system, event.position, (record) => {
      record.data = record.data.slice(1);
    });
    expect(codesAt((await audited()).findings, event)).toContain('unreadable_event');
  });

  test('another id is found', async () => {
    const event = eventAt(1);
    await sql`
      update event_store.events set event_id = gen_random_uuid()
      where position = ${event.position}`.execute(system.log);
    expect(codesAt((await audited()).findings, event)).toContain('event_id_mismatch');
  });

  test.each([
    ['first', 0, 1],
    ['one in the middle', 3, 4],
  ])('an event that is gone is named by its successor: the %s', async (_, gone, next) => {
    await deleteEvents(system, eventAt(gone));
    const { findings } = await audited();
    expect(codesAt(findings, eventAt(next))).toContain('revision_gap');
    expect(findings.filter(({ code }) => code === 'event_id_mismatch')).toStrictEqual([]);
  });

  test('a last event that is gone is what the rows still have', async () => {
    const last = eventAt(-1);
    await deleteEvents(system, last);
    const { findings } = await audited();
    const rows = findings.filter(({ row }) => row?.column === 'revision');
    expect(new Set(rows.map(({ row }) => row?.table))).toStrictEqual(
      new Set(['read_model.order_details', 'read_model.order_listing']),
    );
    expect(rows[0]).toMatchObject({
      expected: eventAt(-2).revision,
      found: last.revision,
      row: { key: [last.stream.slice('order-'.length)] },
    });
  });

  test('two events that were swapped are found', async () => {
    const [a, b] = [eventAt(3), eventAt(5)];
    await swapEvents(system, a, b);
    const { findings } = await audited();
    expect(codesAt(findings, a)).toContain('chain_broken');
    expect(codesAt(findings, b)).toContain('chain_broken');
  });

  test('an event of somebody else’s is found in the stream that it was put into', async () => {
    const event = eventAt(1);
    const revision = await insertEvent(system, event);
    const codes = codesAt((await audited()).findings, { ...event, revision });
    expect(codes).toEqual(expect.arrayContaining(['chain_broken', 'event_id_mismatch']));
  });

  test('a tail that was cut off the whole store leaves checkpoints beyond its head', async () => {
    const { position } = events.at(-20) ?? eventAt(0);
    await sql`delete from event_store.events where position >= ${position}`.execute(system.log);
    const { findings, findingsByCode } = await audited();
    expect(findingsByCode.checkpoint_beyond_head).toBe(5);
    expect(findings[0]).toMatchObject({ row: { table: 'read_model.projection_checkpoint' } });
  });
});
