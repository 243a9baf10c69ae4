import { ledgerStreams } from '@order-ledger/contracts';
import { faultProxy, testNats } from '@order-ledger/embedded/testing';
import { connectNats, ensureStream } from '@order-ledger/service-kit';
import { expect, onTestFinished, test } from 'vitest';
import { createPublishAll } from '../../src/integration/publish.ts';
import type { Message } from '../../src/integration/translate.ts';
import { recordingLogger } from '../support/recording-logger.ts';
import { silent } from '../support/servers.ts';

const nats = await testNats();
const { name, subjects } = ledgerStreams.events;
const running = new AbortController().signal;

const connect = async (port = nats.port) => {
  const url = `nats://127.0.0.1:${port}`;
  const connection = await connectNats({ url, name: 'test', logger: silent });
  onTestFinished(async () => await connection.close());
  return connection;
};

/** An empty stream, and what comes to be in it. */
const emptyStream = async () => {
  const connection = await connect();
  await ensureStream(connection, ledgerStreams.events);
  const { streams } = await connection.jetstreamManager();
  onTestFinished(async () => void (await streams.delete(name)));
  const stored = async (): Promise<readonly string[]> => {
    const { first_seq: first, messages } = (await streams.info(name)).state;
    const sequences = Array.from({ length: messages }, (_, n) => first + n);
    const found = sequences.map((seq) => streams.getMessage(name, { seq }));
    return (await Promise.all(found)).map((message) => message.string());
  };
  return { connection, streams, stored };
};

let published = 0;

const messagesOf = (...texts: readonly string[]): readonly Message[] =>
  texts.map((text) => {
    published += 1;
    return { subject: subjects[0]?.replace('>', 'test') ?? '', id: `message-${published}`, text };
  });

test('none waits for an acknowledgement of the one ahead', async () => {
  const { stored } = await emptyStream();
  const proxy = await faultProxy(nats.port);
  const connection = await connect(proxy.port);
  const publishAll = createPublishAll(connection, silent);
  await publishAll(messagesOf('a'), running);
  proxy.eatReplies();
  const publishing = publishAll(messagesOf('b', 'c', 'd'), running);
  await expect.poll(stored).toStrictEqual(['a', 'b', 'c', 'd']);
  proxy.pass();
  // Published again, for nobody has said that they are stored.
  await publishing;
  expect(await stored()).toStrictEqual(['a', 'b', 'c', 'd']);
});

test('what cannot be stored holds up what is behind it, and nothing ahead', async () => {
  const { connection, streams, stored } = await emptyStream();
  const { logger, messages } = recordingLogger();
  const publishAll = createPublishAll(connection, logger);
  await streams.update(name, { max_msg_size: 200 });
  const large = 'c'.repeat(200);
  const publishing = publishAll(messagesOf('a', 'b', large, 'd', 'e'), running);
  await expect.poll(() => messages('warn')).toStrictEqual(['integration events have to wait']);
  expect(await stored()).toStrictEqual(['a', 'b']);
  await streams.update(name, { max_msg_size: -1 });
  await publishing;
  expect(await stored()).toStrictEqual(['a', 'b', large, 'd', 'e']);
});

test('those that come again are passed over, whatever was stored behind them', async () => {
  const { connection, stored } = await emptyStream();
  const { logger, messages } = recordingLogger();
  const publishAll = createPublishAll(connection, logger);
  const [first, second, third] = [messagesOf('a'), messagesOf('b'), messagesOf('c')];
  // As if the first one's id were older than those that the server remembers.
  await publishAll(second, running);
  await publishAll([...first, ...second, ...third], running);
  expect(await stored()).toStrictEqual(['b', 'a', 'c']);
  expect(messages('warn')).toStrictEqual([]);
});
