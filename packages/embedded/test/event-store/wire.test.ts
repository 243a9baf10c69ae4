import sharedPb from '@eventstore/db-client/generated/shared_pb.js';
import pb from '@eventstore/db-client/generated/streams_pb.js';
import * as fc from 'fast-check';
import durationPb from 'google-protobuf/google/protobuf/duration_pb.js';
import { describe, expect, test } from 'vitest';
import { createFilter } from '../../src/event-store/filters.ts';
import { ProtoReader } from '../../src/event-store/wire/proto-reader.ts';
import { encode } from '../../src/event-store/wire/proto-writer.ts';
import { writeEvent } from '../../src/event-store/wire/read-response.ts';
import {
  encodeRecord,
  recordData,
  recordStream,
  recordType,
} from '../../src/event-store/wire/record.ts';
import { decodeAppend, decodeBatchAppend } from '../../src/event-store/wire/write-request.ts';
import { identifier } from './support.ts';

const bytes = fc.uint8Array({ maxLength: 300 });
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 });
const number = fc.oneof(fc.nat(300), fc.maxSafeNat());
const proposed = fc.record({
  id: fc.uuid(),
  type: name,
  contentType: fc.constantFrom('application/json', 'application/octet-stream'),
  data: bytes,
  metadata: bytes,
});

test('what is encoded here is what the generated classes decode', () => {
  const placement = fc.record({
    stream: name,
    revision: number,
    position: number,
    createdMs: number,
  });
  const form = fc.constantFrom('string' as const, 'structured' as const);
  fc.assert(
    fc.property(proposed, placement, form, (event, at, uuidForm) => {
      const record = encodeRecord(event, at);
      const stored = { ...at, eventId: event.id, record };
      const response = pb.ReadResp.deserializeBinary(
        encode((writer) => writeEvent(writer, stored, undefined, uuidForm)),
      );
      const read = response.getEvent()?.getEvent();
      expect(response.getEvent()?.getCommitPosition()).toBe(String(at.position));
      expect(read?.getStreamRevision()).toBe(String(at.revision));
      expect(read?.getCommitPosition()).toBe(String(at.position));
      expect(read?.getPreparePosition()).toBe(String(at.position));
      expect(Object.fromEntries(read?.getMetadataMap().toObject() ?? [])).toEqual({
        type: event.type,
        'content-type': event.contentType,
        created: `${at.createdMs}0000`,
      });
      expect(Buffer.from(read?.getData_asU8() ?? [])).toEqual(Buffer.from(event.data));
      expect(Buffer.from(read?.getCustomMetadata_asU8() ?? [])).toEqual(
        Buffer.from(event.metadata),
      );
      expect(read?.getId()?.hasString()).toBe(uuidForm === 'string');
      expect([recordStream(record), recordType(record)]).toEqual([at.stream, event.type]);
      expect(recordData(record)).toEqual(Buffer.from(event.data));
    }),
  );
});

test('what the generated classes encode is decoded here', () => {
  fc.assert(
    fc.property(
      proposed,
      name,
      fc.maxSafeNat(),
      fc.boolean(),
      (event, stream, revision, isFinal) => {
        const message = new pb.BatchAppendReq.ProposedMessage();
        message.setId(structured(event.id)).setData(event.data).setCustomMetadata(event.metadata);
        message.getMetadataMap().set('type', event.type).set('content-type', event.contentType);
        const options = new pb.BatchAppendReq.Options().setStreamIdentifier(identifier(stream));
        const request = new pb.BatchAppendReq().setOptions(
          options.setStreamPosition(String(revision)),
        );
        request.setCorrelationId(structured(event.id)).setIsFinal(isFinal);
        request.addProposedMessages(message);
        const decoded = decodeBatchAppend(Buffer.from(request.serializeBinary()));
        expect(decoded.options).toEqual({
          stream,
          expected: BigInt(revision),
          deadlineMs: Infinity,
        });
        expect(decoded.isFinal).toBe(isFinal);
        expect(decoded.events).toEqual([
          { ...event, data: Buffer.from(event.data), metadata: Buffer.from(event.metadata) },
        ]);
      },
    ),
  );
});

const structured = (id: string): InstanceType<typeof sharedPb.UUID> => {
  const bits = Buffer.from(id.replaceAll('-', ''), 'hex');
  const halves = new sharedPb.UUID.Structured();
  halves.setMostSignificantBits(String(bits.readBigInt64BE(0)));
  halves.setLeastSignificantBits(String(bits.readBigInt64BE(8)));
  return new sharedPb.UUID().setStructured(halves);
};

test('a deadline may also be a duration, as newer clients send it', () => {
  const duration = new durationPb.Duration();
  duration.setSeconds(60);
  const options = encode((writer) => writer.bytesField(7, duration.serializeBinary()));
  const request = encode((writer) => writer.bytesField(2, options));
  const { options: decoded } = decodeBatchAppend(request);
  const remainingMs = (decoded?.deadlineMs ?? 0) - Date.now();
  expect(remainingMs).toBeGreaterThan(50_000);
  expect(remainingMs).toBeLessThanOrEqual(60_000);
});

test('nothing but a range error comes of bytes that are no message', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (noise) => {
      for (const decode of [decodeAppend, decodeBatchAppend]) {
        expect([undefined, RangeError]).toContain(errorOf(() => decode(Buffer.from(noise))));
      }
    }),
    { numRuns: 500 },
  );
});

const errorOf = (action: () => unknown): unknown => {
  try {
    action();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.constructor : error;
  }
};

test('numbers of up to 64 bits pass both ways', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }), (value) => {
      const reader = new ProtoReader(encode((writer) => writer.varintField(1, value)));
      expect(reader.next()).toBe(true);
      expect(reader.varint()).toBe(BigInt.asUintN(64, value));
    }),
  );
});

describe('filters', () => {
  const at = { stream: 'order-1', revision: 0, position: 1, createdMs: 0 };
  const empty = new Uint8Array();
  const event = {
    id: '00000000-0000-4000-8000-000000000000',
    type: 'OrderPlaced',
    contentType: 'application/json',
    data: empty,
    metadata: empty,
  };
  const stored = { ...at, eventId: event.id, record: encodeRecord(event, at) };

  test.each([
    ['stream', '', ['order-'], true],
    ['stream', '', ['x', 'ord'], true],
    ['stream', '', ['rder-'], false],
    ['stream', '', [], false],
    ['stream', '^order-\\d+$', [], true],
    ['type', 'Placed$', [], true],
    ['type', '^[^$].*', [], true],
    ['type', '(?i)orderPLACED', [], true],
    ['type', 'orderPLACED', [], false],
  ] as const)('%s by "%s" or %j: %s', (on, regex, prefixes, expected) => {
    expect(createFilter({ on, regex, prefixes })(stored)).toBe(expected);
  });
});
