import { randomUUID } from 'node:crypto';
import { stripVTControlCharacters } from 'node:util';
import { deadLetterMessage, deadLetterSubject, ledgerStreams } from '@order-ledger/contracts';
import type { StreamDefinition } from '@order-ledger/contracts';
import { testNats } from '@order-ledger/embedded/testing';
import {
  consumeDurable,
  createLogger,
  createPublish,
  ensureStream,
} from '@order-ledger/service-kit';
import { Command, CommanderError } from 'commander';
import { connect, headers } from 'nats';
import { afterAll, expect, test, vi } from 'vitest';
import { addDeadLetterCommands } from '../src/commands/deadletters.ts';
import { findParked, parkedMessages } from '../src/dead-letters/parked.ts';
import type { Parked } from '../src/dead-letters/parked.ts';
import { retryParked } from '../src/dead-letters/retry.ts';

const server = await testNats();
const connection = await connect({ servers: server.url });
const logger = createLogger({ service: 'test', level: 'silent' });
const soon = { timeout: 40_000, interval: 25 };

/** `ledger deadletters …`, in this process; what it prints is caught. */
const deadletters = async (...args: readonly string[]) => {
  const streams = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockReturnValue(true),
  );
  const program = new Command('ledger').exitOverride();
  addDeadLetterCommands(program);
  process.exitCode = 0;
  let thrown: unknown;
  try {
    const url = args.includes('--nats-url') ? [] : ['--nats-url', server.url];
    await program.parseAsync(['deadletters', ...args, ...url], { from: 'user' });
  } catch (error) {
    thrown = error;
  }
  const [out = '', err = ''] = streams.map((stream) =>
    // A continuous integration that shows colours is given some.
    stripVTControlCharacters(stream.mock.calls.flat().join('')),
  );
  for (const stream of streams) stream.mockRestore();
  const code = process.exitCode;
  process.exitCode = 0;
  const error = thrown instanceof Error ? thrown.message : undefined;
  return { code, out, err, error, wrongUsage: thrown instanceof CommanderError };
};

const streamOf = (name: string): StreamDefinition => ({
  ...ledgerStreams.inbound,
  name,
  subjects: [`test.${name}.*`],
});

/** What a consumer has handled, and what it does not take yet. */
const handled: string[] = [];
const refusedNow = new Set<string>();

const publish = createPublish(connection, logger);
const consumer = consumeDurable<string>({
  stream: streamOf('WORK'),
  durable: 'worker',
  connection,
  logger,
  decode: (text) => text,
  handle: async (text) => {
    await Promise.resolve();
    if (refusedNow.has(text)) throw new TypeError('not now');
    handled.push(text);
  },
  isRefusal: (error) => error instanceof TypeError,
  park: async (failed) =>
    await publish({
      stream: ledgerStreams.deadLetters,
      subject: deadLetterSubject(failed.original_subject),
      messageId: failed.message_id,
      text: deadLetterMessage.encode(failed),
    }),
});
afterAll(async () => {
  await consumer.stop();
  await connection.close();
});

const letterOf = async (text: string): Promise<Parked | undefined> => {
  for await (const parked of parkedMessages(connection)) {
    if (parked.letter?.payload.data === text) return parked;
  }
  return undefined;
};

/** A message that the consumer does not take, once it is set aside. */
const parked = async (subject = 'price'): Promise<Parked & { readonly data: string }> => {
  const data = randomUUID();
  refusedNow.add(data);
  const kept = headers();
  kept.set('Tenant', 'shop-1');
  await ensureStream(connection, streamOf('WORK'));
  const options = { msgID: `first:${data}`, headers: kept };
  await connection.jetstream().publish(`test.WORK.${subject}`, data, options);
  await expect.poll(async () => await letterOf(data), soon).toBeDefined();
  const letter = await letterOf(data);
  if (letter === undefined) throw new Error('is gone');
  return { ...letter, data };
};

const storedIn = async (stream: string): Promise<number> => {
  const { streams } = await connection.jetstreamManager();
  return (await streams.info(stream)).state.last_seq;
};

test('before anything was ever set aside there is nothing to list, retry or show', async () => {
  expect((await deadletters('list')).out).toBe('There are no dead letters.\n');
  expect((await deadletters('retry', '--all', '--json')).out).toBe('[]\n');
  expect((await deadletters('show', '1')).error).toBe('there is no dead letter 1');
  expect((await deadletters('drop', '1', '--yes')).error).toBe('there is no dead letter 1');
});

test('a message is listed and shown, and handled when it is retried after what was wrong is mended', async () => {
  const { sequence, data } = await parked();
  const listed = await deadletters('list');
  expect(listed.out).toContain('test.WORK.price');
  expect(listed.out).toContain('refused');
  const shown = await deadletters('show', `${sequence}`);
  expect(shown.out).toContain(data);
  expect(shown.out).toMatch(/Tenant +shop-1/);
  expect(shown.out).toContain('internal_error: not now');

  refusedNow.delete(data);
  // Well within the time for which the stream remembers the first id.
  const retried = await deadletters('retry', `${sequence}`);
  expect(retried).toMatchObject({ code: 0, out: `${sequence} test.WORK.price: retried\n` });
  await expect.poll(() => handled, soon).toContain(data);
  expect(await findParked(connection, sequence)).toBeUndefined();
});

test('a message that is refused again is a new dead letter, with its headers', async () => {
  const { sequence, data } = await parked();
  expect((await deadletters('retry', `${sequence}`)).code).toBe(0);
  const again = async () => (await letterOf(data))?.sequence;
  await expect.poll(again, soon).toBeGreaterThan(sequence);
  const letter = (await letterOf(data))?.letter;
  expect(letter?.original_headers).toMatchObject({ Tenant: ['shop-1'] });
});

test('a retry that dies before the dead letter is taken away is made again, and counts once', async () => {
  const letter = await parked();
  refusedNow.delete(letter.data);
  // Publishes, and takes away what is not there: as if it had been killed in between.
  await retryParked(connection, { ...letter, sequence: 999_999 });
  const stored = await storedIn('WORK');
  expect(await findParked(connection, letter.sequence)).toBeDefined();
  expect((await deadletters('retry', `${letter.sequence}`)).code).toBe(0);
  expect(await storedIn('WORK')).toBe(stored);
  await expect.poll(() => handled.filter((text) => text === letter.data), soon).toHaveLength(1);
  expect(await findParked(connection, letter.sequence)).toBeUndefined();
});

test('those of one subject are retried, the others stay', async () => {
  const [price, stock] = [await parked('price'), await parked('stock')];
  refusedNow.clear();
  expect((await deadletters('retry', '--subject', 'test.*.stock')).code).toBe(0);
  await expect.poll(() => handled, soon).toContain(stock.data);
  expect(handled).not.toContain(price.data);
  const listed = await deadletters('list', '--subject', 'test.WORK.price', '--json');
  expect(JSON.parse(listed.out)).toContainEqual({
    sequence: price.sequence,
    subject: 'test.WORK.price',
    parked_at: price.parkedAt.toISOString(),
    message_id: price.letter?.message_id,
    consumer: 'worker',
    reason: 'refused',
    code: 'internal_error',
    attempts: 1,
  });
  expect((await deadletters('list', '--subject', 'test.WORK.stock')).out).toContain('no dead');
});

test('what cannot be published stays, and the rest goes on', async () => {
  const good = await parked();
  const { letter } = good;
  if (letter === undefined) throw new Error('cannot be read');
  const lost = { ...letter, original_subject: 'nobody.listens', message_id: 'lost' };
  const text = deadLetterMessage.encode({ ...lost, payload: { encoding: 'base64', data: '/w==' } });
  const subject = deadLetterSubject('nobody.listens');
  const { seq } = await connection.jetstream().publish(subject, text);
  refusedNow.clear();
  const { code, out } = await deadletters('retry', `${seq}`, `${good.sequence}`, '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject([
    { sequence: seq, outcome: 'failed' },
    { sequence: good.sequence, outcome: 'retried' },
  ]);
  expect((await findParked(connection, seq))?.letter?.payload.data).toBe('/w==');
});

test('what is not UTF-8 is sent again byte by byte', async () => {
  const stream = streamOf('BYTES');
  await ensureStream(connection, stream);
  const letter = { ...(await parked()).letter, original_stream: 'BYTES', message_id: 'bytes' };
  const payload = { encoding: 'base64', data: Buffer.from([0xff, 0x00, 0x9f]).toString('base64') };
  const text = JSON.stringify({ ...letter, original_subject: 'test.BYTES.one', payload });
  const { seq } = await connection.jetstream().publish(deadLetterSubject('test.BYTES.one'), text);
  expect((await deadletters('retry', `${seq}`)).code).toBe(0);
  const { streams } = await connection.jetstreamManager();
  const stored = await streams.getMessage('BYTES', { seq: 1 });
  expect([...stored.data]).toEqual([0xff, 0x00, 0x9f]);
  expect(stored.header.get('Nats-Msg-Id')).toBe('retry:bytes');
  expect(stored.header.get('Tenant')).toBe('shop-1');
});

test('a dead letter is dropped for good, also one that nobody can read', async () => {
  const { sequence } = await parked();
  const { seq } = await connection.jetstream().publish(deadLetterSubject('a.b'), 'not a letter');
  expect((await deadletters('show', `${seq}`)).out).toContain('not a letter');
  expect(await deadletters('drop', `${sequence}`, `${seq}`, '--yes')).toMatchObject({
    code: 0,
    out: `${sequence} test.WORK.price: dropped\n${seq} a.b: dropped\n`,
  });
  expect(await findParked(connection, sequence)).toBeUndefined();
  expect((await deadletters('drop', '--all', '--yes')).code).toBe(0);
  expect((await deadletters('list', '--json')).out).toBe('[]\n');
});

test.each([
  ['retry'],
  ['retry', '1', '--all'],
  ['retry', 'first'],
  ['drop', '--all'],
  ['list', '--subject', 'a b'],
  ['list', '--limit', '0'],
])('wrong usage such as %j %j is told', async (...args) => {
  expect(await deadletters(...args)).toMatchObject({ out: '', wrongUsage: true });
});

test('a NATS that is not there is an error, not a long wait', async () => {
  const { error } = await deadletters('list', '--nats-url', 'nats://127.0.0.1:1');
  expect(error).toContain('CONNECTION_REFUSED');
});
