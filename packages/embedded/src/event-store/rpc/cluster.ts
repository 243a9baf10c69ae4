import { randomUUID } from 'node:crypto';
import gossipPb from '@eventstore/db-client/generated/gossip_pb.js';
import featuresPb from '@eventstore/db-client/generated/serverfeatures_pb.js';
import sharedPb from '@eventstore/db-client/generated/shared_pb.js';
import { encodeFrame } from '../wire/proto-writer.ts';
import { unary } from './unary.ts';

/** The protocol that is spoken here: with caught-up messages, which came with 23.10. */
export const SERVER_VERSION = '23.10.0';

const PERSISTENT = 'persistent_subscriptions.persistentsubscriptions';

const METHODS: readonly (readonly [
  service: string,
  method: string,
  features: readonly string[],
])[] = [
  ['streams.streams', 'read', ['position', 'events']],
  ['streams.streams', 'append', []],
  ['streams.streams', 'delete', []],
  ['streams.streams', 'tombstone', []],
  ['streams.streams', 'batchappend', ['deadline_duration']],
  ...['create', 'update', 'delete', 'read', 'getinfo', 'replayparked', 'list'].map(
    (method) => [PERSISTENT, method, ['stream', 'all']] as const,
  ),
  [PERSISTENT, 'restartsubsystem', []],
  ['gossip.gossip', 'read', []],
  ['server_features.serverfeatures', 'getsupportedmethods', []],
];

/** `ServerFeatures/GetSupportedMethods`: by it clients choose batch append. */
export const handleSupportedMethods = unary(() => {
  const methods = METHODS.map(([service, name, features]) => {
    const method = new featuresPb.SupportedMethod();
    method.setServiceName(`event_store.client.${service}`).setMethodName(name);
    return method.setFeaturesList([...features]);
  });
  const response = new featuresPb.SupportedMethods();
  response.setEventStoreServerVersion(SERVER_VERSION).setMethodsList(methods);
  return encodeFrame((writer) => writer.raw(response.serializeBinary()));
});

/** `Gossip/Read`: a cluster of one, at the address by which the client has come. */
export const handleGossip = (instanceId = randomUUID()): ReturnType<typeof unary> =>
  unary((_request, call) => {
    const { hostname, port } = new URL(`http://${call.authority}`);
    const endPoint = new gossipPb.EndPoint().setAddress(hostname).setPort(Number(port));
    const member = new gossipPb.MemberInfo();
    member.setInstanceId(new sharedPb.UUID().setString(instanceId));
    member.setTimeStamp(`${Date.now()}0000`).setState(gossipPb.MemberInfo.VNodeState.LEADER);
    member.setIsAlive(true).setHttpEndPoint(endPoint);
    const response = new gossipPb.ClusterInfo().setMembersList([member]);
    return encodeFrame((writer) => writer.raw(response.serializeBinary()));
  });
