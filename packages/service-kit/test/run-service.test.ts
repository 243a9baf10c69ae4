import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it, vi } from 'vitest';

const main = fileURLToPath(new URL('fixtures/service.ts', import.meta.url));
// A process takes long to start on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const { PATH, NODE_COMPILE_CACHE } = process.env;
const children: ChildProcess[] = [];

interface Log {
  readonly msg: string;
  readonly level: string;
  readonly port?: number;
}

const launch = (env: Record<string, string>) => {
  const child = spawn(process.execPath, [main], {
    env: { PATH, NODE_COMPILE_CACHE, NEEDED: 'yes', PORT: '0', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  children.push(child);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const logs = (): Log[] =>
    output
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Log);
  const said = async (msg: string): Promise<Log> =>
    await expect
      .poll(() => logs().find((log) => log.msg === msg), { timeout: 40_000 })
      .toBeDefined()
      .then(() => logs().find((log) => log.msg === msg) ?? { msg, level: 'none' });
  const exit = once(child, 'close').then(([code]) => code as number | null);
  return { child, logs, said, exit, errors: text(child.stderr) };
};

const fetchJson = async (port: number | undefined, path: string, agent: Agent) => {
  const [response] = (await once(get({ host: '127.0.0.1', port, path, agent }), 'response')) as [
    IncomingMessage,
  ];
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
};

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

it('exits 2 and names the variable when the configuration is wrong', async () => {
  const { exit, errors } = launch({ NEEDED: '' });
  expect(await exit).toBe(2);
  expect(await errors).toContain('NEEDED');
});

it('exits 2 for a wrong variable of its own', async () => {
  const { exit, errors } = launch({ LOG_LEVEL: 'loud' });
  expect(await exit).toBe(2);
  expect(await errors).toContain('LOG_LEVEL');
});

it('exits 1 with a fatal log when it cannot start', async () => {
  const { exit, said } = launch({ NEEDED: 'fail' });
  expect(await exit).toBe(1);
  expect(await said('could not start')).toMatchObject({ level: 'fatal' });
});

it('finishes what is in flight on SIGTERM, ends idle connections, and exits 0', async () => {
  const { child, said, exit, logs } = launch({});
  const { port } = await said('ready');
  const agent = new Agent({ keepAlive: true });
  expect((await fetchJson(port, '/health/ready', agent)).status).toBe(200);
  const slow = fetchJson(port, '/slow', agent);
  await said('slow began');
  child.kill('SIGTERM');
  expect(await slow).toMatchObject({
    status: 200,
    body: '{"done":true}',
    headers: { connection: 'close' },
  });
  expect(await exit).toBe(0);
  const last = logs()
    .map(({ msg }) => msg)
    .slice(-4);
  // The line about the request follows its answer, sooner or later.
  expect(last).toContain('request');
  const closing = ['stopping', 'closed the rest', 'stopped'];
  expect(last.filter((msg) => msg !== 'request')).toEqual(closing);
  agent.destroy();
});

it('exits 1 with a fatal log after a rejection that nobody handled', async () => {
  const { said, exit } = launch({});
  const { port } = await said('ready');
  await fetch(`http://127.0.0.1:${port}/reject`, { method: 'POST' }).catch(() => undefined);
  expect(await exit).toBe(1);
  expect(await said('unhandled error')).toMatchObject({ level: 'fatal' });
});

it('stops when its parent is gone, if told so', async () => {
  const { child, said, exit } = launch({ ORDER_LEDGER_EXIT_WITH_PARENT: '1' });
  await said('ready');
  child.stdin.end();
  expect(await exit).toBe(0);
});
