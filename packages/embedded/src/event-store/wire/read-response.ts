import type { StoredEvent } from '../model.ts';
import { writePosition } from './append-response.ts';
import { encodeFrame, type ProtoWriter } from './proto-writer.ts';
import { wireRevision } from './record.ts';
import { type UuidForm, writeUuid } from './uuid.ts';

/** `ReadResp.event`. With a link, `event` is what it points to: undefined when that is gone. */
export const writeEvent = (
  response: ProtoWriter,
  event: StoredEvent | undefined,
  link: StoredEvent | undefined,
  form: UuidForm,
): void => response.messageField(1, (read) => writeReadEvent(read, event, link, form));

/** The fields that a `ReadEvent` has in every kind of subscription. */
export const writeReadEvent = (
  read: ProtoWriter,
  event: StoredEvent | undefined,
  link: StoredEvent | undefined,
  form: UuidForm,
): void => {
  if (event !== undefined) read.messageField(1, (field) => writeRecorded(field, event, form));
  if (link !== undefined) read.messageField(2, (field) => writeRecorded(field, link, form));
  read.varintField(3, (link ?? event)?.position ?? 0);
};

export const encodeConfirmation = (subscriptionId: string): Buffer =>
  encodeFrame((response) =>
    response.messageField(2, (confirmation) => confirmation.stringField(1, subscriptionId)),
  );

export const writeCheckpoint = (response: ProtoWriter, position: number): void =>
  response.messageField(3, (checkpoint) => writePosition(checkpoint, position));

export const encodeStreamNotFound = (stream: string): Buffer =>
  encodeFrame((response) =>
    response.messageField(4, (notFound) =>
      notFound.messageField(1, (identifier) => identifier.stringField(3, stream)),
    ),
  );

export const encodeFirstStreamPosition = (revision: number): Buffer =>
  encodeFrame((response) => response.varintField(5, wireRevision(revision)));

export const encodeLastStreamPosition = (revision: number): Buffer =>
  encodeFrame((response) => response.varintField(6, wireRevision(revision)));

export const encodeCaughtUp = (): Buffer =>
  encodeFrame((response) => response.messageField(8, () => undefined));

const writeRecorded = (writer: ProtoWriter, event: StoredEvent, form: UuidForm): void => {
  writer.messageField(1, (uuid) => writeUuid(uuid, event.eventId, form));
  writer.raw(event.record);
};
