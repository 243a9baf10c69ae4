import type { FilterOptions } from '../filters.ts';
import { ALL_STREAM } from '../model.ts';
import type { From } from '../read-query.ts';
import type { GroupId } from './group-id.ts';

export const STRATEGIES = [
  'DispatchToSingle',
  'RoundRobin',
  'Pinned',
  'PinnedByCorrelation',
] as const;

/** How events are shared out among the consumers of a group. */
export type StrategyName = (typeof STRATEGIES)[number];

/** What a client has asked of a group. */
export interface GroupSettings {
  /** Inclusive. */
  readonly startFrom: From;
  readonly resolveLinks: boolean;
  readonly extraStatistics: boolean;
  /** After so long without an answer an event is delivered again; 0 = never. */
  readonly messageTimeoutMs: number;
  /** An event is parked instead of being delivered again more often than this. */
  readonly maxRetryCount: number;
  /** No checkpoint for so long after one, unless `maxCheckpointCount` is reached; 0 = for ever. */
  readonly checkpointAfterMs: number;
  readonly minCheckpointCount: number;
  readonly maxCheckpointCount: number;
  /** 0 = any number. */
  readonly maxSubscriberCount: number;
  readonly liveBufferSize: number;
  readonly readBatchSize: number;
  readonly historyBufferSize: number;
  readonly strategy: StrategyName;
}

/** A group as it is stored. */
export interface GroupConfig extends GroupId {
  readonly settings: GroupSettings;
  /** Of $all; absent = everything. */
  readonly filter?: FilterOptions;
  /**
   * The place that the group begins behind. It is fixed when the group is made: "the end" would
   * otherwise be another place after a restart, and what came in between would be lost.
   */
  readonly after: number;
}

/**
 * Where a group is: in a stream a revision, in $all a position. Both are numbers that grow, so that
 * nothing between the requests and the source of events has to know which.
 */
export type Place = number;

/** A place as clients read it; undefined = none yet. */
export const formatPlace = ({ stream }: GroupId, place: Place | undefined): string => {
  if (place === undefined) return '';
  return stream === ALL_STREAM ? `C:${place}/P:${place}` : String(place);
};

export const formatStart = (id: GroupId, from: From): string => {
  if (from === 'start') return formatPlace(id, 0);
  return formatPlace(id, from === 'end' ? -1 : from);
};
