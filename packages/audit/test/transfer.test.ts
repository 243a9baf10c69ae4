import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { testDirectory, testEventStore } from '@order-ledger/embedded/testing';
import {
  type EventStore,
  type RawEvent,
  connectEventStore,
  readRawAll,
} from '@order-ledger/event-store';
import {
  ledgerWriter,
  placeOrder,
  testItem as item,
  testTime as at,
} from '@order-ledger/projector/testing';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type ExportRange, type ImportOptions, exportLines, importLedger } from '../src/index.ts';

const source = await testEventStore();
const eventStore = connectEventStore({ url: source.url });
afterAll(() => eventStore.close());
const directory = await testDirectory();
const file = join(directory, 'ledger.ndjson');

const exported = async (range: Partial<ExportRange> = {}): Promise<string> => {
  let text = '';
  const to = await eventStore.head();
  for await (const chunk of exportLines(eventStore, { to, ...range })) text += chunk;
  return text;
};

const eventsOf = async (store: EventStore): Promise<readonly RawEvent[]> => {
  const prefixes = ['order-', 'stockReservation-', 'product-'];
  const events: RawEvent[] = [];
  for await (const event of readRawAll(store, { prefixes })) events.push(event);
  return events;
};

/** What an import keeps of an event. */
const kept = ({ stream, revision, id, type, data, metadata }: RawEvent) => ({
  stream,
  revision,
  id,
  type,
  data,
  metadata,
});

const emptyStore = async (): Promise<EventStore> => {
  const server = await testEventStore();
  const store = connectEventStore({ url: server.url });
  onTestFinished(() => store.close());
  return store;
};

const imported = async (store: EventStore, from: string, options: Partial<ImportOptions> = {}) =>
  await importLedger({
    eventStore: store,
    file: from,
    signal: new AbortController().signal,
    onVerified: () => {},
    onStored: () => {},
    ...options,
  });

/** The export with some of its lines changed, as another file. */
const damaged = async (change: (lines: string[]) => readonly string[]): Promise<string> => {
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  const path = join(directory, randomUUID());
  await writeFile(path, `${change(lines).join('\n')}\n`);
  return path;
};

beforeAll(async () => {
  const writer = ledgerWriter(eventStore);
  const received = { type: 'ReceiveStock', item, quantity: 10_000, at } as const;
  // U+2028 ends no line of JSON, whatever some readers think.
  await writer.stock(item, { ...received, movementId: 'a', reason: 'first\u2028delivery' });
  await Promise.all(
    Array.from({ length: 40 }, async () => {
      const orderId = randomUUID();
      await writer.order(orderId, placeOrder(orderId));
      await writer.stock(item, { ...received, movementId: orderId, reason: 'more' });
      await writer.order(orderId, { type: 'PayOrder', method: 'card', reference: 'p', at });
    }),
  );
  const terms = { productId: item.productId, name: 'Tea ☕', price: 1, currency: 'USD', at };
  await writer.product(item.productId, { type: 'CreateProduct', ...terms });
  await writeFile(file, await exported());
});

describe('an export', () => {
  it('is one JSON object per line, in the order of the ledger', async () => {
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    const events = await eventsOf(eventStore);
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual(
      events.map((event) => ({
        ...kept(event),
        revision: `${event.revision}`,
        position: `${event.position}`,
        created: event.createdAt.toISOString(),
      })),
    );
  });

  it('is of a range, a stream or a category', async () => {
    const [all] = [await eventsOf(eventStore)];
    const [first, second] = all.slice(3, 5);
    if (first === undefined || second === undefined) throw new Error('no events');
    const idsIn = (text: string) =>
      text
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { id: string }).id);
    const range = await exported({ from: first.position, to: second.position });
    expect(idsIn(range)).toEqual([first.id, second.id]);
    const stream = `stockReservation-${item.warehouseId}.${item.productId}`;
    const ofStream = all.filter((event) => event.stream === stream).map(({ id }) => id);
    expect(idsIn(await exported({ stream }))).toEqual(ofStream);
    expect(idsIn(await exported({ category: 'stockReservation' }))).toEqual(ofStream);
    expect(idsIn(await exported({ category: 'product' }))).toHaveLength(1);
  });
});

describe('an import', () => {
  it('brings the same streams, revisions, ids, bytes and order', async () => {
    const store = await emptyStore();
    const report = await imported(store, file);
    const events = await eventsOf(eventStore);
    const streams = new Set(events.map(({ stream }) => stream)).size;
    expect(report).toEqual({ events: events.length, streams, found: 0 });
    // As text: the order of members counts, too.
    const textOf = (all: readonly RawEvent[]) =>
      all.map((event) => JSON.stringify({ ...kept(event), revision: `${event.revision}` }));
    expect(textOf(await eventsOf(store))).toEqual(textOf(events));
  });

  it('goes on where it was interrupted, and writes nothing twice', async () => {
    const store = await emptyStore();
    const events = await eventsOf(eventStore);
    const part = await damaged((lines) => lines.slice(0, 57));
    await imported(store, part);
    await expect(imported(store, file)).resolves.toMatchObject({ found: 57 });
    await expect(imported(store, file)).resolves.toMatchObject({ found: events.length });
    expect((await eventsOf(store)).map(kept)).toEqual(events.map(kept));
  });

  it('is refused by a store that holds something else', async () => {
    const store = await emptyStore();
    const orderId = randomUUID();
    await ledgerWriter(store).order(orderId, placeOrder(orderId));
    const refused = imported(store, file);
    await expect(refused).rejects.toMatchObject({ code: 'store_not_empty' });
    await expect(eventsOf(store)).resolves.toHaveLength(2);
  });

  describe('that fails', () => {
    let untouched: EventStore;
    beforeAll(async () => {
      const server = await testEventStore();
      untouched = connectEventStore({ url: server.url });
    });
    afterAll(() => untouched.close());

    it('can be ended before it writes', async () => {
      const signal = AbortSignal.abort(new Error('enough'));
      await expect(imported(untouched, file, { signal })).rejects.toThrow('enough');
      await expect(eventsOf(untouched)).resolves.toEqual([]);
    });

    const noOf = (lines: readonly string[], part: string): number =>
      lines.findIndex((line) => line.includes(part)) + 1;
    const without = (lines: string[], no: number): string[] => lines.toSpliced(no - 1, 1);

    it.each<[string, (lines: string[]) => { lines: readonly string[]; error: RegExp }]>([
      ['no JSON', (lines) => ({ lines: lines.with(4, '{"stream":'), error: /^line 5: is not/ })],
      [
        'another shape',
        (lines) => ({ lines: lines.with(4, '{"stream":"order-1"}'), error: /^line 5: is not/ }),
      ],
      [
        'a line that is gone',
        (lines) => {
          const paid = noOf(lines, '"OrderReserved"');
          return { lines: without(lines, paid), error: /^line \d+: revision 2 of order-.*missing/ };
        },
      ],
      [
        'a first event that is gone',
        (lines) => ({
          lines: without(lines, noOf(lines, '"OrderPlaced"')),
          error: /^line \d+: revision 1 of order-.*from 0, is missing/,
        }),
      ],
      [
        'a changed value',
        (lines) => {
          const no = noOf(lines, '"OrderPlaced"');
          const changed = lines[no - 1]?.replace('"user123"', '"user124"') ?? '';
          return {
            lines: lines.with(no - 1, changed),
            error: /^line \d+: revision 1 of order-.* does not carry the hash/,
          };
        },
      ],
      [
        'two lines that changed places',
        (lines) => ({
          lines: [lines[0] ?? '', lines[2] ?? '', lines[1] ?? '', ...lines.slice(3)],
          error: /^line [23]: /,
        }),
      ],
      [
        'a line that is there twice',
        (lines) => ({
          lines: [lines[0] ?? '', ...lines],
          error: /^line 2: revision 0 of .* for the second time/,
        }),
      ],
      [
        'a stream of something else',
        (lines) => ({
          lines: lines.with(0, (lines[0] ?? '').replace(/"stream":"\w+-/, '"stream":"canary-')),
          error: /^line 1: canary-.* is no ledger stream/,
        }),
      ],
    ])('of a file with %s writes nothing and names the line', async (_, damage) => {
      let expected = /^$/;
      const path = await damaged((lines) => {
        const { lines: changed, error } = damage(lines);
        expected = error;
        return changed;
      });
      await expect(imported(untouched, path)).rejects.toThrow(expected);
      await expect(eventsOf(untouched)).resolves.toEqual([]);
    });
  });
});
