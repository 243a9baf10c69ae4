import type { Routes } from '../grpc/server.ts';
import type { Store } from '../store.ts';
import { handleAppend } from './append.ts';
import { handleBatchAppend } from './batch-append.ts';
import { handleGossip, handleSupportedMethods } from './cluster.ts';
import { handleDelete, handleTombstone } from './delete.ts';
import type { OpenCalls } from './open-calls.ts';
import { handleRead } from './read.ts';

const STREAMS = '/event_store.client.streams.Streams';

/** Every method that is served. */
export const createRoutes = (store: Store, calls: OpenCalls): Routes => ({
  [`${STREAMS}/Read`]: handleRead(store, calls),
  [`${STREAMS}/Append`]: handleAppend(store.writer),
  [`${STREAMS}/Delete`]: handleDelete(store.writer),
  [`${STREAMS}/Tombstone`]: handleTombstone(store.writer),
  [`${STREAMS}/BatchAppend`]: handleBatchAppend(store.writer, calls),
  '/event_store.client.server_features.ServerFeatures/GetSupportedMethods': handleSupportedMethods,
  '/event_store.client.gossip.Gossip/Read': handleGossip(),
});
