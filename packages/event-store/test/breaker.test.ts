import { expect, it } from 'vitest';
import { Breaker } from '../src/connection/breaker.ts';
import { EventStoreUnavailableError } from '../src/index.ts';

const answer = (): Promise<string> => Promise.resolve('answer');
const silence = (): Promise<string> => Promise.reject(new EventStoreUnavailableError('no answer'));

it('fails at once after a call that nothing answered', async () => {
  const breaker = new Breaker(60_000);
  await expect(breaker.guard(silence)).rejects.toThrow('no answer');
  await expect(breaker.guard(answer)).rejects.toThrow('a moment ago');
});

it('stays closed when another call was answered meanwhile', async () => {
  const breaker = new Breaker(60_000);
  const slow = Promise.withResolvers<string>();
  const failing = breaker.guard(() => slow.promise);
  await breaker.guard(answer);
  slow.reject(new EventStoreUnavailableError('only this one'));
  await expect(failing).rejects.toThrow('only this one');
  await expect(breaker.guard(answer)).resolves.toBe('answer');
});

it('stays closed when the answer is a refusal', async () => {
  const breaker = new Breaker(60_000);
  const refusal = (): Promise<string> => Promise.reject(new TypeError('no'));
  await expect(breaker.guard(refusal)).rejects.toThrow('no');
  await expect(breaker.guard(answer)).resolves.toBe('answer');
});

it('lets one call through per pause, whose answer closes it', async () => {
  const breaker = new Breaker(20);
  await expect(breaker.guard(silence)).rejects.toThrow('no answer');
  const probe = Promise.withResolvers<string>();
  await expect
    .poll(async () => {
      const probing = Promise.race([breaker.guard(() => probe.promise), Promise.resolve('waits')]);
      return await probing.catch(() => 'open');
    })
    .toBe('waits');
  await expect(breaker.guard(answer)).rejects.toThrow('a moment ago');
  probe.resolve('back');
  await expect.poll(() => breaker.guard(answer).catch(() => 'open')).toBe('answer');
});
