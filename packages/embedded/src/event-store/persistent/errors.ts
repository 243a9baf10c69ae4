import { status } from '@grpc/grpc-js';
import { RpcError } from '../errors.ts';
import type { GroupId } from './group-id.ts';

/** The errors of persistent subscriptions, as clients tell them apart: by `exception`. */
const groupError = (
  code: status,
  exception: string,
  { stream, group }: GroupId,
  details: string,
  trailers: Readonly<Record<string, string>> = {},
): RpcError =>
  new RpcError(code, details, {
    exception,
    'stream-name': stream,
    'group-name': group,
    ...trailers,
  });

const named = ({ stream, group }: GroupId): string =>
  `Subscription group ${group} on stream ${stream}`;

export const doesNotExist = (id: GroupId): RpcError =>
  groupError(
    status.NOT_FOUND,
    'persistent-subscription-does-not-exist',
    id,
    `${named(id)} does not exist.`,
  );

export const exists = (id: GroupId): RpcError =>
  groupError(status.ALREADY_EXISTS, 'persistent-subscription-exists', id, `${named(id)} exists.`);

/** The group was deleted, changed or started again while somebody consumed from it. */
export const dropped = (id: GroupId): RpcError =>
  groupError(status.CANCELLED, 'persistent-subscription-dropped', id, `${named(id)} was dropped.`);

export const maximumSubscribersReached = (id: GroupId): RpcError =>
  groupError(
    status.FAILED_PRECONDITION,
    'maximum-subscribers-reached',
    id,
    `Maximum subscriptions reached for subscription group ${id.group} on stream ${id.stream}.`,
  );

/** The request makes no sense for this group. */
export const failed = (id: GroupId, reason: string): RpcError =>
  groupError(
    status.INTERNAL,
    'persistent-subscription-failed',
    id,
    `${named(id)} failed: '${reason}'`,
    { reason },
  );
