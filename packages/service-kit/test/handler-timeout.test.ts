import { once } from 'node:events';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { buildServer, createLogger } from '../src/index.ts';

const logger = createLogger({ service: 'test', level: 'silent' });

const serverWith = (handlerTimeoutMs: number) =>
  buildServer({ logger, service: 'test', handlerTimeoutMs });

it('answers for a handler that takes too long, whatever that does later', async () => {
  const app = serverWith(20);
  const late = Promise.withResolvers<string>();
  app.get('/slow', async () => await late.promise);
  const answer = await app.inject('/slow');
  expect(answer.statusCode).toBe(503);
  expect(answer.json()).toMatchObject({ code: 'timeout' });
  late.resolve('too late');
  await app.close();
});

it('cuts an answer off that has begun and does not go on', async () => {
  const app = serverWith(20);
  const stalled = new Readable({ read: () => {} });
  stalled.push('begun');
  app.get('/stalled', (_request, reply) => reply.send(stalled));
  const url = await app.listen();
  const answer = await fetch(`${url}/stalled`);
  expect(answer.status).toBe(200);
  await expect(answer.text()).rejects.toThrow('terminated');
  await app.close();
});

it('leaves a route alone that has a time of its own', async () => {
  const app = serverWith(1);
  app.get('/long', { handlerTimeout: 10_000 }, async () => {
    await once(AbortSignal.timeout(30), 'abort');
    return 'done';
  });
  expect((await app.inject('/long')).body).toBe('done');
  await app.close();
});
