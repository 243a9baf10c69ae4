import { hash } from 'node:crypto';
import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Enough that a million streams are a few thousand in each. */
export const partitionCount = 256;

/** Characters that a partition keeps in memory before they go to its file. */
const bufferedChars = 64 * 1024;
const chunkBytes = 512 * 1024;

/** The partition of what belongs together: the first byte of its SHA-256. */
export const partitionOf = (key: string): number => hash('sha256', key, 'buffer')[0] ?? 0;

class Partition {
  lines: string[] = [];
  chars = 0;
  file: { readonly path: string; readonly descriptor: number } | undefined;
}

/**
 * Lines, put down by what they belong to and read again a partition at a time: so that what belongs
 * together is in memory together, and nothing else is. What is little stays in memory.
 */
export class Spool implements Disposable {
  readonly #partitions = Array.from({ length: partitionCount }, () => new Partition());
  #directory: string | undefined;

  /** `line` has no line feed. */
  write(partition: number, line: string): void {
    const into = this.#partitions[partition];
    if (into === undefined) throw new RangeError(`there is no partition ${partition}`);
    into.lines.push(line);
    into.chars += line.length;
    if (into.chars >= bufferedChars) this.#flush(into, partition);
  }

  /** The lines of a partition in the order they were written, some at a time; as often as asked. */
  async *read(partition: number): AsyncGenerator<readonly string[], void, undefined> {
    const from = this.#partitions[partition];
    if (from === undefined) throw new RangeError(`there is no partition ${partition}`);
    if (from.file !== undefined) {
      this.#flush(from, partition);
      yield* linesOf(from.file.path);
    } else if (from.lines.length > 0) {
      yield from.lines;
    } else {
      return;
    }
    // Others of this process have their turn.
    await nextTurn();
  }

  [Symbol.dispose](): void {
    for (const { file } of this.#partitions) if (file !== undefined) closeSync(file.descriptor);
    if (this.#directory !== undefined) rmSync(this.#directory, { recursive: true, force: true });
  }

  #flush(partition: Partition, number: number): void {
    // Readable by this user only.
    this.#directory ??= mkdtempSync(join(tmpdir(), 'ledger-audit-'));
    if (partition.file === undefined) {
      const path = join(this.#directory, `${number}`);
      partition.file = { path, descriptor: openSync(path, 'wx', 0o600) };
    }
    if (partition.lines.length === 0) return;
    const bytes = Buffer.from(`${partition.lines.join('\n')}\n`);
    for (let written = 0; written < bytes.length;) {
      written += writeSync(partition.file.descriptor, bytes, written);
    }
    partition.lines = [];
    partition.chars = 0;
  }
}

async function* linesOf(path: string): AsyncGenerator<readonly string[], void, undefined> {
  const decoder = new StringDecoder('utf8');
  let begun = '';
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) {
    const lines = (begun + decoder.write(chunk as Buffer)).split('\n');
    begun = lines.pop() ?? '';
    if (lines.length > 0) yield lines;
  }
}
