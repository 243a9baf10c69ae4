import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeRead } from '../src/connection/wire/read-answer.ts';
import { encodeRead } from '../src/connection/wire/read-request.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 200 });
const uint64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const { ReadDirection } = streams.ReadReq.Options;

const optionsOf = (request: Parameters<typeof encodeRead>[0]) => {
  const options = streams.ReadReq.deserializeBinary(encodeRead(request)).getOptions();
  expect(options?.getUuidOption()?.hasString()).toBe(true);
  expect(options?.getResolveLinks()).toBe(false);
  return options;
};

describe('a request', () => {
  it('for a stream names it, and where to begin', () => {
    fc.assert(
      fc.property(text, fc.maxSafeNat(), fc.maxSafeNat(), (stream, from, count) => {
        const options = optionsOf({ kind: 'stream', stream, from: BigInt(from), count });
        const { streamIdentifier, revision } = options?.getStream()?.toObject() ?? {};
        const name = Buffer.from(String(streamIdentifier?.streamName), 'base64').toString();
        expect([name, revision]).toEqual([stream.toWellFormed(), String(from)]);
        expect(options?.getCount()).toBe(String(count));
        expect(options?.hasNoFilter()).toBe(true);
        expect(options?.getReadDirection()).toBe(ReadDirection.FORWARDS);
      }),
    );
  });

  it('for everything begins at a position, at the start or at the end', () => {
    const from = optionsOf({ kind: 'all', from: 5n, count: 7 });
    expect(from?.getAll()?.getPosition()?.getCommitPosition()).toBe('5');
    expect(from?.getAll()?.getPosition()?.getPreparePosition()).toBe('5');
    expect(from?.getCount()).toBe('7');
    expect(optionsOf({ kind: 'all', from: undefined, count: 7 })?.getAll()?.hasStart()).toBe(true);
    const newest = optionsOf({ kind: 'newest' });
    expect(newest?.getAll()?.hasEnd()).toBe(true);
    expect(newest?.getReadDirection()).toBe(ReadDirection.BACKWARDS);
    expect(newest?.getCount()).toBe('1');
  });

  it('to subscribe says to what', () => {
    for (const on of ['stream', 'type'] as const) {
      const filter = { on, prefixes: ['order-', 'stock-'], checkpointInterval: 32 };
      const options = optionsOf({ kind: 'subscription', after: 9n, filter });
      expect(options?.hasSubscription()).toBe(true);
      expect(options?.getAll()?.getPosition()?.getCommitPosition()).toBe('9');
      const sent = options?.getFilter();
      const expression = on === 'stream' ? sent?.getStreamIdentifier() : sent?.getEventType();
      expect(expression?.getPrefixList()).toEqual(['order-', 'stock-']);
      expect(sent?.getCheckpointintervalmultiplier()).toBe(32);
      expect(sent?.hasCount()).toBe(true);
      const first = optionsOf({ kind: 'subscription', after: null, filter });
      expect(first?.getAll()?.hasStart()).toBe(true);
    }
  });
});

const response = (): InstanceType<typeof streams.ReadResp> => new streams.ReadResp();

const recorded = (data: Uint8Array, contentType = 'application/json') => {
  const event = new streams.ReadResp.ReadEvent.RecordedEvent().setData(data);
  event.getMetadataMap().set('content-type', contentType);
  return event;
};

const read = (event: ReturnType<typeof recorded>): unknown => {
  const resolved = new streams.ReadResp.ReadEvent().setEvent(event).setCommitPosition('1');
  return decodeRead(response().setEvent(resolved).serializeBinary());
};

describe('an event', () => {
  it('is what the generated classes wrote', () => {
    const given = fc.record({
      stream: text,
      id: fc.uuid(),
      type: text,
      revision: uint64,
      position: uint64,
      createdAt: fc.date({ min: new Date(1e12), max: new Date(4e12), noInvalidDate: true }),
      data: fc.jsonValue(),
      metadata: fc.option(fc.jsonValue(), { nil: undefined }),
    });
    fc.assert(
      fc.property(given, (event) => {
        const name = new shared.StreamIdentifier().setStreamName(Buffer.from(event.stream));
        const wire = recorded(Buffer.from(JSON.stringify(event.data)))
          .setId(new shared.UUID().setString(event.id))
          .setStreamIdentifier(name)
          .setStreamRevision(event.revision.toString())
          .setCommitPosition(event.position.toString())
          .setPreparePosition(event.position.toString());
        wire.getMetadataMap().set('type', event.type);
        wire.getMetadataMap().set('created', `${event.createdAt.getTime()}1234`);
        if (event.metadata !== undefined) {
          wire.setCustomMetadata(Buffer.from(JSON.stringify(event.metadata)));
        }
        const [stream, type] = [event.stream.toWellFormed(), event.type.toWellFormed()];
        const [data, metadata] = [event.data, event.metadata].map((value) =>
          value === undefined ? undefined : JSON.parse(JSON.stringify(value)),
        );
        expect(read(wire)).toEqual({ ...event, stream, type, data, metadata });
      }),
    );
  });

  it('has its id also from two numbers', () => {
    const uuid = new shared.UUID.Structured()
      .setMostSignificantBits('1311768467294899695')
      .setLeastSignificantBits('-9223372036854775807');
    const event = recorded(Buffer.from('1')).setId(new shared.UUID().setStructured(uuid));
    expect(read(event)).toMatchObject({ id: '12345678-90ab-cdef-8000-000000000001' });
  });

  it('that is no JSON stays what it is', () => {
    expect(read(recorded(Buffer.from('{"a":')))).toMatchObject({ data: '{"a":' });
    const bytes = Uint8Array.of(1, 2, 255);
    expect(read(recorded(bytes, 'application/octet-stream'))).toMatchObject({ data: bytes });
    const event = recorded(Buffer.from('1')).setCustomMetadata(bytes);
    expect(read(event)).toMatchObject({ metadata: bytes });
    const resolved = new streams.ReadResp.ReadEvent().setEvent(recorded(bytes, 'text/plain'));
    const received = Buffer.from(response().setEvent(resolved).serializeBinary());
    expect(decodeRead(received)).toMatchObject({ data: bytes });
    expect(read(recorded(Buffer.from('1')))).toMatchObject({ metadata: undefined });
  });
});

describe('between events', () => {
  it('there are checkpoints, and where the subscription stands', () => {
    const checkpoint = new streams.ReadResp.Checkpoint().setCommitPosition('77');
    const at = decodeRead(response().setCheckpoint(checkpoint).serializeBinary());
    expect(at).toEqual({ notice: 'checkpoint', position: 77n });
    const caughtUp = response().setCaughtUp(new streams.ReadResp.CaughtUp());
    expect(decodeRead(caughtUp.serializeBinary())).toEqual({ notice: 'caughtUp' });
    const fellBehind = response().setFellBehind(new streams.ReadResp.FellBehind());
    expect(decodeRead(fellBehind.serializeBinary())).toEqual({ notice: 'fellBehind' });
  });

  it('what is of no interest is nothing', () => {
    const missing = response().setStreamNotFound(new streams.ReadResp.StreamNotFound());
    expect(decodeRead(missing.serializeBinary())).toBeUndefined();
    const gone = response().setEvent(new streams.ReadResp.ReadEvent().setCommitPosition('1'));
    expect(decodeRead(gone.serializeBinary())).toBeUndefined();
    const last = response().setLastStreamPosition('4');
    expect(decodeRead(last.serializeBinary())).toBeUndefined();
  });
});
