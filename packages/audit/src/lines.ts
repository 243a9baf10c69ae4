import { createReadStream } from 'node:fs';
import split2 from 'split2';

/**
 * The lines of a file, without their line feeds. Not `node:readline`: it also ends lines at U+2028
 * and U+2029, which JSON may hold as they are.
 */
export async function* linesOf(path: string): AsyncGenerator<string, void, undefined> {
  const file = createReadStream(path);
  const lines = file.pipe(split2('\n'));
  file.on('error', (error) => lines.destroy(error));
  try {
    for await (const line of lines) yield String(line);
  } finally {
    file.destroy();
  }
}
