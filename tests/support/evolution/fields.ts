import { isDeepStrictEqual } from 'node:util';
import type { LedgerEvent } from '@order-ledger/event-store';
import type { Life } from './lives.ts';
import { type Reader, allReaders } from './readers.ts';
import { decodedEvent, plain } from './replay.ts';

/** By event type and field, such as `lines[].quantity`: the readers that look at it. */
export type FieldReaders = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every field of the data, those of objects and of lists in it, too. */
export const fieldsOf = (data: unknown): readonly string[] => {
  if (Array.isArray(data))
    return [...new Set(data.flatMap(fieldsOf))].map((field) => `[].${field}`);
  if (!isRecord(data)) return [];
  return Object.entries(data).flatMap(([name, value]) => [
    name,
    ...fieldsOf(value).map((field) => name + (field.startsWith('[') ? field : `.${field}`)),
  ]);
};

/** The data with another name for one field, wherever it stands in it. */
export const withRenamed = (data: unknown, field: string, path = ''): unknown => {
  if (Array.isArray(data)) {
    return data.map((each: unknown) => withRenamed(each, field, `${path}[]`));
  }
  if (!isRecord(data)) return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      const here = path === '' ? name : `${path}.${name}`;
      return [here === field ? `${name}Renamed` : name, withRenamed(value, field, here)];
    }),
  );
};

/** A reader whose code calls one field of one type by another name than the event does. */
export const mistaken = (reader: Reader, type: string, field: string): Reader => ({
  name: reader.name,
  read: (event: LedgerEvent) => {
    if (event.type !== type) return reader.read(event);
    const { data, ...rest } = event.event as { readonly type: string; readonly data?: unknown };
    const renamed = { ...rest, data: withRenamed(data, field) };
    return reader.read({ ...event, event: renamed });
  },
});

export interface FieldReaderOptions {
  /** These alone. */
  readonly types?: readonly string[];
  readonly readers?: () => readonly Reader[];
}

const afterwards = async (reader: Reader, event: LedgerEvent): Promise<unknown> =>
  plain((await reader.read(event))?.after);

/** What readers come to, event by event, when they take every field by its name. */
const statesOf = async (events: readonly LedgerEvent[], readers: readonly Reader[]) => {
  const states = readers.map(() => [] as unknown[]);
  for (const event of events) {
    for (const [index, reader] of readers.entries()) {
      states[index]?.push(await afterwards(reader, event));
    }
  }
  return states;
};

/** Whether it ever comes to something else; one that fails does. */
const notices = async (
  reader: Reader,
  events: readonly LedgerEvent[],
  states: readonly unknown[],
): Promise<boolean> => {
  try {
    for (const [index, event] of events.entries()) {
      if (!isDeepStrictEqual(await afterwards(reader, event), states[index])) return true;
    }
    return false;
  } catch {
    return true;
  }
};

/** Renames each field of each type, one at a time, and sees which readers notice. */
export const fieldReadersOf = async (
  lives: readonly Life[],
  { types, readers = allReaders }: FieldReaderOptions = {},
): Promise<FieldReaders> => {
  const decoded = lives.map(({ events }) => events.map((raw) => decodedEvent(raw)));
  const lived = await Promise.all(
    decoded.map(async (events) => ({ events, states: await statesOf(events, readers()) })),
  );
  const noticing = async (type: string, field: string): Promise<readonly string[]> => {
    const found = new Set<string>();
    for (const { events, states } of lived) {
      if (!events.some((event) => event.type === type)) continue;
      for (const [index, reader] of readers().entries()) {
        if (found.has(reader.name)) continue;
        const blind = mistaken(reader, type, field);
        if (await notices(blind, events, states[index] ?? [])) found.add(reader.name);
      }
    }
    return [...found].toSorted();
  };
  const table: Record<string, Record<string, readonly string[]>> = {};
  const all = [...new Set(decoded.flat().map(({ type }) => type))].toSorted();
  for (const type of types ?? all) {
    const data = decoded.flat().flatMap((event) => (event.type === type ? [event.event.data] : []));
    const fields = [...new Set(data.flatMap(fieldsOf))].toSorted();
    const byField: Record<string, readonly string[]> = {};
    for (const field of fields) byField[field] = await noticing(type, field);
    table[type] = byField;
  }
  return table;
};
