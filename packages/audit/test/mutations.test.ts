import * as fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { AuditReport, Finding } from '../src/index.ts';
import { certified } from './support/certified.ts';
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
import type { Column, StoredRow } from './support/tamper.ts';

const runs = Number(process.env.AUDIT_MUTATIONS ?? 100);

const system = await testSystem();
let kept: Awaited<ReturnType<typeof keepAll>>;
let events: readonly StoredRow[] = [];
let columns: readonly Column[] = [];
let certificate: Awaited<ReturnType<typeof certified>>;

beforeAll(async () => {
  await system.eventStore().storeIdentity();
  await writeLives(system.writer(), 4);
  await system.project();
  events = await storedRows(system);
  columns = await columnsOf(system);
  certificate = await certified(system);
  kept = await keepAll(system);
});

/** A number below 1 chooses among things. */
const pick = <Thing>(things: readonly Thing[], chance: number): Thing => {
  const thing = things[Math.floor(chance * things.length)];
  if (thing === undefined) throw new Error('nothing to choose from');
  return thing;
};

const nextInStream = (event: StoredRow): StoredRow | undefined =>
  events.find(
    ({ stream, position }) => stream === event.stream && Number(position) > Number(event.position),
  );

/** Another letter or digit somewhere in a text. */
const otherCharacter = (text: string, chance: number): string => {
  const places = [...text.matchAll(/[A-Za-z0-9]/g)].map(({ index }) => index);
  const place = pick(places, chance);
  const other = text[place] === '1' ? '2' : '1';
  return `${text.slice(0, place)}${other}${text.slice(place + 1)}`;
};

interface Chances {
  readonly which: number;
  readonly where: number;
}

/** Answers the stream or the table that must be named. */
type Mutation = (chances: Chances) => Promise<string>;

const mutations: Readonly<Record<string, Mutation>> = {
  cell: async ({ which, where }) => {
    const column = pick(columns, which);
    await changeCell(system, column, where);
    return `read_model.${column.table}`;
  },
  row: async ({ which }) => {
    const { table } = pick(columns, which);
    const name = sql.table(`read_model.${table}`);
    await sql`
      delete from ${name} where position = (select min(position) from ${name})`.execute(system.db);
    return `read_model.${table}`;
  },
  data: async ({ which, where }) => {
    const event = pick(events, which);
    await editEvent(system, event.position, (record) => {
      record.data = otherCharacter(record.data, where);
    });
    return event.stream;
  },
  metadata: async ({ which, where }) => {
    const event = pick(events, which);
    await editEvent(system, event.position, (record) => {
      record.metadata = otherCharacter(record.metadata, where);
    });
    return event.stream;
  },
  type: async ({ which, where }) => {
    const event = pick(events, which);
    await editEvent(system, event.position, (record) => {
      record.type = otherCharacter(record.type, where);
    });
    return event.stream;
  },
  id: async ({ which }) => {
    const event = pick(events, which);
    await sql`
      update event_store.events set event_id = gen_random_uuid()
      where position = ${event.position}`.execute(system.log);
    return event.stream;
  },
  deletion: async ({ which }) => {
    const event = pick(events, which);
    await deleteEvents(system, event);
    return event.stream;
  },
  truncation: async ({ which }) => {
    const event = pick(events, which);
    await deleteEvents(system, event, true);
    return event.stream;
  },
  swap: async ({ which }) => {
    const pairs = events.filter((event) => nextInStream(event) !== undefined);
    const event = pick(pairs, which);
    await swapEvents(system, event, nextInStream(event) ?? event);
    return event.stream;
  },
  insertion: async ({ which }) => {
    const event = pick(events, which);
    await insertEvent(system, event);
    return event.stream;
  },
  end: async ({ which }) => {
    const event = pick(events.slice(1), which);
    await sql`
      delete from event_store.events where position >= ${event.position}`.execute(system.log);
    return event.stream;
  },
};

/** Whether a finding says where. */
const names = ({ stream, row, explainedBy }: Finding, place: string): boolean =>
  stream === place || explainedBy?.stream === place || row?.table === place;

const auditedAfter = async (kind: string, chances: Chances) => {
  const place = await mutations[kind]?.(chances);
  const report: AuditReport = await (async () => {
    if (kind === 'cell' || kind === 'row') return await system.audit({ certificate });
    await system.restartStore();
    return await system.audit({ certificate, limit: 1_000 });
  })();
  await (kind === 'cell' || kind === 'row' ? kept.restoreRows() : kept.restoreLog());
  return { place: place ?? '', report };
};

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const chances = fc.record({ which: chance, where: chance });
const kinds = Object.keys(mutations);
const numRuns = Math.ceil(runs / kinds.length);

test.each(kinds)(
  `whatever is tampered with at random is found and named: %s, ${numRuns} times`,
  async (kind) => {
    await fc.assert(
      fc.asyncProperty(chances, async (where) => {
        const { place, report } = await auditedAfter(kind, where);
        expect(report.findingCount).toBeGreaterThan(0);
        expect(report.findings.some((finding) => names(finding, place))).toBe(true);
      }),
      { numRuns, endOnFailure: true },
    );
  },
);

test('and it was all of that: the ledger itself is as good as before', async () => {
  await system.restartStore();
  expect((await system.audit({ certificate })).findings).toStrictEqual([]);
});
