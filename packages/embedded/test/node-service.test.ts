import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, readFile } from 'node:fs/promises';
import { getPriority, setPriority } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startService, type NodeService, type ServiceOptions } from '../src/index.ts';
import { isAlive } from '../src/process/alive.ts';
import { testDirectory } from '../src/testing.ts';

const fixture = (name: string): string =>
  fileURLToPath(new URL(`fixtures/${name}.ts`, import.meta.url));

async function start(options: Partial<ServiceOptions> = {}): Promise<NodeService> {
  const service = await startService({
    name: 'fixture',
    main: fixture('service'),
    logFile: `${await testDirectory()}/logs/fixture.log`,
    ...options,
  });
  onTestFinished(async () => await service.kill());
  return service;
}

interface Answer {
  readonly pid: number;
  readonly env: Record<string, string>;
}

async function ask(service: NodeService): Promise<Answer> {
  return (await (await fetch(service.url)).json()) as Answer;
}

test('runs with its environment and logs to its file', async () => {
  const service = await start({ env: { COLOUR: 'green' } });
  const { pid, env } = await ask(service);
  expect(pid).toBe(service.pid);
  expect(env).toMatchObject({ COLOUR: 'green', SERVICE: 'fixture', HOST: '127.0.0.1' });
  expect(await readFile(service.logFile, 'utf8')).toContain('"msg":"ready"');
});

/** How Linux schedules it: 0 like most, 5 when nobody else wants the processor. */
async function schedulingPolicy(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const behindName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(behindName[38]);
}

test('runs at its niceness, its share of the processor and nobody else’s', async () => {
  const [own, background] = [await start(), await start({ niceness: 7 })];
  const givesWay = async (): Promise<void> => {
    expect(getPriority(background.pid) - getPriority(own.pid)).toBe(7);
    if (process.platform !== 'linux') return;
    expect(await schedulingPolicy(own.pid)).toBe(0);
    expect(await schedulingPolicy(background.pid)).toBe(5);
  };
  await givesWay();
  await background.kill();
  await background.start();
  await givesWay();
});

test('takes from others what this process may give it, and starts without', async () => {
  const [given, first] = [await start(), await start({ niceness: -3 })];
  try {
    setPriority(given.pid, -3);
  } catch {
    // Only root may: then both are as they were.
  }
  expect(getPriority(first.pid)).toBe(getPriority(given.pid));
});

test('is ready by its health endpoint where it logs nothing', async () => {
  expect(await ask(await start({ env: { QUIET: '1' } }))).toBeDefined();
});

test('stops, is killed and starts again on the same port', async () => {
  const service = await start();
  for (const how of ['stop', 'kill'] as const) {
    const { pid } = service;
    await service[how]();
    expect(await isAlive(pid)).toBe(false);
    await expect(ask(service)).rejects.toThrow('fetch failed');
    await service.start();
    expect((await ask(service)).pid).toBe(service.pid);
  }
});

test('is killed when it does not stop in time', async () => {
  const service = await start({ env: { DEAF: '1' }, stopTimeoutMs: 100 });
  const { pid } = service;
  await service.stop();
  expect(await isAlive(pid)).toBe(false);
});

test('says why it did not start', async () => {
  await expect(start({ env: { FAIL: 'no such planet' } })).rejects.toThrow(
    /fixture ended: exit code 1[^]*no such planet/,
  );
});

test('stays down after a crash by default', async () => {
  const service = await start();
  await expect(fetch(`${service.url}/crash`)).rejects.toThrow('fetch failed');
  await vi.waitFor(() => expect(() => service.pid).toThrow('does not run'), 40_000);
  await service.start();
  expect(await ask(service)).toBeDefined();
});

test('is restarted after each crash, later and later, until it is stopped', async () => {
  const delays: number[] = [];
  const service = await start({
    restart: {
      minDelayMs: 20,
      maxDelayMs: 50,
      onCrash: ({ restartInMs, reason }) => {
        expect(reason).toBe('exit code 3');
        delays.push(restartInMs);
      },
    },
  });
  const pids = [service.pid];
  for (let crash = 0; crash < 3; crash++) {
    await expect(fetch(`${service.url}/crash`)).rejects.toThrow('fetch failed');
    await vi.waitFor(() => expect(pids).not.toContain(service.pid), 40_000);
    pids.push(service.pid);
  }
  expect(delays).toEqual([20, 40, 50]);
  await service.stop();
  await expect(ask(service)).rejects.toThrow('fetch failed');
});

test('nothing survives the kill -9 of its owner: no process, no directory', async () => {
  const owner = spawn(process.execPath, [fixture('owner')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface(owner.stdout), 'line')) as [string];
  const { pids, directory } = JSON.parse(line) as { pids: number[]; directory: string };
  expect(await Promise.all(pids.map(isAlive))).toEqual([true, true, true]);
  owner.kill('SIGKILL');
  await vi.waitFor(async () => {
    expect(await Promise.all(pids.map(isAlive))).toEqual([false, false, false]);
    await expect(access(directory)).rejects.toThrow('ENOENT');
  }, 10_000);
});
