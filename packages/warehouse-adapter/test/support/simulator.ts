import { testDirectory } from '@order-ledger/embedded/testing';
import { createLogger } from '@order-ledger/service-kit';
import type { Server } from '@order-ledger/service-kit';
import { afterAll, onTestFinished } from 'vitest';
import { simulatorConfigSchema, startSimulator } from '../../src/index.ts';
import type { Failures, Summary } from '../../src/index.ts';

export const apiKey = 'test-key';
export const silent = createLogger({ service: 'test', level: 'silent' });

export const afterwards = (dispose: () => Promise<void>): void => {
  try {
    onTestFinished(dispose);
  } catch {
    afterAll(dispose);
  }
};

/** Listens on a random port; returns the URL. */
export const listen = async (app: Server): Promise<string> =>
  await app.listen({ host: '127.0.0.1', port: 0 });

/** Calls the warehouse as anyone would; answers status and body. */
export const callerOf = (url: string, key: string = apiKey) => {
  return async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        'x-api-key': key,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Body };
  };
};

interface Body {
  readonly success?: boolean;
  readonly data?: unknown;
  readonly error?: { readonly code: string; readonly message: string };
}

/** What tests ask of a running simulator, wherever it runs. */
export const controlOf = (url: string) => {
  const call = callerOf(url);
  return {
    url,
    call,
    fail: async (failures: Partial<Failures>) => {
      const { status } = await call('PATCH', '/admin/failures', failures);
      if (status !== 200) throw new Error(`failures not changed: ${status}`);
    },
    summary: async (): Promise<Summary> => {
      return (await call('GET', '/api/v1/inventory/summary')).body.data as Summary;
    },
  };
};

/** The simulator in this process. */
export const testSimulator = async (
  env: Record<string, string> = {},
): Promise<ReturnType<typeof controlOf> & { close: () => Promise<void> }> => {
  const WAREHOUSE_DATA_DIR = env.WAREHOUSE_DATA_DIR ?? (await testDirectory());
  const settings = { WAREHOUSE_API_KEY: apiKey, ...env, WAREHOUSE_DATA_DIR };
  const { app, close } = await startSimulator(simulatorConfigSchema.parse(settings), silent);
  if (app === undefined) throw new Error('no server');
  let closing: Promise<void> | undefined;
  const closeOnce = async (): Promise<void> => {
    closing ??= app.close().then(close);
    await closing;
  };
  const url = await listen(app);
  afterwards(closeOnce);
  return { ...controlOf(url), close: closeOnce };
};
