import { invalidArgument } from '../errors.ts';
import { ALL_STREAM } from '../model.ts';
import type { GroupId } from '../persistent/group-id.ts';
import type { NackAction } from '../persistent/group.ts';
import type { Message } from '../persistent/message.ts';
import { ProtoReader } from './proto-reader.ts';
import type { ProtoWriter } from './proto-writer.ts';
import { writeReadEvent } from './read-response.ts';
import { decodeStreamIdentifier } from './stream-identifier.ts';
import { decodeUuid, type UuidForm } from './uuid.ts';

/** What a consumer begins with. */
export interface ConnectRequest {
  readonly kind: 'connect';
  readonly id: GroupId;
  readonly bufferSize: number;
  readonly uuid: UuidForm;
}

/** What a consumer has done with events. */
export type ConsumerAnswer =
  | { readonly kind: 'ack'; readonly ids: readonly string[] }
  | {
      readonly kind: 'nack';
      readonly ids: readonly string[];
      readonly action: NackAction;
      readonly reason: string;
    };

const ACTIONS: readonly NackAction[] = ['unknown', 'park', 'retry', 'skip', 'stop'];

/** `persistent_subscriptions.ReadReq`. Throws INVALID_ARGUMENT. */
export const decodePersistentRead = (message: Buffer): ConnectRequest | ConsumerAnswer => {
  const reader = new ProtoReader(message);
  while (reader.next()) {
    if (reader.field === 1) return decodeConnect(reader.message());
    if (reader.field === 2) return { kind: 'ack', ids: decodeAnswer(reader.message()).ids };
    if (reader.field === 3) return { kind: 'nack', ...decodeAnswer(reader.message()) };
    reader.skip();
  }
  throw invalidArgument('The message has no content');
};

const decodeConnect = (reader: ProtoReader): ConnectRequest => {
  let stream = '';
  let group = '';
  let bufferSize = 0;
  let uuid: UuidForm = 'structured';
  while (reader.next()) {
    if (reader.field === 1) stream = decodeStreamIdentifier(reader.message());
    else if (reader.field === 2) group = reader.string();
    else if (reader.field === 3) bufferSize = reader.number();
    else if (reader.field === 4) uuid = decodeUuidOption(reader.message());
    else {
      if (reader.field === 5) stream = ALL_STREAM;
      reader.skip();
    }
  }
  if (stream === '') throw invalidArgument('The name of the stream is missing');
  if (bufferSize <= 0) throw invalidArgument('The buffer of the consumer must have some size');
  return { kind: 'connect', id: { stream, group }, bufferSize, uuid };
};

const decodeUuidOption = (reader: ProtoReader): UuidForm => {
  let form: UuidForm = 'structured';
  while (reader.next()) {
    if (reader.field === 2) form = 'string';
    reader.skip();
  }
  return form;
};

/** `Ack` and `Nack`, which number their fields alike. */
const decodeAnswer = (
  reader: ProtoReader,
): { ids: string[]; action: NackAction; reason: string } => {
  const ids: string[] = [];
  let action: NackAction | undefined = 'unknown';
  let reason = '';
  while (reader.next()) {
    if (reader.field === 2) {
      const id = decodeUuid(reader.message());
      if (id === undefined) throw invalidArgument('The event id is no UUID');
      ids.push(id);
    } else if (reader.field === 3) action = ACTIONS[reader.number()];
    else if (reader.field === 4) reason = reader.string();
    else reader.skip();
  }
  if (action === undefined) throw invalidArgument('There is no such action');
  return { ids, action, reason };
};

/** `ReadResp.event`. */
export const writeDelivery = (
  response: ProtoWriter,
  { event, link, retryCount }: Message,
  form: UuidForm,
): void =>
  response.messageField(1, (read) => {
    writeReadEvent(read, event, link, form);
    read.varintField(5, retryCount);
  });
