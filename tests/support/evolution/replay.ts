import { changesBetween } from '@order-ledger/audit/history';
import { type EventCodec, codecs } from '@order-ledger/contracts';
import {
  type DomainEvent,
  type LedgerEvent,
  type RawEvent,
  decodeEvent,
} from '@order-ledger/event-store';
import { versionedType } from './lives.ts';
import { type Made, type Reader, allReaders } from './readers.ts';

/** The codec of each category, of which a test may hand in others. */
export type Codecs = Readonly<Record<string, Pick<EventCodec<DomainEvent>, 'decode'>>>;

interface DataEvent extends DomainEvent {
  readonly data: unknown;
}

export interface ReplayOptions {
  readonly codecs?: Codecs;
  readonly readers?: readonly Reader[];
}

/** What an event changed: JSON pointers into a state or row, and what stands there now. */
type Changes = Readonly<Record<string, unknown>>;

/** By reader. `schema`: the event cannot be read, and nobody has read what follows. */
export type MadeOfEvent = Readonly<Record<string, Changes>>;

/** By event, such as `order-0199…@3 OrderPaid v1`. */
export type Outcome = Readonly<Record<string, MadeOfEvent>>;

/** The reader that all others rely on: upcasters and the schema. */
export const schemaReader = 'its schema';

/** Of a reader that has failed, or of an event that cannot be read: what they make of the rest. */
const failed = 'fails';

const isEntries = (value: object): value is { entries(): Iterable<readonly [string, unknown]> } =>
  'entries' in value && typeof value.entries === 'function' && !Array.isArray(value);

/** As JSON: maps as objects, instants as text; what is `undefined` is not there. */
export const plain = (value: unknown): unknown => {
  if (typeof value === 'bigint') return `${value}`;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plain);
  const entries = isEntries(value) ? [...value.entries()] : Object.entries(value);
  return Object.fromEntries(
    entries.flatMap(([key, each]) => (each === undefined ? [] : [[key, plain(each)] as const])),
  );
};

/** Value by value, so that of an object that comes or goes each field can be compared. */
const leavesOf = (path: string, value: unknown): readonly (readonly [string, unknown])[] => {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return entries.length === 0
    ? [[path, value]]
    : entries.flatMap(([name, each]) => leavesOf(`${path}/${name}`, each));
};

const changesOf = ({ before, after }: Made): Changes => {
  const [from, to] = [plain(before ?? {}) as object, plain(after ?? {}) as object];
  return Object.fromEntries(
    changesBetween(from, to).flatMap(({ path, to: now }) => leavesOf(path, now)),
  );
};

/** As a subscription hands it on; throws `PoisonEventError`. */
export const decodedEvent = (raw: RawEvent, all: Codecs = codecs): LedgerEvent<DataEvent> =>
  // Every event of the ledger has data.
  decodeEvent(raw, (category) => all[category]) as LedgerEvent<DataEvent>;

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

export const nameOf = (event: RawEvent): string =>
  `${event.stream}@${event.revision} ${versionedType(event)}`;

/**
 * Replays a life through upcasters, schemas and every reader. Who fails at an event reads no more,
 * and behind an event that cannot be read nobody does: what follows would be about nothing else.
 */
export const outcomeOf = async (
  events: readonly RawEvent[],
  { codecs: all = codecs, readers = allReaders() }: ReplayOptions = {},
): Promise<Outcome> => {
  const outcome: Record<string, MadeOfEvent> = {};
  let reading = readers;
  for (const raw of events) {
    const made: Record<string, Changes> = {};
    outcome[nameOf(raw)] = made;
    try {
      const event = decodedEvent(raw, all);
      for (const reader of reading) {
        try {
          const states = await reader.read(event);
          if (states !== undefined) made[reader.name] = changesOf(states);
        } catch (error) {
          made[reader.name] = { [failed]: messageOf(error) };
          reading = reading.filter((other) => other !== reader);
        }
      }
    } catch (error) {
      made[schemaReader] = { [failed]: messageOf(error) };
      reading = [];
    }
  }
  return outcome;
};

export const hasFailed = (changes: Changes): boolean => failed in changes;
