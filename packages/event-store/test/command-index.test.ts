import { expect, it } from 'vitest';
import { CommandIndex } from '../src/executor/command-index.ts';

const entry = (commandId: string, revision: bigint, fingerprint?: string) => ({
  commandId,
  fingerprint,
  firstRevision: revision,
  lastRevision: revision,
  position: revision,
});

it('the events of one command form one entry', () => {
  const index = new CommandIndex();
  index.add(entry('a', 3n));
  index.add(entry('a', 4n));
  expect(index.get('a')).toMatchObject({ firstRevision: 3n, lastRevision: 4n, position: 4n });
});

it('commands with a fingerprint are kept, others only while they are recent', () => {
  const index = new CommandIndex();
  for (let n = 0; n < 1_000; n += 1) {
    index.add(entry(`plain-${n}`, BigInt(2 * n)));
    index.add(entry(`keyed-${n}`, BigInt(2 * n + 1), 'f'));
  }
  expect(index.get('keyed-0')).toBeDefined();
  expect(index.get('plain-999')).toBeDefined();
  expect(index.get('plain-900')).toBeUndefined();
});
