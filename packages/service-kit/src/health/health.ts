import { z } from 'zod';
import type { Server } from '../http/server-type.ts';

export interface HealthOptions {
  /** Rejects when the dependency cannot be used. */
  readonly dependencies?: Readonly<Record<string, () => Promise<void>>>;
  /** False until the service has caught up with what it needs to serve. */
  readonly ready?: () => boolean;
  /** How far each projection or subscription is behind, in whatever terms describe it. */
  readonly lag?: () => unknown;
}

export interface DependencyHealth {
  readonly status: 'up' | 'down';
  readonly latency_ms: number;
}

const checkTimeoutMs = 2_000;

const within = async (check: () => Promise<void>): Promise<void> => {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('timeout')), checkTimeoutMs);
  try {
    await Promise.race([check(), promise]);
  } finally {
    clearTimeout(timer);
  }
};

const measure = async (check: () => Promise<void>): Promise<DependencyHealth> => {
  const start = performance.now();
  const status = await within(check).then(
    () => 'up' as const,
    () => 'down' as const,
  );
  return { status, latency_ms: Math.round((performance.now() - start) * 10) / 10 };
};

const checkAll = async (
  dependencies: NonNullable<HealthOptions['dependencies']>,
): Promise<Record<string, DependencyHealth>> =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(dependencies).map(
        async ([name, check]) => [name, await measure(check)] as const,
      ),
    ),
  );

const logLevel = 'warn';
const shared = { tags: ['operations'], security: [] };

const notNow = (description: string, schema: z.ZodType) => ({
  description,
  content: { 'application/json': { schema } },
});

const live = {
  ...shared,
  operationId: 'getLiveness',
  summary: 'Whether the process answers',
  response: { 200: z.object({ status: z.literal('up') }) },
};

const readinessBody = z.object({ status: z.enum(['ready', 'not_ready']) });
const readiness = {
  ...shared,
  operationId: 'getReadiness',
  summary: 'Whether to send requests here',
  response: { 200: readinessBody, 503: notNow('Not ready.', readinessBody) },
};

const upOrDown = z.enum(['up', 'down']);
const dependenciesBody = z.object({
  status: upOrDown,
  dependencies: z.record(z.string(), z.object({ status: upOrDown, latency_ms: z.number() })),
  lag: z.unknown().optional(),
});
const dependencySchema = {
  ...shared,
  operationId: 'getDependencies',
  summary: 'Each dependency up or down with its latency, and how far projections are behind',
  response: { 200: dependenciesBody, 503: notNow('Something is down.', dependenciesBody) },
};

/**
 * `/health/live`: the process answers. `/health/ready`: send it requests. `/health/dependencies`:
 * each dependency up or down, with latency, and the lag. The last two are 503 when they say no.
 */
export const addHealth = (app: Server, options: HealthOptions): void => {
  const { dependencies = {}, ready = () => true, lag } = options;
  app.get('/health/live', { schema: live, logLevel }, async () => ({ status: 'up' }) as const);
  app.get('/health/ready', { schema: readiness, logLevel }, async (_request, reply) => {
    const isReady = ready() && !app.isClosing();
    return await reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not_ready' });
  });
  app.get(
    '/health/dependencies',
    { schema: dependencySchema, logLevel },
    async (_request, reply) => {
      const checked = await checkAll(dependencies);
      const up = Object.values(checked).every(({ status }) => status === 'up');
      return await reply.code(up ? 200 : 503).send({
        status: up ? 'up' : 'down',
        dependencies: checked,
        ...(lag !== undefined && { lag: await lag() }),
      });
    },
  );
};
