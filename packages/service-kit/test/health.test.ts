import { expect, it } from 'vitest';
import { buildServer, createLogger } from '../src/index.ts';
import type { HealthOptions } from '../src/index.ts';

const logger = createLogger({ service: 'test', level: 'silent' });
const ask = async (url: string, health: HealthOptions) => {
  const app = buildServer({ logger, service: 'test', health });
  return await app.inject({ method: 'GET', url });
};

it('is alive whatever it depends on', async () => {
  const health = { ready: () => false, dependencies: { db: () => Promise.reject(new Error()) } };
  expect((await ask('/health/live', health)).statusCode).toBe(200);
});

it('is ready when the service says so', async () => {
  expect((await ask('/health/ready', { ready: () => true })).statusCode).toBe(200);
  expect((await ask('/health/ready', { ready: () => false })).statusCode).toBe(503);
});

it('tells each dependency up or down, one that hangs too, and the lag', async () => {
  const response = await ask('/health/dependencies', {
    dependencies: {
      good: () => Promise.resolve(),
      bad: () => Promise.reject(new Error('secret')),
      hung: () => new Promise(() => undefined),
    },
    lag: () => ({ orders: 3 }),
  });
  expect(response.statusCode).toBe(503);
  expect(response.json()).toEqual({
    status: 'down',
    dependencies: {
      good: { status: 'up', latency_ms: expect.any(Number) as number },
      bad: { status: 'down', latency_ms: expect.any(Number) as number },
      hung: { status: 'down', latency_ms: expect.any(Number) as number },
    },
    lag: { orders: 3 },
  });
});

it('measures requests by route, not by path', async () => {
  const app = buildServer({ logger, service: 'shop' });
  app.get('/things/:id', async () => ({}));
  await app.inject({ method: 'GET', url: '/things/1' });
  await app.inject({ method: 'GET', url: '/things/2' });
  const { body } = await app.inject({ method: 'GET', url: '/metrics' });
  expect(body).toContain(
    'http_request_duration_seconds_count{service="shop",method="GET",route="/things/:id",status="200"} 2',
  );
  expect(body).toContain('process_cpu_seconds_total');
});
