import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startService } from '@order-ledger/embedded';
import { testDatabase, testDirectory, testEventStore } from '@order-ledger/embedded/testing';
import { expect, it, onTestFinished } from 'vitest';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const server = await testEventStore();

it('serves as a process of its own, and says what it needs', async () => {
  const service = await startService({
    name: 'query-api',
    main,
    logFile: join(await testDirectory(), 'query-api.log'),
    env: {
      AUTH_MODE: 'open',
      EVENTSTORE_URL: server.url,
      POSTGRES_URL: await testDatabase(),
      MASTER_KEY: randomBytes(32).toString('base64'),
    },
  });
  onTestFinished(async () => await service.kill());
  const ready = await fetch(`${service.url}/health/ready`);
  expect(ready.status).toBe(200);
  const reply = await fetch(`${service.url}/api/v1/orders`);
  expect(await reply.json()).toMatchObject({ code: 'read_model_not_ready' });
});
