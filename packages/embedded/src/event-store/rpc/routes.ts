import type { Routes } from '../grpc/server.ts';
import type { Store } from '../store.ts';
import { handleAppend } from './append.ts';
import { handleBatchAppend } from './batch-append.ts';
import { handleGossip, handleSupportedMethods } from './cluster.ts';
import { handleDelete, handleTombstone } from './delete.ts';
import type { OpenCalls } from './open-calls.ts';
import { handleGetInfo, handleList } from './persistent/info.ts';
import {
  handleCreate,
  handleDeleteGroup,
  handleReplayParked,
  handleRestartSubsystem,
  handleUpdate,
} from './persistent/manage.ts';
import { handlePersistentRead } from './persistent/read.ts';
import { handleRead } from './read.ts';

const STREAMS = '/event_store.client.streams.Streams';
const PERSISTENT = '/event_store.client.persistent_subscriptions.PersistentSubscriptions';

/** Every method that is served. */
export const createRoutes = (store: Store, calls: OpenCalls): Routes => ({
  [`${STREAMS}/Read`]: handleRead(store, calls),
  [`${STREAMS}/Append`]: handleAppend(store.writer),
  [`${STREAMS}/Delete`]: handleDelete(store.writer),
  [`${STREAMS}/Tombstone`]: handleTombstone(store.writer),
  [`${STREAMS}/BatchAppend`]: handleBatchAppend(store.writer, calls),
  [`${PERSISTENT}/Create`]: handleCreate(store.subscriptions),
  [`${PERSISTENT}/Update`]: handleUpdate(store.subscriptions),
  [`${PERSISTENT}/Delete`]: handleDeleteGroup(store.subscriptions),
  [`${PERSISTENT}/Read`]: handlePersistentRead(store.subscriptions, calls),
  [`${PERSISTENT}/GetInfo`]: handleGetInfo(store.subscriptions),
  [`${PERSISTENT}/ReplayParked`]: handleReplayParked(store.subscriptions),
  [`${PERSISTENT}/List`]: handleList(store.subscriptions),
  [`${PERSISTENT}/RestartSubsystem`]: handleRestartSubsystem(store.subscriptions),
  '/event_store.client.server_features.ServerFeatures/GetSupportedMethods': handleSupportedMethods,
  '/event_store.client.gossip.Gossip/Read': handleGossip(),
});
