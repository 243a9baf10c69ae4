import pb from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import { invalidArgument } from './errors.ts';
import { createFilter, type EventFilter } from './filters.ts';
import { decodeMessage, filterOptions, isEnd, streamNameOf } from './wire/generated.ts';
import type { UuidForm } from './wire/uuid.ts';

/** Where a read begins: a revision of a stream or a position in $all. */
export type From = 'start' | 'end' | number;

/** A filter and after how many events, matching or not, a checkpoint is due. */
export interface FilterQuery {
  readonly matches: EventFilter;
  readonly checkpointInterval: number;
}

export interface ReadQuery {
  /** undefined = $all. */
  readonly stream: string | undefined;
  readonly from: From;
  readonly backwards: boolean;
  readonly count: number | 'subscription';
  readonly resolveLinks: boolean;
  readonly filter: FilterQuery | undefined;
  readonly uuid: UuidForm;
  /** From 1 on the client understands first and last stream positions. */
  readonly compatibility: number;
}

const DEFAULT_SEARCH_WINDOW = 32;

/** Throws INTERNAL for what is no `ReadReq`, INVALID_ARGUMENT for a combination that means nothing. */
export const parseReadQuery = (message: Buffer): ReadQuery => {
  const options = decodeMessage(pb.ReadReq, message).getOptions();
  if (options === undefined) throw invalidArgument('Read options are missing');
  const stream = options.getStream();
  const all = options.getAll();
  if (stream === undefined && all === undefined) throw invalidArgument('Nothing to read from');
  const backwards = options.getReadDirection() === pb.ReadReq.Options.ReadDirection.BACKWARDS;
  const subscription = options.hasSubscription();
  if (!subscription && !options.hasCount()) throw invalidArgument('Read count is missing');
  if (subscription && backwards) throw invalidArgument('A subscription cannot run backwards');
  const filter = options.getFilter();
  if (filter !== undefined && stream !== undefined) {
    throw invalidArgument('Only $all can be read with a filter');
  }
  return {
    stream: stream === undefined ? undefined : streamName(stream),
    from: stream === undefined ? fromPosition(all) : fromRevision(stream),
    backwards,
    count: subscription ? 'subscription' : Number(options.getCount()),
    resolveLinks: options.getResolveLinks(),
    filter: filter === undefined ? undefined : parseFilter(filter),
    uuid: options.getUuidOption()?.hasString() === true ? 'string' : 'structured',
    compatibility: options.getControlOption()?.getCompatibility() ?? 0,
  };
};

const streamName = (options: ReadReq.Options.StreamOptions): string => {
  const name = streamNameOf(options.getStreamIdentifier());
  if (name === '') throw invalidArgument('The name of the stream is missing');
  return name;
};

/** Without a revision: .NET means the start by it when it subscribes. */
const fromRevision = (options: ReadReq.Options.StreamOptions): From => {
  if (options.hasRevision()) {
    return isEnd(options.getRevision()) ? 'end' : Number(options.getRevision());
  }
  return options.hasEnd() ? 'end' : 'start';
};

const fromPosition = (options: ReadReq.Options.AllOptions | undefined): From => {
  const position = options?.getPosition();
  if (position !== undefined) {
    const commit = position.getCommitPosition();
    return isEnd(commit) ? 'end' : Number(commit);
  }
  return options?.hasEnd() === true ? 'end' : 'start';
};

const parseFilter = (options: ReadReq.Options.FilterOptions): FilterQuery => {
  const window =
    options.hasMax() && options.getMax() > 0 ? options.getMax() : DEFAULT_SEARCH_WINDOW;
  return {
    matches: createFilter(filterOptions(options)),
    checkpointInterval: window * Math.max(1, options.getCheckpointintervalmultiplier()),
  };
};
