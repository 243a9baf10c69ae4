import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { testDirectory } from '@order-ledger/embedded/testing';
import { expect, it } from 'vitest';
import { openJournal } from '../../src/simulator/journal.ts';

const reopen = async (directory: string) => {
  const lines: string[] = [];
  const journal = await openJournal(directory, (line) => lines.push(line));
  return { journal, lines };
};

it('gives back every line in order', async () => {
  const directory = join(await testDirectory(), 'made', 'when', 'missing');
  const { journal } = await reopen(directory);
  await Promise.all(Array.from({ length: 100 }, (_, n) => journal.append(`line ${n}`)));
  await journal.append('last');
  await journal.close();
  const { lines, journal: again } = await reopen(directory);
  expect(lines).toHaveLength(101);
  expect(lines[42]).toBe('line 42');
  expect(lines.at(-1)).toBe('last');
  await again.close();
});

it('has a line on the disk when its append resolves', async () => {
  const directory = await testDirectory();
  const { journal } = await reopen(directory);
  void journal.append('first');
  await journal.append('second');
  expect(await readFile(join(directory, 'journal.ndjson'), 'utf8')).toBe('first\nsecond\n');
  await journal.close();
});

it('cuts off the line that a crash left unfinished', async () => {
  const directory = await testDirectory();
  const { journal } = await reopen(directory);
  await journal.append('whole');
  await journal.close();
  await appendFile(join(directory, 'journal.ndjson'), 'ha');
  const second = await reopen(directory);
  expect(second.lines).toEqual(['whole']);
  await second.journal.append('next');
  await second.journal.close();
  const third = await reopen(directory);
  expect(third.lines).toEqual(['whole', 'next']);
  await third.journal.close();
});
