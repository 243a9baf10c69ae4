import shared from '@eventstore/db-client/generated/shared_pb.js';
import statusPb from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import * as fc from 'fast-check';
import anyPb from 'google-protobuf/google/protobuf/any_pb.js';
import protobuf from 'protobufjs';
import { describe, expect, it } from 'vitest';
import { decodeBatchAnswer } from '../src/connection/wire/batch-answer.ts';
import { encodeBatchAppend } from '../src/connection/wire/batch-request.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 300 });
const event = fc.record({
  id: fc.uuid(),
  type: text,
  dataJson: text,
  metadataJson: fc.option(text, { nil: undefined }),
});
const append = fc.record({
  stream: text,
  expectedRevision: fc.oneof(
    fc.constant('any' as const),
    fc.constant(-1n),
    fc.bigInt({ min: 0n, max: BigInt(Number.MAX_SAFE_INTEGER) }),
  ),
  events: fc.array(event, { maxLength: 5 }),
});
const id = fc.integer({ min: 1, max: 2 ** 40 });

/** Deadlines as durations came after the generated classes were made. */
const { root } = protobuf.parse(`
  syntax = "proto3";
  message Request { Options options = 2; }
  message Options { Duration deadline = 7; }
  message Duration { int64 seconds = 1; int32 nanos = 2; }`);

const deadlineOf = (encoded: Uint8Array): unknown => {
  const type = root.lookupType('Request');
  const { options } = type.toObject(type.decode(encoded), { longs: Number, defaults: true });
  return options.deadline;
};

describe('a batch append', () => {
  it('is what the generated classes read', () => {
    fc.assert(
      fc.property(append, id, fc.integer({ min: 1, max: 100_000 }), (given, number, timeoutMs) => {
        const { stream, expectedRevision, events } = given;
        const proposed = events.map(({ metadataJson, ...rest }) => ({
          ...rest,
          ...(metadataJson !== undefined && { metadataJson }),
        }));
        const encoded = encodeBatchAppend(
          { stream, expectedRevision, events: proposed },
          number,
          timeoutMs,
        );
        const read = streams.BatchAppendReq.deserializeBinary(encoded);
        const options = read.getOptions();
        const name = options?.getStreamIdentifier()?.getStreamName_asU8() ?? [];
        expect(Buffer.from(name).toString()).toBe(stream.toWellFormed());
        expect(options?.hasAny()).toBe(expectedRevision === 'any');
        expect(options?.hasNoStream()).toBe(expectedRevision === -1n);
        const exact = typeof expectedRevision === 'bigint' && expectedRevision >= 0n;
        expect(options?.getStreamPosition()).toBe(exact ? expectedRevision.toString() : '0');
        expect(options?.hasDeadline()).toBe(false);
        expect(deadlineOf(encoded)).toEqual({
          seconds: Math.floor(timeoutMs / 1_000),
          nanos: (timeoutMs % 1_000) * 1e6,
        });
        expect(read.getIsFinal()).toBe(true);
        const messages = read.getProposedMessagesList().map((message) => ({
          id: message.getId()?.getString(),
          metadata: Object.fromEntries(message.getMetadataMap().toObject()),
          data: Buffer.from(message.getData_asU8()).toString(),
          custom: Buffer.from(message.getCustomMetadata_asU8()).toString(),
        }));
        expect(messages).toEqual(
          events.map((one) => ({
            id: one.id,
            metadata: { type: one.type.toWellFormed(), 'content-type': 'application/json' },
            data: one.dataJson.toWellFormed(),
            custom: (one.metadataJson ?? '').toWellFormed(),
          })),
        );
        const answer = new streams.BatchAppendResp().setCorrelationId(read.getCorrelationId());
        expect(decodeBatchAnswer(answer.serializeBinary()).id).toBe(number);
      }),
    );
  });
});

const failed = (name: string): BatchAppendResp => {
  const detail = new anyPb.Any().setTypeUrl(`type.googleapis.com/event_store.client.${name}`);
  const status = new statusPb.Status().setCode(6).setMessage('no').setDetails(detail);
  return new streams.BatchAppendResp().setError(status);
};

const resultOf = (answer: BatchAppendResp): unknown =>
  decodeBatchAnswer(answer.serializeBinary()).result;

describe('an answer', () => {
  it('says where the events are, to the last bit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (position) => {
        const at = new shared.AllStreamPosition().setCommitPosition(position.toString());
        const success = new streams.BatchAppendResp.Success().setPosition(at);
        const answer = new streams.BatchAppendResp().setSuccess(success.setCurrentRevision('5'));
        expect(resultOf(answer)).toEqual({ kind: 'committed', position });
      }),
    );
  });

  it('names its append by text or by two numbers', () => {
    const uuid = new shared.UUID.Structured();
    uuid.setMostSignificantBits('16384').setLeastSignificantBits('-9223372036854771571');
    const answer = new streams.BatchAppendResp();
    answer.setCorrelationId(new shared.UUID().setStructured(uuid));
    expect(decodeBatchAnswer(answer.serializeBinary()).id).toBe(0x10_8d);
    answer.setCorrelationId(new shared.UUID().setString('0b0e9cf5-9b5f-4a52-8b1c-00000000108d'));
    expect(decodeBatchAnswer(answer.serializeBinary()).id).toBe(0x10_8d);
  });

  it('is definite only when it names a definite error', () => {
    expect(resultOf(failed('WrongExpectedVersion'))).toEqual({ kind: 'conflict' });
    expect(resultOf(failed('StreamDeleted'))).toMatchObject({ reason: 'stream_deleted' });
    expect(resultOf(failed('AccessDenied'))).toMatchObject({ reason: 'access_denied' });
    expect(resultOf(failed('MaximumAppendSizeExceeded'))).toMatchObject({ reason: 'too_large' });
    const success = new streams.BatchAppendResp.Success().setNoPosition(new shared.Empty());
    for (const unclear of [
      failed('Timeout'),
      failed('Unknown'),
      failed('toString'),
      new streams.BatchAppendResp(),
      new streams.BatchAppendResp().setSuccess(success),
    ]) {
      expect(resultOf(unclear)).toMatchObject({ kind: 'unknown' });
    }
  });
});
