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

/**
 * `/health/live`: the process answers. `/health/ready`: send it requests. `/health/dependencies`:
 * each dependency up or down, with latency, and the lag. The last two are 503 when they say no.
 */
export const addHealth = (app: Server, options: HealthOptions): void => {
  const { dependencies = {}, ready = () => true, lag } = options;
  const quiet = { logLevel: 'warn' } as const;
  app.get('/health/live', quiet, async () => ({ status: 'up' }));
  app.get('/health/ready', quiet, async (_request, reply) => {
    const isReady = ready() && !app.isClosing();
    return await reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not_ready' });
  });
  app.get('/health/dependencies', quiet, async (_request, reply) => {
    const checked = await checkAll(dependencies);
    const up = Object.values(checked).every(({ status }) => status === 'up');
    return await reply.code(up ? 200 : 503).send({
      status: up ? 'up' : 'down',
      dependencies: checked,
      ...(lag !== undefined && { lag: await lag() }),
    });
  });
};
