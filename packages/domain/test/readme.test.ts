import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = new URL('../', import.meta.url);

test('the example of the README prints what it says', () => {
  const readme = readFileSync(new URL('README.md', folder), 'utf8');
  const example = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? '';
  const promised = /^\/\/ (.*)$/m.exec(example)?.[1];
  const printed = execFileSync(
    process.execPath,
    ['--input-type=module-typescript', '--eval', example],
    { cwd: fileURLToPath(folder), encoding: 'utf8' },
  );
  expect(printed.trim()).toBe(promised);
});
