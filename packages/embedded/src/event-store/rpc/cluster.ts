import { randomUUID } from 'node:crypto';
import gossipPb from '@eventstore/db-client/generated/gossip_pb.js';
import type { ClusterInfo } from '@eventstore/db-client/generated/gossip_pb.js';
import featuresPb from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import sharedPb from '@eventstore/db-client/generated/shared_pb.js';
import type { Empty } from '@eventstore/db-client/generated/shared_pb.js';
import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';

/** The protocol that is spoken here: with caught-up messages, which came with 23.10. */
const SERVER_VERSION = '23.10.0';

const METHODS: readonly (readonly [service: string, method: string, features: string[]])[] = [
  ['streams.streams', 'read', ['position', 'events']],
  ['streams.streams', 'append', []],
  ['streams.streams', 'delete', []],
  ['streams.streams', 'tombstone', []],
  ['streams.streams', 'batchappend', ['deadline_duration']],
  ['gossip.gossip', 'read', []],
  ['server_features.serverfeatures', 'getsupportedmethods', []],
];

/** `ServerFeatures/GetSupportedMethods`: by it clients choose batch append. */
export const handleSupportedMethods = (
  _call: ServerUnaryCall<Empty, SupportedMethods>,
  callback: sendUnaryData<SupportedMethods>,
): void => {
  const methods = METHODS.map(([service, name, features]) => {
    const method = new featuresPb.SupportedMethod();
    method.setServiceName(`event_store.client.${service}`).setMethodName(name);
    return method.setFeaturesList(features);
  });
  const response = new featuresPb.SupportedMethods();
  callback(null, response.setEventStoreServerVersion(SERVER_VERSION).setMethodsList(methods));
};

/** `Gossip/Read`: a cluster of one, at the address by which the client has come. */
export const handleGossip =
  (instanceId = randomUUID()) =>
  (call: ServerUnaryCall<Empty, ClusterInfo>, callback: sendUnaryData<ClusterInfo>): void => {
    const { hostname, port } = new URL(`http://${call.getHost()}`);
    const endPoint = new gossipPb.EndPoint().setAddress(hostname).setPort(Number(port));
    const member = new gossipPb.MemberInfo();
    member.setInstanceId(new sharedPb.UUID().setString(instanceId));
    member.setTimeStamp(`${Date.now()}0000`).setState(gossipPb.MemberInfo.VNodeState.LEADER);
    member.setIsAlive(true).setHttpEndPoint(endPoint);
    callback(null, new gossipPb.ClusterInfo().setMembersList([member]));
  };
