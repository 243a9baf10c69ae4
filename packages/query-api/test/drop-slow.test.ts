import { Readable, Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { dropSlow } from '../src/progress/drop-slow.ts';

async function* endless(): AsyncGenerator<string, void, undefined> {
  for (;;) yield await Promise.resolve('x'.repeat(1_000));
}

it('a reader that takes nothing any more is dropped', async () => {
  const stream = Readable.from(endless(), { objectMode: false });
  dropSlow(stream, 40);
  stream.pipe(new Writable({ write: () => {} }));
  const { promise, resolve } = Promise.withResolvers<Error>();
  stream.once('error', resolve);
  expect((await promise).message).toBe('the reader is too slow');
  expect(stream.destroyed).toBe(true);
});

it('a reader is not slow when there is nothing to read', async () => {
  const { promise: quiet, resolve } = Promise.withResolvers<void>();
  const stream = Readable.from(
    (async function* () {
      yield 'first';
      await quiet;
    })(),
    { objectMode: false },
  );
  dropSlow(stream, 20);
  setTimeout(resolve, 120);
  const chunks: unknown[] = [];
  for await (const chunk of stream) chunks.push(String(chunk));
  expect(chunks).toEqual(['first']);
});
