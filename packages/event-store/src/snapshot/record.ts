import { hash as digestOf } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { CommandEntry } from '../executor/command-index.ts';

/** What an aggregate was at one revision. */
export interface Snapshot {
  /** Of the shape of the state and of what events make of it. */
  readonly version: string;
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
  /** Of the event at the revision: a stream that has another there is another stream. */
  readonly eventHash: string;
  /** JSON. */
  readonly state: unknown;
  readonly commands: readonly CommandEntry[];
}

/** A snapshot that cannot be used, with the reason. Its stream is read instead. */
export class InvalidSnapshotError extends Error {
  override readonly name = 'InvalidSnapshotError';
  readonly code = 'invalid_snapshot';
}

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** No state that fits into an event is larger than this, however well it compresses. */
const maxContentBytes = 256 * 1024 * 1024;

type StoredCommand = readonly [string, string | null, string, string, string];

interface Content {
  readonly state: unknown;
  readonly commands: readonly StoredCommand[];
}

const storedCommand = (entry: CommandEntry): StoredCommand => [
  entry.commandId,
  entry.fingerprint ?? null,
  String(entry.firstRevision),
  String(entry.lastRevision),
  String(entry.position),
];

const commandOf = ([commandId, fingerprint, first, last, position]: StoredCommand) => ({
  commandId,
  fingerprint: fingerprint ?? undefined,
  firstRevision: BigInt(first),
  lastRevision: BigInt(last),
  position: BigInt(position),
});

/** The members in the order in which they are hashed; everything in a snapshot is covered. */
const facts = ['version', 'stream', 'revision', 'position', 'eventHash', 'content'] as const;
type Stored = Readonly<Record<(typeof facts)[number] | 'hash', string>>;

const hashOf = (stored: Omit<Stored, 'hash'>): string =>
  digestOf('sha256', JSON.stringify(facts.map((name) => stored[name])));

/** The snapshot as the event store keeps it, as JSON text. */
export const encodeSnapshot = async (snapshot: Snapshot): Promise<string> => {
  const { version, stream, revision, position, eventHash, state } = snapshot;
  const content: Content = { state, commands: snapshot.commands.map(storedCommand) };
  const compressed = await compress(JSON.stringify(content));
  const stored = {
    version,
    stream,
    revision: String(revision),
    position: String(position),
    eventHash,
    content: compressed.toString('base64'),
  };
  return JSON.stringify({ ...stored, hash: hashOf(stored) });
};

const isStored = (data: unknown): data is Stored =>
  typeof data === 'object' &&
  data !== null &&
  [...facts, 'hash'].every((name) => typeof Reflect.get(data, name) === 'string');

/**
 * The snapshot that was stored for a stream. Throws an `InvalidSnapshotError` unless every bit of it
 * is as it was written, by a program that makes the same of every event, for this very stream.
 */
export const decodeSnapshot = async (
  data: unknown,
  expected: Pick<Snapshot, 'version' | 'stream'>,
): Promise<Snapshot> => {
  if (!isStored(data)) throw new InvalidSnapshotError('it has not the members of a snapshot');
  if (data.hash !== hashOf(data)) throw new InvalidSnapshotError('its hash is another');
  if (data.version !== expected.version) throw new InvalidSnapshotError('its version is another');
  if (data.stream !== expected.stream) throw new InvalidSnapshotError('its stream is another');
  const { version, stream, eventHash } = data;
  const packed = Buffer.from(data.content, 'base64');
  const text = await decompress(packed, { maxOutputLength: maxContentBytes });
  const { state, commands } = JSON.parse(text.toString('utf8')) as Content;
  const [revision, position] = [BigInt(data.revision), BigInt(data.position)];
  return {
    version,
    stream,
    revision,
    position,
    eventHash,
    state,
    commands: commands.map(commandOf),
  };
};
