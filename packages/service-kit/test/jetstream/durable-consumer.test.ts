import { testNats } from '@order-ledger/embedded/testing';
import { headers } from 'nats';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { connectNats, consumeDurable, createLogger, ensureStream } from '../../src/index.ts';
import type { DurableConsumerOptions, FailedMessage, StreamDescription } from '../../src/index.ts';

const nats = await testNats();
const logger = createLogger({ service: 'test', level: 'silent' });
const connection = await connectNats({ url: nats.url, name: 'test', logger });

interface Numbered {
  readonly key: string;
  readonly n: number;
}

let stream: StreamDescription;
let handled: Numbered[];
let parked: FailedMessage[];
let counter = 0;

beforeEach(() => {
  counter += 1;
  handled = [];
  parked = [];
  stream = {
    name: `TEST_${counter}`,
    description: 'a test',
    subjects: [`test.${counter}.>`],
    retention: 'workqueue',
    storage: 'file',
    discard: 'new',
    maxBytes: 2 ** 20,
    duplicateWindowMs: 120_000,
  };
});

const decode = (text: string): Numbered => JSON.parse(text);

const consume = (options: Partial<DurableConsumerOptions<Numbered>> = {}) => {
  const consumer = consumeDurable<Numbered>({
    connection,
    logger,
    stream,
    durable: 'tester',
    ackWaitMs: 1_000,
    decode,
    orderKey: ({ key }) => key,
    handle: async (message) => {
      handled.push(message);
    },
    park: async (failed) => {
      parked.push(failed);
    },
    ...options,
  });
  onTestFinished(() => consumer.stop(0));
  return consumer;
};

const publish = async (payload: string | Uint8Array): Promise<void> => {
  await ensureStream(connection, stream);
  const carried = headers();
  carried.set('traceparent', 'a-trace');
  await connection.jetstream().publish(`test.${counter}.a`, payload, { headers: carried });
};

const send = async (key: string, n: number) => await publish(JSON.stringify({ key, n }));

const left = async (): Promise<number> => {
  const manager = await connection.jetstreamManager();
  return (await manager.streams.info(stream.name)).state.messages;
};

it('creates what is missing and acknowledges what was handled', async () => {
  const consumer = consume();
  await vi.waitFor(() => expect(consumer.status().state).toBe('consuming'), 40_000);
  await send('a', 1);
  await expect.poll(() => handled).toEqual([{ key: 'a', n: 1 }]);
  await expect.poll(left).toBe(0);
  expect(parked).toEqual([]);
});

it('keeps the order of a key while a message of it is tried again', async () => {
  let failures = 2;
  consume({
    handle: async (message) => {
      if (message.key === 'a' && message.n === 1 && failures > 0) {
        failures -= 1;
        throw new Error('not now');
      }
      handled.push(message);
    },
  });
  await send('a', 1);
  await send('a', 2);
  await send('b', 3);
  await vi.waitFor(() => expect(handled).toHaveLength(3), 40_000);
  expect(handled.map(({ n }) => n)).toEqual([3, 1, 2]);
});

it('parks at once what cannot be read, as it came', async () => {
  consume();
  await publish('{"key":');
  await publish(Uint8Array.of(0xff, 0xfe));
  await expect.poll(() => parked).toHaveLength(2);
  expect(parked[0]).toMatchObject({
    message_id: `${stream.name}:tester:1`,
    original_subject: `test.${counter}.a`,
    original_headers: { traceparent: ['a-trace'] },
    payload: { encoding: 'text', data: '{"key":' },
    reason: 'unreadable',
    attempts: 1,
    error: { code: 'invalid_message' },
  });
  expect(parked[1]?.payload).toEqual({ encoding: 'base64', data: '//4=' });
  await expect.poll(left).toBe(0);
  expect(handled).toEqual([]);
});

it('parks what fails again and again, and goes on with the next of the key', async () => {
  consume({
    maxAttempts: 2,
    handle: async (message) => {
      if (message.n === 1) throw Object.assign(new Error('never'), { code: 'broken' });
      handled.push(message);
    },
  });
  await send('a', 1);
  await send('a', 2);
  await vi.waitFor(() => expect(handled).toEqual([{ key: 'a', n: 2 }]), 40_000);
  expect(parked).toMatchObject([
    { reason: 'exhausted', attempts: 2, error: { code: 'broken', message: 'never' } },
  ]);
  await expect.poll(left).toBe(0);
});

it('parks at once what is refused for good', async () => {
  let tries = 0;
  consume({
    isRefusal: (error) => error instanceof RangeError,
    handle: async () => {
      tries += 1;
      throw Object.assign(new RangeError('no'), { code: 'order_not_found' });
    },
  });
  await send('a', 1);
  await expect
    .poll(() => parked)
    .toMatchObject([{ reason: 'refused', attempts: 1, error: { code: 'order_not_found' } }]);
  expect(tries).toBe(1);
  await expect.poll(left).toBe(0);
});

it('reads a message as its subject says', async () => {
  const subjects: string[] = [];
  consume({
    decode: (text, subject) => {
      subjects.push(subject);
      return decode(text);
    },
  });
  await send('a', 1);
  await expect.poll(() => subjects).toEqual([`test.${counter}.a`]);
});

it('does not count an error that passes by itself', async () => {
  let failures = 3;
  consume({
    maxAttempts: 1,
    isTransient: () => true,
    handle: async (message) => {
      failures -= 1;
      if (failures > 0) throw new Error('down');
      handled.push(message);
    },
  });
  await send('a', 1);
  await vi.waitFor(() => expect(handled).toHaveLength(1), 40_000);
  expect(parked).toEqual([]);
});

it('keeps a message in hand for longer than its time without a second delivery', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  let calls = 0;
  consume({
    ackWaitMs: 500,
    handle: async () => {
      calls += 1;
      await promise;
    },
  });
  await send('a', 1);
  const manager = await connection.jetstreamManager();
  const redelivered = async () => {
    return (await manager.consumers.info(stream.name, 'tester')).num_redelivered;
  };
  await expect.poll(() => calls).toBe(1);
  const until = performance.now() + 1_500;
  await expect.poll(() => performance.now() > until, { timeout: 40_000 }).toBe(true);
  expect(await redelivered()).toBe(0);
  resolve();
  await expect.poll(left).toBe(0);
  expect(calls).toBe(1);
});

it('holds at most so many messages at once', async () => {
  let now = 0;
  let most = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  consume({
    concurrency: 3,
    handle: async (message) => {
      now += 1;
      most = Math.max(most, now);
      await promise;
      now -= 1;
      handled.push(message);
    },
  });
  for (let n = 0; n < 20; n += 1) await send(String(n), n);
  await expect.poll(() => now).toBe(3);
  resolve();
  await vi.waitFor(() => expect(handled).toHaveLength(20), 40_000);
  expect(most).toBe(3);
});

it('puts back at its stop what it cannot finish, for the next to handle', async () => {
  const first = consume({
    handle: async (_, signal) => {
      await new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    },
  });
  await send('a', 1);
  await expect.poll(() => first.status().inHand).toBe(1);
  await first.stop(0);
  expect(first.status()).toMatchObject({ state: 'stopped', inHand: 0 });
  consume();
  await vi.waitFor(() => expect(handled).toEqual([{ key: 'a', n: 1 }]), 40_000);
  expect(parked).toEqual([]);
});

it('does not begin with a message again while it is in hand', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  let calls = 0;
  consume({
    handle: async () => {
      calls += 1;
      await promise;
    },
  });
  await send('a', 1);
  await expect.poll(() => calls).toBe(1);
  // A new consumer of the same name begins with everything that is not acknowledged.
  const { consumers } = await connection.jetstreamManager();
  const { created } = await consumers.info(stream.name, 'tester');
  await consumers.delete(stream.name, 'tester');
  await vi.waitFor(async () => {
    const info = await consumers.info(stream.name, 'tester');
    expect(info.created).not.toBe(created);
    expect(info.num_ack_pending).toBe(1);
  }, 5_000);
  expect(await connection.rtt()).toBeGreaterThanOrEqual(0);
  expect(calls).toBe(1);
  resolve();
  await expect.poll(left, { timeout: 40_000 }).toBe(0);
  expect(calls).toBe(1);
});

it('is set up anew when its stream is deleted', async () => {
  consume();
  await send('a', 1);
  await expect.poll(() => handled).toHaveLength(1);
  const manager = await connection.jetstreamManager();
  await manager.streams.delete(stream.name);
  // Nobody else makes it anew: what is sent below waits for whoever did.
  await vi.waitFor(() => manager.consumers.info(stream.name, 'tester'), 40_000);
  await send('a', 2);
  await vi.waitFor(() => expect(handled).toHaveLength(2), 40_000);
});

it('goes on after kill -9 of the server', async () => {
  consume();
  await send('a', 1);
  await expect.poll(() => handled).toHaveLength(1);
  await nats.kill();
  await nats.start();
  await expect
    .poll(
      () =>
        send('a', 2).then(
          () => true,
          () => false,
        ),
      { timeout: 40_000 },
    )
    .toBe(true);
  await vi.waitFor(() => expect(handled).toContainEqual({ key: 'a', n: 2 }), 40_000);
});
