import { parseStreamName } from '@order-ledger/contracts';
import type { RawEvent } from '@order-ledger/event-store';
import type { ProjectionName } from '@order-ledger/read-model';

/** An event as it was put down: data and metadata as JSON text. */
export interface SpooledEvent {
  readonly stream: string;
  readonly category: string;
  readonly streamId: string;
  readonly revision: bigint;
  readonly position: bigint;
  readonly id: string;
  readonly type: string;
  readonly createdAt: Date;
  readonly dataJson: string;
  readonly metadataJson: string;
}

/** A row of a table: each column as text, those of JSON as what it says. */
export interface SpooledRow {
  readonly projection: ProjectionName;
  readonly part: 'rows' | 'streams';
  readonly columns: Readonly<Record<string, unknown>>;
}

/**
 * What is put down: an event in the partition of its stream; the same event once more, as a fact,
 * in the partition of the reservation that it is of; a row of a table in the partition of its key.
 */
export type SpooledRecord =
  | ({ readonly kind: 'event' } & SpooledEvent)
  | ({ readonly kind: 'fact' } & SpooledEvent)
  | ({ readonly kind: 'row' } & SpooledRow);

// JSON escapes both, so neither is in any field.
const separator = '\t';

/** An event without what its kind is. Joined to a line once, however often it is put down. */
export const eventLine = (event: RawEvent): string =>
  [
    JSON.stringify(event.stream),
    event.revision,
    event.position,
    JSON.stringify(event.id),
    JSON.stringify(event.type),
    event.createdAt.getTime(),
    JSON.stringify(event.data) ?? 'null',
    JSON.stringify(event.metadata) ?? 'null',
  ].join(separator);

export const recordOfEvent = (kind: 'event' | 'fact', line: string): string =>
  `${kind}${separator}${line}`;

/** `json`: one object, a column a member. */
export const recordOfRow = (
  projection: ProjectionName,
  part: SpooledRow['part'],
  json: string,
): string => ['row', projection, part, json].join(separator);

const parseText = (json: string | undefined): string => JSON.parse(json ?? '') as string;

const parseEvent = (kind: 'event' | 'fact', fields: readonly string[]): SpooledRecord => {
  const [stream, revision, position, id, type, created, dataJson = '', metadataJson = ''] = fields;
  const name = parseText(stream);
  const { category = '', id: streamId = '' } = parseStreamName(name) ?? {};
  return {
    kind,
    stream: name,
    category,
    streamId,
    revision: BigInt(revision ?? ''),
    position: BigInt(position ?? ''),
    id: parseText(id),
    type: parseText(type),
    createdAt: new Date(Number(created)),
    dataJson,
    metadataJson,
  };
};

export const parseRecord = (line: string): SpooledRecord => {
  const [kind, ...fields] = line.split(separator);
  if (kind !== 'row') return parseEvent(kind === 'fact' ? 'fact' : 'event', fields);
  const [projection, part, json = ''] = fields;
  return {
    kind: 'row',
    projection: projection as ProjectionName,
    part: part as SpooledRow['part'],
    columns: JSON.parse(json) as Record<string, unknown>,
  };
};
