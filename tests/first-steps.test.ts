import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { testDirectory } from '@order-ledger/embedded/testing';
import { parse } from 'shell-quote';
import { expect, test, vi } from 'vitest';

const cli = fileURLToPath(new URL('../packages/cli/src/main.ts', import.meta.url));

/** For what the command makes by itself. */
const TMPDIR = await testDirectory();

/** Runs the `ledger` command; what it prints is collected. */
const ledger = (...args: readonly string[]) => {
  const child = spawn(process.execPath, [cli, ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, TMPDIR },
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return { child, output: () => output, exited: once(child, 'exit') };
};

/** Sends what a printed curl line would send. */
const runCurl = async (line: string): Promise<unknown> => {
  const words = parse(line).map(String);
  const valueOf = (flag: string): string | undefined => words[words.indexOf(flag) + 1];
  const url = words.find((word) => word.startsWith('http://')) ?? '';
  const isPost = words.includes('-d');
  const answer = await fetch(url, {
    ...(isPost && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: valueOf('-d') ?? '',
    }),
  });
  expect(answer.ok, `${url}: ${answer.status}`).toBe(true);
  return await answer.json();
};

test('ledger start prints three curl lines that work, and stops when it is told', async () => {
  const dataDir = await testDirectory();
  const { child, output, exited } = ledger('start', '--random-ports', '--data-dir', dataDir);
  await vi.waitFor(() => expect(output()).toContain('Ctrl-C'), { timeout: 60_000 });
  const lines = output()
    .split('\n')
    .filter((line) => line.trim().startsWith('curl '));
  expect(lines).toHaveLength(3);
  const [receive = '', place = '', list = ''] = lines;

  await runCurl(receive);
  expect(await runCurl(place)).toMatchObject({ status: 'reserved', total: '19.80' });
  await expect
    .poll(async () => await runCurl(list))
    .toMatchObject({ data: [{ user_id: 'user123', total: '19.80' }], meta: { total: 1 } });

  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
}, 90_000);

test('ledger demo ends with 0 when every check holds', async () => {
  const { output, exited } = ledger('demo', '--orders', '150', '--pieces', '40');
  const ended = await exited;
  expect(ended, output()).toEqual([0, null]);
  expect(output()).toContain('40 of 40');
  expect(output()).not.toContain('NO');
}, 300_000);

test.each([[['sell']], [['demo', '--orders', 'many']]])(
  'wrong usage such as %j ends with exit code 2',
  async (args) => {
    const { exited } = ledger(...args);
    expect(await exited).toEqual([2, null]);
  },
);
