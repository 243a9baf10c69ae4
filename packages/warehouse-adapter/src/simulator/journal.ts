import { mkdir, open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';

/** An append-only file of JSON lines: what was appended survives kill -9 and power cuts. */
export interface Journal {
  /** Resolves when the line is on the disk. After a failure every append rejects. */
  readonly append: (line: string) => Promise<void>;
  /** Resolves when everything appended so far is on the disk. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Cuts off a last line that a crash left unfinished: nobody was told that it is there. */
const readLines = async (file: FileHandle): Promise<string[]> => {
  const content = await file.readFile();
  const end = content.lastIndexOf(0x0a) + 1;
  if (end < content.length) await file.truncate(end);
  return content.toString('utf8', 0, end).split('\n').slice(0, -1);
};

/** Makes a new file's name durable, which syncing the file does not. */
const syncDirectory = async (path: string): Promise<void> => {
  const directory = await open(path, 'r');
  await directory.sync();
  await directory.close();
};

const createAppends = (file: FileHandle): Journal => {
  let waiting: string[] = [];
  let current = Promise.resolve();
  let next: Promise<void> | undefined;

  const flush = async (): Promise<void> => {
    next = undefined;
    const lines = waiting;
    waiting = [];
    await file.appendFile(lines.map((line) => `${line}\n`).join(''));
    await file.datasync();
  };

  return {
    append: async (line) => {
      waiting.push(line);
      // All lines that come while one batch is written share the next, and its sync.
      next ??= current = current.then(flush);
      await next;
    },
    settled: () => current,
    close: async () => {
      await current.catch(() => {});
      await file.close();
    },
  };
};

/** Opens the journal of a directory; `restore` gets every line that is in it, oldest first. */
export const openJournal = async (
  directory: string,
  restore: (line: string) => void,
): Promise<Journal> => {
  await mkdir(directory, { recursive: true });
  const file = await open(join(directory, 'journal.ndjson'), 'a+');
  for (const line of await readLines(file)) restore(line);
  await syncDirectory(directory);
  return createAppends(file);
};
