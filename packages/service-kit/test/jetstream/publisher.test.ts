import { faultProxy, testNats } from '@order-ledger/embedded/testing';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { connectNats, createLogger, createPublisher, ensureStream } from '../../src/index.ts';
import type { StreamDescription } from '../../src/index.ts';

const nats = await testNats();
const logger = createLogger({ service: 'test', level: 'silent' });

let stream: StreamDescription;
let counter = 0;

beforeEach(() => {
  counter += 1;
  stream = {
    name: `PUBLISHED_${counter}`,
    description: 'a test',
    subjects: [`published.${counter}`],
    retention: 'limits',
    storage: 'file',
    discard: 'new',
    maxBytes: 2 ** 20,
    duplicateWindowMs: 120_000,
  };
});

const connected = async (port = nats.port) => {
  const url = `nats://127.0.0.1:${port}`;
  const connection = await connectNats({ url, name: 'publisher-test', logger });
  onTestFinished(async () => await connection.close());
  const publish = createPublisher(connection);
  const send = async (n: number, text = `${n}`): Promise<void> =>
    await publish({ subject: `published.${counter}`, messageId: `message-${n}`, text });
  const stored = async (): Promise<readonly string[]> => {
    const { streams } = await connection.jetstreamManager();
    const { state } = await streams.info(stream.name);
    const numbers = Array.from({ length: state.messages }, (_, n) => n + 1);
    const messages = numbers.map((seq) => streams.getMessage(stream.name, { seq }));
    return (await Promise.all(messages)).map((message) => message.string());
  };
  return { connection, send, stored };
};

it('resolves when all are stored, in their order, each id once', async () => {
  const { connection, send, stored } = await connected();
  await ensureStream(connection, stream);
  const numbers = Array.from({ length: 100 }, (_, n) => n);
  await Promise.all([...numbers, 0, 99].map(async (n) => await send(n)));
  expect(await stored()).toEqual(numbers.map(String));
});

it('says what the server says: no stream, or none that takes it', async () => {
  const { connection, send, stored } = await connected();
  await expect(send(1)).rejects.toMatchObject({ name: 'NatsError', code: '503' });
  await ensureStream(connection, stream);
  await send(2);
  const full = { name: 'NatsError', api_error: { err_code: 10_077 } };
  const tooMuch = send(3, 'x'.repeat(2 ** 19)).then(async () => await send(4, 'x'.repeat(2 ** 19)));
  await expect(tooMuch).rejects.toMatchObject(full);
  expect(await stored()).toHaveLength(2);
});

it('gives up what is never answered, and goes on when the server is back', async () => {
  const proxy = await faultProxy(nats.port);
  const { connection, send, stored } = await connected(proxy.port);
  await ensureStream(connection, stream);
  proxy.refuse();
  proxy.cut();
  const lost = [send(1), send(2)];
  const expected = { status: 'rejected', reason: { name: 'NatsError', code: 'TIMEOUT' } };
  expect(await Promise.allSettled(lost)).toMatchObject([expected, expected]);
  proxy.pass();
  await expect
    .poll(
      async () =>
        await send(3).then(
          () => 'stored',
          () => 'lost',
        ),
      { timeout: 20_000 },
    )
    .toBe('stored');
  expect(await stored()).toContain('3');
});

it('rejects on a connection that was closed', async () => {
  const { connection, send } = await connected();
  await connection.close();
  await expect(send(1)).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
});
