import pb from '@eventstore/db-client/generated/persistent_pb.js';
import type { CreateReq } from '@eventstore/db-client/generated/persistent_pb.js';
import type { StreamIdentifier } from '@eventstore/db-client/generated/shared_pb.js';
import { invalidArgument } from '../../errors.ts';
import { createFilter, type FilterOptions } from '../../filters.ts';
import { ALL_STREAM, MAX_NAME_BYTES, metastreamOf } from '../../model.ts';
import { failed } from '../../persistent/errors.ts';
import { checkpointStream, type GroupId } from '../../persistent/group-id.ts';
import type { GroupSettings } from '../../persistent/settings.ts';
import type { From } from '../../read-query.ts';
import { decodeMessage, filterOptions, isEnd, streamNameOf } from '../../wire/generated.ts';
import { parseSettings } from './parse-settings.ts';

export interface GroupRequest {
  readonly id: GroupId;
  readonly settings: GroupSettings;
  readonly filter: FilterOptions | undefined;
}

/**
 * `CreateReq` and `UpdateReq`, which number their fields alike; only the former has a filter. Throws
 * INVALID_ARGUMENT, or `persistent-subscription-failed` for what the server refuses so.
 */
export const parseGroup = (message: Buffer): GroupRequest => {
  const options = decodeMessage(pb.CreateReq, message).getOptions();
  const settings = options?.getSettings();
  if (options === undefined || settings === undefined) {
    throw invalidArgument('The settings of the group are missing');
  }
  const all = options.getAll();
  const stream = options.getStream()?.getStreamIdentifier() ?? options.getStreamIdentifier();
  const id = groupId(all !== undefined, stream, options.getGroupName());
  if (Buffer.byteLength(metastreamOf(checkpointStream(id))) > MAX_NAME_BYTES) {
    throw invalidArgument('The names of the stream and the group are too long');
  }
  const from = all === undefined ? fromRevision(options, settings) : fromPosition(id, all);
  return { id, settings: parseSettings(id, settings, from), filter: parseFilter(all) };
};

/** The group that an existing one is asked for by. Throws what `parseGroup` throws. */
export const parseGroupId = (
  options:
    | {
        hasAll(): boolean;
        getStreamIdentifier(): StreamIdentifier | undefined;
        getGroupName(): string;
      }
    | undefined,
): GroupId => {
  if (options === undefined) throw invalidArgument('The options are missing');
  return groupId(options.hasAll(), options.getStreamIdentifier(), options.getGroupName());
};

const groupId = (
  isAll: boolean,
  identifier: StreamIdentifier | undefined,
  group: string,
): GroupId => {
  const stream = isAll ? ALL_STREAM : streamNameOf(identifier);
  if (stream === '') throw invalidArgument('The name of the stream is missing');
  if (group === '') throw invalidArgument('The name of the group is missing');
  if (!isAll && stream === ALL_STREAM) throw failed({ stream, group }, '$all is no stream');
  return { stream, group };
};

/** Clients of today have it in the stream's options, older ones in the settings. */
const fromRevision = (options: CreateReq.Options, settings: CreateReq.Settings): From => {
  const stream = options.getStream();
  if (stream?.hasStart() === true) return 'start';
  if (stream?.hasEnd() === true) return 'end';
  const revision = stream === undefined ? settings.getRevision() : stream.getRevision();
  if (isEnd(revision)) return 'end';
  return revision === '0' ? 'start' : Number(revision);
};

const fromPosition = (id: GroupId, all: CreateReq.AllOptions): From => {
  const position = all.getPosition();
  if (position === undefined) return all.hasEnd() ? 'end' : 'start';
  if (isEnd(position.getCommitPosition())) return 'end';
  const commit = BigInt(position.getCommitPosition());
  if (BigInt(position.getPreparePosition()) > commit) {
    throw failed(id, 'The prepare position of the start is beyond its commit position');
  }
  return commit === 0n ? 'start' : Number(commit);
};

const parseFilter = (all: CreateReq.AllOptions | undefined): FilterOptions | undefined => {
  const filter = all?.getFilter();
  if (filter === undefined) return undefined;
  const options = filterOptions(filter);
  // Refused now, not when the first event comes.
  createFilter(options);
  return options;
};
