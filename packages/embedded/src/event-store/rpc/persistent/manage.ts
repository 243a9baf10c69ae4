import pb from '@eventstore/db-client/generated/persistent_pb.js';
import { failed } from '../../persistent/errors.ts';
import type { PersistentSubscriptions } from '../../persistent/subscriptions.ts';
import { decodeMessage } from '../../wire/generated.ts';
import { encodeFrame } from '../../wire/proto-writer.ts';
import { unary } from '../unary.ts';
import { parseGroup, parseGroupId } from './requests.ts';

type Handler = ReturnType<typeof unary>;

/** Every one of these is answered by a message without fields. */
const done = (): Buffer => encodeFrame(() => undefined);

export const handleCreate = (subscriptions: PersistentSubscriptions): Handler =>
  unary(async (message) => {
    const { id, settings, filter } = parseGroup(message);
    await subscriptions.create(id, settings, filter);
    return done();
  });

export const handleUpdate = (subscriptions: PersistentSubscriptions): Handler =>
  unary(async (message) => {
    const { id, settings } = parseGroup(message);
    await subscriptions.update(id, settings);
    return done();
  });

export const handleDeleteGroup = (subscriptions: PersistentSubscriptions): Handler =>
  unary(async (message) => {
    await subscriptions.delete(parseGroupId(decodeMessage(pb.DeleteReq, message).getOptions()));
    return done();
  });

/** Answers when the messages to deliver again are known, not when they are delivered. */
export const handleReplayParked = (subscriptions: PersistentSubscriptions): Handler =>
  unary(async (message) => {
    const options = decodeMessage(pb.ReplayParkedReq, message).getOptions();
    const id = parseGroupId(options);
    const stopAt = options?.hasStopAt() === true ? Number(options.getStopAt()) : Infinity;
    if (stopAt < 0) {
      throw failed(id, 'Cannot stop replaying parked message at a negative version.');
    }
    await subscriptions.find(id).replayParked(stopAt);
    return done();
  });

export const handleRestartSubsystem = (subscriptions: PersistentSubscriptions): Handler =>
  unary(async () => {
    await subscriptions.restart();
    return done();
  });
