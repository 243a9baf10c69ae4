import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { decodeExportLine, encodeExportLine } from '@order-ledger/audit';
import type { RawEvent } from '@order-ledger/event-store';
import { expect, test } from 'vitest';
import type { Item } from '../support/goods.ts';
import { ledgerCommandOn } from '../support/ledger-command.ts';
import { shared } from '../support/ledger.ts';

const { EVENTSTORE_URL = '' } = shared.env;
const ledger = ledgerCommandOn({ EVENTSTORE_URL });

const fileOf = (name: string): URL => new URL(`../fixtures/lives/${name}.ndjson`, import.meta.url);

export const orderStream = (id: string): string => `order-${id}`;
export const stockStream = ({ product_id, warehouse_id }: Item): string =>
  `stockReservation-${warehouse_id}.${product_id}`;
export const productStream = ({ product_id }: Item): string => `product-${product_id}`;

const exported = async (...what: readonly string[]): Promise<readonly RawEvent[]> => {
  const { code, out, err } = await ledger('export', ...what);
  if (code !== 0) throw new Error(err);
  return out.trimEnd().split('\n').map(decodeExportLine);
};

const byPosition = (a: RawEvent, b: RawEvent): number => Number(a.position - b.position);

const write = async (name: string, events: readonly RawEvent[]): Promise<void> =>
  await writeFile(fileOf(name), events.map((event) => `${encodeExportLine(event)}\n`).join(''));

interface Older {
  readonly name: string;
  /** The events as code of back then would have written them. */
  readonly written: (events: readonly RawEvent[]) => readonly RawEvent[];
}

/** Keeps the life of these streams, and as older code would have written it; what is kept stays. */
export const life = (name: string, live: () => Promise<readonly string[]>, older?: Older): void => {
  const wanted = [name, ...(older === undefined ? [] : [older.name])];
  test.for(wanted)('%s', async (file, { skip }) => {
    skip(existsSync(fileOf(file)), 'it was recorded before');
    const events: RawEvent[] = [];
    for (const stream of await live()) {
      const isCategory = !stream.includes('-');
      events.push(...(await exported(isCategory ? '--category' : '--stream', stream)));
    }
    events.sort(byPosition);
    expect(events).not.toEqual([]);
    await write(file, file === older?.name ? older.written(events) : events);
  });
};
