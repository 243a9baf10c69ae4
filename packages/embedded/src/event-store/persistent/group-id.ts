import { ALL_STREAM } from '../model.ts';

/** Names a group of consumers: the stream that it is fed from, or `$all`, and its own name. */
export interface GroupId {
  readonly stream: string;
  readonly group: string;
}

const PREFIX = '$persistentsubscription-';
const ALL_PREFIXES = [`${PREFIX}${ALL_STREAM}::`, `$$${PREFIX}${ALL_STREAM}::`];

/** As the confirmation of a subscription has it. */
export const subscriptionId = ({ stream, group }: GroupId): string => `${stream}::${group}`;

/** The stream that holds how far a group has come. */
export const checkpointStream = (id: GroupId): string =>
  `${PREFIX}${subscriptionId(id)}-checkpoint`;

/** The stream that holds links to what was parked. */
export const parkedStream = (id: GroupId): string => `${PREFIX}${subscriptionId(id)}-parked`;

/**
 * What groups of $all write about themselves, which is not in $all: each checkpoint would be an event
 * that the next checkpoint is due for.
 */
export const isBookkeeping = (stream: string): boolean =>
  ALL_PREFIXES.some((prefix) => stream.startsWith(prefix));
