import { describe, expect, test } from 'vitest';
import type { NackAction } from '../../src/event-store/persistent/group.ts';
import { type StrategyName } from '../../src/event-store/persistent/settings.ts';
import { Latencies, Meter } from '../../src/event-store/persistent/statistics.ts';
import { delivery, TestGroup } from './group-support.ts';

describe('a group', () => {
  test('delivers as many events as a consumer takes, and more when it has answered', () => {
    const group = new TestGroup();
    const consumer = group.connect(2);
    group.feed(5);
    expect(consumer.got).toEqual(['0', '1']);
    group.ack('0', 'unknown');
    expect(consumer.got).toEqual(['0', '1', '2']);
    expect(consumer.consumer.availableSlots).toBe(0);
    group.ack('1', '2');
    expect(consumer.got).toEqual(['0', '1', '2', '3', '4']);
    expect(group.group.outstanding).toBe(2);
  });

  test('takes in no more than its buffer holds', () => {
    const group = new TestGroup({ historyBufferSize: 4 });
    group.feed(10);
    expect([group.group.buffer.size, group.group.room]).toEqual([4, 0]);
    group.connect(10);
    expect(group.group.room).toBe(4);
  });

  test('delivers again what was refused, before what is new, and says how often', () => {
    const group = new TestGroup({ maxRetryCount: 2 });
    const consumer = group.connect(1);
    group.feed(2);
    group.nack('retry', '0');
    group.nack('unknown', '0');
    expect(consumer.got).toEqual(['0', '0 1', '0 2']);
    group.nack('retry', '0');
    expect(consumer.got).toEqual(['0', '0 1', '0 2', '1']);
    expect(group.reasons).toEqual(['Reached retry count of 2']);
  });

  test.each<[NackAction, string[]]>([
    ['park', ["Client explicitly NAK'ed message.\nwhy"]],
    ['skip', []],
    ['stop', []],
  ])('does not deliver again after %s', (action, reasons) => {
    const group = new TestGroup();
    const consumer = group.connect(1);
    group.feed(2);
    group.nack(action, '0');
    expect(consumer.got).toEqual(['0', '1']);
    expect(group.reasons).toEqual(reasons);
  });

  test('takes back what is not answered in time, unless there is no limit', () => {
    const [group, patient] = [new TestGroup(), new TestGroup({ messageTimeoutMs: 0 })];
    for (const each of [group, patient]) {
      const consumer = each.connect(2);
      each.feed(2);
      each.pass(600);
      each.ack('0');
      each.pass(600);
      expect(consumer.got).toEqual(each === group ? ['0', '1', '1 1'] : ['0', '1']);
    }
  });

  test('gives others what a consumer had that is gone, in order', () => {
    const group = new TestGroup();
    const leaving = group.connect(3);
    group.feed(3);
    const staying = group.connect(2);
    group.disconnect(leaving);
    expect(staying.got).toEqual(['0 1', '1 1']);
    group.ack('0', '1');
    expect(staying.got).toEqual(['0 1', '1 1', '2 1']);
  });

  test('lets the second of two events with one id wait', () => {
    const group = new TestGroup();
    const consumer = group.connect(5);
    group.group.add(delivery(7), 0);
    group.group.add(delivery(7), 1);
    group.pass(0);
    expect(consumer.got).toEqual(['7']);
    group.ack('7');
    expect(consumer.got).toEqual(['7', '7']);
  });

  test('sends nothing to a consumer that does not read', () => {
    const group = new TestGroup();
    const [stuck, other] = [group.connect(5), group.connect(5)];
    stuck.isCongested = true;
    group.feed(3);
    expect([stuck.got, other.got]).toEqual([[], ['0', '1', '2']]);
  });

  test('delivers what had been parked before what is new, and forgets it when it is answered', () => {
    const group = new TestGroup();
    group.feed(1);
    group.group.replays.start(4, 6);
    expect(group.group.replays.wanted).toEqual({ low: 4, high: 5 });
    group.group.replay(delivery(104), 4);
    group.group.replay(delivery(105), 5);
    expect(group.group.replays.wanted).toBeUndefined();
    const consumer = group.connect(10);
    expect(consumer.got).toEqual(['104', '105', '0']);
    const { replays } = group.group;
    group.ack('105');
    expect([replays.due(false), replays.due(true)]).toEqual([undefined, undefined]);
    group.ack('104');
    expect(replays.due(false)).toBe(6);
    replays.removed(6);
    expect(replays.due(true)).toBeUndefined();
  });
});

describe('checkpoints', () => {
  test('come after so many events, at once', () => {
    const group = new TestGroup({ maxCheckpointCount: 3 });
    group.connect(10);
    group.feed(7);
    group.ack('0', '1');
    expect(group.checkpoint()).toBeUndefined();
    group.ack('2');
    expect(group.checkpoint()).toBe(2);
    expect(group.checkpoint()).toBeUndefined();
  });

  test('come after some time for fewer, but not for too few, and never by it when it is 0', () => {
    const rules = { minCheckpointCount: 2, maxCheckpointCount: 100, messageTimeoutMs: 0 };
    const [timed, counted] = [
      new TestGroup(rules),
      new TestGroup({ ...rules, checkpointAfterMs: 0 }),
    ];
    for (const group of [timed, counted]) {
      group.connect(10);
      group.feed(7);
      group.ack('0');
      expect(group.checkpoint(true)).toBeUndefined();
      group.ack('1');
      expect(group.checkpoint(false)).toBeUndefined();
      expect(group.checkpoint(true)).toBe(group === timed ? 1 : undefined);
    }
    timed.ack('2', '3');
    expect(timed.checkpoint(true)).toBeUndefined();
    timed.pass(1_000);
    expect(timed.checkpoint(true)).toBe(3);
  });

  test('never pass what is open, be it in flight, waiting, or about to be parked', () => {
    const group = new TestGroup({ maxCheckpointCount: 1 });
    group.connect(3);
    group.feed(5);
    group.ack('1', '2');
    expect(group.checkpoint()).toBeUndefined();
    group.nack('park', '0');
    expect(group.checkpoint()).toBeUndefined();
    group.finishParking();
    expect(group.checkpoint()).toBe(2);
    group.ack('4');
    expect(group.checkpoint()).toBeUndefined();
  });

  test('pass what is none of the group’s, but not because of its own bookkeeping', () => {
    const group = new TestGroup({ maxCheckpointCount: 1 });
    group.group.progress.pass(10, 0);
    expect(group.checkpoint()).toBeUndefined();
    group.group.progress.pass(12, 2);
    expect(group.checkpoint()).toBe(12);
  });
});

describe('strategies', () => {
  const share = (strategy: StrategyName, slots: number[]): string[][] => {
    const group = new TestGroup({ strategy });
    const consumers = slots.map((count) => group.connect(count));
    group.feed(6, (revision) => `stream-${revision % 3}`);
    return consumers.map(({ got }) => got);
  };

  test('round robin takes turns, passing over the full', () => {
    expect(share('RoundRobin', [3, 1, 3])).toEqual([['0', '3', '5'], ['1'], ['2', '4']]);
  });

  test('dispatch to single fills one after the other', () => {
    expect(share('DispatchToSingle', [4, 4])).toEqual([
      ['0', '1', '2', '3'],
      ['4', '5'],
    ]);
  });

  test('pinned keeps a stream with its consumer', () => {
    const all = share('Pinned', [4, 4, 4]);
    expect(new Set(all.map(String))).toEqual(new Set(['0,3', '1,4', '2,5']));
  });

  test('pinned lets a stream wait whose consumer is full, and no other', () => {
    expect(share('Pinned', [1, 1, 1]).flat().toSorted()).toEqual(['0', '1', '2']);
  });

  test('pinned gives a new consumer its share of what is idle, and of what one had that is gone', () => {
    const group = new TestGroup({ strategy: 'Pinned' });
    const streamOf = (revision: number): string => `stream-${revision % 4}`;
    const first = group.connect(10);
    group.feed(4, streamOf);
    group.ack('0', '1', '2');
    const second = group.connect(10);
    group.feed(4, streamOf);
    expect([first.got.length, second.got.length]).toEqual([6, 2]);
    expect(first.got).toContain('7');
    group.disconnect(second);
    expect(first.got).toHaveLength(8);
  });

  test('pinned by correlation goes by the metadata', () => {
    const group = new TestGroup({ strategy: 'PinnedByCorrelation' });
    const consumers = [group.connect(10), group.connect(10)];
    const metadata = ['{"$correlationId":"a"}', '{"$correlationId":"b"}'];
    for (let n = 0; n < 4; n += 1) group.group.add(delivery(n, `s-${n}`, metadata[n % 2]), n);
    group.group.add(delivery(4, 's-0', 'no JSON'), 4);
    group.pass(0);
    const together = consumers.map(({ got }) => got.filter((id) => id !== '4'));
    expect(together).toEqual([
      ['0', '2'],
      ['1', '3'],
    ]);
  });
});

test('statistics count since they were asked for last, and order latencies', () => {
  const meter = new Meter(0);
  for (let n = 0; n < 10; n += 1) meter.count();
  expect(meter.measure(2_000)).toEqual({ total: 10, sinceLast: 10, perSecond: 5 });
  expect(meter.measure(2_000)).toEqual({ total: 10, sinceLast: 0, perSecond: 0 });
  const latencies = new Latencies();
  expect(latencies.measurements()).toEqual([]);
  for (let ms = 1; ms <= 1_100; ms += 1) latencies.add(ms);
  const measured = new Map(latencies.measurements());
  expect([measured.get('Fastest'), measured.get('Highest')]).toEqual([101, 1_100]);
  expect([measured.get('Quintile 2'), measured.get('99.9%')]).toEqual([301, 1_100]);
  const prompt = new Latencies();
  prompt.add(0);
  expect(new Map(prompt.measurements()).get('Median')).toBe(1);
});
